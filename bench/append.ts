/**
 * Appending batches of 1 MiB that arrive as slices of 64 KiB, against a loop that writes the very
 * same slices with `writev` and does nothing else. Rounds of both alternate; the median counts.
 *
 * Rounds are short, so that each fills the memory that the one before it has freed. A virtual
 * machine that hands free memory back to its host fills it ten times slower the next time, and a
 * round that had to would measure the host.
 *
 * For page-cache durability a third loop does what a log owes and nothing else: it checks the CRC
 * of a batch while the one before is being written, and syncs in the background. Its ratio says
 * how much of the distance is the machine's.
 */
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Durability } from '../storage/log/log-config.ts';
import { defaultLogConfig } from '../storage/log/log-config.ts';
import { median } from './callbacks.ts';
import { BenchLog, closeStore, kib, makeSlices, mib, openStore, receiveBatch } from './logs.ts';
import type { BenchOptions, Figure } from './scenario.ts';

/** More than the tail cache holds, so that a buffer is free again when its turn comes. */
const poolBatches = 96;
/** Batches under way: what a connection that pipelines keeps in flight. */
const inFlight = 16;
const syncEveryBytes = 8 * mib;
/** As a node does: a page-cache log that has written much is synced so often. */
const backgroundSyncMs = 1_000;

interface Load {
  readonly directory: string;
  readonly pool: readonly (readonly Uint8Array[])[];
  readonly batches: number;
  readonly durability: Durability;
}

/** MB a second. */
type Round = (load: Load) => Promise<number>;

function rate({ pool, batches }: Load, startedMs: number): number {
  const sizeBytes = (pool[0] ?? []).reduce((sum, slice) => sum + slice.length, 0);
  return (sizeBytes * batches) / 1000 / (performance.now() - startedMs);
}

const bareLoop: Round = async (load) => {
  const path = join(load.directory, 'bare');
  const file = await open(path, 'w');
  const startedMs = performance.now();
  let position = 0;
  let unsyncedBytes = 0;
  for (let count = 0; count < load.batches; count++) {
    const { bytesWritten } = await file.writev(load.pool[count % poolBatches] ?? [], position);
    position += bytesWritten;
    unsyncedBytes += bytesWritten;
    if (load.durability === 'fsync' && unsyncedBytes >= syncEveryBytes) {
      await file.datasync();
      unsyncedBytes = 0;
    }
  }
  if (load.durability === 'fsync') await file.datasync();
  const result = rate(load, startedMs);
  await file.close();
  rmSync(path);
  return result;
};

const owedLoop: Round = async (load) => {
  const path = join(load.directory, 'owed');
  const file = await open(path, 'w');
  const startedMs = performance.now();
  let writing = Promise.resolve();
  let syncing = Promise.resolve();
  const write = async (slices: readonly Uint8Array[], position: number): Promise<void> => {
    await file.writev(slices, position);
  };
  const timer = setInterval(() => {
    syncing = syncing.then(() => file.datasync());
  }, backgroundSyncMs);
  let position = 0;
  for (let count = 0; count < load.batches; count++) {
    const { header, slices } = receiveBatch(load.pool[count % poolBatches] ?? []);
    await writing;
    writing = write(slices, position);
    position += header.sizeBytes;
  }
  await writing;
  const result = rate(load, startedMs);
  clearInterval(timer);
  await syncing;
  await file.close();
  rmSync(path);
  return result;
};

const log: Round = async (load) => {
  const directory = join(load.directory, 'topics');
  const store = await openStore({ directory });
  const config = { ...defaultLogConfig, durability: load.durability };
  const opened = await BenchLog.open(store, 0, config);
  const timer = setInterval(() => store.maybeFlush(), backgroundSyncMs);
  const startedMs = performance.now();
  const ends: number[] = [];
  for (let count = 0; count < load.batches; count++) {
    ends.push(opened.append(receiveBatch(load.pool[count % poolBatches] ?? [])));
    // A batch arrives in a turn of its own.
    await setImmediate();
    const oldest = ends[count - inFlight];
    if (oldest !== undefined) await opened.durable(oldest);
  }
  await opened.durable(ends.at(-1) ?? 0);
  const result = rate(load, startedMs);
  clearInterval(timer);
  await closeStore(store);
  rmSync(directory, { recursive: true });
  return result;
};

export async function compareAppends(
  { quick, directory }: BenchOptions,
  durability: Durability,
): Promise<readonly Figure[]> {
  const pool = Array.from({ length: poolBatches }, () => makeSlices(mib, 64 * kib));
  const load = { directory, pool, batches: quick ? 128 : 384, durability };
  const isOwedAsked = durability === 'page-cache';
  const bare: number[] = [];
  const owed: number[] = [];
  const balsa: number[] = [];
  for (let count = 0; count < (quick ? 3 : 21); count++) {
    bare.push(await bareLoop(load));
    balsa.push(await log(load));
    if (isOwedAsked) owed.push(await owedLoop(load));
  }
  const toBare = (rates: readonly number[]): number =>
    median(rates.map((rate, round) => rate / (bare[round] ?? Number.NaN)));
  const ratioOf = (whose: string): string =>
    `append, ${durability}: ratio ${whose}to a bare writev loop`;
  const figures: Figure[] = [
    { what: ratioOf(''), value: toBare(balsa), unit: '', atLeast: 0.8 },
    { what: 'Balsa', value: median(balsa), unit: 'MB/s' },
    { what: 'bare loop', value: median(bare), unit: 'MB/s' },
  ];
  if (isOwedAsked) {
    const what = ratioOf('of a loop of CRC, writev and background sync ');
    figures.push({ what, value: toBare(owed), unit: '' });
  }
  return figures;
}
