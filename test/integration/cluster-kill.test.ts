/** A cluster of three under the load of the client library, one node of which is killed. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { IncomingMessage } from '../../src/client/message.ts';
import { ClusterUnderTest } from './cluster-under-test.ts';
import { Load } from './load.ts';

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

test.serial('who reads along while a leader dies gets every record once', async (t) => {
  const { cluster, load } = await begin(t);
  const stopping = new AbortController();
  const read: IncomingMessage[] = [];
  let total = Number.POSITIVE_INFINITY;
  const reading = (async () => {
    for await (const message of cluster.newClient().read('load', { signal: stopping.signal })) {
      read.push(message);
      if (read.length >= total) return;
    }
  })();
  await load.progress(AFTER);
  await cluster.end(await cluster.leaderOf('load'), 'SIGKILL');
  await load.progress(AFTER);
  await load.stop();
  total = load.sent;
  if (read.length < total) await reading;
  stopping.abort();
  t.deepEqual(await load.check(read), []);
  await cluster.checkDisks();
});
