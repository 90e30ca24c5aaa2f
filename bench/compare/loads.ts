/** The loads of a comparison, and what each is held to: Balsa ÷ the other one. */

import { percentile } from '../percentile.ts';
import { batchOf } from './batch.ts';
import { cpuMs, residentMib } from './cluster.ts';
import { fetchClosed } from './fetch-load.ts';
import type { ClosedLoop } from './produce-load.ts';
import { produceClosed, produceOpen } from './produce-load.ts';
import type { Measured, Round, Target } from './round.ts';
import { BIG, BIG_RECORDS, fill, topicFor } from './round.ts';
import {
  consumePerformance,
  endToEndLatency,
  librdkafka,
  producePerformance,
} from './stock-loads.ts';

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
  /** Its requests come at a rate of their own. */
  readonly isPaced?: boolean;
  /** By `nodes-durability`, as in `1-fsync`. */
  readonly bounds: ReadonlyMap<string, readonly Bound[]>;
  /** What is aimed at beside the bare data path, where it is not what is of other loads. */
  readonly bareRate?: number;
  /** Commands of the system without which it is skipped. */
  readonly needs?: readonly string[];
}

const GB = 1e9;
/** Memory of all processes of a cluster. */
export const RESIDENT = 'RSS MiB';
/** Fits into the tail cache of one, and into the page cache of the other. */
const TAIL = { batches: 24, readBatches: 24 };
/** Behind what is read of it lies more than the tail cache holds: each read is one of a file. */
const FILES = { batches: 350, readBatches: 260 };
const MIDDLE = { recordSizeBytes: 1024, batchSizeBytes: 15 * 1024, inFlight: 5 };

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
  /** So many lie in the log, */
  readonly batches: number;
  /** and so many of them are read, from the first on, again and again. */
  readonly readBatches: number;
}

function fetching(reading: Reading): (round: Round) => Promise<Measured> {
  return async (round) => {
    const target = await topicFor(round, { name: reading.name, partitions: 1 });
    await fill(target, reading.batches);
    const beforeMs = cpuMs(round.cluster);
    const { durationMs } = round;
    const rate = await fetchClosed(target, {
      endOffset: reading.readBatches * BIG_RECORDS,
      consumersPerPartition: reading.consumers,
      durationMs,
    });
    const spentMs = cpuMs(round.cluster) - beforeMs;
    const sizeGb = (rate * durationMs) / 1e6;
    return new Map([
      ['MB/s', rate],
      ['CPU s a GB', spentMs / 1000 / sizeGb],
    ]);
  };
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
/** And what `kafka.sh` resolves Kafka's tools with. */
const JAVA = ['java', 'mvn'];
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
      '1-page-cache': [rate(1), cpu(0.4), loaded],
      '1-fsync': [rate(0.8), cpu(0.9), loaded],
      '3-page-cache': [rate(1.3), cpu(0.5), loaded],
      '3-fsync': [rate(1.2), cpu(0.6), loaded],
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
    isPaced: true,
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
    run: fetching({ ...TAIL, name: 'fetch', consumers: 1 }),
    bounds: everywhere(rate(0.9)),
    bareRate: 0.8,
  },
  {
    name: 'fetch-8',
    isBare: true,
    run: fetching({ ...TAIL, name: 'fetch-8', consumers: 8 }),
    bounds: everywhere(rate(0.9)),
    bareRate: 0.8,
  },
  {
    name: 'fetch-files',
    isBare: true,
    run: fetching({ ...FILES, name: 'fetch-files', consumers: 1 }),
    bounds: everywhere(rate(0.7)),
    bareRate: 0.7,
  },
  {
    name: 'librdkafka',
    isBare: true,
    run: librdkafka,
    bounds: bounds({
      '1-page-cache': [rate(0.95)],
      '1-fsync': [rate(0.95)],
      '3-page-cache': [rate(1.7)],
      '3-fsync': [rate(1.5)],
    }),
    needs: ['kcat'],
  },
  {
    name: 'perf-produce',
    isBare: false,
    run: producePerformance,
    bounds: new Map(),
    needs: JAVA,
  },
  {
    name: 'perf-consume',
    isBare: false,
    run: consumePerformance,
    bounds: new Map(),
    needs: JAVA,
  },
  {
    name: 'perf-latency',
    isBare: false,
    run: endToEndLatency,
    bounds: new Map(),
    needs: JAVA,
  },
];
