/** The nodes of a run, as nemeses end and start them. */
import { join } from 'node:path';
import test from 'ava';
import { BalsaCluster } from '../../../jepsen/cluster/balsa-cluster.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

test('a node that is being stopped is started when it has ended, whoever asks', async (t) => {
  const cluster = new BalsaCluster({
    program: join(process.cwd(), 'bin', 'balsa.cjs'),
    count: 1,
    directory: await temporaryDirectory(t),
    random: new Random(1),
    flags: [],
    environmentOf: () => new Map(),
  });
  t.teardown(() => cluster.destroy());
  await cluster.start();
  const stopping = cluster.stop(1);
  const killing = cluster.kill(1);
  await cluster.startNode(1);
  await cluster.whenReady(1);
  t.deepEqual(cluster.faults, []);
  t.is(cluster.stateOf(1), 'running');
  t.deepEqual(await Promise.all([stopping, killing]), [0, undefined]);
});
