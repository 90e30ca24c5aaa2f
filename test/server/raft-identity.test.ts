import test from 'ava';
import { openRaftIdentity } from '../../src/server/raft-identity.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { SimBench } from '../storage/sim-bench.ts';
import { resultOf, simBench } from '../storage/sim-bench.ts';

const POWER_CUTS = 30;

function openOn(bench: SimBench, randomId: string): string {
  const options = {
    directory: 'data/raft',
    fileSystem: bench.disk.mount(),
    crc32c,
    randomId: () => randomId,
    isMember: false,
  };
  return resultOf<string>(bench, (done) => openRaftIdentity(options, done));
}

test('an identity that others were told is the same after a power cut', (t) => {
  for (let seed = 1; seed <= POWER_CUTS; seed++) {
    const bench = simBench({}, seed);
    bench.disk.prepareDirectory('data');
    const told = openOn(bench, 'A'.repeat(22));
    bench.disk.cutPower();
    t.is(openOn(bench, 'B'.repeat(22)), told);
  }
});
