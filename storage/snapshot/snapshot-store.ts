/**
 * Snapshots of a state machine, one file each, named by the index up to which they stand. What the
 * index, the meta bytes and the chunks mean is the caller's.
 *
 *     write     chunks of a source ──> <index>.tmp ──────────> sync ─> rename ─> <index>.snapshot
 *     receive   frames of a sender ──> <index>-<origin>.partial ─> checked, and the same
 *     read      <index>.snapshot ──> one frame after another, checked, to be sent as they are
 *
 * Invariants:
 *   1. A file has the name `.snapshot` only if it is whole and was synced.
 *   2. Older snapshots are removed only after a newer one is durable.
 *   3. A partial file holds valid frames of one sender, from the first on. It is not synced before
 *      it is whole: a start writes all that check again, and goes on behind them.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Step } from '../callbacks.ts';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import { directoryOf } from '../disk/atomic-file.ts';
import { SharedFile } from '../disk/shared-file.ts';
import { writeAgain } from '../disk/write-again.ts';
import type { Callback } from '../file-system.ts';
import type { StorageError } from '../storage-error.ts';
import { SnapshotDraft } from './snapshot-draft.ts';
import type { SnapshotFrame } from './snapshot-frame.ts';
import { frameSizeBytes, SnapshotFrames } from './snapshot-frame.ts';
import type { SnapshotFile } from './snapshot-reader.ts';
import { damagedFrame, readFrame } from './snapshot-reader.ts';
import type { FoundSnapshot, SnapshotSurvey, SurveyOptions } from './snapshot-scan.ts';
import { parseSnapshotFileName, snapshotFileName, surveySnapshots } from './snapshot-scan.ts';

/** A snapshot as a run of chunks, none of them empty. */
export interface ChunkSource {
  /** The next chunk, `undefined` at the end. One read at a time. */
  read(done: Callback<Uint8Array | undefined>): void;
  close(): void;
}

export interface SnapshotInfo {
  readonly index: number;
  readonly meta: Uint8Array;
}

export interface StoredSnapshot extends SnapshotInfo {
  /** Of the file. */
  readonly sizeBytes: number;
}

export interface PartialSnapshotFile extends SnapshotInfo {
  readonly origin: string;
  /** The byte of the file that is wanted next. */
  readonly nextPosition: number;
}

/** One or more whole frames of a snapshot that another node sends. */
export interface ReceivedFrames extends SnapshotInfo {
  /** The sender, as letters, digits and hyphens: frames of two senders are never mixed. */
  readonly origin: string;
  /** In the file; 0 starts anew. */
  readonly position: number;
  readonly bytes: Uint8Array;
}

export interface Received {
  readonly nextPosition: number;
  /** It was the last, the whole checks and is durable: it is now the newest. */
  readonly isComplete: boolean;
}

export interface SnapshotFrameRead {
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}

interface Newest {
  readonly info: StoredSnapshot;
  readonly file: SnapshotFile;
}

interface Partial {
  readonly info: SnapshotInfo;
  readonly origin: string;
  readonly draft: SnapshotDraft;
}

export class SnapshotStore {
  /** Whole files that a start found damaged. They are kept, and not used. */
  readonly damaged: readonly StorageError[];
  readonly #options: SurveyOptions;
  readonly #frames: SnapshotFrames;
  #newest: Newest | undefined;
  #partial: Partial | undefined;
  #isWriting = false;
  #isReceiving = false;

  private constructor(options: SurveyOptions, survey: SnapshotSurvey) {
    this.#options = options;
    this.#frames = new SnapshotFrames(options.crc32c);
    this.damaged = survey.damaged;
    this.#newest = survey.newest && asNewest(survey.newest);
    this.#partial = survey.partial && asPartial(options, survey.partial);
  }

  /** Reads and checks all that is there. A damaged file is no error: see `damaged`. */
  static open(options: SurveyOptions, done: Callback<SnapshotStore>): void {
    const { directory, fileSystem } = options;
    fileSystem.makeDirectory(
      directory,
      orFail(done, () => {
        surveySnapshots(
          options,
          orFail(done, (survey) => {
            inOrder(
              [
                (next) => removeAll(options, survey.useless, next),
                (next) => keepPartial(survey.partial, next),
                (next) => fileSystem.syncDirectory(directory, next),
                (next) => fileSystem.syncDirectory(directoryOf(directory), next),
              ],
              orFail(done, () => done(null, new SnapshotStore(options, survey))),
            );
          }),
        );
      }),
    );
  }

  /** The newest that is whole and durable. */
  get newest(): StoredSnapshot | undefined {
    return this.#newest?.info;
  }

  /** What has been received of one that is not whole. */
  get partial(): PartialSnapshotFile | undefined {
    if (this.#partial === undefined) return undefined;
    const { info, origin, draft } = this.#partial;
    return { ...info, origin, nextPosition: draft.state.position };
  }

  /**
   * Stores what the source gives, and closes it. Whole and durable when done; it is then the
   * newest, unless a newer one came meanwhile. One call at a time.
   */
  write(info: SnapshotInfo, source: ChunkSource, done: Callback): void {
    assert(!this.#isWriting, 'one snapshot is written at a time');
    this.#isWriting = true;
    const finish: Callback = (...result) => {
      this.#isWriting = false;
      source.close();
      done(...result);
    };
    this.#createDraft(
      { index: info.index, origin: undefined, type: 'tmp' },
      orFail(finish, (draft) => {
        const giveUp = (error: Error): void => draft.abandon(() => finish(error));
        inOrder(
          [
            (next) => draft.add('first', [this.#frames.first(info.index, info.meta)], next),
            (next) => this.#copyChunks(source, draft, next),
            (next) =>
              draft.add('last', [this.#frames.last(draft.state, draft.state.position)], next),
          ],
          orFail(giveUp, () => this.#adopt(info, draft, finish)),
        );
      }),
    );
  }

  /** The frame of the newest that begins at `position`. There must be a newest. */
  read(position: number, done: Callback<SnapshotFrameRead>): void {
    const { file } = this.#newest ?? assert.fail('there is no snapshot');
    readFrame(
      file,
      { position, frames: this.#frames },
      orFail(done, (placed) => {
        if (placed === undefined) return done(damagedFrame(file.shared.path, position));
        done(null, { bytes: placed.bytes, isLast: placed.frame.type === 'last' });
      }),
    );
  }

  /** The chunks of the newest, which stays readable until the source is closed. */
  source(): ChunkSource {
    const { file } = this.#newest ?? assert.fail('there is no snapshot');
    file.shared.retain();
    let position = 0;
    const read: ChunkSource['read'] = (done) => {
      readFrame(
        file,
        { position, frames: this.#frames },
        orFail(done, (placed) => {
          if (placed === undefined) return done(damagedFrame(file.shared.path, position));
          const { frame, bytes } = placed;
          if (frame.type !== 'last') position += bytes.length;
          if (frame.type === 'first') return read(done);
          done(null, frame.type === 'chunk' ? frame.bytes : undefined);
        }),
      );
    };
    return { read, close: () => file.shared.release() };
  }

  /**
   * Stores frames of a sender where they follow what is there; others change nothing, and the
   * answer says what is wanted. A frame that does not check, or a whole that does not, drops all:
   * position 0 is wanted. One call at a time.
   */
  receive(received: ReceivedFrames, done: Callback<Received>): void {
    assert(!this.#isReceiving, 'one call of receive at a time');
    this.#isReceiving = true;
    const finish: Callback<Received> = (...result) => {
      this.#isReceiving = false;
      done(...result);
    };
    const next = orFail(finish, () => this.#store(received, finish));
    if (received.position === 0) this.#startPartial(received, next);
    else next(null, undefined);
  }

  /** Lets the files go. */
  close(done: Callback): void {
    inOrder(
      [
        (next) => (this.#newest ? this.#newest.file.shared.close(next) : next(null, undefined)),
        (next) => (this.#partial ? this.#partial.draft.close(next) : next(null, undefined)),
      ],
      done,
    );
  }

  #startPartial({ index, meta, origin }: ReceivedFrames, done: Callback): void {
    const old = this.#partial;
    this.#partial = undefined;
    const create = orFail(done, () => {
      this.#createDraft(
        { index, origin, type: 'partial' },
        orFail(done, (draft) => {
          this.#partial = { info: { index, meta }, origin, draft };
          done(null, undefined);
        }),
      );
    });
    if (old === undefined) create(null, undefined);
    else old.draft.abandon(create);
  }

  #store(received: ReceivedFrames, done: Callback<Received>): void {
    const { index, origin, position, bytes } = received;
    const partial = this.#partial;
    if (partial === undefined || partial.info.index !== index || partial.origin !== origin) {
      return done(null, { nextPosition: 0, isComplete: false });
    }
    const { draft } = partial;
    if (position !== draft.state.position) {
      return done(null, { nextPosition: draft.state.position, isComplete: false });
    }
    const frames = this.#split(received);
    if (frames === undefined) return this.#dropPartial(draft, done);
    let isWhole = false;
    const add = ({ frame, at, end }: PlacedBytes, next: Callback): void => {
      if (frame.type === 'last') {
        isWhole = frame.crc === draft.state.crc && frame.chunks === draft.state.chunks;
      }
      draft.add(frame.type, [bytes.subarray(at, end)], next);
    };
    forEach(
      { items: frames, atOnce: 1, action: add },
      orFail(done, () => {
        if (frames.at(-1)?.frame.type !== 'last') {
          return done(null, { nextPosition: draft.state.position, isComplete: false });
        }
        if (!isWhole) return this.#dropPartial(draft, done);
        this.#partial = undefined;
        const nextPosition = draft.state.position;
        this.#adopt(
          partial.info,
          draft,
          orFail(done, () => done(null, { nextPosition, isComplete: true })),
        );
      }),
    );
  }

  /**
   * The frames that `bytes` are, or `undefined` where they are not whole and valid ones in order.
   */
  #split({ bytes, position, index, meta }: ReceivedFrames): readonly PlacedBytes[] | undefined {
    const placed: PlacedBytes[] = [];
    for (let at = 0; at < bytes.length; ) {
      const sizeBytes = frameSizeBytes(bytes.subarray(at), position + at);
      if (sizeBytes === undefined || placed.at(-1)?.frame.type === 'last') return undefined;
      const end = at + sizeBytes;
      const frame = this.#frames.parse(bytes.subarray(at, end), position + at);
      if (frame === undefined) return undefined;
      const isOther =
        frame.type === 'first' && (frame.index !== index || Buffer.compare(frame.meta, meta) !== 0);
      if (isOther) return undefined;
      placed.push({ frame, at, end });
      at = end;
    }
    return placed;
  }

  #dropPartial(draft: SnapshotDraft, done: Callback<Received>): void {
    this.#partial = undefined;
    draft.abandon(orFail(done, () => done(null, { nextPosition: 0, isComplete: false })));
  }

  #createDraft(name: Parameters<typeof snapshotFileName>[0], done: Callback<SnapshotDraft>): void {
    const { directory, fileSystem, crc32c } = this.#options;
    const path = join(directory, snapshotFileName(name));
    fileSystem.open(
      path,
      'create',
      orFail(done, (file) => {
        file.truncate(
          0,
          orFail(done, () => done(null, new SnapshotDraft({ fileSystem, crc32c, path, file }))),
        );
      }),
    );
  }

  #copyChunks(source: ChunkSource, draft: SnapshotDraft, done: Callback): void {
    source.read(
      orFail(done, (chunk) => {
        if (chunk === undefined) return done(null, undefined);
        assert(chunk.length > 0, 'a chunk of a snapshot is not empty');
        draft.add(
          'chunk',
          this.#frames.chunk(chunk, draft.state.position),
          orFail(done, () => this.#copyChunks(source, draft, done)),
        );
      }),
    );
  }

  /** Gives the draft its name, and the older snapshots up. */
  #adopt(info: SnapshotInfo, draft: SnapshotDraft, done: Callback): void {
    const { directory, fileSystem } = this.#options;
    const { position: sizeBytes } = draft.state;
    const path = join(
      directory,
      snapshotFileName({ index: info.index, origin: undefined, type: 'snapshot' }),
    );
    draft.finish(
      path,
      orFail(done, () => {
        fileSystem.open(
          path,
          'read',
          orFail(done, (file) => {
            const shared = new SharedFile(path, file);
            const old = this.#newest;
            const isNewest = old === undefined || old.info.index <= info.index;
            if (isNewest) {
              this.#newest = { info: { ...info, sizeBytes }, file: { shared, sizeBytes } };
            }
            // Whoever still reads it closes it; nothing was written through it.
            (isNewest ? old?.file.shared : shared)?.close(() => {});
            removeOlder(this.#options, this.#newest?.info.index ?? 0, done);
          }),
        );
      }),
    );
  }
}

interface PlacedBytes {
  readonly frame: SnapshotFrame;
  /** Where it lies in the bytes that were received. */
  readonly at: number;
  readonly end: number;
}

function asNewest({ name, file, scanned }: FoundSnapshot): Newest {
  const { sizeBytes } = file;
  return { info: { index: name.index, meta: scanned.meta, sizeBytes }, file };
}

function asPartial(options: SurveyOptions, { name, file, scanned }: FoundSnapshot): Partial {
  const { path, file: opened } = file.shared;
  const draft = new SnapshotDraft({ ...options, path, file: opened }, scanned.state);
  const info = { index: name.index, meta: scanned.meta };
  return { info, origin: name.origin ?? '', draft };
}

/**
 * What lies behind the last valid frame of a partial file goes, the frame that ends a whole
 * included. The sync that makes the file whole has to cover what is kept of it.
 */
function keepPartial(partial: FoundSnapshot | undefined, done: Callback): void {
  if (partial === undefined) return done(null, undefined);
  const { file, path } = partial.file.shared;
  const { position } = partial.scanned.state;
  const rewrite: Step = (next) =>
    writeAgain(
      file,
      { start: 0, stop: position },
      orFail(next, (end) => {
        if (end < position) next(damagedFrame(path, end));
        else next(null, undefined);
      }),
    );
  inOrder([(next) => file.truncate(position, next), rewrite], done);
}

function removeAll({ fileSystem }: SurveyOptions, paths: readonly string[], done: Callback): void {
  const action = (path: string, next: Callback): void => fileSystem.remove(path, next);
  forEach({ items: paths, atOnce: 1, action }, done);
}

function removeOlder(options: SurveyOptions, index: number, done: Callback): void {
  const { directory, fileSystem } = options;
  fileSystem.list(
    directory,
    orFail(done, (names = []) => {
      const older = names.filter((name) => {
        const parsed = parseSnapshotFileName(name);
        return parsed?.type === 'snapshot' && parsed.index < index;
      });
      removeAll(
        options,
        older.map((name) => join(directory, name)),
        done,
      );
    }),
  );
}
