import test from 'ava';
import type { CleaningLimits, SegmentFacts } from '../../../storage/cleaner/cleaning-plan.ts';
import { planCleaning } from '../../../storage/cleaner/cleaning-plan.ts';
import { KeyOffsets } from '../../../storage/cleaner/key-offsets.ts';

/** Four segments of ten offsets and 100 bytes each; a record comes each millisecond. */
const segments: readonly SegmentFacts[] = [0, 10, 20, 30].map((baseOffset) => ({
  baseOffset,
  endOffset: baseOffset + 10,
  sizeBytes: 100,
  firstTimestampMs: baseOffset,
  maxTimestampMs: baseOffset + 9,
}));
const config = { lagMsMin: 0, lagMsMax: 1e9, dirtyRatioMin: 0.5, deleteRetentionMs: 0 };

interface Claim {
  readonly claim: string;
  readonly limits?: Partial<Omit<CleaningLimits, 'config'>>;
  readonly config?: Partial<CleaningLimits['config']>;
  readonly plan: readonly [startOffset: number, endOffset: number] | undefined;
}

const claims: readonly Claim[] = [
  { claim: 'all that is closed and stable is dirty at first', plan: [0, 40] },
  {
    claim: 'a segment that reaches past the limit waits',
    limits: { endOffsetMax: 39 },
    plan: [0, 30],
  },
  { claim: 'what was cleaned is not dirty', limits: { cleanEnd: 20 }, plan: [20, 40] },
  { claim: 'a dirty part below the ratio waits', limits: { cleanEnd: 30 }, plan: undefined },
  {
    claim: 'unless a record in it is too old',
    limits: { cleanEnd: 30 },
    config: { lagMsMax: 50 },
    plan: [30, 40],
  },
  { claim: 'cleaning goes on inside of a segment', limits: { cleanEnd: 15 }, plan: [15, 40] },
  { claim: 'nothing is dirty where all is clean', limits: { cleanEnd: 40 }, plan: undefined },
  { claim: 'nothing may be cleaned', limits: { endOffsetMax: 0 }, plan: undefined },
  {
    claim: 'a young segment waits, and all after it',
    limits: { nowMs: 35 },
    config: { lagMsMin: 10 },
    plan: [0, 20],
  },
  {
    claim: 'clocks of producers that run ahead hold nothing up where no lag is asked for',
    limits: { nowMs: 5 },
    plan: [0, 40],
  },
];

for (const { claim, limits, config: changed, plan } of claims) {
  test(claim, (t) => {
    const planned = planCleaning(segments, {
      ...{ cleanEnd: 0, endOffsetMax: 40, nowMs: 100, ...limits },
      config: { ...config, ...changed },
    });
    const found = planned && [planned.startOffset, planned.endOffset];
    t.deepEqual(found, plan as number[] | undefined);
  });
}

const keyOf = (number: number): Uint8Array => Buffer.from(`key ${number}`);

test('each key has the offset that was put last; others have none', (t) => {
  const keys = new KeyOffsets(1_000, 1 << 20);
  for (let offset = 0; offset < 3_000; offset++) t.true(keys.put(keyOf(offset % 1_000), offset));
  for (let at = 0; at < 1_000; at++) t.is(keys.get(keyOf(at)), 2_000 + at);
  t.is(keys.get(keyOf(1_000)), undefined);
});

test('a key finds no room beyond the memory given; those that have theirs go on', (t) => {
  const keys = new KeyOffsets(1_000_000, 24 * 64);
  let count = 0;
  while (keys.put(keyOf(count), count)) count += 1;
  t.is(count, 54, '85 % of 64 slots');
  t.true(keys.put(keyOf(0), 100));
  t.is(keys.get(keyOf(0)), 100);
  t.is(keys.get(keyOf(count)), undefined);
});
