import type { LogConfig } from '../../storage/log/log-config.ts';
import { configOf } from '../metadata/topic-config.ts';

/** A topic's settings in the words of its logs. */
export function logConfigOf(configs: ReadonlyMap<string, string>): LogConfig {
  return {
    durability: configOf(configs, 'durability'),
    segmentSizeBytes: configOf(configs, 'segment.bytes'),
    segmentAgeMs: configOf(configs, 'segment.ms'),
    indexIntervalBytes: configOf(configs, 'index.interval.bytes'),
    retentionMs: limit(configOf(configs, 'retention.ms')),
    retentionSizeBytes: limit(configOf(configs, 'retention.bytes')),
  };
}

/** -1 stands for no limit. */
function limit(value: number): number | undefined {
  return value < 0 ? undefined : value;
}
