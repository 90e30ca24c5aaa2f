import { BatchError } from '../batch/batch-error.ts';
import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import { BATCH_HEADER_SIZE_BYTES, lastOffset, parseBatchHeader } from '../batch/record-batch.ts';
import { orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { Segment } from '../segment/segment.ts';
import type { LeaderEpochs } from './leader-epochs.ts';
import type { LogSegments } from './log-segments.ts';
import { corruptSegment } from './log-segments.ts';
import type { SyncTarget } from './log-syncer.ts';
import type { ReadMemory } from './read-buffers.ts';
import { newBuffer } from './read-buffers.ts';

export interface ReadRange {
  /** The batch that holds it is the first. It exists and is written. */
  readonly offset: number;
  /** No batch that ends past it is returned. */
  readonly endOffset: number;
  /** Where a batch ends, at or past `endOffset`: none begins below it and ends past it. */
  readonly writtenEnd: number;
  /** Is exceeded only by a first batch that is larger. */
  readonly sizeBytesMax: number;
  /** What is returned lies there; else in memory of its own. */
  readonly memory: ReadMemory | undefined;
}

/** Where a batch lies. */
export interface BatchPlace {
  readonly segment: Segment;
  readonly position: number;
  readonly baseOffset: number;
}

/** Where a reader that came to an offset goes on. */
interface Cursor {
  readonly segment: Segment;
  readonly position: number;
  /** Of the batch there; 0 where its header was not seen. */
  readonly sizeBytes: number;
}

const CURSORS_MAX = 16;

/**
 * Reads whole batches from a log's segments.
 *
 * A run of batches is one read into one buffer; batches are cut out of it. Where a reader stopped
 * is remembered, so that one who reads on needs no index and no second read for a batch that was
 * cut off.
 *
 * Each header is held against what its CRC leaves out: its base offset is the end of the batch
 * before, its epoch is the one that the log's epochs say. What fails is `corrupt`, and names file
 * and position. The CRC itself is checked by whoever gets the batch.
 */
export class LogReader {
  readonly #segments: LogSegments;
  readonly #epochs: LeaderEpochs;
  readonly #indexIntervalBytes: number;
  /** By the offset to be read next; least recently used first. */
  readonly #cursors = new Map<number, Cursor>();
  /** Grows when places are forgotten: what was begun before learns none. */
  #generation = 0;

  constructor(options: {
    readonly segments: LogSegments;
    readonly epochs: LeaderEpochs;
    readonly indexIntervalBytes: number;
  }) {
    this.#segments = options.segments;
    this.#epochs = options.epochs;
    this.#indexIntervalBytes = options.indexIntervalBytes;
  }

  /** Batches from one segment; at least one, unless the first ends past `endOffset`. */
  read(range: ReadRange, done: Callback<Batch[]>): void {
    const cursor = this.#cursors.get(range.offset);
    if (cursor !== undefined) {
      this.#cursors.delete(range.offset);
      const { segment, position } = cursor;
      const sizeBytes = sizeToRead(range.sizeBytesMax, cursor.sizeBytes);
      const generation = this.#generation;
      const run = { range, segment, position, expected: range.offset, sizeBytes, generation };
      return this.#readRun(run, done);
    }
    this.#readIndexed(this.#segments.find(range.offset), range, done);
  }

  /** Where the batch lies that holds `offset`. */
  locate(offset: number, done: Callback<BatchPlace>): void {
    const segment = this.#segments.find(offset);
    this.#segments.loadIndex(
      segment,
      orFail(done, (index) => {
        let found: BatchPlace | undefined;
        const onBatch = (header: BatchHeader, position: number): boolean => {
          if (lastOffset(header) < offset) return true;
          found = { segment, position, baseOffset: header.baseOffset };
          return false;
        };
        const start = index.offsets.lookup(offset);
        segment.scan(
          { start, end: segment.writtenSizeBytes, crc32c: undefined, onBatch },
          orFail(done, (stop) => {
            if (found !== undefined && found.baseOffset <= offset) done(null, found);
            else done(corruptSegment(segment, stop.position));
          }),
        );
      }),
    );
  }

  /**
   * Where the log ends once it holds nothing that ends past `offset`. Without the batch that holds
   * its start it is empty, and begins and ends there: a start never goes back.
   */
  locateEnd(
    cut: { readonly offset: number; readonly logStart: number; readonly written: SyncTarget },
    done: Callback<BatchPlace>,
  ): void {
    const { offset, logStart: baseOffset, written } = cut;
    const onBatch = (place: BatchPlace): void => {
      if (place.baseOffset >= baseOffset) return done(null, place);
      done(null, { segment: this.#segments.create(baseOffset), position: 0, baseOffset });
    };
    if (offset < written.endOffset) return this.locate(offset, orFail(done, onBatch));
    const { segmentBase, position, endOffset } = written;
    done(null, { segment: this.#segments.find(segmentBase), position, baseOffset: endOffset });
  }

  /** Forgets all places: the log was cut, or a segment replaced. */
  forgetCursors(): void {
    this.#generation += 1;
    this.#cursors.clear();
  }

  #readIndexed(segment: Segment, range: ReadRange, done: Callback<Batch[]>): void {
    const generation = this.#generation;
    this.#segments.loadIndex(
      segment,
      orFail(done, (index) => {
        const position = index.offsets.lookup(range.offset);
        // An entry names a batch up to one interval before the wanted one.
        const sizeBytes = range.sizeBytesMax + this.#indexIntervalBytes;
        const expected = position === 0 ? segment.baseOffset : undefined;
        this.#readRun({ range, segment, position, expected, sizeBytes, generation }, done);
      }),
    );
  }

  #readRun(run: Run, done: Callback<Batch[]>): void {
    const { segment, position, range } = run;
    const left = segment.writtenSizeBytes - position;
    if (left <= 0) {
      const next = this.#segments.after(segment);
      if (next === undefined || next.baseOffset !== (run.expected ?? next.baseOffset)) {
        return done(corruptSegment(segment, position));
      }
      return this.#readRun({ ...run, segment: next, position: 0, expected: next.baseOffset }, done);
    }
    const wanted = Math.min(left, Math.max(run.sizeBytes, BATCH_HEADER_SIZE_BYTES));
    const buffer = range.memory?.take(wanted) ?? newBuffer(wanted);
    segment.read(
      position,
      buffer,
      orFail(done, (count) => {
        const cut = this.#cut(run, buffer.subarray(0, count), left);
        switch (cut.type) {
          case 'batches':
            return done(null, cut.batches);
          case 'corrupt':
            return done(corruptSegment(segment, cut.position, cut.cause));
          case 'elsewhere':
            return this.#readRun(
              {
                ...run,
                position: cut.position,
                expected: cut.expected,
                sizeBytes: range.sizeBytesMax,
              },
              done,
            );
          case 'partial':
            return this.#readRest(run, cut, done);
          default:
            return cut satisfies never;
        }
      }),
    );
  }

  /** Cuts what was read into batches. `left`: bytes of the segment from the run's position on. */
  #cut(run: Run, buffer: Uint8Array, left: number): Cut {
    const { range, position } = run;
    const batches: Batch[] = [];
    let expected = run.expected;
    let at = 0;
    let sizeBytes = 0;
    // What is asked for has room for a header: the file, or the segment, ends inside one.
    if (buffer.length < BATCH_HEADER_SIZE_BYTES)
      return { type: 'corrupt', position, cause: undefined };
    while (at + BATCH_HEADER_SIZE_BYTES <= buffer.length) {
      const checked = this.#checkHeader(buffer, at, { expected, left });
      if (checked.header === undefined) {
        return { type: 'corrupt', position: position + at, cause: checked.cause };
      }
      const { header } = checked;
      const last = lastOffset(header);
      const isWanted = last >= range.offset;
      const isAfter = batches.length === 0 && header.baseOffset > range.offset;
      const isAcross = header.baseOffset < range.writtenEnd && last >= range.writtenEnd;
      if (isWanted && (isAfter || isAcross)) {
        return { type: 'corrupt', position: position + at, cause: undefined };
      }
      const isBeyond = batches.length > 0 && sizeBytes + header.sizeBytes > range.sizeBytesMax;
      if (last >= range.endOffset || (isWanted && isBeyond)) {
        this.#remember(run, header, position + at);
        return { type: 'batches', batches };
      }
      const end = at + header.sizeBytes;
      if (isWanted && end > buffer.length) {
        if (batches.length === 0) return { type: 'partial', at, header, buffer };
        this.#remember(run, header, position + at);
        return { type: 'batches', batches };
      }
      if (isWanted) {
        batches.push({ header, slices: [buffer.subarray(at, end)] });
        sizeBytes += header.sizeBytes;
      }
      at = end;
      expected = last + 1;
    }
    if (batches.length === 0) return { type: 'elsewhere', position: position + at, expected };
    this.#rememberPlace(run, expected, { position: position + at, sizeBytes: 0 });
    return { type: 'batches', batches };
  }

  #checkHeader(
    buffer: Uint8Array,
    at: number,
    { expected, left }: { readonly expected: number | undefined; readonly left: number },
  ): { readonly header: BatchHeader | undefined; readonly cause?: unknown } {
    try {
      const header = parseBatchHeader(buffer, at);
      const isSound =
        header.baseOffset === (expected ?? header.baseOffset) &&
        hasItsEpoch(header, this.#epochs) &&
        at + header.sizeBytes <= left;
      return { header: isSound ? header : undefined };
    } catch (cause) {
      if (cause instanceof BatchError) return { header: undefined, cause };
      throw cause;
    }
  }

  /** The first batch is longer than what was read: reads the rest of it. */
  #readRest(
    run: Run,
    { at, header, buffer }: Extract<Cut, { type: 'partial' }>,
    done: Callback<Batch[]>,
  ): void {
    const { segment, position } = run;
    const begin = buffer.subarray(at);
    const rest = newBuffer(header.sizeBytes - begin.length);
    segment.read(
      position + buffer.length,
      rest,
      orFail(done, (count) => {
        if (count < rest.length) return done(corruptSegment(segment, position + at));
        const end = position + at + header.sizeBytes;
        this.#rememberPlace(run, lastOffset(header) + 1, { position: end, sizeBytes: 0 });
        done(null, [{ header, slices: [begin, rest] }]);
      }),
    );
  }

  #remember(run: Run, { baseOffset, sizeBytes }: BatchHeader, position: number): void {
    this.#rememberPlace(run, baseOffset, { position, sizeBytes });
  }

  #rememberPlace(
    { segment, generation }: Run,
    offset: number | undefined,
    place: Pick<Cursor, 'position' | 'sizeBytes'>,
  ): void {
    if (offset === undefined || generation !== this.#generation) return;
    this.#cursors.delete(offset);
    this.#cursors.set(offset, { segment, ...place });
    if (this.#cursors.size <= CURSORS_MAX) return;
    for (const oldest of this.#cursors.keys()) {
      this.#cursors.delete(oldest);
      return;
    }
  }
}

/**
 * Of batches that are all as large as the first, if its size is known, those that are wanted and
 * the header after them, which tells the next read the same: a batch that is cut off is read again.
 */
function sizeToRead(sizeBytesMax: number, firstSizeBytes: number): number {
  if (firstSizeBytes === 0) return sizeBytesMax;
  const count = Math.max(1, Math.floor(sizeBytesMax / firstSizeBytes));
  return count * firstSizeBytes + BATCH_HEADER_SIZE_BYTES;
}

/** Epochs are known from the log start on, which may lie inside a batch or after it. */
export function hasItsEpoch(
  header: BatchHeader,
  epochs: Pick<LeaderEpochs, 'starts' | 'epochAt'>,
): boolean {
  const known = epochs.starts[0]?.startOffset ?? Number.POSITIVE_INFINITY;
  if (lastOffset(header) < known) return true;
  return header.leaderEpoch === epochs.epochAt(Math.max(header.baseOffset, known));
}

interface Run {
  readonly range: ReadRange;
  readonly segment: Segment;
  readonly position: number;
  /** The base offset of the batch at `position`, where it is known. */
  readonly expected: number | undefined;
  readonly sizeBytes: number;
  readonly generation: number;
}

type Cut =
  | { readonly type: 'batches'; readonly batches: Batch[] }
  | { readonly type: 'corrupt'; readonly position: number; readonly cause: unknown }
  /** The wanted batch begins at or after `position`. */
  | { readonly type: 'elsewhere'; readonly position: number; readonly expected: number | undefined }
  | {
      readonly type: 'partial';
      readonly at: number;
      readonly header: BatchHeader;
      readonly buffer: Uint8Array;
    };
