import assert from 'node:assert/strict';
import type { Batch } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { LeaderEpochs } from './leader-epochs.ts';
import type { LogCommit } from './log-commit.ts';
import type { LogConfig } from './log-config.ts';
import { foldBatch } from './log-fold.ts';
import type { LogSegments } from './log-segments.ts';
import type { ProducerState } from './producer-state.ts';
import type { Tail } from './tail-cache.ts';

/** Relative offsets and positions are held in 31 bits, as Kafka's readers expect. */
const SEGMENT_SPAN_MAX = 0x7fff_ffff;
/**
 * So much may lie between what the side files describe and the log's end; opening reads it again.
 */
const SIDE_FILE_LAG_BYTES = 32 * 1024 * 1024;

/**
 * Puts batches at the end of the log: into the active segment or a new one, its index, the epochs,
 * the producers' state, the tail cache, and on their way to the disk.
 */
export class LogAppender {
  readonly #segments: LogSegments;
  readonly #epochs: LeaderEpochs;
  readonly #commit: LogCommit;
  readonly #tail: Tail;
  config: LogConfig;
  #bytesSinceCapture = 0;

  constructor(options: {
    readonly segments: LogSegments;
    readonly epochs: LeaderEpochs;
    readonly commit: LogCommit;
    readonly tail: Tail;
    readonly config: LogConfig;
  }) {
    this.#segments = options.segments;
    this.#epochs = options.epochs;
    this.#commit = options.commit;
    this.#tail = options.tail;
    this.config = options.config;
  }

  /** Adds a stamped batch whose base offset is the log's end. */
  add(batch: Batch, producers: ProducerState, nowMs: number): void {
    const { header, slices } = batch;
    const { baseOffset, sizeBytes } = header;
    if (!this.#hasRoom(batch, nowMs)) this.#roll(baseOffset, producers);
    const segment = this.#segments.active;
    const { index } = segment;
    assert(index !== undefined);
    if (segment.sizeBytes === 0) segment.startedMs = nowMs;
    if (this.#epochs.assign(header.leaderEpoch, baseOffset)) this.#commit.beginEpoch(baseOffset);
    foldBatch({ index, producers }, { header, batch }, nowMs);
    this.#tail.add(batch);
    const position = segment.sizeBytes;
    this.#commit.add({ segment, position, slices, sizeBytes, endOffset: lastOffset(header) + 1 });
    segment.sizeBytes += sizeBytes;
    this.#bytesSinceCapture += sizeBytes;
    if (this.config.durability === 'fsync') this.maybeCapture(producers);
  }

  /**
   * Where much was added since the last time: has the side files written up to here, and for them
   * the log synced. Not at each append of a page-cache log, whose writes would wait for the syncs.
   */
  maybeCapture(producers: ProducerState): void {
    if (this.#bytesSinceCapture < SIDE_FILE_LAG_BYTES) return;
    this.#bytesSinceCapture = 0;
    this.#commit.addCapture(this.#segments.capture(producers));
  }

  /** Closes an active segment that is too old, also where no append comes. */
  maybeRoll(logEnd: number, producers: ProducerState, nowMs: number): boolean {
    if (!this.#isOverAge(nowMs)) return false;
    this.#roll(logEnd, producers);
    return true;
  }

  #hasRoom({ header }: Batch, nowMs: number): boolean {
    const { active } = this.#segments;
    if (active.sizeBytes === 0) return true;
    const sizeBytesMax = Math.min(this.config.segmentSizeBytes, SEGMENT_SPAN_MAX);
    if (active.sizeBytes + header.sizeBytes > sizeBytesMax) return false;
    if (lastOffset(header) - active.baseOffset > SEGMENT_SPAN_MAX) return false;
    return !this.#isOverAge(nowMs);
  }

  #isOverAge(nowMs: number): boolean {
    const { active } = this.#segments;
    if (active.sizeBytes === 0) return false;
    // One found at start began when its first batch says, as far as a producer's clock can be
    // believed.
    active.startedMs ??= Math.min(nowMs, active.index?.firstTimestampMs ?? nowMs);
    return nowMs - active.startedMs > this.config.segmentAgeMs;
  }

  #roll(baseOffset: number, producers: ProducerState): void {
    this.#commit.addCapture(this.#segments.roll(baseOffset, producers));
    this.#bytesSinceCapture = 0;
  }
}
