/** Nodes that are cut off one by one, and come back in another order. */
import test from 'ava';
import { BalsaCluster } from '../../../jepsen/cluster/balsa-cluster.ts';
import { swizzle } from '../../../jepsen/nemesis/swizzle.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

/** All nodes, and hardly a pause. */
class Hasty extends Random {
  override next(): number {
    return 0;
  }

  override below(bound: number): number {
    return bound - 1;
  }
}

test('nodes are cut off one by one, and no link is left cut when all are back', async (t) => {
  const cluster = new BalsaCluster({
    program: 'nothing is started',
    count: 3,
    directory: await temporaryDirectory(t),
    random: new Random(1),
    flags: [],
    environmentOf: () => new Map(),
  });
  t.teardown(() => cluster.destroy());
  const pairs = [1, 2, 3].flatMap((a) =>
    [1, 2, 3].filter((b) => b !== a).map((b) => [a, b] as const),
  );
  const cut = () =>
    pairs.filter(([a, b]) => cluster.network.rule(a, b).type === 'blackhole').length;
  const seen: number[] = [];
  cluster.network.set([[1, 'client']], { type: 'reset' });
  cluster.network.watch(() => seen.push(cut()));
  const nobody = () => Promise.resolve(undefined);
  const strike = await swizzle.strike({
    ...{ cluster, balsa: cluster, disks: new Map(), random: new Hasty(1) },
    observer: {
      ...{ leader: nobody, controller: nobody, partition: nobody },
      leaders: () => Promise.resolve([]),
    },
  });
  t.deepEqual(seen, [4, 6, 6]);
  await strike?.heal();
  t.deepEqual(seen.slice(3), [6, 4, 0]);
  t.is(cluster.network.rule(1, 'client').type, 'reset', 'what others have bent stays so');
});
