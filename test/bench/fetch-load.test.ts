import test from 'ava';
import { stamp } from '../../bench/bare/stamp.ts';
import { batchOf } from '../../bench/compare/batch.ts';
import { nextOffset } from '../../bench/compare/fetch-load.ts';

/** Of three records, at 12 and at 15. */
const batches = [12, 15].map((baseOffset) => {
  const batch = Uint8Array.from(batchOf(10, 30));
  stamp([batch], baseOffset);
  return batch;
});
const [first, second] = batches as [Uint8Array, Uint8Array];

test('a reader goes on behind the last whole batch', (t) => {
  t.is(nextOffset(batches, 1000), 18);
  t.is(nextOffset([first, second.subarray(0, 40)], 1000), 15, 'the second one is cut off');
});

test('a reader begins anew where it has all that it is to read, or nothing is left', (t) => {
  t.is(nextOffset(batches, 19), 18);
  t.is(nextOffset(batches, 18), 0);
  t.is(nextOffset(batches, 17), 0);
  t.is(nextOffset([], 1000), 0);
});
