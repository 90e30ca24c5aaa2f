/** A cluster of three under the load of the client library, one node of which is killed. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { ClusterUnderTest } from './cluster-under-test.ts';
import { Load } from './load.ts';
import { finish, runBalsa, spawnBalsa } from './node-process.ts';

const PARTITIONS = 3;
const AFTER = 300;

async function begin(t: ExecutionContext) {
  const cluster = await ClusterUnderTest.found(t);
  await cluster.createTopic('load', PARTITIONS);
  return { cluster, load: new Load(cluster.client, 'load', { underWayMax: 100 }) };
}

/** Everything that was acknowledged is there once, and on every replica the same. */
async function settle(t: ExecutionContext, cluster: ClusterUnderTest, load: Load): Promise<void> {
  await load.progress(AFTER);
  await load.stop();
  t.deepEqual(await load.problems(), []);
  await cluster.checkReplicas('load');
}

const victims: Readonly<Record<string, (cluster: ClusterUnderTest) => Promise<number>>> = {
  leader: (cluster) => cluster.leaderOf('load'),
  follower: async (cluster) => {
    const leader = await cluster.leaderOf('load');
    return cluster.running.find((id) => id !== leader) ?? 0;
  },
  controller: (cluster) => cluster.controller(),
};

test.serial(
  'kill -9 of a leader, a follower and the controller loses and doubles no acknowledged record',
  async (t) => {
    const { cluster, load } = await begin(t);
    for (const [role, victim] of Object.entries(victims)) {
      await load.progress(AFTER + Math.floor(Math.random() * AFTER));
      const id = await victim(cluster);
      await cluster.end(id, 'SIGKILL');
      await cluster.untilLedByOthers('load', id);
      await load.progress(AFTER);
      await cluster.start(id);
      await cluster.untilWhole('load');
      t.log(`the ${role} was node ${id}`);
    }
    await settle(t, cluster, load);
  },
);

test.serial('kill -9 of all nodes at once loses and doubles no acknowledged record', async (t) => {
  const { cluster, load } = await begin(t);
  for (let kill = 0; kill < 2; kill++) {
    await load.progress(AFTER);
    const all = cluster.running;
    await cluster.endAll('SIGKILL');
    await Promise.all(all.map((id) => cluster.start(id)));
  }
  await settle(t, cluster, load);
});

test.serial('a file goes through whole although the leader is killed in its middle', async (t) => {
  const cluster = await ClusterUnderTest.found(t);
  await cluster.createTopic('orders', 1);
  const line = (number: number) => `${number} a line of text as it comes out of a log file\n`;
  const text = Array.from({ length: 40_000 }, (_, at) => line(at)).join('');
  const half = text.indexOf('\n', text.length / 2) + 1;
  const at = ['--server', cluster.servers];
  const producer = spawnBalsa(t, ['produce', 'orders', ...at]);
  const consumer = spawnBalsa(t, ['consume', 'orders', '--follow', '--from', 'beginning', ...at]);
  const produced = finish(producer);
  const consumed: Buffer[] = [];
  const readAll = new Promise<void>((resolve) => {
    let sizeBytes = 0;
    consumer.stdout?.on('data', (chunk: Buffer) => {
      consumed.push(chunk);
      sizeBytes += chunk.length;
      if (sizeBytes >= text.length) resolve();
    });
  });
  producer.stdin?.write(text.slice(0, half));
  await cluster.until('orders', ({ highWatermark }) => (highWatermark ?? 0) > 0);
  await cluster.end(await cluster.leaderOf('orders'), 'SIGKILL');
  producer.stdin?.end(text.slice(half));
  const { exitCode, stderr } = await produced;
  t.is(exitCode, 0, stderr);
  await readAll;
  t.true(Buffer.concat(consumed).equals(Buffer.from(text)), 'who read along has every line, once');
  const { stdout } = await runBalsa(t, ['consume', 'orders', ...at]);
  t.true(stdout.equals(Buffer.from(text)), 'and who reads afterwards');
});
