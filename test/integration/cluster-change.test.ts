/** A cluster whose nodes are restarted, lost for good, and added, under load. */
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { ClusterUnderTest } from './cluster-under-test.ts';
import { Load } from './load.ts';

const PARTITIONS = 3;
const AFTER = 300;
/** Of nine replicas, where three nodes have three each and a fourth one comes. */
const SHARE = 2;

async function begin(t: ExecutionContext, flags: readonly string[] = []) {
  const cluster = await ClusterUnderTest.found(t, { flags });
  await cluster.createTopic('load', PARTITIONS);
  return { cluster, load: new Load(cluster.client, 'load', { underWayMax: 100 }) };
}

async function settle(t: ExecutionContext, cluster: ClusterUnderTest, load: Load): Promise<void> {
  await load.progress(AFTER);
  await load.stop();
  t.deepEqual(await load.problems(), []);
  await cluster.checkReplicas('load');
}

test.serial('a rolling restart fails no produce, and every node ends in order', async (t) => {
  const { cluster, load } = await begin(t);
  for (const id of cluster.running) {
    await load.progress(AFTER);
    t.is(await cluster.end(id, 'SIGTERM'), 0);
    await load.progress(AFTER);
    await cluster.start(id);
    await cluster.untilWhole('load');
  }
  await settle(t, cluster, load);
});

test.serial('a node whose logs are wiped leads nothing before it has caught up', async (t) => {
  const { cluster, load } = await begin(t);
  await load.progress(AFTER);
  const id = await cluster.leaderOf('load');
  await cluster.end(id, 'SIGKILL');
  await rm(join(cluster.directory(id), 'topics'), { recursive: true });
  await cluster.start(id);
  await settle(t, cluster, load);
});

test.serial(
  'a node that is wiped comes back as another, which takes over what it held',
  async (t) => {
    const { cluster, load } = await begin(t);
    await load.progress(AFTER);
    const gone = await cluster.leaderOf('load');
    await cluster.end(gone, 'SIGKILL');
    await cluster.wipe(gone);
    const next = await cluster.join();
    t.not(next, gone);
    await cluster.client.admin.replaceNode(gone, next);
    const partitions = await cluster.until('load', ({ replicas, isr }) => {
      return isr?.includes(next) === true && replicas?.includes(gone) === false;
    });
    t.is(partitions.length, PARTITIONS);
    await cluster.untilVoters(cluster.running);
    await settle(t, cluster, load);
  },
);

test.serial(
  'a node that is added is given its share by itself, and takes over what one held that is gone',
  async (t) => {
    const { cluster, load } = await begin(t, ['--broker-replace-after-ms', '1000']);
    await load.progress(AFTER);
    const added = await cluster.join();
    const hasAdded = ({ replicas }: { readonly replicas?: readonly number[] | null }) => {
      return replicas?.includes(added) === true;
    };
    let partitions = await cluster.untilWhole('load');
    while (partitions.filter(hasAdded).length < SHARE) {
      await load.progress();
      partitions = await cluster.untilWhole('load');
    }
    const { topic } = await cluster.client.admin.describeTopic('load');
    for (const { id, replicas } of partitions) {
      const giver = cluster.running.find((node) => replicas?.includes(node) !== true) ?? 0;
      const left = join(cluster.directory(giver), 'topics', `${topic.id}-${id}`);
      while (await exists(left)) await load.progress();
    }
    const gone = cluster.running.find((node) => node !== added) ?? 0;
    await cluster.end(gone, 'SIGKILL');
    await cluster.until('load', ({ replicas, isr }) => {
      return isr?.length === 3 && replicas?.includes(gone) === false;
    });
    await settle(t, cluster, load);
  },
);

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

test.serial('what is produced while nobody reads is read while nobody produces', async (t) => {
  const { cluster, load } = await begin(t);
  await load.progress(10 * AFTER);
  await load.stop();
  const id = await cluster.leaderOf('load');
  const messages = cluster.newClient().read('load', { follow: false });
  const read = interrupted(messages, () => cluster.end(id, 'SIGKILL'));
  t.deepEqual(await load.check(read), [], 'also when a leader dies meanwhile');
  await cluster.start(id);
  await cluster.checkReplicas('load');
});

/** The same messages; something happens between the first two of them. */
async function* interrupted<Message>(
  messages: AsyncGenerator<Message>,
  interrupt: () => Promise<unknown>,
): AsyncGenerator<Message> {
  const first = await messages.next();
  if (first.done === true) return;
  yield first.value;
  await interrupt();
  yield* messages;
}
