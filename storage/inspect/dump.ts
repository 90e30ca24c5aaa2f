/**
 * Prints any file of a data directory. Which one it is is told by its name, as everywhere.
 *
 *     <offset>.log .index .timeindex .txnindex .check .snapshot   a log's segments
 *     node.json  peers.json  join  lock  metadata/current  raft/raft-id  raft/reserve
 *     topics/checkpoint  checkpoint.damaged  partition.metadata  clean-end
 *     <position>.wal                                              the Raft log
 *     <index>.snapshot  <index>-<origin>.partial                  snapshots of the state machine
 *
 * It reads only, and works on the files of a running node, whose newest bytes may be half written.
 */

import { closing, orFail } from '../callbacks.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';
import { segmentBase } from '../wal/wal-segment.ts';
import { dumpSegmentCheck } from './dump-check.ts';
import { dumpCheckpoint } from './dump-checkpoint.ts';
import type { IndexKind } from './dump-index.ts';
import { dumpIndex } from './dump-index.ts';
import type { DumpBatchOptions } from './dump-log.ts';
import { dumpBatches } from './dump-log.ts';
import { dumpJoin, dumpNodeFile, dumpPlain } from './dump-plain.ts';
import { dumpProducerSnapshot } from './dump-producers.ts';
import { dumpSealed, isSealedName } from './dump-sealed.ts';
import { dumpSnapshot, isSnapshot } from './dump-snapshot.ts';
import { damageLine, pairs } from './dump-text.ts';
import { dumpWal } from './dump-wal.ts';

export interface DumpOptions extends DumpBatchOptions {
  readonly fileSystem: FileSystem;
  readonly path: string;
  /** What a payload of the Raft log says; throws on one that it cannot read. */
  readonly describeWalPayload: (payload: Uint8Array) => string;
  /** Completes when what was printed has been taken: a large file is read no faster than that. */
  readonly drain: (done: Callback) => void;
}

/**
 *   sound     All of it checks.
 *   damaged   Some of it does not; lines that begin with `!` say what.
 *   absent    There is no such file, or it has no bytes.
 *   unknown   It bears no name of ours.
 */
export type DumpOutcome = 'sound' | 'damaged' | 'absent' | 'unknown';

type Print = (line: string) => void;

/** How much of a `.log` is held at a time, unless one batch is larger. */
const WINDOW_SIZE_BYTES = 1024 * 1024;

export function dumpFile(options: DumpOptions, print: Print, done: Callback<DumpOutcome>): void {
  const name = options.path.slice(options.path.lastIndexOf('/') + 1);
  if (/^\d{20}\.(log|cleaned)$/.test(name)) return dumpLog(options, print, done);
  if (name === 'reserve') return dumpReserve(options, print, done);
  const render = rendererOf(name, options, print);
  if (render === undefined) return done(null, 'unknown');
  readWholeFile(
    options,
    orFail(done, (bytes) => {
      if (bytes === undefined) done(null, 'absent');
      else done(null, render(bytes) ? 'sound' : 'damaged');
    }),
  );
}

function rendererOf(
  name: string,
  options: DumpOptions,
  print: Print,
): ((bytes: Uint8Array) => boolean) | undefined {
  const { crc32c } = options;
  if (name === 'checkpoint' || name === 'checkpoint.damaged') {
    return (bytes) => dumpCheckpoint(bytes, crc32c, print);
  }
  if (name === 'node.json') return (bytes) => dumpNodeFile(bytes, options, print);
  if (name === 'join') return (bytes) => dumpJoin(bytes, print);
  if (name === 'peers.json' || name === 'lock') return (bytes) => dumpPlain(bytes, print);
  if (isSealedName(name)) return (bytes) => dumpSealed({ bytes, name }, crc32c, print);
  const walBase = segmentBase(name);
  if (walBase !== undefined) {
    const walOptions = { crc32c, describe: options.describeWalPayload };
    return (bytes) => dumpWal({ bytes, base: walBase }, walOptions, print);
  }
  const [, digits, kind] = /^(\d{20})\.(.+)$/.exec(name) ?? [];
  if (kind === 'snapshot') {
    // Producers of a log, or the state machine: the same name, in other directories.
    return (bytes) =>
      isSnapshot(bytes)
        ? dumpSnapshot({ bytes, isPartial: false }, crc32c, print)
        : dumpProducerSnapshot(bytes, crc32c, print);
  }
  if (/^\d{20}-.*\.partial$/.test(name)) {
    return (bytes) => dumpSnapshot({ bytes, isPartial: true }, crc32c, print);
  }
  if (kind === 'check') return (bytes) => dumpSegmentCheck(bytes, crc32c, print);
  if (!isIndexKind(kind)) return undefined;
  return (bytes) => dumpIndex({ bytes, kind, base: Number(digits) }, print);
}

function isIndexKind(kind: string | undefined): kind is IndexKind {
  return kind === 'index' || kind === 'timeindex' || kind === 'txnindex';
}

/** Of its bytes only their number means anything. */
function dumpReserve(
  { fileSystem, path }: DumpOptions,
  print: Print,
  done: Callback<DumpOutcome>,
): void {
  fileSystem.fileSize(
    path,
    orFail(done, (sizeBytes = 0) => {
      if (sizeBytes === 0) return done(null, 'absent');
      print(`reserve ${pairs({ size: sizeBytes })}`);
      done(null, 'sound');
    }),
  );
}

function dumpLog(options: DumpOptions, print: Print, done: Callback<DumpOutcome>): void {
  const { fileSystem, path } = options;
  fileSystem.fileSize(
    path,
    orFail(done, (fileSizeBytes = 0) => {
      if (fileSizeBytes === 0) return done(null, 'absent');
      fileSystem.open(
        path,
        'read',
        orFail(done, (file) => {
          const window = { position: 0, sizeBytes: WINDOW_SIZE_BYTES, fileSizeBytes };
          dumpWindow({ ...options, file, ...window }, print, closing(file, done));
        }),
      );
    }),
  );
}

interface Window extends DumpOptions {
  readonly file: File;
  readonly position: number;
  readonly sizeBytes: number;
  readonly fileSizeBytes: number;
}

/** Prints the batches of one window, then goes on behind them. */
function dumpWindow(window: Window, print: Print, done: Callback<DumpOutcome>): void {
  const { file, position } = window;
  const left = window.fileSizeBytes - position;
  if (left === 0) return done(null, 'sound');
  const target = new Uint8Array(Math.min(left, window.sizeBytes));
  file.read(
    position,
    target,
    orFail(done, (count) => {
      // A running node may have cut the file meanwhile.
      const fileSizeBytes = count < target.length ? position + count : window.fileSizeBytes;
      const dumped = dumpBatches({ bytes: target.subarray(0, count), position }, window, print);
      if (dumped.type === 'damaged') return done(null, 'damaged');
      const next = position + dumped.sizeBytes;
      const leftBytes = fileSizeBytes - next;
      if (leftBytes > 0 && leftBytes < dumped.sizeBytesNeeded) {
        print(damageLine(next, `the last ${leftBytes} bytes are no whole batch`));
        return done(null, 'damaged');
      }
      const sizeBytes = Math.max(WINDOW_SIZE_BYTES, dumped.sizeBytesNeeded);
      const rest = { ...window, position: next, fileSizeBytes, sizeBytes };
      window.drain(orFail(done, () => dumpWindow(rest, print, done)));
    }),
  );
}
