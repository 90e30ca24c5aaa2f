import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { SlabLoan } from '../../../storage/log/slabs.ts';
import { Slabs } from '../../../storage/log/slabs.ts';

const MIB = 1 << 20;

interface Stored {
  readonly position: number;
  readonly sizeBytes: number;
}

interface Kept extends Stored {
  readonly given: Buffer;
}

function filled(sizeBytes: number, value: number): Buffer {
  return Buffer.alloc(sizeBytes, value);
}

function store(slabs: Slabs, slices: readonly Uint8Array[]): Stored {
  const sizeBytes = slices.reduce((sum, { length }) => sum + length, 0);
  return { position: slabs.store(slices), sizeBytes };
}

function lend(slabs: Slabs, { position, sizeBytes }: Stored, loan = slabs.loan()): Uint8Array[] {
  return slabs.lend(position, sizeBytes, loan);
}

function release(slabs: Slabs, { position, sizeBytes }: Stored): void {
  slabs.release(position, sizeBytes);
}

/** Says how many slabs it has taken from the system. */
function counted(): { readonly slabs: Slabs; readonly taken: () => number } {
  let count = 0;
  const slabs = new Slabs(() => {
    count += 1;
    return Buffer.alloc(MIB);
  });
  return { slabs, taken: () => count };
}

/** Stores so many of half a MiB, each held until three more have come. */
function pass(slabs: Slabs, count: number, isLent = false): void {
  const held: Stored[] = [];
  for (let at = 0; at < count; at++) {
    const stored = store(slabs, [filled(MIB / 2, at)]);
    if (isLent) lend(slabs, stored);
    held.push(stored);
    if (held.length > 3) release(slabs, held.shift()!);
  }
}

test('what is stored is what was given, in one slice or across slabs', (t) => {
  const slabs = new Slabs();
  const given = [
    [filled(100, 1), filled(50, 2)],
    [filled(MIB - 150, 3)],
    [filled(MIB - 1, 4), filled(3 * MIB, 5), filled(1, 6)],
    [filled(7, 7)],
  ];
  const stored = given.map((slices) => store(slabs, slices));
  const found = stored.map((one) => lend(slabs, one));
  t.deepEqual(
    found.map((slices, at) => Buffer.concat(slices).compare(Buffer.concat(given[at]!))),
    [0, 0, 0, 0],
  );
  t.deepEqual(
    found.map(({ length }) => length),
    [1, 1, 4, 1],
  );
});

test('a slab of which nothing is held is written over', (t) => {
  const { slabs, taken } = counted();
  pass(slabs, 1000);
  t.true(taken() <= 4, `${taken()} slabs`);
});

test('a slab of which somebody was given something is not', (t) => {
  const { slabs, taken } = counted();
  pass(slabs, 1000, true);
  t.true(taken() >= 499, `${taken()} slabs`);
});

test('a slab of which all has been given back is written over, and not before', (t) => {
  const { slabs, taken } = counted();
  for (let at = 0; at < 100; at++) {
    const stored = store(slabs, [filled(MIB, at)]);
    const [first, second] = [slabs.loan(), slabs.loan()];
    const lent = lend(slabs, stored, first);
    lend(slabs, stored, second);
    first.giveBack();
    first.giveBack();
    release(slabs, stored);
    release(slabs, store(slabs, [filled(MIB, 255)]));
    t.true(Buffer.concat(lent).equals(filled(MIB, at)));
    second.giveBack();
  }
  t.true(taken() <= 3, `${taken()} slabs`);
});

test('what is given back while it is held, or filled, stays', (t) => {
  const slabs = new Slabs();
  const [full, current] = [store(slabs, [filled(MIB, 1)]), store(slabs, [filled(100, 2)])];
  for (const stored of [full, current]) {
    const loan = slabs.loan();
    lend(slabs, stored, loan);
    loan.giveBack();
  }
  release(slabs, current);
  const loan = slabs.loan();
  const later = store(slabs, [filled(100, 3)]);
  lend(slabs, later, loan);
  release(slabs, later);
  loan.giveBack();
  const last = store(slabs, [filled(100, 4)]);
  pass(slabs, 10);
  t.true(Buffer.concat(lend(slabs, full)).equals(filled(MIB, 1)));
  t.true(Buffer.concat(lend(slabs, last)).equals(filled(100, 4)));
});

test('what was lent does not change, and neither does what shares a slab with what was let go', (t) => {
  const slabs = new Slabs();
  const first = store(slabs, [filled(MIB, 1)]);
  const lent = lend(slabs, first);
  release(slabs, first);
  const kept = store(slabs, [filled(MIB, 2)]);
  release(slabs, store(slabs, [filled(MIB / 4, 3)]));
  pass(slabs, 100);
  t.true(Buffer.concat(lent).equals(filled(MIB, 1)));
  t.true(Buffer.concat(lend(slabs, kept)).equals(filled(MIB, 2)));
});

test('a slab that is full when it is let go of is free', (t) => {
  const { slabs, taken } = counted();
  for (let at = 0; at < 100; at++) release(slabs, store(slabs, [filled(MIB, at)]));
  t.true(taken() <= 2, `${taken()} slabs`);
});

test('a slab of which nothing is held is not written over while it is filled', (t) => {
  const slabs = new Slabs();
  release(slabs, store(slabs, [filled(100, 1)]));
  const kept = store(slabs, [filled(100, 2)]);
  pass(slabs, 10);
  t.true(Buffer.concat(lend(slabs, kept)).equals(filled(100, 2)));
});

test('what is not held any more is neither lent nor let go of again', (t) => {
  const slabs = new Slabs();
  const stored = store(slabs, [filled(MIB, 1)]);
  release(slabs, stored);
  t.throws(() => lend(slabs, stored), { message: 'nothing of slab 0 is held' });
  t.throws(() => release(slabs, stored), { message: 'nothing of slab 0 is held' });
});

/** Of what is held or lent, which is next, by its place; `sizes` is stored. */
const step = fc.record({
  type: fc.constantFrom('store', 'lend', 'release', 'release', 'giveBack'),
  at: fc.nat(15),
  sizes: fc.array(fc.constantFrom(1, 100, MIB / 4, MIB - 1, MIB), { minLength: 1, maxLength: 3 }),
});

interface Lent {
  readonly given: Buffer;
  readonly slices: Uint8Array[];
  readonly loan: SlabLoan;
}

function slabNumbersOf({ position, sizeBytes }: Stored): number[] {
  const first = Math.floor(position / MIB);
  const count = Math.ceil((position + sizeBytes) / MIB) - first;
  return Array.from({ length: count }, (_, at) => first + at);
}

testProp(
  'what is held or was lent does not change, and what is held is counted',
  [fc.array(step, { minLength: 1, maxLength: 60 })],
  (t, steps) => {
    const slabs = new Slabs();
    const held: Kept[] = [];
    const lent: Lent[] = [];
    for (const [value, { type, at, sizes }] of steps.entries()) {
      const kept = held[at % held.length];
      if (type === 'store') {
        const slices = sizes.map((sizeBytes) => filled(sizeBytes, value));
        held.push({ given: Buffer.concat(slices), ...store(slabs, slices) });
      } else if (kept !== undefined && type === 'lend') {
        const loan = slabs.loan();
        lent.push({ given: kept.given, slices: lend(slabs, kept, loan), loan });
      } else if (type === 'giveBack') {
        for (const { loan } of lent.splice(at % (lent.length + 1), 1)) loan.giveBack();
      } else if (kept !== undefined) {
        release(slabs, kept);
        held.splice(held.indexOf(kept), 1);
      }
      t.is(slabs.sizeBytes, new Set(held.flatMap(slabNumbersOf)).size * MIB);
    }
    const loan = slabs.loan();
    for (const kept of held) lent.push({ ...kept, slices: lend(slabs, kept), loan });
    for (const { given, slices } of lent) t.true(Buffer.concat(slices).equals(given));
  },
  { numRuns: 40 },
);
