/**
 * 1,000 messages a second of 1 KiB, linger 0, acks=all, three replicas, fsync; open loop. How long
 * until each is acknowledged, and until somebody who reads the topic has it. Before that, what as
 * many writes and syncs of as many files take without any broker.
 */
import type { Client } from '../src/client/client.ts';
import { connect } from '../src/client/client.ts';
import { bareSyncs } from './bare-syncs.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import type { Sample } from './open-loop.ts';
import { OpenLoop } from './open-loop.ts';
import { percentile } from './percentile.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const topic = 'latency';

/** Reads until it is ended. */
class Listener {
  readonly samples: Sample[] = [];
  readonly #ending = new AbortController();
  readonly #ended: Promise<void>;

  constructor(client: Client) {
    this.#ended = this.#read(client);
  }

  /** When it has heard so many. */
  async end(count: number): Promise<void> {
    while (this.samples.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
    this.#ending.abort();
    await this.#ended;
  }

  async #read(client: Client): Promise<void> {
    for await (const { value } of client.read(topic, { signal: this.#ending.signal })) {
      const dueMs = Number(Buffer.from(value ?? []).toString());
      this.samples.push({ dueMs, latencyMs: performance.now() - dueMs });
    }
  }
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const bare = await bareSyncs({
    directory,
    files: 9,
    perSecond: 3000,
    sizeBytes: 1024,
    durationMs: quick ? 1_000 : 10_000,
  });
  const cluster = await BenchCluster.start(directory);
  try {
    const client = connect(cluster.servers);
    await client.admin.createTopic({ name: topic, partitions: 3, replicationFactor: 3 });
    await whenWhole(client, topic);
    const listener = new Listener(client);
    const loop = new OpenLoop(client.producer(topic), { perSecond: 1000, sizeBytes: 1024 });
    const [warmMs, measuredMs] = quick ? [1_000, 3_000] : [30_000, 60_000];
    await new Promise((resolve) => setTimeout(resolve, warmMs + measuredMs));
    await loop.stop();
    const [first] = loop.samples;
    const fromMs = (first?.dueMs ?? 0) + warmMs;
    const latenciesOf = (samples: readonly Sample[]) => {
      return samples.filter(({ dueMs }) => dueMs >= fromMs).map(({ latencyMs }) => latencyMs);
    };
    const latencies = latenciesOf(loop.samples);
    await listener.end(loop.samples.length);
    const heard = latenciesOf(listener.samples);
    await client.close();
    return [
      { what: 'nine files written and synced, p50', value: percentile(bare, 0.5), unit: 'ms' },
      { what: 'nine files written and synced, p99', value: percentile(bare, 0.99), unit: 'ms' },
      { what: 'until it is read, p50', value: percentile(heard, 0.5), unit: 'ms', atMost: 3 },
      { what: 'until it is read, p99', value: percentile(heard, 0.99), unit: 'ms', atMost: 10 },
      {
        what: 'until it is acknowledged, p50',
        value: percentile(latencies, 0.5),
        unit: 'ms',
        atMost: 3,
      },
      {
        what: 'until it is acknowledged, p99',
        value: percentile(latencies, 0.99),
        unit: 'ms',
        atMost: 10,
      },
      { what: 'until it is acknowledged, p99.9', value: percentile(latencies, 0.999), unit: 'ms' },
      { what: 'until it is acknowledged, longest', value: percentile(latencies, 1), unit: 'ms' },
      { what: 'messages', value: latencies.length / (measuredMs / 1000), unit: '/s' },
    ];
  } finally {
    await cluster.end('SIGKILL');
  }
}
