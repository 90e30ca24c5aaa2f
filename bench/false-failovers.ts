/**
 * What the settings of failover cost where no node has died. Three nodes and a partition that each
 * leads, messages due every 5 ms, acks=all: a leader is stopped for a while (SIGSTOP), and then the
 * controller; how often somebody else has taken over by the time it goes on, and the longest that a
 * message has waited. `--count N` says how many times each. Then three producers send as fast as
 * they can for ten minutes, in which nobody should take anything over.
 */
import type { Client } from '../src/client/client.ts';
import { connect } from '../src/client/client.ts';
import { median } from './callbacks.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import { OpenLoop } from './open-loop.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const topic = 'failover';
const PARTITIONS = 3;
const pausesMs = [500, 1_000, 2_000, 5_000];
const UNDER_WAY_MAX = 5_000;

/** Who leads what, and since when: by that a lead is noticed that was lost and won back between. */
export interface Leadership {
  readonly controller: number;
  /** The Raft term in which it leads. */
  readonly term: number;
  readonly leaders: readonly number[];
  readonly epochs: readonly number[];
}

async function leadership(client: Client): Promise<Leadership> {
  await whenWhole(client, topic);
  const { controller, controllerTerm } = await client.admin.clusterStatus();
  const { topic: described } = await client.admin.describeTopic(topic);
  if (controller == null) return await leadership(client);
  return {
    controller,
    term: controllerTerm,
    leaders: described.partitions.map(({ leader }) => leader ?? 0),
    epochs: described.partitions.map(({ leaderEpoch }) => leaderEpoch),
  };
}

interface Paused {
  readonly leadersMoved: boolean;
  readonly controllerMoved: boolean;
  readonly longestMs: number;
}

class Run {
  readonly #cluster: BenchCluster;
  readonly #client: Client;
  readonly #loop: OpenLoop;

  constructor(cluster: BenchCluster, client: Client, loop: OpenLoop) {
    this.#cluster = cluster;
    this.#client = client;
    this.#loop = loop;
  }

  async pause(whom: 'leader' | 'controller', pauseMs: number): Promise<Paused> {
    const before = await leadership(this.#client);
    const others = before.leaders.filter((id) => id !== before.controller);
    const struck = whom === 'controller' ? before.controller : (others[0] ?? before.controller);
    const fromMs = performance.now();
    const node = this.#cluster.node(struck);
    node.signal('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    node.signal('SIGCONT');
    const until = performance.now();
    while (this.#loop.acknowledgedDueMs < until) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const after = await leadership(this.#client);
    const longestMs = this.#loop.longestSince(fromMs);
    this.#loop.samples.length = 0;
    return {
      leadersMoved: before.epochs.some((epoch, at) => epoch !== after.epochs[at]),
      controllerMoved: before.term !== after.term,
      longestMs,
    };
  }
}

function share(all: readonly Paused[], holds: (one: Paused) => boolean): number {
  return (100 * all.filter(holds).length) / all.length;
}

async function paused(run: Run, count: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const whom of ['leader', 'controller'] as const) {
    for (const pauseMs of pausesMs) {
      const all: Paused[] = [];
      for (let at = 0; at < count; at++) all.push(await run.pause(whom, pauseMs));
      const what = `${whom} stopped for ${pauseMs / 1000} s`;
      const moved = share(all, (it) => it.leadersMoved);
      const changed = share(all, (it) => it.controllerMoved);
      const longest = median(all.map(({ longestMs }) => longestMs)) / 1000;
      figures.push({ what: `${what}, another one leads a partition`, value: moved, unit: '%' });
      figures.push({ what: `${what}, another one is controller`, value: changed, unit: '%' });
      figures.push({ what: `${what}, the longest wait, p50`, value: longest, unit: 's' });
    }
  }
  return figures;
}

/** Sends until it is told to stop. */
async function flood(client: Client, until: number): Promise<number> {
  const producer = client.producer(topic);
  const value = Buffer.alloc(1024, 'x');
  let sent = 0;
  const underWay: Promise<unknown>[] = [];
  while (performance.now() < until) {
    underWay.push(producer.send({ value }));
    sent += 1;
    if (underWay.length >= UNDER_WAY_MAX) await underWay.shift();
  }
  await Promise.all(underWay);
  await producer.close();
  return sent;
}

/** Lets each partition's preferred replica lead it, or it would be elected in the midst. */
async function settle(client: Client): Promise<void> {
  await whenWhole(client, topic);
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await client.admin.electLeader({ topic: { name: topic }, partition });
  }
}

/** Elections of leaders, and of controllers, that were held between two looks. */
export function failoversBetween(before: Leadership, after: Leadership): number {
  const elections = after.epochs.map((epoch, at) => epoch - (before.epochs[at] ?? 0));
  return elections.reduce((sum, count) => sum + count, after.term - before.term);
}

async function loaded(cluster: BenchCluster, seconds: number): Promise<readonly Figure[]> {
  const clients = Array.from({ length: PARTITIONS }, () => connect(cluster.servers));
  const [watcher = connect(cluster.servers)] = clients;
  await settle(watcher);
  const before = await leadership(watcher);
  const until = performance.now() + seconds * 1000;
  const sent = await Promise.all(clients.map((client) => flood(client, until)));
  const after = await leadership(watcher);
  await Promise.all(clients.map((client) => client.close()));
  const changes = failoversBetween(before, after);
  const perSecond = sent.reduce((sum, each) => sum + each, 0) / seconds;
  return [
    { what: `failovers in ${seconds} s of full load`, value: changes, unit: '', atMost: 0 },
    { what: 'messages of 1 KiB meanwhile', value: perSecond, unit: '/s' },
  ];
}

export async function scenario(options: BenchOptions): Promise<readonly Figure[]> {
  const { quick, directory, count = quick ? 2 : 10 } = options;
  const cluster = await BenchCluster.start(directory);
  try {
    const client = connect(cluster.servers);
    await client.admin.createTopic({
      name: topic,
      partitions: PARTITIONS,
      replicationFactor: 3,
      configs: [
        { key: 'retention.bytes', value: `${256 << 20}` },
        { key: 'segment.bytes', value: `${64 << 20}` },
      ],
    });
    await whenWhole(client, topic);
    const loop = new OpenLoop(client.producer(topic), { perSecond: 200, sizeBytes: 100 });
    const pauses = await paused(new Run(cluster, client, loop), count);
    await loop.stop();
    await client.close();
    return [...pauses, ...(await loaded(cluster, quick ? 10 : 600))];
  } finally {
    await cluster.end('SIGKILL');
  }
}
