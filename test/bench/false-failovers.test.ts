import test from 'ava';
import { failoversBetween } from '../../bench/false-failovers.ts';

const before = { controller: 1, term: 4, leaders: [1, 2, 3], epochs: [0, 5, 2] };

test('nothing that happened is no failover', (t) => {
  t.is(failoversBetween(before, before), 0);
});

test('a lead that was lost and won back between two looks is seen', (t) => {
  t.is(failoversBetween(before, { ...before, term: 6 }), 2, 'of the metadata');
  t.is(failoversBetween(before, { ...before, epochs: [0, 7, 2] }), 2, 'of a partition');
});

test('elections of partitions and of the controller are counted together', (t) => {
  const after = { controller: 2, term: 5, leaders: [1, 1, 3], epochs: [0, 6, 2] };
  t.is(failoversBetween(before, after), 2);
});
