/**
 * 2,000 partitions of a few small batches each, left behind by a kill, then by a clean stop: how
 * long a start takes to inspect and open all of them, and what they cost in memory and descriptors
 * while nobody uses them.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultLogConfig } from '../storage/log/log-config.ts';
import { BenchLog, closeStore, kib, makeSlices, openStore, receiveBatch } from './logs.ts';
import type { BenchOptions, Figure } from './scenario.ts';

async function openAll(directory: string, count: number) {
  const store = await openStore({ directory });
  const opening: Promise<BenchLog>[] = [];
  for (let partition = 0; partition < count; partition++) {
    opening.push(BenchLog.open(store, partition, defaultLogConfig));
  }
  return { store, opened: await Promise.all(opening) };
}

async function fill(directory: string, count: number): Promise<void> {
  const { opened } = await openAll(directory, count);
  for (let batches = 0; batches < 3; batches++) {
    await Promise.all(opened.map((one) => one.durable(one.append(receiveBatch(makeSlices(kib))))));
  }
  process.send?.('filled');
  setInterval(() => {}, 1_000);
}

async function fillAndKill(directory: string, count: number): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['--fill', directory, `${count}`], {
    execArgv: [],
  });
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function descriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

function memoryMb(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1e6;
}

async function openTimed(directory: string, count: number) {
  const startedMs = performance.now();
  const { store } = await openAll(directory, count);
  return { store, seconds: (performance.now() - startedMs) / 1000 };
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const count = quick ? 200 : 2_000;
  await fillAndKill(directory, count);
  const memoryBefore = memoryMb();
  const killed = await openTimed(directory, count);
  const memory = memoryMb() - memoryBefore;
  const open = descriptors();
  await closeStore(killed.store);
  const stopped = await openTimed(directory, count);
  await closeStore(stopped.store);
  return [
    {
      what: `opening ${count} partitions after kill -9`,
      value: killed.seconds,
      unit: 's',
      atMost: 5,
    },
    { what: 'and after a clean stop', value: stopped.seconds, unit: 's', atMost: 5 },
    { what: 'resident memory for them', value: memory, unit: 'MB', atMost: 100 },
    { what: 'descriptors of the process', value: open, unit: '', atMost: 4_100 },
  ];
}

const [mode, directory, count] = process.argv.slice(2);
if (mode === '--fill') await fill(directory ?? '', Number(count));
