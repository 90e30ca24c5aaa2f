import test from 'ava';
import { compareWith } from '../../bench/compare/ratio.ts';

test('the median of the ratios counts, not the ratio of the medians', (t) => {
  const ours = [10, 40, 90];
  const theirs = [10, 10, 100];
  t.deepEqual(compareWith(ours, theirs, { atLeast: 1 }), {
    isMet: true,
    text: '10.00, 1.00 × (≥ 1: met)',
  });
  t.false(compareWith(ours, theirs, { atLeast: 1.01 }).isMet);
  t.false(compareWith(ours, theirs, { atMost: 0.99 }).isMet);
});

test('a cost that nobody knows misses no bound', (t) => {
  const unknown = { isMet: true, text: 'unknown' };
  t.deepEqual(compareWith([5], [Number.NaN], { atMost: 0.4 }), unknown, 'the other one');
  t.deepEqual(compareWith([Number.NaN], [5], { atMost: 0.4 }), { isMet: true, text: '5.00' });
});
