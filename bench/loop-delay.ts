/**
 * 100 batches of 10 KiB a second to each of 64 logs with fsync durability, spread evenly over time,
 * while the event loop's delay is watched. The watch itself ticks each millisecond.
 *
 * Batches are built beforehand and copied, as a socket's read would make them: building is a
 * producer's work, and its garbage would be collected in the loop that is watched. Garbage is
 * collected as a node does it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectSeldom } from '../src/server/garbage-collection.ts';
import { defaultLogConfig } from '../storage/log/log-config.ts';
import { BenchLog, closeStore, kib, makeSlices, openStore, receiveBatch } from './logs.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const logCount = 64;
const batchesPerSecond = 100 * logCount;
const built = Array.from({ length: 64 }, () => Buffer.concat(makeSlices(10 * kib)));

function arriving(count: number): Uint8Array {
  return Buffer.from(built[count % built.length] ?? []);
}

/** Appends what is due since `startedMs`, and comes back a millisecond later. */
function appendFor(opened: readonly BenchLog[], durationMs: number): Promise<number> {
  const startedMs = performance.now();
  let appended = 0;
  return new Promise((resolve) => {
    const appendDue = (): void => {
      const elapsedMs = performance.now() - startedMs;
      const due = Math.floor((Math.min(elapsedMs, durationMs) / 1000) * batchesPerSecond);
      for (; appended < due; appended++) {
        opened[appended % logCount]?.append(receiveBatch([arriving(appended)]));
      }
      if (elapsedMs < durationMs) setTimeout(appendDue, 1);
      else resolve(appended);
    };
    appendDue();
  });
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  collectSeldom();
  const store = await openStore({ directory });
  const opened: BenchLog[] = [];
  for (let partition = 0; partition < logCount; partition++) {
    opened.push(await BenchLog.open(store, partition, defaultLogConfig));
  }
  await appendFor(opened, quick ? 500 : 3_000);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const durationMs = quick ? 3_000 : 60_000;
  const startedMs = performance.now();
  const appended = await appendFor(opened, durationMs);
  await Promise.all(opened.map((one) => one.durable(one.log.logEnd)));
  delay.disable();
  const drainedMs = performance.now() - startedMs - durationMs;
  await closeStore(store);
  return [
    { what: 'loop delay, p99.9', value: delay.percentile(99.9) / 1e6, unit: 'ms', atMost: 20 },
    { what: 'loop delay, p50', value: delay.percentile(50) / 1e6, unit: 'ms' },
    { what: 'loop delay, longest', value: delay.max / 1e6, unit: 'ms' },
    { what: 'batches', value: appended / (durationMs / 1000), unit: '/s' },
    { what: 'until the last one was durable', value: drainedMs, unit: 'ms' },
  ];
}
