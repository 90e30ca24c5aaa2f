/** A cluster whose nodes sleep, run out of disk, and get more work than they can do at once. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { FoundOptions } from './cluster-under-test.ts';
import { ClusterUnderTest } from './cluster-under-test.ts';
import { Load } from './load.ts';
import { fillDisk, mountSmall, mountTest } from './mounts.ts';

const PARTITIONS = 3;
const AFTER = 300;
/** A minute of it (M44) where somebody has that minute. */
const SURGE_MS = process.env.TEST_LONG === '1' ? 60_000 : 1000;
const RESIDENT_BYTES_MAX = 600e6;
const CALM_WITHIN_MS = 30_000;
const USUAL_MS = 250;

async function begin(t: ExecutionContext, options: FoundOptions = {}) {
  const cluster = await ClusterUnderTest.found(t, options);
  await cluster.createTopic('load', PARTITIONS);
  return { cluster, load: new Load(cluster.client, 'load', { underWayMax: 100 }) };
}

async function settle(t: ExecutionContext, cluster: ClusterUnderTest, load: Load): Promise<void> {
  await load.progress(AFTER);
  await load.stop();
  t.deepEqual(await load.problems(), []);
  await cluster.checkReplicas('load');
}

test.serial(
  'a leader that sleeps past its lease is replaced, and follows when it wakes',
  async (t) => {
    const { cluster, load } = await begin(t);
    await load.progress(AFTER);
    const id = await cluster.leaderOf('load');
    cluster.node(id).signal('SIGSTOP');
    await cluster.untilLedByOthers('load', id);
    await load.progress(AFTER);
    cluster.node(id).signal('SIGCONT');
    await settle(t, cluster, load);
  },
);

test.serial(
  'a controller that sleeps past its lease is replaced, and follows when it wakes',
  async (t) => {
    const { cluster, load } = await begin(t);
    await load.progress(AFTER);
    const { admin } = cluster.client;
    const id = await cluster.controller();
    const { controllerTerm: term } = await admin.clusterStatus();
    cluster.node(id).signal('SIGSTOP');
    while ((await cluster.controller()) === id) await load.progress();
    t.true(
      (await admin.clusterStatus()).controllerTerm > term,
      'another one leads in another term',
    );
    await cluster.client.admin.createTopic({ name: 'made-meanwhile', partitions: 1 });
    cluster.node(id).signal('SIGCONT');
    await settle(t, cluster, load);
  },
);

test.serial(`a load that grows tenfold for ${SURGE_MS / 1000} s loses nothing`, async (t) => {
  const { cluster, load } = await begin(t);
  await load.progress(AFTER);
  await cluster.createTopic('surge', PARTITIONS);
  const surge = new Load(cluster.newClient(), 'surge', { underWayMax: 1000 });
  const endMs = performance.now() + SURGE_MS;
  do await surge.progress(10 * AFTER);
  while (performance.now() < endMs);
  for (const id of cluster.running) {
    const residentBytes = await cluster.node(id).residentBytes();
    t.true(residentBytes < RESIDENT_BYTES_MAX, `node ${id} takes ${residentBytes} bytes`);
  }
  await surge.stop();
  await whenCalm(t, cluster);
  await load.progress(AFTER);
  t.deepEqual(await surge.problems(), []);
  await settle(t, cluster, load);
});

/** Until so many messages in a row, one after another, are each acknowledged as soon as usual. */
async function whenCalm(t: ExecutionContext, cluster: ClusterUnderTest): Promise<void> {
  await cluster.createTopic('calm', 1);
  const producer = cluster.client.producer('calm');
  const endMs = performance.now() + CALM_WITHIN_MS;
  for (let inTime = 0; inTime < 20; ) {
    const sentMs = performance.now();
    t.true(sentMs < endMs, 'latency is not what it was');
    await producer.send({ value: 'calm?' });
    inTime = performance.now() - sentMs < USUAL_MS ? inTime + 1 : 0;
  }
}

const DISK_SIZE_BYTES = 48 << 20;

mountTest('a full disk takes its node out of sync and stops nobody else', async (t) => {
  const flags = ['--reserve-bytes', '4194304', '--replica-lag-time-max-ms', '1000'];
  const { cluster, load } = await begin(t, {
    flags,
    prepare: (directory) => mountSmall(t, directory, DISK_SIZE_BYTES),
  });
  await load.progress(AFTER);
  const [id = 0] = cluster.running;
  const filler = join(cluster.directory(id), 'filler');
  fillDisk(filler);
  await cluster.until('load', ({ leader, isr }) => leader != null && isr?.includes(id) !== true);
  await load.progress(AFTER);
  await rm(filler);
  await settle(t, cluster, load);
});
