import { fc, testProp } from '@fast-check/ava';
import { ReceiveBuffer } from '../../../src/server/inter-broker/receive-buffer.ts';

const MIB = 1 << 20;
/** Of what there is room for. */
const part = fc.constantFrom(0.001, 0.3, 0.9, 1);

testProp(
  'what was taken does not change, and there is always room for a read that is worth it',
  [fc.array(part, { minLength: 1, maxLength: 40 })],
  (t, parts) => {
    const buffer = new ReceiveBuffer();
    const taken = parts.map((each, value) => {
      const room = buffer.room();
      t.true(room.length >= MIB / 16);
      const sizeBytes = Math.ceil(room.length * each);
      // The kernel may write all over it.
      room.fill(value + 100).fill(value, 0, sizeBytes);
      return { bytes: buffer.take(sizeBytes), expected: Buffer.alloc(sizeBytes, value) };
    });
    for (const { bytes, expected } of taken) t.true(expected.equals(bytes));
  },
  { numRuns: 30 },
);

testProp(
  'small reads share a buffer',
  [fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 500 })],
  (t, sizes) => {
    const buffer = new ReceiveBuffer();
    const memory = new Set<ArrayBufferLike>();
    for (const sizeBytes of sizes) {
      buffer.room();
      memory.add(buffer.take(sizeBytes).buffer);
    }
    t.is(memory.size, 1);
  },
  { numRuns: 30 },
);
