import type { Crc32c } from '../bytes/crc32c.ts';
import { closing, orFail } from '../callbacks.ts';
import type { AtomicFile } from '../disk/atomic-file.ts';
import { readWholeFile, replaceFile } from '../disk/atomic-file.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type {
  CheckpointContents,
  CheckpointRecord,
  LogCheckpoint,
  NodeMark,
  RecoveryMark,
} from './checkpoint-codec.ts';
import { encodeCheckpointHeader, encodeFrame, parseCheckpoint } from './checkpoint-codec.ts';
import type { LogKey } from './log-key.ts';
import { logName, parseLogName } from './log-key.ts';

/**
 * `topics/checkpoint`: what this node knows to be durable of all its logs, in one append-only file.
 *
 *     note, mark, remove ──> memory (get) ──sync──> one frame, one fdatasync, for all that waited
 *                                            └─ too much of the file is out of date: replaced whole
 *
 * A change is noted at once and carried by the next sync; nothing here waits on time, whoever owns
 * a clock calls `sync` each second or so. What must be durable before something else happens passes
 * that something as the callback:
 *
 *   - the first entry of a log, before its first durable end is reported;
 *   - an epoch's entry, before the durable end passes the epoch's first batch;
 *   - a lower durable end, or a removal, before the truncation or deletion that it announces;
 *   - marks, before any byte is cut and any log is made anew.
 *
 * And what is noted as durable *is* durable before it is noted. A failed sync is final: every later
 * call gets its error. A write without space is not: the changes stay noted and the next sync
 * carries them.
 */
export class Checkpoint {
  readonly #source: CheckpointSource;
  readonly #logs: Map<string, LogCheckpoint>;
  #nodeMarks: readonly NodeMark[];
  #file: File;
  #sizeBytes: number;
  /** The size above which the file is replaced rather than appended to. */
  #sizeBytesMax: number;
  #sequence = 1;
  #dirty = new Dirty();
  #waiting: Callback[] = [];
  #busy = false;
  #failure: Error | undefined;

  /** Finds out what is there, and writes nothing. */
  static read(source: CheckpointSource, done: Callback<ReadCheckpoint>): void {
    readWholeFile(checkpointFile(source), (...[error, bytes]) => {
      if (error !== null) return done(error);
      done(null, bytes === undefined ? { type: 'absent' } : parseCheckpoint(bytes, source.crc32c));
    });
  }

  /** Writes a file with exactly `contents` in place of whatever is there, and opens it. */
  static create(
    source: CheckpointSource,
    contents: CheckpointContents,
    done: Callback<Checkpoint>,
  ): void {
    writeWhole(source, contents, (...[error, written]) => {
      if (error !== null) done(error);
      else done(null, new Checkpoint(source, contents, written));
    });
  }

  private constructor(
    source: CheckpointSource,
    contents: CheckpointContents,
    written: WrittenCheckpoint,
  ) {
    this.#source = source;
    this.#logs = new Map(contents.logs);
    this.#nodeMarks = contents.nodeMarks;
    this.#file = written.file;
    this.#sizeBytes = written.sizeBytes;
    this.#sizeBytesMax = sizeBytesMaxFor(written.sizeBytes);
  }

  /** As noted last. `undefined`: the log was never written. */
  get(key: LogKey): LogCheckpoint | undefined {
    return this.#logs.get(logName(key));
  }

  /** The logs that have an entry. */
  get keys(): readonly LogKey[] {
    return [...this.#logs.keys()].flatMap((name) => parseLogName(name) ?? []);
  }

  get nodeMarks(): readonly NodeMark[] {
    return this.#nodeMarks;
  }

  /** Changes a log's entry, or makes one that begins and ends at 0. */
  note(key: LogKey, change: Partial<LogCheckpoint>): void {
    const name = logName(key);
    const before = this.#logs.get(name);
    this.#logs.set(name, { ...(before ?? EMPTY), ...change });
    this.#dirty.add(name, {
      epochs: before === undefined || change.epochs !== undefined,
      marks: before === undefined || change.marks !== undefined,
    });
  }

  /** Adds what was found wrong with a log. Saying it twice is saying it once. */
  mark(key: LogKey, mark: RecoveryMark): void {
    const marks = this.get(key)?.marks ?? [];
    if (!marks.some((each) => isSameMark(each, mark))) this.note(key, { marks: [...marks, mark] });
  }

  /** Drops the marks that an applied registration has named; what was found since stays. */
  clearMarks(key: LogKey, named: readonly RecoveryMark[]): void {
    const marks = this.get(key)?.marks ?? [];
    const left = marks.filter((each) => !named.some((mark) => isSameMark(each, mark)));
    if (left.length < marks.length) this.note(key, { marks: left });
  }

  setNodeMarks(marks: readonly NodeMark[]): void {
    this.#nodeMarks = marks;
    this.#dirty.node = true;
  }

  /** Forgets a log: after the next sync it was never written. */
  remove(key: LogKey): void {
    const name = logName(key);
    if (this.#logs.delete(name)) this.#dirty.add(name, { epochs: true, marks: true });
  }

  /**
   * Makes everything noted before this call durable. Callers that wait at the same time share one
   * sync. Completes before it returns if there is nothing to do.
   */
  sync(done: Callback): void {
    if (this.#failure !== undefined) {
      done(this.#failure);
    } else if (this.#busy || !this.#dirty.isEmpty) {
      this.#waiting.push(done);
      if (!this.#busy) this.#carry();
    } else {
      done(null, undefined);
    }
  }

  /** Syncs what is noted and closes the file. Nothing may be called afterwards. */
  close(done: Callback): void {
    // The sync may replace the file.
    this.sync((...result) => closing(this.#file, done)(...result));
  }

  /** Carries what is dirty now, for those who wait now. */
  #carry(): void {
    const waiting = this.#waiting;
    const carried = this.#dirty;
    this.#waiting = [];
    this.#dirty = new Dirty();
    this.#busy = true;
    const onDone: Callback = (...[error]) => {
      this.#busy = false;
      if (error !== null) this.#onFailure(error, carried);
      for (const done of waiting) {
        if (error !== null) done(error);
        else done(null, undefined);
      }
      if (!this.#busy && this.#waiting.length > 0) this.#carry();
    };
    if (this.#failure !== undefined) onDone(this.#failure);
    else if (carried.isEmpty) onDone(null, undefined);
    else this.#write(carried, onDone);
  }

  #onFailure(error: Error, carried: Dirty): void {
    if (error instanceof StorageError && error.code === 'noSpace') this.#dirty.addAll(carried);
    else this.#failure = error;
  }

  #write(carried: Dirty, done: Callback): void {
    const frame = encodeFrame(this.#sequence + 1, this.#recordsOf(carried), this.#source.crc32c);
    if (this.#sizeBytes + frame.length > this.#sizeBytesMax) this.#replace(done);
    else this.#append(frame, done);
  }

  #append(frame: Uint8Array, done: Callback): void {
    const file = this.#file;
    const onSynced = orFail(done, () => {
      this.#sequence += 1;
      this.#sizeBytes += frame.length;
      done(null, undefined);
    });
    const onWritten = orFail(done, () => file.sync(onSynced));
    file.write(this.#sizeBytes, [frame], onWritten);
  }

  #replace(done: Callback): void {
    const contents = { logs: this.#logs, nodeMarks: this.#nodeMarks };
    writeWhole(this.#source, contents, (...[error, written]) => {
      if (error !== null) return done(error);
      const old = this.#file;
      this.#file = written.file;
      this.#sizeBytes = written.sizeBytes;
      this.#sizeBytesMax = sizeBytesMaxFor(written.sizeBytes);
      this.#sequence = 1;
      old.close(done);
    });
  }

  #recordsOf(carried: Dirty): CheckpointRecord[] {
    const records: CheckpointRecord[] = [];
    for (const [name, parts] of carried.logs) {
      const log = this.#logs.get(name);
      records.push(log === undefined ? { type: 'removed', name } : logRecord(name, log, parts));
    }
    if (carried.node) records.push({ type: 'node', marks: this.#nodeMarks });
    return records;
  }
}

export interface CheckpointSource {
  /** `topics/`, which exists. */
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
}

/**
 * `absent` and `damaged`, on a node that had one, mean that nothing is known of its logs: the node
 * must have a new directory id, durably, before a new checkpoint is created.
 */
export type ReadCheckpoint = ReturnType<typeof parseCheckpoint> | { readonly type: 'absent' };

export function checkpointFile(source: CheckpointSource): AtomicFile {
  return { fileSystem: source.fileSystem, path: `${source.directory}/checkpoint` };
}

const EMPTY: LogCheckpoint = {
  segmentBase: 0,
  position: 0,
  durableEnd: 0,
  highWatermark: 0,
  logStart: 0,
  epochs: [],
  marks: [],
};
export const EMPTY_CONTENTS: CheckpointContents = { logs: new Map(), nodeMarks: [] };

/** The parts of an entry that change seldom and are written only when they did. */
interface Parts {
  readonly epochs: boolean;
  readonly marks: boolean;
}

/** What is noted and not yet carried. */
class Dirty {
  readonly logs = new Map<string, Parts>();
  node = false;

  get isEmpty(): boolean {
    return this.logs.size === 0 && !this.node;
  }

  add(name: string, parts: Parts): void {
    const before = this.logs.get(name);
    this.logs.set(name, {
      epochs: parts.epochs || before?.epochs === true,
      marks: parts.marks || before?.marks === true,
    });
  }

  addAll(other: Dirty): void {
    for (const [name, parts] of other.logs) this.add(name, parts);
    this.node ||= other.node;
  }
}

interface WrittenCheckpoint {
  readonly file: File;
  readonly sizeBytes: number;
}

function writeWhole(
  source: CheckpointSource,
  contents: CheckpointContents,
  done: Callback<WrittenCheckpoint>,
): void {
  const all = { epochs: true, marks: true };
  const records: CheckpointRecord[] = [...contents.logs].map(([name, log]) =>
    logRecord(name, log, all),
  );
  records.push({ type: 'node', marks: contents.nodeMarks });
  const bytes = Buffer.concat([
    encodeCheckpointHeader(source.crc32c),
    encodeFrame(1, records, source.crc32c),
  ]);
  const target = checkpointFile(source);
  replaceFile(target, bytes, (...[error]) => {
    if (error !== null) return done(error);
    source.fileSystem.open(target.path, 'write', (...[openError, file]) => {
      if (openError !== null) done(openError);
      else done(null, { file, sizeBytes: bytes.length });
    });
  });
}

function logRecord(name: string, log: LogCheckpoint, parts: Parts): CheckpointRecord {
  const { epochs, marks, ...ends } = log;
  return {
    type: 'log',
    name,
    ends,
    ...(parts.epochs ? { epochs } : {}),
    ...(parts.marks ? { marks } : {}),
  };
}

/** Four times what was written, so that replacing costs less than the appends before it. */
function sizeBytesMaxFor(sizeBytes: number): number {
  return 4 * sizeBytes + 64 * 1024;
}

function isSameMark(left: RecoveryMark, right: RecoveryMark): boolean {
  return (
    left.type === right.type &&
    left.offset === right.offset &&
    left.lastEpoch === right.lastEpoch &&
    left.logEnd === right.logEnd
  );
}
