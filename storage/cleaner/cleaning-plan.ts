import type { CompactionConfig } from '../log/log-config.ts';

/** What a plan rests on, of one closed segment. */
export interface SegmentFacts {
  readonly baseOffset: number;
  /** Exclusive. */
  readonly endOffset: number;
  readonly sizeBytes: number;
  /** Of its first batch, and the largest of all; -1 where there is none. */
  readonly firstTimestampMs: number;
  readonly maxTimestampMs: number;
}

export interface CleaningLimits {
  /** Everything below was looked at already. */
  readonly cleanEnd: number;
  /** Only what lies below may be cleaned. */
  readonly endOffsetMax: number;
  readonly config: CompactionConfig;
  readonly nowMs: number;
}

/** The dirty part, which becomes clean. */
export interface CleaningPlan {
  readonly startOffset: number;
  /** Exclusive; where a segment ends. */
  readonly endOffset: number;
}

/**
 *     clean          dirty                     not yet
 *     |--------------|-------------------------|----------------------
 *     first          cleanEnd                  a segment that is too young, or reaches past what
 *                                              may be cleaned, and all after it
 *
 * A log is cleaned once the dirty part is `dirtyRatioMin` of clean and dirty together, or holds a
 * record that is older than `lagMsMax`. `undefined`: not now.
 */
export function planCleaning(
  segments: readonly SegmentFacts[],
  { cleanEnd, endOffsetMax, config, nowMs }: CleaningLimits,
): CleaningPlan | undefined {
  let cleanSizeBytes = 0;
  let dirtySizeBytes = 0;
  let startOffset: number | undefined;
  let endOffset = 0;
  let isOverdue = false;
  for (const segment of segments) {
    if (segment.endOffset <= cleanEnd) {
      cleanSizeBytes += segment.sizeBytes;
      continue;
    }
    const isYoung = config.lagMsMin > 0 && segment.maxTimestampMs > nowMs - config.lagMsMin;
    if (segment.endOffset > endOffsetMax || isYoung) break;
    dirtySizeBytes += segment.sizeBytes;
    startOffset ??= Math.max(cleanEnd, segment.baseOffset);
    endOffset = segment.endOffset;
    const { firstTimestampMs } = segment;
    isOverdue ||= firstTimestampMs >= 0 && firstTimestampMs < nowMs - config.lagMsMax;
  }
  if (startOffset === undefined) return undefined;
  const ratio = dirtySizeBytes / (cleanSizeBytes + dirtySizeBytes);
  return isOverdue || ratio >= config.dirtyRatioMin ? { startOffset, endOffset } : undefined;
}
