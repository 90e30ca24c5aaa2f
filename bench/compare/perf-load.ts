/**
 * Kafka's own performance tools with their defaults (acks=all, batches of 16 KiB, one consumer of a
 * group), and what they say at their end. A figure is theirs: the start of the JVM is not in it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { kafkaScript } from './clusters.ts';

export const PERF_RECORD_SIZE_BYTES = 1024;
const MIB = 2 ** 20;

export interface PerfTarget {
  readonly bootstrap: string;
  readonly topic: string;
  readonly records: number;
}

/** MB a second. */
export async function perfProduce({ bootstrap, topic, records }: PerfTarget): Promise<number> {
  const size = `${PERF_RECORD_SIZE_BYTES}`;
  const load = ['--num-records', `${records}`, '--record-size', size, '--throughput', '-1'];
  const words = ['--bootstrap-server', bootstrap, '--topic', topic, ...load];
  return producedRate(await runTool('ProducerPerformance', words), records);
}

/** MB a second from the first fetch on, of a topic that holds so many records or more. */
export async function perfConsume({ bootstrap, topic, records }: PerfTarget): Promise<number> {
  const words = ['--bootstrap-server', bootstrap, '--topic', topic, '--num-records', `${records}`];
  return consumedRate(await runTool('ConsumerPerformance', words), records);
}

/** From the sending of a record to its arrival at a consumer, one record at a time. */
export async function perfLatency({ bootstrap, topic, records }: PerfTarget): Promise<Latency> {
  const load = ['--num-records', `${records}`, '--record-size', `${PERF_RECORD_SIZE_BYTES}`];
  const words = ['--bootstrap-server', bootstrap, '--topic', topic, '--producer-acks', 'all'];
  return endToEndLatency(await runTool('EndToEndLatency', [...words, ...load]));
}

/** The last line of ProducerPerformance is of the whole run, those before of parts of it. */
export function producedRate(output: string, records: number): number {
  const line = output.trim().split('\n').at(-1) ?? '';
  const found = /^(\d+) records sent, ([\d.]+) records\/sec .* 99\.9th\.$/.exec(line);
  if (Number(found?.[1]) !== records) throw new Error(`ProducerPerformance said: ${output}`);
  return (Number(found?.[2]) * PERF_RECORD_SIZE_BYTES) / 1e6;
}

/** A row of values under one of names. It ends without an error where records did not come. */
export function consumedRate(output: string, records: number): number {
  const [names = [], values = []] = output
    .trim()
    .split('\n')
    .slice(-2)
    .map((line) => line.split(', '));
  const of = (name: string): number => Number(values[names.indexOf(name)]);
  if (!(of('data.consumed.in.nMsg') >= records)) {
    throw new Error(`ConsumerPerformance said: ${output}`);
  }
  return (of('fetch.MB.sec') * MIB) / 1e6;
}

export interface Latency {
  readonly meanMs: number;
  /** The whole ms in which it lies, by its end: the tool cuts what is behind the point. */
  readonly p99Ms: number;
}

export function endToEndLatency(output: string): Latency {
  const mean = /^Avg latency: ([\d.]+) ms$/m.exec(output);
  const p99 = /^Percentiles: .*\b99th = (\d+),/m.exec(output);
  if (mean === null || p99 === null) throw new Error(`EndToEndLatency said: ${output}`);
  return { meanMs: Number(mean[1]), p99Ms: Number(p99[1]) + 1 };
}

async function runTool(name: string, words: readonly string[]): Promise<string> {
  const child = spawn('bash', [kafkaScript, 'run', `org.apache.kafka.tools.${name}`, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${said}`);
  return said;
}
