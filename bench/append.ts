/**
 * Appending batches of 1 MiB that arrive as slices of 64 KiB, against a loop that writes the very
 * same slices with `writev` and does nothing else. Rounds of both alternate; the median counts.
 */
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
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

const log: Round = async (load) => {
  const directory = join(load.directory, 'topics');
  const store = await openStore({ directory });
  const config = { ...defaultLogConfig, durability: load.durability };
  const opened = await BenchLog.open(store, 0, config);
  const startedMs = performance.now();
  const ends: number[] = [];
  for (let count = 0; count < load.batches; count++) {
    ends.push(opened.append(receiveBatch(load.pool[count % poolBatches] ?? [])));
    const oldest = ends[count - inFlight];
    if (oldest !== undefined) await opened.durable(oldest);
  }
  await opened.durable(ends.at(-1) ?? 0);
  const result = rate(load, startedMs);
  await closeStore(store);
  rmSync(directory, { recursive: true });
  return result;
};

export async function compareAppends(
  { quick, directory }: BenchOptions,
  durability: Durability,
): Promise<readonly Figure[]> {
  const pool = Array.from({ length: poolBatches }, () => makeSlices(mib, 64 * kib));
  const load = { directory, pool, batches: quick ? 128 : 2_048, durability };
  const rounds: { readonly bare: number; readonly balsa: number }[] = [];
  for (let count = 0; count < (quick ? 3 : 7); count++) {
    rounds.push({ bare: await bareLoop(load), balsa: await log(load) });
  }
  const ratio = median(rounds.map(({ bare, balsa }) => balsa / bare));
  return [
    {
      what: `append, ${durability}: ratio to a bare writev loop`,
      value: ratio,
      unit: '',
      atLeast: 0.8,
    },
    { what: 'Balsa', value: median(rounds.map(({ balsa }) => balsa)), unit: 'MB/s' },
    { what: 'bare loop', value: median(rounds.map(({ bare }) => bare)), unit: 'MB/s' },
  ];
}
