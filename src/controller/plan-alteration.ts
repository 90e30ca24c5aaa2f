/** What a change of a topic's settings comes to, as a record, or why it is refused. Pure. */
import type { RecordOf } from '../metadata/records.ts';
import type { Topic } from '../metadata/rows.ts';
import { configFault } from '../metadata/topic-config.ts';
import { unknownConfig } from './plan-topic.ts';

export interface Alteration {
  /** Settings to give. Those that are not named stay. */
  readonly set: readonly { readonly key: string; readonly value: string }[];
  /** Keys of settings that fall back to their defaults. */
  readonly reset: readonly string[];
  /** The revision that it was decided on, if any matters. */
  readonly ifRevision: number | undefined;
}

export type AlterationPlan =
  | { readonly type: 'record'; readonly record: RecordOf<'alterTopic'> }
  | { readonly type: 'refused'; readonly code: 'invalidConfig'; readonly message: string };

export function planAlteration(
  topic: Topic,
  { set, reset, ifRevision }: Alteration,
): AlterationPlan {
  const resets = reset.map((key) => ({ key, value: undefined }));
  const configs: RecordOf<'alterTopic'>['configs'] = [...set, ...resets];
  const named = new Set<string>();
  for (const { key, value } of configs) {
    const isTwice = named.has(key) ? `${key} is named twice` : undefined;
    const valueFault = value === undefined ? undefined : configFault(key, value);
    const fault = unknownConfig(key) ?? isTwice ?? valueFault;
    if (fault !== undefined) return { type: 'refused', code: 'invalidConfig', message: fault };
    named.add(key);
  }
  const record = { type: 'alterTopic', topicId: topic.id, revision: ifRevision, configs } as const;
  return { type: 'record', record };
}
