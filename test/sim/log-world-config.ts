import type { LogConfig } from '../../storage/log/log-config.ts';

export interface LogWorldConfig {
  /** The length of the plan, in virtual ms. */
  readonly endMs: number;
  /** How many there are at the begin. */
  readonly logCount: number;
  readonly tailCacheSizeBytes: number;
  readonly openFilesMax: number;
  readonly indexCacheSizeBytes: number;
  readonly syncsAtOnceMax: number;
  /** Dealt to the logs in turn. */
  readonly logs: readonly LogConfig[];
}
