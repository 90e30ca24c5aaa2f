/**
 * Opening a log of 10 GiB in segments of 1 GiB after its process was killed in the middle of
 * appending, and after a power cut as far as the log can tell (the kernel's boot id changed). What
 * lies below the durable end may not be read, whatever its size.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { defaultLogConfig } from '../storage/log/log-config.ts';
import { CountingFileSystem } from './counting-file-system.ts';
import { BenchLog, closeStore, makeSlices, mib, openStore, receiveBatch } from './logs.ts';
import type { BenchOptions, Figure } from './scenario.ts';

/** Appends until it is killed; tells when `sizeBytes` are durable. */
async function fill(directory: string, sizeBytes: number, segmentSizeBytes: number): Promise<void> {
  const store = await openStore({ directory });
  const config = { ...defaultLogConfig, segmentSizeBytes };
  // As a node does: what is known to be durable reaches the disk once a second.
  setInterval(() => store.checkpoint.sync(failOnError), 1_000);
  const opened = await BenchLog.open(store, 0, config);
  const pool = Array.from({ length: 96 }, () => makeSlices(mib));
  const ends: number[] = [];
  for (let count = 0; ; count++) {
    ends.push(opened.append(receiveBatch(pool[count % pool.length] ?? [])));
    const oldest = ends[count - 16];
    if (oldest !== undefined) await opened.durable(oldest);
    if (count === Math.ceil(sizeBytes / mib)) process.send?.('filled');
  }
}

function failOnError(...[error]: [Error | null, ...unknown[]]): void {
  if (error !== null) throw error;
}

async function fillAndKill(directory: string, sizeBytes: number, segment: number): Promise<void> {
  const args = ['--fill', directory, `${sizeBytes}`, `${segment}`];
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: [] });
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function openOnce(directory: string, bootUnchanged: boolean): Promise<readonly Figure[]> {
  const fileSystem = new CountingFileSystem();
  const startedMs = performance.now();
  const store = await openStore({ directory, fileSystem, bootUnchanged });
  const { log } = await BenchLog.open(store, 0, defaultLogConfig);
  const seconds = (performance.now() - startedMs) / 1000;
  const sizeGib = log.sizeBytes / 2 ** 30;
  const when = bootUnchanged ? 'after kill -9' : 'after a power cut';
  await closeStore(store);
  return [
    { what: `opening ${sizeGib.toFixed(1)} GiB ${when}`, value: seconds, unit: 's', atMost: 1 },
    { what: 'read for it', value: fileSystem.readBytes / mib, unit: 'MiB' },
  ];
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const sizeBytes = (quick ? 2 : 10) * 1024 * mib;
  const segmentSizeBytes = (quick ? 256 : 1024) * mib;
  const figures: Figure[] = [];
  for (const bootUnchanged of [true, false]) {
    // The second time only what was closed has to grow again.
    await fillAndKill(directory, figures.length === 0 ? sizeBytes : 64 * mib, segmentSizeBytes);
    figures.push(...(await openOnce(directory, bootUnchanged)));
  }
  return figures;
}

const [mode, directory, sizeBytes, segmentSizeBytes] = process.argv.slice(2);
if (mode === '--fill') await fill(directory ?? '', Number(sizeBytes), Number(segmentSizeBytes));
