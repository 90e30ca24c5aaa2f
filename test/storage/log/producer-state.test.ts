import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import fc from 'fast-check';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import {
  decodeProducerSnapshot,
  encodeProducerSnapshot,
} from '../../../storage/log/producer-snapshot.ts';
import type { ProducerBatch } from '../../../storage/log/producer-state.ts';
import { ProducerState } from '../../../storage/log/producer-state.ts';

const SEQUENCES = 2 ** 31;

function batch(fields: Partial<ProducerBatch> = {}): ProducerBatch {
  return {
    producerId: 7,
    producerEpoch: 0,
    baseSequence: 0,
    lastOffsetDelta: 0,
    maxTimestampMs: 1000,
    isTransactional: false,
    isControl: false,
    ...fields,
  };
}

/** A state that holds `count` batches of two records, sequences from 0, offsets from 0. */
function stateOf(count: number): ProducerState {
  const state = new ProducerState();
  for (let i = 0; i < count; i++) {
    state.record(batch({ baseSequence: 2 * i, lastOffsetDelta: 1 }), 2 * i, 0);
  }
  return state;
}

test('each of the last five batches is a duplicate, at its own offsets', (t) => {
  const state = stateOf(7);
  for (let i = 2; i < 7; i++) {
    t.deepEqual(state.check(batch({ baseSequence: 2 * i, lastOffsetDelta: 1 })), {
      type: 'duplicate',
      firstOffset: 2 * i,
      lastOffset: 2 * i + 1,
      timestampMs: 1000,
    });
  }
});

test('an older batch than the last five is out of order, never appended again', (t) => {
  t.is(stateOf(7).check(batch({ baseSequence: 2, lastOffsetDelta: 1 })).type, 'outOfOrder');
});

test('a batch that begins like a kept one but ends elsewhere is out of order', (t) => {
  t.is(stateOf(3).check(batch({ baseSequence: 4, lastOffsetDelta: 0 })).type, 'outOfOrder');
});

test('the next sequence is appended, one that skips is out of order', (t) => {
  const state = stateOf(3);
  t.is(state.check(batch({ baseSequence: 6 })).type, 'append');
  t.is(state.check(batch({ baseSequence: 7 })).type, 'outOfOrder');
});

test('the sequence after 2^31 - 1 is 0', (t) => {
  const state = new ProducerState();
  state.record(batch({ baseSequence: SEQUENCES - 2, lastOffsetDelta: 1 }), 0, 0);
  t.is(state.check(batch({ baseSequence: 0 })).type, 'append');
  t.is(state.check(batch({ baseSequence: 1 })).type, 'outOfOrder');
});

test('a batch whose sequences wrap inside it is followed by the rest', (t) => {
  const state = new ProducerState();
  state.record(batch({ baseSequence: SEQUENCES - 1, lastOffsetDelta: 2 }), 0, 0);
  t.is(state.check(batch({ baseSequence: 2 })).type, 'append');
  t.is(state.check(batch({ baseSequence: SEQUENCES - 1, lastOffsetDelta: 2 })).type, 'duplicate');
});

test('an unknown producer may begin anywhere', (t) => {
  t.is(
    stateOf(3).check(batch({ producerId: 8, producerEpoch: 3, baseSequence: 99 })).type,
    'append',
  );
});

test('a batch without a producer is always appended', (t) => {
  const state = stateOf(1);
  state.record(batch({ producerId: -1, producerEpoch: -1, baseSequence: -1 }), 2, 0);
  t.is(state.check(batch({ producerId: -1, producerEpoch: -1, baseSequence: -1 })).type, 'append');
  t.is(state.capture().producers.length, 1);
});

test('a new epoch begins at 0 and ends the old one', (t) => {
  const state = stateOf(3);
  t.is(state.check(batch({ producerEpoch: 1, baseSequence: 6 })).type, 'outOfOrder');
  t.is(state.check(batch({ producerEpoch: 1 })).type, 'append');
  state.record(batch({ producerEpoch: 1 }), 6, 0);
  t.is(state.check(batch({ baseSequence: 6 })).type, 'fenced');
  t.is(state.check(batch({ baseSequence: 4, lastOffsetDelta: 1 })).type, 'fenced');
});

test('after a marker that raises the epoch only sequence 0 is next', (t) => {
  const state = stateOf(3);
  state.record(
    batch({ producerEpoch: 1, baseSequence: -1, isControl: true, isTransactional: true }),
    6,
    0,
  );
  t.is(state.check(batch({ producerEpoch: 1, baseSequence: 1 })).type, 'outOfOrder');
  t.is(state.check(batch({ producerEpoch: 1, baseSequence: 0 })).type, 'append');
  t.is(state.check(batch({ baseSequence: 6 })).type, 'fenced');
});

test('a producer expires by the time since its last write, whatever its timestamps say', (t) => {
  const state = new ProducerState();
  state.record(batch({ producerId: 1, maxTimestampMs: 1 }), 0, 5000);
  state.record(batch({ producerId: 2, maxTimestampMs: 9999 }), 1, 4000);
  state.record(batch({ producerId: 3 }), 2, 4000);
  state.record(batch({ producerId: 3, baseSequence: 1 }), 3, 5000);
  state.expire(4500);
  t.is(state.check(batch({ producerId: 1, baseSequence: 5 })).type, 'outOfOrder');
  t.is(state.check(batch({ producerId: 2, baseSequence: 5 })).type, 'append');
  t.is(state.check(batch({ producerId: 3, baseSequence: 5 })).type, 'outOfOrder');
});

test('a producer with an open transaction does not expire', (t) => {
  const state = new ProducerState();
  state.record(batch({ isTransactional: true }), 0, 0);
  state.expire(1e9);
  t.is(state.firstOpenOffset(), 0);
});

test('the first unstable offset waits for the marker to fall below the high watermark', (t) => {
  const state = new ProducerState();
  const marker = batch({ baseSequence: -1, isControl: true, isTransactional: true });
  state.record(batch({ isTransactional: true }), 10, 0);
  state.record(batch({ producerId: 8, isTransactional: true }), 11, 0);
  t.is(state.firstUnstableOffset(0), 10);
  t.deepEqual(state.record(marker, 12, 0), { producerId: 7, firstOffset: 10, lastOffset: 12 });
  t.is(state.firstOpenOffset(), 11);
  t.is(state.firstUnstableOffset(12), 10);
  t.is(state.firstUnstableOffset(13), 11);
  state.record({ ...marker, producerId: 8 }, 13, 0);
  t.is(state.firstUnstableOffset(14), undefined);
});

test('a state that holds a batch past a cut says that it must be folded anew', (t) => {
  const state = stateOf(3);
  t.false(state.isFoldOf(5));
  t.throws(() => state.truncateTo(5));
  state.record(batch({ producerId: -1 }), 6, 0);
  t.true(state.isFoldOf(6));
  state.truncateTo(6);
  t.is(state.endOffset, 6);
});

test('batches are recorded in order', (t) => {
  t.throws(() => stateOf(3).record(batch({ baseSequence: 6 }), 5, 0));
});

/** The model: every batch ever recorded, and the rules as they are stated. */
class Model {
  readonly #batches: { header: ProducerBatch; baseOffset: number }[] = [];

  check(header: ProducerBatch): string {
    const all = this.#batches.filter((each) => each.header.producerId === header.producerId);
    const last = all.at(-1);
    if (last === undefined) return 'append';
    const { producerEpoch } = last.header;
    if (header.producerEpoch < producerEpoch) return 'fenced';
    if (header.producerEpoch > producerEpoch)
      return header.baseSequence === 0 ? 'append' : 'outOfOrder';
    const same = all.filter((each) => each.header.producerEpoch === producerEpoch).slice(-5);
    const original = same.find(
      (each) =>
        each.header.baseSequence === header.baseSequence &&
        each.header.lastOffsetDelta === header.lastOffsetDelta,
    );
    if (original !== undefined) return `duplicate of ${original.baseOffset}`;
    const next = (last.header.baseSequence + last.header.lastOffsetDelta + 1) % SEQUENCES;
    return header.baseSequence === next ? 'append' : 'outOfOrder';
  }

  record(header: ProducerBatch, baseOffset: number): void {
    this.#batches.push({ header, baseOffset });
  }
}

const sent = fc.record({
  producerId: fc.integer({ min: 1, max: 2 }),
  producerEpoch: fc.integer({ min: 0, max: 2 }),
  baseSequence: fc.integer({ min: -12, max: 12 }).map((n) => (n + SEQUENCES) % SEQUENCES),
  lastOffsetDelta: fc.integer({ min: 0, max: 2 }),
});

test('the rules hold for any order of batches, also through snapshots', (t) => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 120 }), fc.nat(120), (headers, snapshotAt) => {
      let state = new ProducerState();
      const model = new Model();
      for (const [i, fields] of headers.entries()) {
        const header = batch(fields);
        const result = state.check(header);
        const offset = state.endOffset;
        const text =
          result.type === 'duplicate' ? `duplicate of ${result.firstOffset}` : result.type;
        t.is(text, model.check(header));
        if (result.type === 'append') {
          state.record(header, offset, i);
          model.record(header, offset);
        }
        if (i === snapshotAt) state = ProducerState.restore(throughBytes(state));
      }
    }),
    { numRuns: 300 },
  );
});

function throughBytes(state: ProducerState) {
  const decoded = decodeProducerSnapshot(encodeProducerSnapshot(state.capture(), crc32c), crc32c);
  if (decoded.type !== 'intact') throw new Error(decoded.type);
  return decoded.snapshot;
}

test('a snapshot is the whole state', (t) => {
  const state = stateOf(6);
  state.record(batch({ producerId: 9, isTransactional: true }), 20, 5);
  state.record(batch({ producerId: 9, isControl: true, isTransactional: true }), 21, 6);
  state.record(batch({ producerId: 2 ** 40, isTransactional: true }), 22, 7);
  t.deepEqual(throughBytes(state), state.capture());
  t.deepEqual(ProducerState.restore(throughBytes(state)).capture(), state.capture());
});

test('a snapshot with any bit flipped, or cut anywhere, is not taken for one', (t) => {
  const bytes = encodeProducerSnapshot(stateOf(3).capture(), crc32c);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.is(decodeProducerSnapshot(flipped, crc32c).type, 'damaged');
  }
  for (let size = 0; size < bytes.length; size++) {
    const cut = decodeProducerSnapshot(bytes.subarray(0, size), crc32c);
    t.is(cut.type, size === 0 ? 'absent' : 'damaged');
  }
});

test('a producer costs less than half a kilobyte', (t) => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage !== 'function') throw new Error('no gc');
  const state = new ProducerState();
  let offset = 0;
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let producerId = 0; producerId < 20_000; producerId++) {
    for (let i = 0; i < 5; i++) {
      state.record(
        batch({ producerId, baseSequence: i, maxTimestampMs: 1.7e12 }),
        offset++,
        1.7e12,
      );
    }
  }
  collectGarbage();
  const bytesEach = (process.memoryUsage().heapUsed - before) / 20_000;
  t.true(bytesEach < 400, `${Math.round(bytesEach)} bytes a producer`);
});
