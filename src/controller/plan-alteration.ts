/** What a change of a topic's settings comes to, as a record, or why it is refused. Pure. */
import type { RecordOf } from '../metadata/records.ts';
import type { Topic } from '../metadata/rows.ts';
import {
  configFault,
  configOf,
  defaultOf,
  isListConfig,
  listItems,
} from '../metadata/topic-config.ts';
import { unknownConfig } from './plan-topic.ts';

type KeyedValue = { readonly key: string; readonly value: string };

export interface Alteration {
  /** Settings to give. Those that are not named stay. */
  readonly set: readonly KeyedValue[];
  /** Keys of settings that fall back to their defaults. */
  readonly reset: readonly string[];
  /** Items to add to lists. */
  readonly append?: readonly KeyedValue[];
  /** Items to take from lists. */
  readonly subtract?: readonly KeyedValue[];
  /** All that is not named falls back to its default, save what is fixed at creation. */
  readonly replacesAll?: boolean;
  /** The revision that it was decided on, if any matters. */
  readonly ifRevision: number | undefined;
}

export type AlterationPlan =
  | { readonly type: 'record'; readonly record: RecordOf<'alterTopic'> }
  | { readonly type: 'refused'; readonly code: 'invalidConfig'; readonly message: string };

type ConfigChange = RecordOf<'alterTopic'>['configs'][number];

export function planAlteration(topic: Topic, alteration: Alteration): AlterationPlan {
  const { set, reset, append = [], subtract = [], replacesAll } = alteration;
  const resets = reset.map((key) => ({ key, value: undefined }));
  const named: readonly ConfigChange[] = [...set, ...resets, ...append, ...subtract];
  const fault = namesFault(named) ?? listFault([...append, ...subtract]);
  if (fault !== undefined) return { type: 'refused', code: 'invalidConfig', message: fault };
  const keys = new Set(named.map(({ key }) => key));
  const unnamed = replacesAll === true ? [...topic.configs.keys()] : [];
  const changes: ConfigChange[] = [
    ...set,
    ...resets,
    ...append.map((more) => appended(topic, more)),
    ...subtract.map((less) => subtracted(topic, less)),
    ...unnamed.filter((key) => !keys.has(key) && key !== 'durability').map(toDefault),
  ];
  for (const { key, value } of changes) {
    const message = value === undefined ? undefined : configFault(key, value);
    if (message !== undefined) return { type: 'refused', code: 'invalidConfig', message };
  }
  // What is worked out from a list is about that list.
  const isDerived = append.length + subtract.length > 0;
  const revision = alteration.ifRevision ?? (isDerived ? topic.revision : undefined);
  const configs = changes.filter((change) => !keepsDurability(topic, change));
  return { type: 'record', record: { type: 'alterTopic', topicId: topic.id, revision, configs } };
}

function namesFault(named: readonly ConfigChange[]): string | undefined {
  const seen = new Set<string>();
  for (const { key } of named) {
    const fault = unknownConfig(key) ?? (seen.has(key) ? `${key} is named twice` : undefined);
    if (fault !== undefined) return fault;
    seen.add(key);
  }
  return undefined;
}

function listFault(edits: readonly KeyedValue[]): string | undefined {
  const odd = edits.find(({ key }) => !isListConfig(key));
  return odd && `${odd.key} is no list, to which items could be added, or from which taken`;
}

function toDefault(key: string): ConfigChange {
  return { key, value: undefined };
}

function appended(topic: Topic, { key, value }: KeyedValue): ConfigChange {
  const items = new Set([...itemsOf(topic, key), ...listItems(value)]);
  return { key, value: [...items].join(',') };
}

function subtracted(topic: Topic, { key, value }: KeyedValue): ConfigChange {
  const taken = new Set(listItems(value));
  const left = itemsOf(topic, key).filter((item) => !taken.has(item));
  return { key, value: left.join(',') };
}

function itemsOf(topic: Topic, key: string): string[] {
  return listItems(topic.configs.get(key) ?? defaultOf(key) ?? '');
}

/** It cannot be changed, but who sends all settings back may name it. */
function keepsDurability({ configs }: Topic, { key, value }: ConfigChange): boolean {
  return key === 'durability' && value === configOf(configs, 'durability');
}
