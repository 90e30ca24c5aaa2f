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
  const consider = (segment: Segment): void => {
    const next = segments.after(segment);
    if (next === undefined || next.baseOffset > highWatermark) return done(null, segment);
    sizeBytes -= segment.sizeBytes;
    if (retentionSizeBytes !== undefined && sizeBytes >= retentionSizeBytes) return consider(next);
    if (retentionMs === undefined) return done(null, segment);
    segments.maxTimestampOf(segment, (...[error, maxTimestampMs]) => {
      if (error === null && maxTimestampMs < nowMs - retentionMs) return consider(next);
      const isDamaged = error instanceof StorageError && error.code === 'corrupt';
      if (error === null || isDamaged) done(null, segment);
      else done(error);
    });
  };
  consider(segments.first);
}
