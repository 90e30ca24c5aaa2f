/** Settings as DescribeConfigs, and CreateTopics after it, tell them. */
import type { ConfigEntry } from '../../broker/config-entry.ts';
import { topicEntries } from '../../broker/config-entry.ts';
import type { Topic } from '../../metadata/rows.ts';
import type { CreatedConfig } from '../../wire/apis/create-topics.ts';
import type { ConfigSynonym, DescribedConfig } from '../../wire/apis/describe-configs.ts';
import { configSources, configTypes } from '../../wire/apis/describe-configs.ts';

export interface Wanted {
  readonly synonyms: boolean;
  readonly documentation: boolean;
}

/** What a topic's setting is called where Kafka has it for all topics of a broker. */
const brokerKeys: ReadonlyMap<string, string> = new Map([
  ['cleanup.policy', 'log.cleanup.policy'],
  ['delete.retention.ms', 'log.cleaner.delete.retention.ms'],
  ['file.delete.delay.ms', 'log.segment.delete.delay.ms'],
  ['flush.messages', 'log.flush.interval.messages'],
  ['flush.ms', 'log.flush.interval.ms'],
  ['index.interval.bytes', 'log.index.interval.bytes'],
  ['local.retention.bytes', 'log.local.retention.bytes'],
  ['local.retention.ms', 'log.local.retention.ms'],
  ['max.compaction.lag.ms', 'log.cleaner.max.compaction.lag.ms'],
  ['max.message.bytes', 'message.max.bytes'],
  ['message.timestamp.after.max.ms', 'log.message.timestamp.after.max.ms'],
  ['message.timestamp.before.max.ms', 'log.message.timestamp.before.max.ms'],
  ['message.timestamp.type', 'log.message.timestamp.type'],
  ['min.cleanable.dirty.ratio', 'log.cleaner.min.cleanable.ratio'],
  ['min.compaction.lag.ms', 'log.cleaner.min.compaction.lag.ms'],
  ['preallocate', 'log.preallocate'],
  ['retention.bytes', 'log.retention.bytes'],
  ['retention.ms', 'log.retention.ms'],
  ['segment.bytes', 'log.segment.bytes'],
  ['segment.index.bytes', 'log.index.size.max.bytes'],
  ['segment.jitter.ms', 'log.roll.jitter.ms'],
  ['segment.ms', 'log.roll.ms'],
]);

const sourceOf: Readonly<Record<ConfigEntry['source'], number>> = {
  topic: configSources.topic,
  running: configSources.dynamicBroker,
  start: configSources.staticBroker,
  default: configSources.default,
};

/** All settings of a topic. */
export function topicConfigs(topic: Topic, wanted: Wanted): readonly DescribedConfig[] {
  return topicEntries(topic).map((entry) => {
    return described(entry, { ...wanted, brokerKey: brokerKeys.get(entry.key) ?? entry.key });
  });
}

/** All settings of a node, and those of topics by the names that Kafka has for all topics. */
export function nodeConfigs(
  entries: readonly ConfigEntry[],
  wanted: Wanted,
): readonly DescribedConfig[] {
  const own = entries.map((entry) => described(entry, { ...wanted, brokerKey: entry.key }));
  const ofTopics = topicEntries({ configs: new Map() }).flatMap((entry) => {
    const brokerKey = brokerKeys.get(entry.key);
    if (brokerKey === undefined) return [];
    return [described({ ...entry, key: brokerKey, isChangeable: false }, { ...wanted, brokerKey })];
  });
  return [...own, ...ofTopics];
}

export function createdConfigs(topic: Topic): readonly CreatedConfig[] {
  return topicConfigs(topic, { synonyms: false, documentation: false });
}

function described(
  entry: ConfigEntry,
  { synonyms, documentation, brokerKey }: Wanted & { readonly brokerKey: string },
): DescribedConfig {
  const { key: name, value, valueType, source, isChangeable, consequence } = entry;
  return {
    name,
    value,
    isReadOnly: !isChangeable,
    source: sourceOf[source],
    isSensitive: value === null,
    synonyms: synonyms ? synonymsOf(entry, brokerKey) : [],
    type: configTypes[valueType],
    documentation: documentation ? consequence : null,
  };
}

/** What is in force, then what would be without it. */
function synonymsOf({ key, value, source, before }: ConfigEntry, brokerKey: string) {
  const fallback = { name: brokerKey, value: before.value, source: sourceOf[before.source] };
  const own: ConfigSynonym = { name: key, value, source: sourceOf[source] };
  if (value === null) return [own];
  return source === before.source ? [fallback] : [own, fallback];
}
