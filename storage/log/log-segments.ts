import assert from 'node:assert/strict';
import type { BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Step } from '../callbacks.ts';
import { inOrder, orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import { partitionPoint } from '../segment/partition-point.ts';
import type { SideFileState } from '../segment/segment.ts';
import { Segment } from '../segment/segment.ts';
import type { SegmentIndex } from '../segment/segment-index.ts';
import { StorageError } from '../storage-error.ts';
import type { LogFold } from './log-fold.ts';
import { foldBatch } from './log-fold.ts';
import type { LogShared } from './log-shared.ts';
import { encodeProducerSnapshot } from './producer-snapshot.ts';
import { ProducerSnapshots } from './producer-snapshots.ts';
import { ProducerState } from './producer-state.ts';

export interface LogSegmentsOptions {
  readonly directory: string;
  readonly shared: LogShared;
  readonly indexIntervalBytes: number;
  /** At least one, ascending; the last is the active one. */
  readonly segments: readonly Segment[];
  /** Of the producer snapshots that are there. */
  readonly snapshotOffsets: readonly number[];
}

/** Side files and producers as they were at one offset, to be written once that is durable. */
export interface Capture {
  readonly segment: Segment;
  readonly endOffset: number;
  readonly sideFiles: SideFileState;
  readonly snapshot: Uint8Array;
}

export interface Replacement {
  readonly segment: Segment;
  /** Of `.cleaned`. */
  readonly index: SegmentIndex;
  /** Below it batches may be gone. */
  readonly cleanedEnd: number;
}

/**
 * The segments of one log, and what is derived of them: indexes and producer snapshots.
 *
 * Segments ascend by base offset without a gap: each ends where the next begins. Derived files only
 * save work. They are written after what they describe is durable, carry checksums, and are made
 * anew from the log where they do not check.
 */
export class LogSegments {
  readonly #options: LogSegmentsOptions;
  readonly #segments: Segment[];
  readonly #loading = new Map<Segment, Callback<SegmentIndex>[]>();
  readonly #snapshots: ProducerSnapshots;
  #removals = 0;

  constructor(options: LogSegmentsOptions) {
    assert(options.segments.length > 0);
    this.#options = options;
    this.#segments = [...options.segments];
    this.#snapshots = new ProducerSnapshots({ ...options, offsets: options.snapshotOffsets });
    for (const segment of this.#segments.slice(0, -1)) segment.seal();
  }

  get all(): readonly Segment[] {
    return this.#segments;
  }

  /** Grows as a removal or replacement begins, with each size that it changes, and at its end. */
  get removals(): number {
    return this.#removals;
  }

  get active(): Segment {
    return this.#segments.at(-1) as Segment;
  }

  get first(): Segment {
    return this.#segments[0] as Segment;
  }

  /** The segment whose offsets begin at or before `offset`; the first where none does. */
  find(offset: number): Segment {
    return this.#segments[Math.max(0, this.#indexOf(offset))] as Segment;
  }

  after(segment: Segment): Segment | undefined {
    return this.#segments[this.#indexOf(segment.baseOffset) + 1];
  }

  /**
   * Seals the active segment and begins one at `baseOffset`, whose file its first write makes.
   * Returns what to save of the sealed one.
   */
  roll(baseOffset: number, producers: ProducerState): Capture {
    this.active.seal();
    const capture = this.capture(producers);
    this.#segments.push(this.create(baseOffset));
    return capture;
  }

  /** An empty one, of no file, that is none of the log's yet. */
  create(baseOffset: number): Segment {
    const { directory, shared, indexIntervalBytes } = this.#options;
    const segment = new Segment({ directory, baseOffset, shared, sizeBytes: 0 });
    segment.beginIndex(indexIntervalBytes);
    return segment;
  }

  /** The index of a segment, in memory. */
  loadIndex(segment: Segment, done: Callback<SegmentIndex>): void {
    if (segment.index !== undefined) {
      segment.noteIndexUse();
      return done(null, segment.index);
    }
    const waiting = this.#loading.get(segment);
    if (waiting !== undefined) {
      waiting.push(done);
      return;
    }
    this.#loading.set(segment, [done]);
    this.#loadForAll(segment);
  }

  /**
   * Brings the active segment's index into memory, and returns the state of the producers at its
   * end.
   */
  loadActive(nowMs: number, done: Callback<ProducerState>): void {
    const { active } = this;
    active.dropIndex();
    this.#load(
      active,
      nowMs,
      orFail(done, ({ index, producers }) => {
        active.adoptIndex(index);
        if (producers !== undefined) done(null, producers);
        else this.foldProducers(index.coveredEnd, nowMs, done);
      }),
    );
  }

  capture(producers: ProducerState): Capture {
    const segment = this.active;
    assert(segment.index !== undefined);
    return {
      segment,
      endOffset: segment.index.coveredEnd,
      sideFiles: segment.captureSideFiles(),
      snapshot: encodeProducerSnapshot(producers.capture(), this.#options.shared.crc32c),
    };
  }

  /**
   * Writes a capture. Of the snapshots inside one segment only the newest stays; those at the begin
   * of a segment stay as long as it does, for truncations.
   */
  save(capture: Capture, done: Callback): void {
    const { segment, endOffset, sideFiles, snapshot } = capture;
    if (!this.#segments.includes(segment)) return done(null, undefined);
    const isStale = (offset: number): boolean =>
      offset > segment.baseOffset && offset < endOffset && this.find(offset) === segment;
    inOrder(
      [
        (next) => segment.saveSideFiles(sideFiles, next),
        (next) => this.#snapshots.write(endOffset, snapshot, next),
        (next) => this.#snapshots.remove(isStale, next),
      ],
      done,
    );
  }

  /** Removes the segments before `segment`, oldest first. They are gone for readers at once. */
  removeBefore(segment: Segment, done: Callback): void {
    const count = this.#indexOf(segment.baseOffset);
    if (count === 0) return done(null, undefined);
    const removed = this.#segments.splice(0, count);
    this.#removals += 1;
    inOrder(
      [
        (next) => this.#snapshots.remove((offset) => offset < segment.baseOffset, next),
        ...removed.map(
          (each): Step =>
            (next) =>
              each.remove(next),
        ),
        (next) => this.#syncDirectory(next),
      ],
      done,
    );
  }

  /**
   * Cuts the log, durably: nothing is left at or past `position` of `segment`, which becomes the
   * active one; nothing at all where it is one that was just created. Side files that say otherwise
   * are gone, also after a power cut, before the first byte is.
   */
  truncateTo(
    target: { readonly segment: Segment; readonly position: number; readonly endOffset: number },
    done: Callback,
  ): void {
    const { segment, position, endOffset } = target;
    const isCreated = !this.#segments.includes(segment);
    const removed = this.#segments.splice(isCreated ? 0 : this.#indexOf(segment.baseOffset) + 1);
    if (isCreated) this.#segments.push(segment);
    this.#removals += 1;
    inOrder(
      [
        (next) => this.#snapshots.remove((offset) => isCreated || offset > endOffset, next),
        (next) => segment.distrustSideFiles(position, next),
        (next) => this.#syncDirectory(next),
        ...removed.reverse().map(
          (each): Step =>
            (next) =>
              each.remove(next),
        ),
        (next) => {
          this.#removals += 1;
          segment.truncateTo(position, next);
        },
        (next) => this.#syncDirectory(next),
      ],
      (...result) => {
        this.#removals += 1;
        done(...result);
      },
    );
  }

  /**
   * Puts a segment's `.cleaned` in the place of its `.log`, durably: a crash leaves one or the
   * other. Snapshots below `cleanedEnd` name batches that may be gone, and go first.
   */
  replace({ segment, index, cleanedEnd }: Replacement, done: Callback): void {
    this.#removals += 1;
    inOrder(
      [
        (next) => this.#snapshots.remove((offset) => offset < cleanedEnd, next),
        (next) => segment.distrustSideFiles(0, next),
        (next) => this.#syncDirectory(next),
        (next) =>
          segment.replaceLog(index.coveredPosition, (...result) => {
            this.#removals += 1;
            next(...result);
          }),
        (next) => this.#syncDirectory(next),
        (next) => {
          segment.adoptIndex(index);
          segment.saveSideFiles(segment.captureSideFiles(), next);
        },
      ],
      (...result) => {
        this.#removals += 1;
        done(...result);
      },
    );
  }

  /** Makes the index of a segment agree with its being cut to its size, where `endOffset` lies. */
  rewindIndex(segment: Segment, endOffset: number, done: Callback): void {
    const { index } = segment;
    if (index === undefined) {
      return this.loadIndex(
        segment,
        orFail(done, () => done(null, undefined)),
      );
    }
    index.rewindTo(segment.sizeBytes, endOffset);
    const onBatch = (header: BatchHeader): boolean => {
      index.add(header, undefined);
      return true;
    };
    if (index.coveredPosition === segment.sizeBytes) return done(null, undefined);
    segment.scan(
      { start: index.coveredPosition, end: segment.sizeBytes, crc32c: undefined, onBatch },
      orFail(done, (stop) => {
        if (stop.type !== 'end') done(corruptSegment(segment, stop.position));
        else if (index.coveredEnd !== endOffset) done(corruptSegment(segment, 0));
        else done(null, undefined);
      }),
    );
  }

  /** The largest timestamp of a segment's batches; -1 where it has none. */
  maxTimestampOf(segment: Segment, done: Callback<number>): void {
    segment.readMaxTimestamp(
      orFail(done, (maxTimestampMs) => {
        if (maxTimestampMs !== undefined) return done(null, maxTimestampMs);
        this.loadIndex(
          segment,
          orFail(done, (index) => done(null, index.maxTimestampMs)),
        );
      }),
    );
  }

  close(done: Callback): void {
    inOrder(
      this.#segments.map(
        (segment): Step =>
          (next) =>
            segment.close(next),
      ),
      done,
    );
  }

  /**
   * Begins again where something was taken away meanwhile: the end of this very segment, or what
   * the producers were being folded from.
   */
  #loadForAll(segment: Segment): void {
    const removals = this.#removals;
    this.#load(segment, 0, (...result) => {
      if (removals !== this.#removals && this.#segments.includes(segment)) {
        return this.#loadForAll(segment);
      }
      const all = this.#loading.get(segment) ?? [];
      this.#loading.delete(segment);
      if (result[0] === null) segment.adoptIndex(result[1].index);
      for (const each of all) {
        if (result[0] !== null) each(result[0]);
        else each(null, result[1].index);
      }
    });
  }

  /** The index of what the segment holds, for the caller to give it. */
  #load(
    segment: Segment,
    nowMs: number,
    done: Callback<{ readonly index: SegmentIndex; readonly producers: ProducerState | undefined }>,
  ): void {
    segment.restoreIndex(
      this.#options.indexIntervalBytes,
      orFail(done, (index) => {
        if (index.coveredPosition === segment.sizeBytes) {
          return done(null, { index, producers: undefined });
        }
        this.foldProducers(
          index.coveredEnd,
          nowMs,
          orFail(done, (producers) => {
            this.#extend(
              { segment, fold: { index, producers }, nowMs },
              orFail(done, () => done(null, { index, producers })),
            );
          }),
        );
      }),
    );
  }

  /** Adds the batches between the index's end and the segment's. */
  #extend(
    { segment, fold, nowMs }: { segment: Segment; fold: LogFold; nowMs: number },
    done: Callback,
  ): void {
    let expected = fold.index.coveredEnd;
    segment.scan(
      {
        start: fold.index.coveredPosition,
        end: segment.sizeBytes,
        crc32c: undefined,
        onBatch: (header, _position, batch) => {
          if (header.baseOffset !== expected) return false;
          expected = lastOffset(header) + 1;
          foldBatch(fold, { header, batch }, nowMs);
          return true;
        },
      },
      orFail(done, (stop) => {
        if (stop.type === 'end') done(null, undefined);
        else done(corruptSegment(segment, stop.position));
      }),
    );
  }

  /**
   * The state of the producers at `endOffset`, from the newest snapshot that checks and the log
   * after it. A snapshot below the log says nothing of the batches that are gone between.
   */
  foldProducers(endOffset: number, nowMs: number, done: Callback<ProducerState>): void {
    const start = Math.min(endOffset, this.first.baseOffset);
    this.#snapshots.newest(
      start,
      endOffset,
      orFail(done, (newest) => {
        this.#foldFrom(newest ?? new ProducerState(start), { endOffset, nowMs }, done);
      }),
    );
  }

  #foldFrom(
    producers: ProducerState,
    { endOffset, nowMs }: { readonly endOffset: number; readonly nowMs: number },
    done: Callback<ProducerState>,
  ): void {
    if (producers.endOffset >= endOffset) return done(null, producers);
    const from = this.#indexOf(producers.endOffset);
    const segments = this.#segments
      .slice(Math.max(0, from))
      .filter((each) => each.baseOffset < endOffset);
    let expected = segments[0]?.baseOffset ?? endOffset;
    const onBatch = (header: BatchHeader): boolean => {
      if (header.baseOffset !== expected || expected >= endOffset) return false;
      expected = lastOffset(header) + 1;
      if (header.baseOffset >= producers.endOffset)
        producers.record(header, header.baseOffset, nowMs);
      return true;
    };
    inOrder(
      segments.map(
        (segment): Step =>
          (next) => {
            const scan = { start: 0, end: segment.sizeBytes, crc32c: undefined, onBatch };
            segment.scan(
              scan,
              orFail(next, (stop) => {
                if (stop.type === 'end' || expected === endOffset) next(null, undefined);
                else next(corruptSegment(segment, stop.position));
              }),
            );
          },
      ),
      orFail(done, () => {
        if (producers.endOffset === endOffset) done(null, producers);
        else done(corruptSegment(this.find(endOffset), 0));
      }),
    );
  }

  /** The place of the last segment that begins at or before `offset`; -1 if none does. */
  #indexOf(offset: number): number {
    const segments = this.#segments;
    return (
      partitionPoint(segments.length, (at) => (segments[at] as Segment).baseOffset <= offset) - 1
    );
  }

  #syncDirectory(done: Callback): void {
    this.#options.shared.fileSystem.syncDirectory(this.#options.directory, done);
  }
}

export function corruptSegment(segment: Segment, position: number, cause?: unknown): StorageError {
  const { path } = segment;
  return new StorageError('corrupt', `${path} holds no sound batch at ${position}`, {
    path,
    position,
    cause,
  });
}
