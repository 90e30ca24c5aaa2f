/** A cluster whose nodes sleep, run out of disk, and get more work than they can do at once. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { testHooksService } from '../../src/grpc/services.ts';
import type { FoundOptions } from './cluster-under-test.ts';
import { ClusterUnderTest } from './cluster-under-test.ts';
import { Door } from './door.ts';
import { Load } from './load.ts';
import { fillDisk, mountSmall, mountTest } from './mounts.ts';

const PARTITIONS = 3;
const AFTER = 300;
/** A minute of it (M44) where somebody has that minute. */
const SURGE_MS = process.env.TEST_LONG === '1' ? 60_000 : 1000;
const TENFOLD = 10;
const SURGE_UNDER_WAY_MAX = 1000;
/** For all that is around the surge, on a machine that has much else to do. */
const AROUND_SURGE_MS = 180_000;
const RESIDENT_BYTES_MAX = 600e6;
const CALM_WITHIN_MS = 30_000;
/** What a message may take when nothing is wrong, on any machine. */
const USUAL_MS = 250;
const ASKED_IN_A_ROW = 20;

async function begin(t: ExecutionContext) {
  const cluster = await ClusterUnderTest.found(t);
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
  t.timeout(SURGE_MS + AROUND_SURGE_MS);
  const cluster = await ClusterUnderTest.found(t);
  const topics = ['load', 'surge', 'calm', 'capacity'];
  await Promise.all(topics.map((name) => cluster.createTopic(name, PARTITIONS)));
  const perSecond = Math.ceil((await capacity(cluster)) / TENFOLD);
  const load = new Load(cluster.client, 'load', { underWayMax: SURGE_UNDER_WAY_MAX, perSecond });
  const before = await rateOf(load, Math.min(SURGE_MS, 5000));
  const usualMs = Math.max(USUAL_MS, 2 * (await longestMs(cluster)));

  const options = { underWayMax: SURGE_UNDER_WAY_MAX, perSecond: TENFOLD * perSecond };
  const surge = new Load(cluster.newClient(), 'surge', options);
  const during = await rateOf(surge, SURGE_MS);
  for (const id of cluster.running) {
    const residentBytes = await cluster.node(id).residentBytes();
    t.true(residentBytes < RESIDENT_BYTES_MAX, `node ${id} takes ${residentBytes} bytes`);
  }
  await surge.stop();
  const base = before.acknowledged;
  const [asked, reached] = [during.asked / base, during.acknowledged / base];
  t.log(`${base.toFixed()}/s, then ${asked.toFixed(1)} times as much; ${reached.toFixed(1)} came`);
  t.true(Math.round(asked) >= TENFOLD, `only ${asked} times the load was asked for`);
  t.true(reached > 1, `a cluster that is asked for more does less: ${reached}`);
  await whenCalm(t, cluster, usualMs);
  await load.progress(AFTER);
  await load.stop();
  t.deepEqual(await surge.problems(), []);
  t.deepEqual(await load.problems(), []);
  await cluster.checkReplicas('surge', 'load');
});

/** Messages a second that the cluster acknowledges where as many are sent as there is room for. */
async function capacity(cluster: ClusterUnderTest): Promise<number> {
  const load = new Load(cluster.newClient(), 'capacity', { underWayMax: SURGE_UNDER_WAY_MAX });
  await load.progress(10 * AFTER);
  const startMs = performance.now();
  await load.progress(10 * AFTER);
  const perSecond = (10_000 * AFTER) / (performance.now() - startMs);
  await load.stop();
  return perSecond;
}

/** Messages a second that came due, and that were acknowledged, in so long from now. */
async function rateOf(load: Load, forMs: number) {
  const [asked, acknowledged, startMs] = [load.asked, load.acknowledged, performance.now()];
  while (performance.now() - startMs < forMs) await load.progress();
  const seconds = (performance.now() - startMs) / 1000;
  return {
    asked: (load.asked - asked) / seconds,
    acknowledged: (load.acknowledged - acknowledged) / seconds,
  };
}

/** The longest that one of so many messages took, sent one after another. */
async function longestMs(cluster: ClusterUnderTest): Promise<number> {
  const producer = cluster.client.producer('calm');
  let longest = 0;
  for (let asked = 0; asked < ASKED_IN_A_ROW; asked++) {
    const sentMs = performance.now();
    await producer.send({ value: 'calm?' });
    longest = Math.max(longest, performance.now() - sentMs);
  }
  await producer.close();
  return longest;
}

/** Until so many messages in a row, one after another, are each acknowledged as soon as usual. */
async function whenCalm(
  t: ExecutionContext,
  cluster: ClusterUnderTest,
  usualMs: number,
): Promise<void> {
  const startMs = performance.now();
  while ((await longestMs(cluster)) > usualMs) {
    const calmWithin = performance.now() - startMs < CALM_WITHIN_MS;
    t.true(calmWithin, `a message still takes longer than ${usualMs} ms`);
    if (!calmWithin) return;
  }
}

const DISK_SIZE_BYTES = 48 << 20;
const RESERVE_BYTES = 4 << 20;

/** How a node's disk becomes full, and has space again. */
interface Disk {
  readonly fill: () => Promise<unknown>;
  readonly free: () => Promise<unknown>;
}

/** Fills the disk of a node that follows, and neither leads the partition nor the metadata. */
async function fillFollower(
  t: ExecutionContext,
  options: FoundOptions,
  diskOf: (cluster: ClusterUnderTest, id: number) => Disk,
): Promise<void> {
  const flags = ['--replica-lag-time-max-ms', '1000', ...(options.flags ?? [])];
  const cluster = await ClusterUnderTest.found(t, { ...options, flags });
  await cluster.createTopic('load', 1);
  const load = new Load(cluster.client, 'load', { underWayMax: 100 });
  await load.progress(AFTER);
  const controller = await cluster.controller();
  const [before] = await cluster.untilWhole('load');
  const id = cluster.running.find((it) => it !== controller && it !== before?.leader) ?? 0;
  t.not(before?.leader, id);
  t.true(before?.isr?.includes(id), `node ${id} follows`);
  const disk = diskOf(cluster, id);
  await disk.fill();
  await cluster.until('load', ({ isr }) => isr?.includes(id) === false);
  await load.progress(AFTER);
  const held = await endOn(cluster, id);
  await load.progress(AFTER);
  t.is(await endOn(cluster, id), held, 'it has no room for more');
  await disk.free();
  await settle(t, cluster, load);
}

/** Where the log of the one partition ends on a node, by its own word. */
async function endOn(cluster: ClusterUnderTest, id: number): Promise<number> {
  for (;;) {
    const holdings = await cluster.client.admin.replicaHoldings('load', 0);
    const holding = holdings.find(({ node, known }) => node === id && known === 'now');
    if (holding?.logEnd != null) return holding.logEnd;
  }
}

test.serial('a follower whose disk is full leaves the ISR and stops nobody else', async (t) => {
  const { FAILPOINT_ACTION_NO_SPACE, FAILPOINT_ACTION_OFF } = balsa.v1.FailpointAction;
  await fillFollower(t, { flags: ['--test-hooks'] }, (cluster, id) => {
    const door = new Door(t, cluster.node(id).server);
    const writes = { operation: balsa.v1.FileOperation.FILE_OPERATION_WRITE, pathPart: '/topics/' };
    const set = (action: balsa.v1.FailpointAction) => {
      return door.call(testHooksService.setFailpoint, { ...writes, action });
    };
    return {
      fill: () => set(FAILPOINT_ACTION_NO_SPACE),
      free: () => set(FAILPOINT_ACTION_OFF),
    };
  });
});

mountTest('a follower on a disk that is really full does the same', async (t) => {
  const options = {
    flags: ['--reserve-bytes', String(RESERVE_BYTES)],
    prepare: (directory: string) => mountSmall(t, directory, DISK_SIZE_BYTES),
  };
  await fillFollower(t, options, (cluster, id) => {
    const filler = join(cluster.directory(id), 'filler');
    return { fill: async () => fillDisk(filler), free: () => rm(filler) };
  });
});
