/** A node that dies in the midst of one kind of work, and comes back. */
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaCluster } from '../../../jepsen/cluster/balsa-cluster.ts';
import { failpoint } from '../../../jepsen/nemesis/failpoint.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

/** Draws one number for ever. */
class Fixed extends Random {
  readonly #drawn: number;

  constructor(drawn: number) {
    super(1);
    this.#drawn = drawn;
  }

  override next(): number {
    return this.#drawn;
  }
}

async function struck(t: ExecutionContext, drawn: number) {
  const balsa = new BalsaCluster({
    program: join(process.cwd(), 'bin', 'balsa.cjs'),
    count: 1,
    directory: await temporaryDirectory(t),
    random: new Random(1),
    flags: ['--test-hooks'],
    environmentOf: () => new Map(),
  });
  t.teardown(() => balsa.destroy());
  await balsa.start();
  const nobody = () => Promise.resolve(undefined);
  const strike = await failpoint.strike({
    ...{ cluster: balsa, balsa, disks: new Map(), random: new Fixed(drawn) },
    observer: {
      ...{ leader: nobody, controller: nobody, partition: nobody },
      leaders: () => Promise.resolve([]),
    },
  });
  return { balsa, strike };
}

const deaths = [
  { drawn: 0.01, text: 'write in /raft/ hangs, and 1 is killed' },
  { drawn: 0.5, text: 'sync in .index fails, and 1 goes on' },
];

for (const { drawn, text } of deaths) {
  test(`${text}, and comes back`, async (t) => {
    const { balsa, strike } = await struck(t, drawn);
    t.is(strike?.text, text);
    t.is(balsa.stateOf(1), text.endsWith('killed') ? 'down' : 'running');
    await strike?.heal();
    await balsa.whenReady(1);
    t.is(balsa.stateOf(1), 'running');
    t.deepEqual(balsa.faults, []);
  });
}
