import type { Topic } from '../metadata/rows.ts';
import type { ConfigValueType } from '../metadata/topic-config.ts';
import { topicSettings } from '../metadata/topic-config.ts';

/** A setting of a topic or a node as it is in force, and where its value is from. */
export interface ConfigEntry {
  readonly key: string;
  /** `null`: a secret. */
  readonly value: string | null;
  readonly valueType: ConfigValueType;
  /** running: given to the node while it runs, until it ends. start: given when it was started. */
  readonly source: 'topic' | 'running' | 'start' | 'default';
  /** What is in force without what was given to the topic, or to the running node. */
  readonly before: { readonly value: string; readonly source: 'start' | 'default' };
  readonly isChangeable: boolean;
  /** What changing it does. */
  readonly consequence: string;
}

/** All settings of a topic. */
export function topicEntries({ configs }: Pick<Topic, 'configs'>): readonly ConfigEntry[] {
  return topicSettings.map(({ key, valueType, default: value, consequence }) => {
    const given = configs.get(key);
    return {
      key,
      value: given ?? value,
      valueType,
      source: given === undefined ? 'default' : 'topic',
      before: { value, source: 'default' },
      isChangeable: key !== 'durability',
      consequence,
    };
  });
}
