/**
 * How long a cluster of three stops somebody when a node goes. Messages are due every 5 ms,
 * acks=all, on one partition of three replicas; the pause is the longest that any of them waited,
 * counted from when it was due, until all replicas are in sync again. `--count N` says how many
 * times each. A leader that is cut off hears nobody and is heard by nobody, but keeps its
 * connections, as behind a dead cable: there the nodes stand behind proxies.
 */
import { fileURLToPath } from 'node:url';
import { BalsaCluster } from '../jepsen/cluster/balsa-cluster.ts';
import type { Link } from '../jepsen/cluster/network.ts';
import { Random } from '../jepsen/random.ts';
import type { Client } from '../src/client/client.ts';
import { connect } from '../src/client/client.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import { OpenLoop } from './open-loop.ts';
import { percentile } from './percentile.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const program = fileURLToPath(new URL('../../bin/balsa.cjs', import.meta.url));
const topic = 'failover';
const load = { perSecond: 200, sizeBytes: 100 };

/** What happens to the leader; resolves when it is back. */
type Fault = (leader: number) => Promise<void>;

class Run {
  readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async pauses(count: number, fault: Fault): Promise<readonly number[]> {
    const found: number[] = [];
    const producer = this.client.producer(topic);
    const loop = new OpenLoop(producer, load);
    for (let at = 0; at < count; at++) {
      const [leader = 0] = await whenWhole(this.client, topic);
      const settledMs = performance.now();
      await this.#acknowledgedAfter(loop, settledMs);
      const fromMs = performance.now();
      await fault(leader);
      await whenWhole(this.client, topic);
      await this.#acknowledgedAfter(loop, performance.now());
      found.push(loop.longestSince(fromMs));
      loop.samples.length = 0;
    }
    await loop.stop();
    await producer.close();
    return found;
  }

  /** From the controller's death until a topic that was asked for at once is there. */
  async creations(cluster: BenchCluster, count: number): Promise<readonly number[]> {
    const found: number[] = [];
    for (let at = 0; at < count; at++) {
      await whenWhole(this.client, topic);
      const { controller } = await this.client.admin.clusterStatus();
      if (controller == null) continue;
      const fromMs = performance.now();
      await cluster.node(controller).end('SIGKILL');
      await this.client.admin.createTopic({ name: `made-${at}`, partitions: 1 });
      found.push(performance.now() - fromMs);
      await cluster.restart([controller]);
    }
    return found;
  }

  async #acknowledgedAfter(loop: OpenLoop, timeMs: number): Promise<void> {
    while (loop.acknowledgedDueMs < timeMs) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function ended(cluster: BenchCluster, signal: 'SIGKILL' | 'SIGTERM'): Fault {
  return async (leader) => {
    await cluster.node(leader).end(signal);
    await cluster.restart([leader]);
  };
}

function paused({ client }: Run, cluster: BenchCluster): Fault {
  return async (leader) => {
    const node = cluster.node(leader);
    node.signal('SIGSTOP');
    try {
      await newLeader(client, leader);
    } finally {
      node.signal('SIGCONT');
    }
  };
}

function cutOff({ client }: Run, cluster: BalsaCluster): Fault {
  return async (leader) => {
    const cut = cluster.numberOf(leader) ?? 0;
    const others = ['client' as const, ...cluster.numbers.filter((number) => number !== cut)];
    const links = others.flatMap((other): Link[] => [
      [cut, other],
      [other, cut],
    ]);
    cluster.network.set(links, { type: 'blackhole' });
    try {
      await newLeader(client, leader);
    } finally {
      cluster.network.heal();
    }
  };
}

async function newLeader(client: Client, old: number): Promise<void> {
  for (;;) {
    const { topic: described } = await client.admin.describeTopic(topic);
    const leader = described.partitions[0]?.leader ?? old;
    if (leader !== old) return;
  }
}

interface Bounds {
  readonly p50?: number;
  readonly p99: number;
}

function figures(what: string, valuesMs: readonly number[], bounds: Bounds): readonly Figure[] {
  const { p50, p99 } = bounds;
  const unit = 's';
  const middle = { what: `${what}, p50`, value: percentile(valuesMs, 0.5) / 1000, unit };
  return [
    p50 === undefined ? middle : { ...middle, atMost: p50 },
    { what: `${what}, p99`, value: percentile(valuesMs, 0.99) / 1000, unit, atMost: p99 },
  ];
}

async function begin(servers: string): Promise<Run> {
  const client = connect(servers);
  await client.admin.createTopic({ name: topic, partitions: 1, replicationFactor: 3 });
  return new Run(client);
}

async function onProcesses(directory: string, count: number): Promise<readonly Figure[]> {
  const cluster = await BenchCluster.start(directory);
  try {
    const run = await begin(cluster.servers);
    const killed = await run.pauses(count, ended(cluster, 'SIGKILL'));
    const restarted = await run.pauses(count, ended(cluster, 'SIGTERM'));
    const found = [
      ...figures('leader killed', killed, { p50: 0.5, p99: 1.4 }),
      ...figures('leader restarted', restarted, { p99: 0.2 }),
      ...figures('leader paused', await run.pauses(count, paused(run, cluster)), { p99: 2.5 }),
      ...figures('controller killed, topic made', await run.creations(cluster, count), { p99: 1 }),
    ];
    await run.client.close();
    return found;
  } finally {
    await cluster.end('SIGKILL');
  }
}

async function onLinks(directory: string, count: number): Promise<readonly Figure[]> {
  const cluster = new BalsaCluster({
    program,
    count: 3,
    directory,
    random: new Random(1),
    flags: [],
    environmentOf: () => new Map(),
  });
  try {
    await cluster.start();
    const run = await begin(cluster.servers.join());
    const pauses = await run.pauses(count, cutOff(run, cluster));
    await run.client.close();
    return figures('leader cut off', pauses, { p99: 2.5 });
  } finally {
    await cluster.destroy();
  }
}

export async function scenario(options: BenchOptions): Promise<readonly Figure[]> {
  const { quick, directory, count = quick ? 5 : 100 } = options;
  return [...(await onProcesses(directory, count)), ...(await onLinks(directory, count))];
}
