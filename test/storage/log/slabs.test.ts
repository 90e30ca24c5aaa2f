import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Stored } from '../../../storage/log/slabs.ts';
import { Slabs } from '../../../storage/log/slabs.ts';

const MIB = 1 << 20;

interface Kept {
  readonly given: Buffer;
  readonly stored: Stored;
}

function filled(sizeBytes: number, value: number): Uint8Array {
  return new Uint8Array(sizeBytes).fill(value);
}

function bytesOf({ slices }: Stored): Buffer {
  return Buffer.concat(slices);
}

/** Stores so many of half a MiB, each held until three more have come. */
function pass(slabs: Slabs, count: number, isLent = false): Set<ArrayBufferLike> {
  const buffers = new Set<ArrayBufferLike>();
  const held: Stored[] = [];
  for (let at = 0; at < count; at++) {
    const stored = slabs.store([filled(MIB / 2, at)]);
    if (isLent) slabs.lend(stored);
    for (const { buffer } of stored.slices) buffers.add(buffer);
    held.push(stored);
    if (held.length > 3) slabs.release(held.shift()!);
  }
  return buffers;
}

test('what is stored is what was given, in one slice or across slabs', (t) => {
  const slabs = new Slabs();
  const given = [
    [filled(100, 1), filled(50, 2)],
    [filled(MIB - 150, 3)],
    [filled(MIB - 1, 4), filled(3 * MIB, 5), filled(1, 6)],
    [filled(7, 7)],
  ];
  const stored = given.map((slices) => slabs.store(slices));
  t.deepEqual(
    stored.map((one) => bytesOf(one).compare(Buffer.concat(given[stored.indexOf(one)]!))),
    [0, 0, 0, 0],
  );
  t.deepEqual(
    stored.map(({ slices }) => slices.length),
    [1, 1, 4, 1],
  );
});

test('a slab of which nothing is held is written over', (t) => {
  t.true(pass(new Slabs(), 1000).size <= 4);
});

test('a slab of which somebody was given something is not', (t) => {
  t.true(pass(new Slabs(), 1000, true).size >= 499);
});

test('what was lent does not change, and neither does what shares a slab with what was let go', (t) => {
  const slabs = new Slabs();
  const lent = slabs.store([filled(MIB, 1)]);
  slabs.lend(lent);
  slabs.release(lent);
  const kept = slabs.store([filled(MIB, 2)]);
  const gone = slabs.store([filled(MIB / 4, 3)]);
  slabs.release(gone);
  pass(slabs, 100);
  t.true(bytesOf(lent).equals(filled(MIB, 1)));
  t.true(bytesOf(kept).equals(filled(MIB, 2)));
});

test('a slab that was let go of while it was filled is free when it is full', (t) => {
  const slabs = new Slabs();
  const buffers = new Set<ArrayBufferLike>();
  for (let at = 0; at < 100; at++) {
    const stored = slabs.store([filled(MIB, at)]);
    for (const { buffer } of stored.slices) buffers.add(buffer);
    slabs.release(stored);
  }
  t.true(buffers.size <= 2, `${buffers.size} slabs`);
});

test('a slab of which nothing is held is not written over while it is filled', (t) => {
  const slabs = new Slabs();
  slabs.release(slabs.store([filled(100, 1)]));
  const kept = slabs.store([filled(100, 2)]);
  pass(slabs, 10);
  t.true(bytesOf(kept).equals(filled(100, 2)));
});

/** Of what is held, which is stored, lent or let go next, by its place; `sizes` is stored. */
const step = fc.record({
  type: fc.constantFrom('store', 'lend', 'release', 'release'),
  at: fc.nat(15),
  sizes: fc.array(fc.constantFrom(1, 100, MIB / 4, MIB - 1, MIB), { minLength: 1, maxLength: 3 }),
});

testProp(
  'what is held or was lent does not change, and what is held is counted',
  [fc.array(step, { minLength: 1, maxLength: 60 })],
  (t, steps) => {
    const slabs = new Slabs();
    const held: Kept[] = [];
    const lent = new Set<Kept>();
    for (const [value, { type, at, sizes }] of steps.entries()) {
      const kept = held[at % held.length];
      if (type === 'store') {
        const given = Buffer.concat(sizes.map((sizeBytes) => filled(sizeBytes, value)));
        held.push({ given, stored: slabs.store(sizes.map((size) => filled(size, value))) });
      } else if (kept !== undefined && type === 'lend') {
        slabs.lend(kept.stored);
        lent.add(kept);
      } else if (kept !== undefined) {
        slabs.release(kept.stored);
        held.splice(held.indexOf(kept), 1);
      }
      const memory = held.flatMap(({ stored }) => stored.slices.map(({ buffer }) => buffer));
      t.is(slabs.sizeBytes, new Set(memory).size * MIB);
    }
    for (const { given, stored } of [...held, ...lent]) t.true(bytesOf(stored).equals(given));
  },
  { numRuns: 40 },
);
