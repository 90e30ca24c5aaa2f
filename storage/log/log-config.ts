/**
 * When a batch counts as durable.
 *   fsync       once an fdatasync has covered it
 *   page-cache  once it is written: a power cut may lose it, the end of the process does not
 */
export type Durability = 'fsync' | 'page-cache';

export interface LogConfig {
  readonly durability: Durability;
  /**
   * A segment that would grow beyond this is closed first; at most 2^31 - 1, since indexes hold 32
   * bits.
   */
  readonly segmentSizeBytes: number;
  /** A segment whose first batch is older than this is closed. */
  readonly segmentAgeMs: number;
  /** How many bytes of `.log` lie at least between two index entries. */
  readonly indexIntervalBytes: number;
  /** Segments whose newest record is older go; `undefined` keeps them for ever. */
  readonly retentionMs: number | undefined;
  /**
   * The oldest segments go while those after them hold at least this much; `undefined`: no limit.
   */
  readonly retentionSizeBytes: number | undefined;
  /** Values of a key that a later one replaced go; `undefined`: all stay. */
  readonly compaction: CompactionConfig | undefined;
}

export interface CompactionConfig {
  /** A record stays for so long at least, whatever comes after it. */
  readonly lagMsMin: number;
  /** A log is cleaned once a record that was not looked at is older. */
  readonly lagMsMax: number;
  /** Or once so large a part of it was not looked at: from 0 to 1. */
  readonly dirtyRatioMin: number;
  /** How long a tombstone stays once the values before it are gone. */
  readonly deleteRetentionMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export const defaultLogConfig: LogConfig = {
  durability: 'fsync',
  segmentSizeBytes: 1024 ** 3,
  segmentAgeMs: 7 * DAY_MS,
  indexIntervalBytes: 4096,
  retentionMs: 14 * DAY_MS,
  retentionSizeBytes: undefined,
  compaction: undefined,
};
