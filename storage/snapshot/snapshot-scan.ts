/**
 * What a start finds of snapshots in a directory:
 *
 *     <index, 20 digits>.snapshot           whole when it got this name
 *     <index, 20 digits>-<origin>.partial   what has been received of one; origin names the sender
 *     <index, 20 digits>.tmp                one that was being taken: of no use any more
 */
import { join } from 'node:path';
import type { Crc32c } from '../bytes/crc32c.ts';
import { forEach, orFail } from '../callbacks.ts';
import { SharedFile } from '../disk/shared-file.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { DraftState } from './snapshot-draft.ts';
import { SNAPSHOT_VERSION, SnapshotFrames } from './snapshot-frame.ts';
import type { SnapshotFile } from './snapshot-reader.ts';
import { readFrame } from './snapshot-reader.ts';

export interface SnapshotName {
  readonly index: number;
  readonly origin: string | undefined;
  readonly type: 'snapshot' | 'partial' | 'tmp';
}

export function snapshotFileName({ index, origin, type }: SnapshotName): string {
  const digits = String(index).padStart(20, '0');
  return origin === undefined ? `${digits}.${type}` : `${digits}-${origin}.${type}`;
}

export function parseSnapshotFileName(name: string): SnapshotName | undefined {
  const match = /^(\d{20})(?:-([0-9a-z-]+))?\.(snapshot|partial|tmp)$/.exec(name);
  if (match === null) return undefined;
  const type = match[3] as SnapshotName['type'];
  if ((type === 'partial') !== (match[2] !== undefined)) return undefined;
  return { index: Number.parseInt(match[1] as string, 10), origin: match[2], type };
}

export interface ScannedSnapshot {
  readonly meta: Uint8Array;
  /** Behind the last valid chunk. */
  readonly state: DraftState;
  /** The last frame follows there, agrees with it, and ends the file. */
  readonly isComplete: boolean;
}

export interface ScanOptions {
  readonly frames: SnapshotFrames;
  readonly crc32c: Crc32c;
  readonly index: number;
}

/** Reads a file up to the first frame that does not check. `undefined`: not even the first does. */
function scanSnapshot(
  file: SnapshotFile,
  { frames, crc32c, index }: ScanOptions,
  done: Callback<ScannedSnapshot | undefined>,
): void {
  let meta: Uint8Array | undefined;
  let state: DraftState = { position: 0, chunks: 0, crc: 0 };
  const stop = (isComplete: boolean): void => {
    done(null, meta && { meta, state, isComplete });
  };
  const next = (): void => {
    const { position } = state;
    readFrame(
      file,
      { position, frames },
      orFail(done, (placed) => {
        if (placed === undefined) return stop(false);
        const { frame, bytes } = placed;
        if (frame.type === 'last') {
          const agrees = frame.chunks === state.chunks && frame.crc === state.crc;
          return stop(agrees && position + bytes.length === file.sizeBytes);
        }
        if (frame.type === 'first') {
          if (frame.version !== SNAPSHOT_VERSION) {
            const { path } = file.shared;
            return done(new StorageError('version', `${path}: version ${frame.version}`, { path }));
          }
          if (frame.index !== index) return stop(false);
          meta = frame.meta;
        }
        state = {
          position: position + bytes.length,
          chunks: state.chunks + (frame.type === 'chunk' ? 1 : 0),
          crc: crc32c(bytes, state.crc),
        };
        next();
      }),
    );
  };
  next();
}

export interface FoundSnapshot {
  readonly name: SnapshotName;
  readonly file: SnapshotFile;
  readonly scanned: ScannedSnapshot;
}

export interface SnapshotSurvey {
  readonly newest: FoundSnapshot | undefined;
  readonly partial: FoundSnapshot | undefined;
  readonly damaged: readonly StorageError[];
  /** Files that are of no use: older ones, abandoned ones. */
  readonly useless: readonly string[];
}

export interface SurveyOptions {
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
}

/** Looks at everything and changes nothing; `newest` and `partial` are left open. */
export function surveySnapshots(options: SurveyOptions, done: Callback<SnapshotSurvey>): void {
  const useless: string[] = [];
  const damaged: StorageError[] = [];
  const found: { newest?: FoundSnapshot; partial?: FoundSnapshot } = {};

  const take = (name: SnapshotName, next: Callback): void => {
    const path = join(options.directory, snapshotFileName(name));
    const newestIndex = found.newest?.name.index ?? 0;
    const isOlder = name.index <= newestIndex || (name.type === 'partial' && found.partial);
    if (name.type === 'tmp' || isOlder) {
      useless.push(path);
      next(null, undefined);
      return;
    }
    openScanned(
      { ...options, path, name },
      orFail(next, ({ file, scanned }) => {
        const isWhole = name.type === 'partial' || scanned?.isComplete;
        if (scanned !== undefined && isWhole) {
          found[name.type === 'partial' ? 'partial' : 'newest'] = { name, file, scanned };
          return next(null, undefined);
        }
        if (name.type === 'partial') useless.push(path);
        else damaged.push(damageOf(path, scanned));
        file.shared.close(next);
      }),
    );
  };

  options.fileSystem.list(
    options.directory,
    orFail(done, (names = []) => {
      const parsed = names.map(parseSnapshotFileName).filter((name) => name !== undefined);
      // Whole ones first, newest first, so that what they make useless is known.
      const rank = { snapshot: 0, partial: 1, tmp: 2 };
      parsed.sort((left, right) => rank[left.type] - rank[right.type] || right.index - left.index);
      forEach(
        { items: parsed, atOnce: 1, action: take },
        orFail(done, () => {
          done(null, { newest: found.newest, partial: found.partial, damaged, useless });
        }),
      );
    }),
  );
}

function damageOf(path: string, scanned: ScannedSnapshot | undefined): StorageError {
  const position = scanned?.state.position ?? 0;
  return new StorageError('corrupt', `${path} is damaged at byte ${position}`, { path, position });
}

interface OpenScanned extends SurveyOptions {
  readonly path: string;
  readonly name: SnapshotName;
}

function openScanned(
  { fileSystem, crc32c, path, name }: OpenScanned,
  done: Callback<{ file: SnapshotFile; scanned: ScannedSnapshot | undefined }>,
): void {
  fileSystem.open(
    path,
    name.type === 'partial' ? 'write' : 'read',
    orFail(done, (opened) => {
      opened.size(
        orFail(done, (sizeBytes) => {
          const file = { shared: new SharedFile(path, opened), sizeBytes };
          const frames = new SnapshotFrames(crc32c);
          scanSnapshot(
            file,
            { frames, crc32c, index: name.index },
            orFail(done, (scanned) => done(null, { file, scanned })),
          );
        }),
      );
    }),
  );
}
