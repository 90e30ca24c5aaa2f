/**
 * `npm run bench:curves [-- --seconds S]`: size of a batch × partitions × brokers → MB/s, p50, p99,
 * with acks=all and fsync, 12 requests in flight over all partitions. Beside Balsa with one broker
 * a bare data path (`bench/bare`) that writes what gathered meanwhile in one call and syncs it
 * once, and the same that writes and syncs each batch by itself. What the table says stands in
 * `docs/batching.md`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { batchOf } from '../compare/batch.ts';
import type { RunningCluster } from '../compare/cluster.ts';
import { createTopic } from '../compare/cluster.ts';
import { startBalsa, startBare } from '../compare/clusters.ts';
import { produceClosed } from '../compare/produce-load.ts';
import { percentile } from '../percentile.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3' } } });
const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');
const IN_FLIGHT = 12;
/** Of one point: more would measure how the machine gets its memory back. */
const SIZE_BYTES_MAX = 400e6;
const batchSizes = [100, 1024, 16 * 1024, 256 * 1024];
const partitionCounts = [1, 6];

interface Subject {
  readonly name: string;
  readonly brokers: number;
  readonly start: (directory: string) => Promise<RunningCluster>;
}

const subjects: readonly Subject[] = [
  { name: 'Balsa', brokers: 1, start: (directory) => startBalsa(directory, 1) },
  { name: 'Balsa', brokers: 3, start: (directory) => startBalsa(directory, 3) },
  { name: 'bare, batched', brokers: 1, start: (directory) => startBare(directory, 1) },
  { name: 'bare, singly', brokers: 1, start: (directory) => startBare(directory, 1, ['--singly']) },
];

async function point(cluster: RunningCluster, brokers: number, shape: readonly [number, number]) {
  const [partitions, batchSizeBytes] = shape;
  const topic = `fsync-${partitions}-${batchSizeBytes}`;
  const configs = new Map([['durability', 'fsync']]);
  const leaders = await createTopic(cluster, topic, { partitions, replicas: brokers, configs });
  const batch = batchOf(Math.min(batchSizeBytes, 1024), batchSizeBytes);
  const latenciesMs: number[] = [];
  const { requests, seconds } = await produceClosed(
    { topic, leaders, acks: -1 },
    {
      batch,
      connectionsPerPartition: 1,
      inFlight: IN_FLIGHT / partitions,
      durationMs: Number(values.seconds) * 1000,
      sizeBytesMax: SIZE_BYTES_MAX / brokers,
      latenciesMs,
    },
  );
  const rate = (requests * batch.length) / 1e6 / seconds;
  const figures = [rate, requests / seconds, percentile(latenciesMs, 0.5)];
  return [...figures, percentile(latenciesMs, 0.99)];
}

async function main(): Promise<void> {
  const parent = join(root, '.build', 'bench');
  mkdirSync(parent, { recursive: true });
  console.log('| what | brokers | partitions | batch | MB/s | batches/s | p50 ms | p99 ms |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, brokers, start } of subjects) {
    const directory = mkdtempSync(join(parent, 'curves-'));
    const cluster = await start(directory);
    const onSignal = () => void cluster.stop().then(() => process.exit(1));
    process.once('SIGTERM', onSignal);
    try {
      for (const partitions of partitionCounts) {
        for (const size of batchSizes) {
          const figures = await point(cluster, brokers, [partitions, size]);
          const words = figures.map((value) => value.toFixed(value < 100 ? 1 : 0));
          console.log(`| ${[name, brokers, partitions, size, ...words].join(' | ')} |`);
        }
      }
    } finally {
      process.off('SIGTERM', onSignal);
      await cluster.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

await main();
