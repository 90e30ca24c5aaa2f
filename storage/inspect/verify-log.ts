import type { BatchScan, ScanStop } from '../batch/batch-scan.ts';
import { scanBatches } from '../batch/batch-scan.ts';
import type { BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Step } from '../callbacks.ts';
import { closing, forEach, inOrder, orFail } from '../callbacks.ts';
import { CLEAN_END_NAME } from '../cleaner/clean-end-file.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import type { Callback, File } from '../file-system.ts';
import type { LogCheckpoint } from '../log/checkpoint-codec.ts';
import { LeaderEpochs } from '../log/leader-epochs.ts';
import { isAbortMarker } from '../log/log-fold.ts';
import type { LogKey } from '../log/log-key.ts';
import { checkOwner, PARTITION_METADATA_NAME } from '../log/partition-metadata.ts';
import { decodeProducerSnapshot } from '../log/producer-snapshot.ts';
import type { ProducerSnapshot } from '../log/producer-state.ts';
import { ProducerState } from '../log/producer-state.ts';
import { parseSegmentFileName, segmentFileName } from '../segment/segment-name.ts';
import { compareProducers } from './verify-producers.ts';
import type { VerifyScope } from './verify-scope.ts';
import { verifySealed } from './verify-sealed.ts';
import { SegmentFacts, verifySideFiles } from './verify-segment.ts';

export interface VerifyLogOptions {
  readonly scope: VerifyScope;
  readonly key: LogKey;
  /** Of this one log. */
  readonly directory: string;
  /** What the checkpoint says of it; `undefined`: it was never durable. */
  readonly known: LogCheckpoint | undefined;
}

/**
 * One log, whole: whose it says it is, and every batch of every segment, in itself and against the
 * batch before it, the checkpoint, the indexes and the producer snapshots.
 */
export function verifyLog(options: VerifyLogOptions, done: Callback): void {
  const { scope, directory } = options;
  scope.begin(directory);
  scope.fileSystem.list(
    directory,
    orFail(done, (names) => new LogVerification(options, names ?? []).run(done)),
  );
}

/** Besides those that bear an offset. */
const ownNames = [PARTITION_METADATA_NAME, CLEAN_END_NAME];

const NO_OWNER = 'there is none: nothing says what the files beside it are';

class LogVerification {
  readonly #options: VerifyLogOptions;
  /**
   * Base offsets of the segments that have bytes, and are not wholly below the log start;
   * ascending.
   */
  #bases: readonly number[] = [];
  readonly #sizes = new Map<number, number>();
  readonly #snapshots = new Map<number, ProducerSnapshot>();
  readonly #knownEpochs: LeaderEpochs;
  /**
   * What was found: the epoch of the last batch, the offset after it, and the producers up to
   * there.
   */
  #epoch = -1;
  #end = 0;
  #producers = new ProducerState();
  #hasBoundary: boolean;

  constructor(options: VerifyLogOptions, names: readonly string[]) {
    this.#options = options;
    this.#knownEpochs = new LeaderEpochs(options.known?.epochs ?? []);
    this.#hasBoundary = options.known === undefined || options.known.durableEnd === 0;
    for (const name of names) this.#note(name);
  }

  run(done: Callback): void {
    const { known } = this.#options;
    inOrder(
      [
        (next) => this.#verifyOwner(next),
        (next) => this.#verifyCleanEnd(next),
        (next) => this.#readSizes(next),
        (next) => this.#readSnapshots(next),
        (next) => this.#verifySegments(next),
      ],
      orFail(done, () => {
        if (known !== undefined) this.#verifyEnd(known);
        this.#verifySnapshotsBeyond();
        done(null, undefined);
      }),
    );
  }

  #note(name: string): void {
    const { scope, directory } = this.#options;
    const parsed = parseSegmentFileName(name);
    if (parsed?.kind === 'log') this.#sizes.set(parsed.offset, 0);
    if (parsed !== undefined || ownNames.includes(name) || name.endsWith('.tmp')) return;
    scope.warning('unknown', { file: `${directory}/${name}`, text: 'not a file of a log' });
  }

  #verifyOwner(done: Callback): void {
    const { scope, directory, key } = this.#options;
    const file = `${directory}/${PARTITION_METADATA_NAME}`;
    const { fileSystem, crc32c } = scope;
    checkOwner({ directory, fileSystem, crc32c }, key, (...[error, isOwned]) => {
      if (error !== null) scope.failure('owner', file, error);
      else if (!isOwned && this.#sizes.size > 0) scope.error('owner', { file, text: NO_OWNER });
      done(null, undefined);
    });
  }

  #verifyCleanEnd(done: Callback): void {
    const { scope, directory } = this.#options;
    const file = `${directory}/${CLEAN_END_NAME}`;
    verifySealed(scope, { file, magic: 'BLCE', code: 'cleanEnd', severity: 'warning' }, done);
  }

  #readSizes(done: Callback): void {
    const { scope, known } = this.#options;
    const action = (base: number, next: Callback): void => {
      scope.fileSystem.fileSize(
        this.#path(base),
        orFail(next, (sizeBytes) => {
          this.#sizes.set(base, sizeBytes ?? 0);
          next(null, undefined);
        }),
      );
    };
    forEach(
      { items: [...this.#sizes.keys()], atOnce: 1, action },
      orFail(done, () => {
        const logStart = known?.logStart ?? 0;
        this.#bases = [...this.#sizes.keys()]
          .filter((base) => (this.#sizes.get(base) ?? 0) > 0)
          .sort((a, b) => a - b)
          .filter((_, at, all) => (all[at + 1] ?? Number.POSITIVE_INFINITY) > logStart);
        this.#end = this.#bases[0] ?? known?.logStart ?? 0;
        this.#producers = new ProducerState(this.#end);
        done(null, undefined);
      }),
    );
  }

  #readSnapshots(done: Callback): void {
    const { scope, directory } = this.#options;
    scope.fileSystem.list(
      directory,
      orFail(done, (names) => {
        const items = (names ?? []).flatMap((name) => {
          const parsed = parseSegmentFileName(name);
          return parsed?.kind === 'snapshot' ? [parsed.offset] : [];
        });
        const action = (offset: number, next: Callback): void => this.#readSnapshot(offset, next);
        forEach({ items, atOnce: 1, action }, done);
      }),
    );
  }

  #readSnapshot(offset: number, done: Callback): void {
    const { scope } = this.#options;
    const file = this.#snapshotPath(offset);
    readWholeFile(
      { fileSystem: scope.fileSystem, path: file },
      orFail(done, (bytes) => {
        const read = decodeProducerSnapshot(bytes ?? new Uint8Array(0), scope.crc32c);
        if (read.type === 'intact' && read.snapshot.endOffset === offset) {
          this.#snapshots.set(offset, read.snapshot);
        } else {
          const reason =
            read.type === 'damaged' ? read.reason : 'it is of another offset, or empty';
          scope.warning('snapshot', { file, text: `${reason}: the log is folded instead` });
        }
        done(null, undefined);
      }),
    );
  }

  #verifySegments(done: Callback): void {
    const steps = this.#bases.map(
      (base): Step =>
        (next) =>
          this.#verifySegment(base, next),
    );
    inOrder(steps, done);
  }

  #verifySegment(base: number, done: Callback): void {
    const { scope, directory } = this.#options;
    if (base !== this.#end) {
      const text = `it begins at ${base}, the one before ends at ${this.#end}`;
      this.#report('offset', { base, position: 0, offset: Math.min(base, this.#end), text });
      this.#end = base;
    }
    const facts = new SegmentFacts(base);
    scope.fileSystem.open(
      this.#path(base),
      'read',
      orFail(done, (file) => {
        const verifyRest = orFail<void>(done, () =>
          verifySideFiles({ scope, directory, facts }, done),
        );
        this.#scan(file, facts, closing(file, verifyRest));
      }),
    );
  }

  #scan(file: File, facts: SegmentFacts, done: Callback): void {
    const base = facts.baseOffset;
    const end = this.#sizes.get(base) ?? 0;
    const onBatch: BatchScan['onBatch'] = (header, position, batch) => {
      if (header.baseOffset !== this.#end) return false;
      this.#verifyBatch(header, { base, position });
      facts.add(header, position);
      const ended = this.#producers.record(header, header.baseOffset, 0);
      if (ended !== undefined && batch !== undefined && isAbortMarker(batch)) {
        facts.aborted.set(ended.lastOffset, ended);
      }
      return true;
    };
    const { crc32c } = this.#options.scope;
    scanBatches(
      { file, start: 0, end, crc32c, onBatch },
      orFail(done, (stop) => {
        this.#noteBoundary(base, stop.position);
        this.#noteSnapshot();
        if (stop.type !== 'end') this.#reportStop(base, stop);
        done(null, undefined);
      }),
    );
  }

  #verifyBatch(
    header: BatchHeader,
    at: { readonly base: number; readonly position: number },
  ): void {
    const { known } = this.#options;
    const { baseOffset: offset, leaderEpoch: epoch } = header;
    this.#noteBoundary(at.base, at.position);
    this.#noteSnapshot();
    // Below the log start nothing is known of epochs; a batch may lie on both sides of it.
    const logStart = known?.logStart ?? 0;
    const isKnown = lastOffset(header) >= logStart && offset < (known?.durableEnd ?? 0);
    const expected = this.#knownEpochs.epochAt(Math.max(offset, logStart));
    if (epoch < this.#epoch) {
      const text = `epoch ${epoch} follows epoch ${this.#epoch}`;
      this.#report('epoch', { ...at, offset, text });
    } else if (isKnown && epoch !== expected) {
      const text = `epoch ${epoch}, but ${expected ?? 'none'} by the checkpoint`;
      this.#report('epoch', { ...at, offset, text });
    }
    this.#epoch = epoch;
    this.#end = lastOffset(header) + 1;
  }

  /**
   * The place between two batches that was reached: is it the durable end that the checkpoint
   * names?
   */
  #noteBoundary(base: number, position: number): void {
    const { known } = this.#options;
    if (known === undefined || this.#end !== known.durableEnd) return;
    if (known.segmentBase === base && known.position === position) this.#hasBoundary = true;
    // A segment that was begun at the durable end and has no batch of it yet.
    if (known.segmentBase === known.durableEnd && known.position === 0) this.#hasBoundary = true;
  }

  #noteSnapshot(): void {
    const { scope } = this.#options;
    const snapshot = this.#snapshots.get(this.#end);
    if (snapshot === undefined) return;
    this.#snapshots.delete(this.#end);
    const first = this.#bases[0] ?? 0;
    for (const text of compareProducers(snapshot, this.#producers.capture(), first)) {
      scope.error('snapshot', { file: this.#snapshotPath(this.#end), text });
    }
  }

  #reportStop(base: number, stop: ScanStop): void {
    const { position, header } = stop;
    if (stop.type === 'refused') {
      const text = `a batch that begins at ${header?.baseOffset} where ${this.#end} is next`;
      this.#report('offset', { base, position, offset: this.#end, text });
    } else {
      const text = stop.type === 'pastEnd' ? 'a batch that runs past the end' : 'no sound batch';
      this.#report('batch', { base, position, offset: this.#end, text });
    }
  }

  /** An error below the durable end; above it, what a crash may leave. */
  #report(
    code: 'batch' | 'offset' | 'epoch',
    fault: { base: number; position: number; offset: number; text: string },
  ): void {
    const { scope, known } = this.#options;
    const { position, text } = fault;
    const file = this.#path(fault.base);
    if (fault.offset < (known?.durableEnd ?? 0)) scope.error(code, { file, position, text });
    else scope.warning('tornTail', { file, position, text });
  }

  #verifyEnd(known: LogCheckpoint): void {
    const { scope, directory } = this.#options;
    if (known.durableEnd <= known.logStart) return;
    if (this.#bases.length === 0) {
      const text = `it is durable up to ${known.durableEnd}, and has no files`;
      scope.error('missing', { file: directory, text });
    } else if (this.#end < known.durableEnd) {
      const text = `it ends at ${this.#end}, and was durable up to ${known.durableEnd}`;
      scope.error('short', { file: directory, text });
    } else if ((this.#bases[0] ?? 0) > known.logStart) {
      const text = `it begins at ${this.#bases[0]}, after its log start ${known.logStart}`;
      scope.error('short', { file: directory, text });
    } else if (!this.#hasBoundary) {
      const file = this.#path(known.segmentBase);
      const text = `no batch ends at ${known.durableEnd} there`;
      scope.error('boundary', { file, position: known.position, text });
    }
  }

  /** Snapshots at offsets where no batch begins or ends. */
  #verifySnapshotsBeyond(): void {
    const { scope } = this.#options;
    for (const offset of this.#snapshots.keys()) {
      const isBelow = offset < (this.#bases[0] ?? 0);
      const text = isBelow
        ? 'it is of an offset below the log'
        : `no batch ends there; the log ends at ${this.#end}`;
      const detail = { file: this.#snapshotPath(offset), text };
      if (isBelow) scope.warning('snapshot', detail);
      else scope.error('snapshot', detail);
    }
  }

  #path(base: number): string {
    return `${this.#options.directory}/${segmentFileName(base, 'log')}`;
  }

  #snapshotPath(offset: number): string {
    return `${this.#options.directory}/${segmentFileName(offset, 'snapshot')}`;
  }
}
