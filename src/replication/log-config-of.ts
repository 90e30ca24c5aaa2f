import type { CompactionConfig, LogConfig } from '../../storage/log/log-config.ts';
import { configOf, listItems } from '../metadata/topic-config.ts';

/** A topic's settings in the words of its logs. */
export function logConfigOf(configs: ReadonlyMap<string, string>): LogConfig {
  const isDeleted = hasPolicy(configs, 'delete');
  const compaction = hasPolicy(configs, 'compact') ? compactionOf(configs) : undefined;
  return {
    durability: configOf(configs, 'durability'),
    segmentSizeBytes: configOf(configs, 'segment.bytes'),
    // What lies in the segment that is written is never compacted.
    segmentAgeMs: Math.min(configOf(configs, 'segment.ms'), compaction?.lagMsMax ?? LIMITLESS),
    indexIntervalBytes: configOf(configs, 'index.interval.bytes'),
    retentionMs: isDeleted ? limit(configOf(configs, 'retention.ms')) : undefined,
    retentionSizeBytes: isDeleted ? limit(configOf(configs, 'retention.bytes')) : undefined,
    compaction,
  };
}

export function hasPolicy(
  configs: ReadonlyMap<string, string>,
  policy: 'delete' | 'compact',
): boolean {
  return listItems(configOf(configs, 'cleanup.policy')).includes(policy);
}

function compactionOf(configs: ReadonlyMap<string, string>): CompactionConfig {
  return {
    lagMsMin: configOf(configs, 'min.compaction.lag.ms'),
    lagMsMax: configOf(configs, 'max.compaction.lag.ms'),
    dirtyRatioMin: configOf(configs, 'min.cleanable.dirty.ratio'),
    deleteRetentionMs: configOf(configs, 'delete.retention.ms'),
  };
}

const LIMITLESS = Number.MAX_SAFE_INTEGER;

/** -1 stands for no limit. */
function limit(value: number): number | undefined {
  return value < 0 ? undefined : value;
}
