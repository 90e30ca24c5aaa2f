import type { Callback } from '../file-system.ts';
import type { Segment } from '../segment/segment.ts';
import { StorageError } from '../storage-error.ts';
import type { LogConfig } from './log-config.ts';
import type { LogSegments } from './log-segments.ts';

/** As Kafka's producer.id.expiration.ms: whoever writes after so long may begin anywhere. */
export const PRODUCER_EXPIRY_MS = 24 * 60 * 60 * 1000;

/**
 * The first segment that retention keeps. Those before it go: they hold too much, or only records
 * that are too old. The active one stays, and so does every one that reaches past the high
 * watermark, or whose age cannot be told because it is damaged: who reads it says so.
 *
 * A segment of which compaction has left no record has no time. It is as old as the next one that
 * has one: whoever has read up to its offsets is in the middle of what is kept, not behind it.
 */
export function firstRetained(
  segments: LogSegments,
  rule: {
    readonly config: Pick<LogConfig, 'retentionMs' | 'retentionSizeBytes'>;
    readonly highWatermark: number;
    readonly nowMs: number;
  },
  done: Callback<Segment>,
): void {
  const { config, highWatermark, nowMs } = rule;
  const { retentionMs, retentionSizeBytes } = config;
  let sizeBytes = segments.all.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  /** `timeless`: the first of those right before it that have no time. */
  const consider = (segment: Segment, timeless: Segment | undefined): void => {
    const next = segments.after(segment);
    const mayGo = next !== undefined && next.baseOffset <= highWatermark;
    if (!mayGo && timeless === undefined) return done(null, segment);
    if (mayGo) sizeBytes -= segment.sizeBytes;
    const isTooMuch = retentionSizeBytes !== undefined && sizeBytes >= retentionSizeBytes;
    if (mayGo && isTooMuch) return consider(next, undefined);
    if (retentionMs === undefined) return done(null, segment);
    segments.maxTimestampOf(segment, (...[error, maxTimestampMs]) => {
      const isDamaged = error instanceof StorageError && error.code === 'corrupt';
      if (error !== null && !isDamaged) return done(error);
      const isOld = error === null && maxTimestampMs < nowMs - retentionMs;
      if (!isOld) return done(null, timeless ?? segment);
      if (!mayGo) return done(null, segment);
      consider(next, maxTimestampMs < 0 ? (timeless ?? segment) : undefined);
    });
  };
  consider(segments.first, undefined);
}
