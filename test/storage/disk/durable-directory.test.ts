import test from 'ava';
import { makeDurableDirectory } from '../../../storage/disk/durable-directory.ts';
import { resultOf, simBench } from '../sim-bench.ts';

const POWER_CUTS = 30;

test('a directory that was made is there after a power cut, and those above it', (t) => {
  for (let seed = 1; seed <= POWER_CUTS; seed++) {
    const bench = simBench({}, seed);
    bench.disk.prepareDirectory('volume');
    const path = 'volume/balsa/data';
    const fileSystem = bench.disk.mount();
    resultOf<void>(bench, (done) => makeDurableDirectory({ fileSystem, path }, done));
    bench.disk.cutPower();
    const list = bench.disk.mount();
    t.deepEqual(
      resultOf(bench, (done) => list.list(path, done)),
      [],
    );
  }
});
