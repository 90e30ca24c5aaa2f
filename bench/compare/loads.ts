/** The loads of a comparison, and what each is held to: Balsa ÷ the other one. */

import { percentile } from '../percentile.ts';
import { batchOf } from './batch.ts';
import type { RunningCluster, TopicOptions } from './cluster.ts';
import { cpuMs, createTopic, residentMib } from './cluster.ts';
import { fetchClosed } from './fetch-load.ts';
import { kcatProduce } from './kcat-load.ts';
import type { ClosedLoop, ProduceTarget } from './produce-load.ts';
import { produceClosed, produceOpen } from './produce-load.ts';

export type Durability = 'page-cache' | 'fsync' | 'none';

export interface Round {
  readonly cluster: RunningCluster;
  readonly nodes: number;
  /** Of Balsa's topics; `none`: the other one is not asked for any. */
  readonly durability: Durability;
  readonly durationMs: number;
  /** Ends it earlier. */
  readonly sizeBytesMax: number;
  /** Names a topic that nobody has used. */
  readonly round: number;
}

/** What one round of one load came to, by the name of the figure. */
export type Measured = ReadonlyMap<string, number>;

export interface Bound {
  readonly figure: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Load {
  readonly name: string;
  readonly run: (round: Round) => Promise<Measured>;
  /** The bare data path can take it. */
  readonly isBare: boolean;
  /** By `nodes-durability`, as in `1-fsync`. */
  readonly bounds: ReadonlyMap<string, readonly Bound[]>;
}

const GB = 1e9;
const BIG = { recordSizeBytes: 1024, batchSizeBytes: 900_000, inFlight: 5 };
const MIDDLE = { recordSizeBytes: 1024, batchSizeBytes: 15 * 1024, inFlight: 5 };

async function topicFor(round: Round, load: string, partitions: number): Promise<ProduceTarget> {
  const { cluster, nodes, durability } = round;
  const topic = `${load}-${durability}-${round.round}`;
  const configs = new Map(durability === 'none' ? [] : [['durability', durability]]);
  const options: TopicOptions = { partitions, replicas: nodes, configs };
  return { topic, leaders: await createTopic(cluster, topic, options), acks: -1 };
}

interface Shape {
  readonly partitions: number;
  readonly recordSizeBytes: number;
  readonly batchSizeBytes: number;
  readonly inFlight: number;
  readonly connectionsPerPartition?: number;
}

function producing(name: string, shape: Shape): (round: Round) => Promise<Measured> {
  return async (round) => {
    const target = await topicFor(round, name, shape.partitions);
    const load: ClosedLoop = {
      batch: batchOf(shape.recordSizeBytes, shape.batchSizeBytes),
      connectionsPerPartition: shape.connectionsPerPartition ?? 1,
      inFlight: shape.inFlight,
      durationMs: round.durationMs,
      sizeBytesMax: round.sizeBytesMax,
    };
    const beforeMs = cpuMs(round.cluster);
    const { requests, seconds } = await produceClosed(target, load);
    const spentMs = cpuMs(round.cluster) - beforeMs;
    const sizeBytes = requests * load.batch.length;
    return new Map([
      ['requests/s', requests / seconds],
      ['MB/s', sizeBytes / 1e6 / seconds],
      ['CPU s a GB', spentMs / 1000 / (sizeBytes / GB)],
      ['CPU µs a request', (spentMs * 1000) / requests],
      ['RSS MiB', residentMib(round.cluster)],
    ]);
  };
}

async function openLoop(round: Round): Promise<Measured> {
  const target = await topicFor(round, 'open', 1);
  const { durationMs } = round;
  const latencies = await produceOpen(target, {
    batch: batchOf(1024, 1),
    perSecond: 1000,
    durationMs,
  });
  return new Map([
    ['p50 ms', percentile(latencies, 0.5)],
    ['p99 ms', percentile(latencies, 0.99)],
  ]);
}

/** The newest records, few enough for the tail cache of one and the page cache of the other. */
async function fetching(round: Round): Promise<Measured> {
  const target = await topicFor(round, 'fetch', 1);
  const batch = batchOf(BIG.recordSizeBytes, BIG.batchSizeBytes);
  const sizeBytesMax = 24 * batch.length;
  const shape = {
    batch,
    connectionsPerPartition: 1,
    inFlight: 5,
    durationMs: 30_000,
    sizeBytesMax,
  };
  await produceClosed(target, shape);
  const beforeMs = cpuMs(round.cluster);
  const load = { fromOffset: 0, consumersPerPartition: 1, durationMs: round.durationMs };
  const rate = await fetchClosed(target, load);
  const spentMs = cpuMs(round.cluster) - beforeMs;
  const sizeGb = (rate * round.durationMs) / 1e6;
  return new Map([
    ['MB/s', rate],
    ['CPU s a GB', spentMs / 1000 / sizeGb],
  ]);
}

async function librdkafka(round: Round): Promise<Measured> {
  const { topic } = await topicFor(round, 'kcat', 6);
  return new Map([['MB/s', await kcatProduce(round.cluster.bootstrap, topic)]]);
}

function bounds(table: Readonly<Record<string, readonly Bound[]>>): Load['bounds'] {
  return new Map(Object.entries(table));
}

const rate = (atLeast: number): Bound => ({ figure: 'MB/s', atLeast });
const cpu = (atMost: number): Bound => ({ figure: 'CPU s a GB', atMost });
const calls = (atLeast: number): Bound => ({ figure: 'requests/s', atLeast });
const p99 = (atMost: number): Bound => ({ figure: 'p99 ms', atMost });

export const loads: readonly Load[] = [
  {
    name: 'big-1',
    isBare: true,
    run: producing('big-1', { ...BIG, partitions: 1 }),
    bounds: bounds({
      '1-page-cache': [rate(3), cpu(0.4)],
      '1-fsync': [rate(1.5), cpu(0.9)],
      '3-page-cache': [rate(1.7), cpu(0.5)],
      '3-fsync': [rate(1.7), cpu(0.6)],
    }),
  },
  {
    name: 'big-6',
    isBare: true,
    run: producing('big-6', { ...BIG, partitions: 6 }),
    bounds: bounds({
      '1-page-cache': [rate(1)],
      '1-fsync': [rate(0.8)],
      '3-page-cache': [rate(1.3)],
      '3-fsync': [rate(1.2)],
    }),
  },
  {
    name: 'middle-6',
    isBare: true,
    run: producing('middle-6', { ...MIDDLE, partitions: 6 }),
    bounds: bounds({
      '1-page-cache': [rate(1)],
      '1-fsync': [rate(0.5)],
      '3-page-cache': [rate(1.3)],
      '3-fsync': [rate(0.9)],
    }),
  },
  {
    name: 'small-6',
    isBare: true,
    run: producing('small-6', {
      partitions: 6,
      recordSizeBytes: 100,
      batchSizeBytes: 100,
      inFlight: 1,
      connectionsPerPartition: 4,
    }),
    bounds: bounds({
      '1-page-cache': [calls(0.9)],
      '1-fsync': [calls(0.35)],
      '3-page-cache': [calls(1)],
      '3-fsync': [calls(0.4)],
    }),
  },
  {
    name: 'open',
    isBare: true,
    run: openLoop,
    bounds: bounds({
      '1-page-cache': [p99(1.7)],
      '1-fsync': [p99(3.5)],
      '3-page-cache': [p99(0.7)],
      '3-fsync': [p99(0.7)],
    }),
  },
  {
    name: 'fetch',
    isBare: true,
    run: fetching,
    bounds: bounds({ '1-fsync': [rate(0.9)], '3-fsync': [rate(0.9)] }),
  },
  {
    name: 'librdkafka',
    isBare: false,
    run: librdkafka,
    bounds: bounds({
      '1-page-cache': [rate(0.95)],
      '1-fsync': [rate(0.95)],
      '3-page-cache': [rate(1.7)],
      '3-fsync': [rate(1.5)],
    }),
  },
];
