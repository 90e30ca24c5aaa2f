/**
 * Reading a log from its start out of the page cache, 1 MiB at a time, against a loop of positioned
 * reads of the same sizes from the same file. Each read fills a buffer of its own in both, since
 * what is read is handed on. Then the newest batches, which must not touch a file at all.
 */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadResult } from '../storage/log/log-calls.ts';
import { defaultLogConfig } from '../storage/log/log-config.ts';
import { completed, median } from './callbacks.ts';
import { CountingFileSystem } from './counting-file-system.ts';
import { BenchLog, closeStore, makeSlices, mib, openStore, receiveBatch } from './logs.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const config = { ...defaultLogConfig, durability: 'page-cache' } as const;

/** MB a second over all of the log from `offset` on. */
async function readThrough({ log }: BenchLog, from: number): Promise<number> {
  const startedMs = performance.now();
  let sizeBytes = 0;
  for (let offset = from; offset < log.writtenEnd; ) {
    const options = { offset, sizeBytesMax: mib, endOffset: log.writtenEnd };
    const result = await completed<ReadResult>((done) => log.read(options, done));
    if (result.type !== 'batches') throw new Error(result.type);
    for (const { header } of result.batches) {
      sizeBytes += header.sizeBytes;
      offset = header.baseOffset + header.lastOffsetDelta + 1;
    }
  }
  return sizeBytes / 1000 / (performance.now() - startedMs);
}

async function readBare(path: string, sizeBytes: number): Promise<number> {
  const file = await open(path);
  const total = (await stat(path)).size;
  const startedMs = performance.now();
  for (let position = 0; position < total; position += sizeBytes) {
    const length = Math.min(sizeBytes, total - position);
    const target = Buffer.allocUnsafeSlow(length);
    const { bytesRead } = await file.read(target, 0, length, position);
    if (bytesRead !== length) throw new Error('a short read');
  }
  const result = total / 1000 / (performance.now() - startedMs);
  await file.close();
  return result;
}

async function fill(directory: string, batches: number): Promise<number> {
  const store = await openStore({ directory });
  const opened = await BenchLog.open(store, 0, config);
  let sizeBytes = 0;
  for (let count = 0; count < batches; count++) {
    const batch = receiveBatch(makeSlices(mib));
    sizeBytes = batch.header.sizeBytes;
    await opened.durable(opened.append(batch));
  }
  await closeStore(store);
  return sizeBytes;
}

/** Reads of files while the newest 32 MiB are read: each batch was appended just before. */
async function readTail(directory: string): Promise<number> {
  const fileSystem = new CountingFileSystem();
  const store = await openStore({ directory, fileSystem });
  const opened = await BenchLog.open(store, 1, config);
  for (let count = 0; count < 32; count++) {
    await opened.durable(opened.append(receiveBatch(makeSlices(mib))));
  }
  const before = fileSystem.reads;
  await readThrough(opened, 0);
  const reads = fileSystem.reads - before;
  await closeStore(store);
  return reads;
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const batchBytes = await fill(directory, quick ? 64 : 768);
  const [segment] = (await readdir(join(directory, 'bench-0'))).filter((name) =>
    /\.log$/.test(name),
  );
  const path = join(directory, 'bench-0', segment ?? '');
  const fileSystem = new CountingFileSystem();
  const store = await openStore({ directory, fileSystem });
  const opened = await BenchLog.open(store, 0, config);
  const rounds: { readonly bare: number; readonly balsa: number }[] = [];
  const before = fileSystem.readBytes;
  for (let count = 0; count < (quick ? 3 : 9); count++) {
    rounds.push({ bare: await readBare(path, batchBytes), balsa: await readThrough(opened, 0) });
  }
  const overRead = (fileSystem.readBytes - before) / ((await stat(path)).size * rounds.length);
  await closeStore(store);
  const ratio = median(rounds.map(({ bare, balsa }) => balsa / bare));
  return [
    { what: 'sequential read: ratio to a bare read loop', value: ratio, unit: '', atLeast: 0.7 },
    { what: 'Balsa', value: median(rounds.map(({ balsa }) => balsa)), unit: 'MB/s' },
    { what: 'bare loop', value: median(rounds.map(({ bare }) => bare)), unit: 'MB/s' },
    { what: 'bytes read from the file for each byte returned', value: overRead, unit: '' },
    {
      what: 'file reads for the newest 32 MiB',
      value: await readTail(directory),
      unit: '',
      atMost: 0,
    },
  ];
}
