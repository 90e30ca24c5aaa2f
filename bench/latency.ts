/** 1,000 messages a second of 1 KiB, linger 0, acks=all, three replicas, fsync; open loop. */
import { connect } from '../src/client/client.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import { OpenLoop } from './open-loop.ts';
import { percentile } from './percentile.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const topic = 'latency';

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const cluster = await BenchCluster.start(directory);
  try {
    const client = connect(cluster.servers);
    await client.admin.createTopic({ name: topic, partitions: 3, replicationFactor: 3 });
    await whenWhole(client, topic);
    const loop = new OpenLoop(client.producer(topic), { perSecond: 1000, sizeBytes: 1024 });
    const [warmMs, measuredMs] = quick ? [1_000, 3_000] : [5_000, 60_000];
    await new Promise((resolve) => setTimeout(resolve, warmMs + measuredMs));
    await loop.stop();
    const [first] = loop.samples;
    const fromMs = (first?.dueMs ?? 0) + warmMs;
    const latencies = loop.samples
      .filter(({ dueMs }) => dueMs >= fromMs)
      .map(({ latencyMs }) => latencyMs);
    await client.close();
    return [
      { what: 'latency, p50', value: percentile(latencies, 0.5), unit: 'ms', atMost: 3 },
      { what: 'latency, p99', value: percentile(latencies, 0.99), unit: 'ms', atMost: 12 },
      { what: 'latency, p99.9', value: percentile(latencies, 0.999), unit: 'ms' },
      { what: 'latency, longest', value: percentile(latencies, 1), unit: 'ms' },
      { what: 'messages', value: latencies.length / (measuredMs / 1000), unit: '/s' },
    ];
  } finally {
    await cluster.end('SIGKILL');
  }
}
