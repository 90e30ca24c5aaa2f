/** What is wrong with ends of logs that leaders told: one leader's never goes back (KIP-207). */
import type { History, Key } from '../history.ts';
import type { Anomaly } from './anomaly.ts';

interface Told {
  readonly offset: number;
  readonly index: number;
}

export function* endAnomalies(history: History): Generator<Anomaly> {
  /** By process, key and leader epoch. */
  const last = new Map<string, Told>();
  for (const operation of history) {
    if (operation.type !== 'ends') continue;
    const { process, index, ends } = operation;
    for (const [key, { leaderEpoch, offset }] of ends) {
      const name = `${process} ${key} ${leaderEpoch}`;
      const before = last.get(name);
      if (before !== undefined && offset < before.offset) {
        yield regress(key, leaderEpoch, [before, { offset, index }]);
      }
      last.set(name, { offset, index });
    }
  }
}

function regress(key: Key, leaderEpoch: number, [before, after]: readonly [Told, Told]): Anomaly {
  const way = `from ${before.offset} to ${after.offset}`;
  return {
    type: 'hw-regress',
    key,
    values: [],
    operations: [before.index, after.index],
    detail: `the end of key ${key} went back ${way} under leader epoch ${leaderEpoch}`,
  };
}
