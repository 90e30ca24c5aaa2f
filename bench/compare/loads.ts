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
  /** What is aimed at beside the bare data path, where it is not what is of other loads. */
  readonly bareRate?: number;
}

const GB = 1e9;
/** Memory of all processes of a cluster. */
export const RESIDENT = 'RSS MiB';
const BIG = { recordSizeBytes: 1024, batchSizeBytes: 900_000, inFlight: 5 };
/** Fits into the tail cache of one, and into the page cache of the other. */
const TAIL_SIZE_BYTES = 24 * BIG.batchSizeBytes;
/** Five times what the tail cache holds. */
const FILES_SIZE_BYTES = 320e6;
const FILL_MS_MAX = 60_000;
const MIDDLE = { recordSizeBytes: 1024, batchSizeBytes: 15 * 1024, inFlight: 5 };

interface Target {
  readonly name: string;
  readonly partitions: number;
  readonly acks?: number;
}

async function topicFor(round: Round, target: Target): Promise<ProduceTarget> {
  const { cluster, nodes, durability } = round;
  const { name, partitions, acks = -1 } = target;
  const topic = `${name}-${durability}-${round.round}`;
  const configs = new Map(durability === 'none' ? [] : [['durability', durability]]);
  const options: TopicOptions = { partitions, replicas: nodes, configs };
  return { topic, leaders: await createTopic(cluster, topic, options), acks };
}

interface Shape extends Target {
  readonly recordSizeBytes: number;
  readonly batchSizeBytes: number;
  readonly inFlight: number;
  readonly connectionsPerPartition?: number;
}

function producing(shape: Shape): (round: Round) => Promise<Measured> {
  return async (round) => {
    const target = await topicFor(round, shape);
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
      [RESIDENT, residentMib(round.cluster)],
    ]);
  };
}

async function openLoop(round: Round): Promise<Measured> {
  const target = await topicFor(round, { name: 'open', partitions: 1 });
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

interface Reading {
  readonly name: string;
  readonly consumers: number;
  /** Of what lies in the log: all of it is read, again and again. */
  readonly sizeBytes: number;
}

function fetching({ name, consumers, sizeBytes }: Reading): (round: Round) => Promise<Measured> {
  return async (round) => {
    const target = await topicFor(round, { name, partitions: 1 });
    await produceClosed(target, {
      batch: batchOf(BIG.recordSizeBytes, BIG.batchSizeBytes),
      connectionsPerPartition: 1,
      inFlight: BIG.inFlight,
      durationMs: FILL_MS_MAX,
      sizeBytesMax: sizeBytes,
    });
    const beforeMs = cpuMs(round.cluster);
    const { durationMs } = round;
    const load = { fromOffset: 0, consumersPerPartition: consumers, durationMs };
    const rate = await fetchClosed(target, load);
    const spentMs = cpuMs(round.cluster) - beforeMs;
    const sizeGb = (rate * durationMs) / 1e6;
    return new Map([
      ['MB/s', rate],
      ['CPU s a GB', spentMs / 1000 / sizeGb],
    ]);
  };
}

async function librdkafka(round: Round): Promise<Measured> {
  const { topic } = await topicFor(round, { name: 'kcat', partitions: 6 });
  return new Map([['MB/s', await kcatProduce(round.cluster.bootstrap, topic)]]);
}

function bounds(table: Readonly<Record<string, readonly Bound[]>>): Load['bounds'] {
  return new Map(Object.entries(table));
}

function everywhere(bound: Bound): Load['bounds'] {
  const places = ['1-page-cache', '1-fsync', '3-page-cache', '3-fsync'];
  return new Map(places.map((place) => [place, [bound]]));
}

const rate = (atLeast: number): Bound => ({ figure: 'MB/s', atLeast });
const cpu = (atMost: number): Bound => ({ figure: 'CPU s a GB', atMost });
const calls = (atLeast: number): Bound => ({ figure: 'requests/s', atLeast });
const resident = (atMost: number): Bound => ({ figure: RESIDENT, atMost });
const p99 = (atMost: number): Bound => ({ figure: 'p99 ms', atMost });
const loaded = resident(0.4);
export const idleBounds: readonly Bound[] = [resident(0.25)];

export const loads: readonly Load[] = [
  {
    name: 'big-1',
    isBare: true,
    run: producing({ name: 'big-1', ...BIG, partitions: 1 }),
    bounds: bounds({
      '1-page-cache': [rate(3), cpu(0.4), loaded],
      '1-fsync': [rate(1.5), cpu(0.9), loaded],
      '3-page-cache': [rate(1.7), cpu(0.5), loaded],
      '3-fsync': [rate(1.7), cpu(0.6), loaded],
    }),
  },
  {
    name: 'limit',
    isBare: true,
    run: producing({ name: 'limit', ...BIG, partitions: 1, acks: 1 }),
    bounds: new Map(),
    bareRate: 0.6,
  },
  {
    name: 'big-6',
    isBare: true,
    run: producing({ name: 'big-6', ...BIG, partitions: 6 }),
    bounds: bounds({
      '1-page-cache': [rate(1), loaded],
      '1-fsync': [rate(0.8), loaded],
      '3-page-cache': [rate(1.3), loaded],
      '3-fsync': [rate(1.2), loaded],
    }),
  },
  {
    name: 'middle-6',
    isBare: true,
    run: producing({ name: 'middle-6', ...MIDDLE, partitions: 6 }),
    bounds: bounds({
      '1-page-cache': [rate(1), loaded],
      '1-fsync': [rate(0.5), loaded],
      '3-page-cache': [rate(1.3), loaded],
      '3-fsync': [rate(0.9), loaded],
    }),
  },
  {
    name: 'small-6',
    isBare: true,
    run: producing({
      name: 'small-6',
      partitions: 6,
      recordSizeBytes: 100,
      batchSizeBytes: 100,
      inFlight: 1,
      connectionsPerPartition: 4,
    }),
    bounds: bounds({
      '1-page-cache': [calls(0.9), loaded],
      '1-fsync': [calls(0.35), loaded],
      '3-page-cache': [calls(1), loaded],
      '3-fsync': [calls(0.4), loaded],
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
    run: fetching({ name: 'fetch', consumers: 1, sizeBytes: TAIL_SIZE_BYTES }),
    bounds: everywhere(rate(0.9)),
    bareRate: 0.8,
  },
  {
    name: 'fetch-8',
    isBare: true,
    run: fetching({ name: 'fetch-8', consumers: 8, sizeBytes: TAIL_SIZE_BYTES }),
    bounds: everywhere(rate(0.9)),
    bareRate: 0.8,
  },
  {
    name: 'fetch-files',
    isBare: true,
    run: fetching({ name: 'fetch-files', consumers: 1, sizeBytes: FILES_SIZE_BYTES }),
    bounds: everywhere(rate(0.7)),
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
