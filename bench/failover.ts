/**
 * How long a cluster of three stops somebody when a node goes. Messages are due every 5 ms,
 * acks=all, on one partition of three replicas; the pause is the longest that any of them waited,
 * counted from when it was due, until all replicas are in sync again. `--count N` says how many
 * times each.
 */
import type { Client } from '../src/client/client.ts';
import { connect } from '../src/client/client.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import { OpenLoop } from './open-loop.ts';
import { percentile } from './percentile.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const topic = 'failover';
const load = { perSecond: 200, sizeBytes: 100 };

/** What happens to the leader; resolves when it is back. */
type Fault = (run: Run, leader: number) => Promise<void>;

class Run {
  readonly cluster: BenchCluster;
  readonly client: Client;

  constructor(cluster: BenchCluster, client: Client) {
    this.cluster = cluster;
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
      await fault(this, leader);
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
  async creations(count: number): Promise<readonly number[]> {
    const found: number[] = [];
    for (let at = 0; at < count; at++) {
      await whenWhole(this.client, topic);
      const { controller } = await this.client.admin.clusterStatus();
      if (controller == null) continue;
      const fromMs = performance.now();
      await this.cluster.node(controller).end('SIGKILL');
      await this.client.admin.createTopic({ name: `made-${at}`, partitions: 1 });
      found.push(performance.now() - fromMs);
      await this.cluster.restart([controller]);
    }
    return found;
  }

  async newLeader(old: number): Promise<void> {
    for (;;) {
      const { topic: described } = await this.client.admin.describeTopic(topic);
      const leader = described.partitions[0]?.leader ?? old;
      if (leader !== old) return;
    }
  }

  async #acknowledgedAfter(loop: OpenLoop, timeMs: number): Promise<void> {
    while (loop.acknowledgedDueMs < timeMs) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const killed: Fault = async ({ cluster }, leader) => {
  await cluster.node(leader).end('SIGKILL');
  await cluster.restart([leader]);
};

const restarted: Fault = async ({ cluster }, leader) => {
  await cluster.node(leader).end('SIGTERM');
  await cluster.restart([leader]);
};

const paused: Fault = async (run, leader) => {
  const node = run.cluster.node(leader);
  node.signal('SIGSTOP');
  try {
    await run.newLeader(leader);
  } finally {
    node.signal('SIGCONT');
  }
};

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

export async function scenario(options: BenchOptions): Promise<readonly Figure[]> {
  const { quick, directory, count = quick ? 5 : 100 } = options;
  const cluster = await BenchCluster.start(directory);
  try {
    const client = connect(cluster.servers);
    await client.admin.createTopic({ name: topic, partitions: 1, replicationFactor: 3 });
    const run = new Run(cluster, client);
    const found = [
      ...figures('leader killed', await run.pauses(count, killed), { p50: 0.5, p99: 1.4 }),
      ...figures('leader restarted', await run.pauses(count, restarted), { p99: 0.2 }),
      ...figures('leader paused', await run.pauses(count, paused), { p99: 2.5 }),
      ...figures('controller killed, topic made', await run.creations(count), { p99: 1 }),
    ];
    await client.close();
    return found;
  } finally {
    await cluster.end('SIGKILL');
  }
}
