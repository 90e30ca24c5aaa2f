/** Clients as others use them, whose own cost is part of what they reach. */
import { cpuMs } from './cluster.ts';
import { kcatProduce } from './kcat-load.ts';
import type { PerfTarget } from './perf-load.ts';
import { PERF_RECORD_SIZE_BYTES, perfConsume, perfLatency, perfProduce } from './perf-load.ts';
import type { ProduceTarget } from './produce-load.ts';
import type { Measured, Round } from './round.ts';
import { BIG_RECORDS, fill, topicFor } from './round.ts';

const GB = 1e9;
/** As much as librdkafka is given for 8 seconds. */
const RECORDS_PER_SECOND = 50_000;
const ROUND_TRIPS_PER_SECOND = 500;

export async function librdkafka(round: Round): Promise<Measured> {
  const { topic } = await topicFor(round, { name: 'kcat', partitions: 6 });
  return new Map([['MB/s', await kcatProduce(round.cluster.bootstrap, topic)]]);
}

export async function producePerformance(round: Round): Promise<Measured> {
  const { topic } = await topicFor(round, { name: 'perf-produce', partitions: 6 });
  return await rateOf(round, perfTarget(round, topic, RECORDS_PER_SECOND), perfProduce);
}

export async function consumePerformance(round: Round): Promise<Measured> {
  const target: ProduceTarget = await topicFor(round, { name: 'perf-consume', partitions: 6 });
  const perf = perfTarget(round, target.topic, RECORDS_PER_SECOND);
  await fill(target, Math.ceil(perf.records / BIG_RECORDS));
  return await rateOf(round, perf, perfConsume);
}

export async function endToEndLatency(round: Round): Promise<Measured> {
  const { topic } = await topicFor(round, { name: 'perf-latency', partitions: 1 });
  const { meanMs, p99Ms } = await perfLatency(perfTarget(round, topic, ROUND_TRIPS_PER_SECOND));
  return new Map([
    ['mean ms', meanMs],
    ['p99 ms', p99Ms],
  ]);
}

/** A tool is told a count and no time: what it can take in about the time of a round. */
function perfTarget({ cluster, ...round }: Round, topic: string, perSecond: number): PerfTarget {
  const inTime = (round.durationMs / 1000) * perSecond;
  const records = Math.ceil(Math.min(inTime, round.sizeBytesMax / PERF_RECORD_SIZE_BYTES));
  return { bootstrap: cluster.bootstrap, topic, records };
}

/** What a tool reports, and what that cost the servers. */
async function rateOf(
  { cluster }: Round,
  target: PerfTarget,
  run: (target: PerfTarget) => Promise<number>,
): Promise<Measured> {
  const beforeMs = cpuMs(cluster);
  const rate = await run(target);
  const sizeGb = (target.records * PERF_RECORD_SIZE_BYTES) / GB;
  return new Map([
    ['MB/s', rate],
    ['CPU s a GB', (cpuMs(cluster) - beforeMs) / 1000 / sizeGb],
  ]);
}
