/**
 * The settings of this node, and the few of them that may change while it runs. Such a change lasts
 * until the process ends: it is for the time of a large move, not a setting of the cluster.
 */
import type { ConfigValueType } from '../metadata/topic-config.ts';
import type { ConfigEntry } from './config-entry.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/** A setting as the node was started with it. */
export interface NodeSettingValue {
  readonly key: string;
  readonly value: string;
  readonly valueType: ConfigValueType;
  readonly isDefault: boolean;
  readonly isSecret: boolean;
  readonly consequence: string;
}

export interface NodeConfigChange {
  readonly key: string;
  /** `undefined`: back to what the node was started with. */
  readonly value: string | undefined;
}

const RATE = 'follower.replication.throttled.rate';
/** What a node can be started with, at least. */
const RATE_MIN = 1024;

/** Kafka has these, too, and its tools set them beside the one that counts. */
const others: ReadonlyMap<string, string> = new Map([
  [
    'leader.replication.throttled.rate',
    `Without effect: who fetches is throttled, by ${RATE}, not who is fetched from.`,
  ],
  [
    'replica.alter.log.dirs.io.max.bytes.per.second',
    'Without effect: a node keeps everything in one directory.',
  ],
]);

const UNLIMITED = '9223372036854775807';

export class NodeConfigs {
  readonly #started: ReadonlyMap<string, NodeSettingValue>;
  readonly #running = new Map<string, string>();

  constructor(started: readonly NodeSettingValue[]) {
    const further = [...others].map(([key, consequence]): NodeSettingValue => {
      return {
        key,
        value: UNLIMITED,
        valueType: 'long',
        isDefault: true,
        isSecret: false,
        consequence,
      };
    });
    this.#started = new Map([...started, ...further].map((setting) => [setting.key, setting]));
  }

  /** Bytes a second that replicas which catch up are fetched with. */
  get followerReplicationThrottledRate(): number {
    const value = this.#running.get(RATE) ?? this.#started.get(RATE)?.value;
    return Math.max(RATE_MIN, Math.min(Number(value), Number.MAX_SAFE_INTEGER));
  }

  get entries(): readonly ConfigEntry[] {
    return [...this.#started.values()].map((setting) => {
      const { key, valueType, isDefault, isSecret, consequence } = setting;
      const before = { value: setting.value, source: isDefault ? 'default' : 'start' } as const;
      const running = this.#running.get(key);
      const { value, source } =
        running === undefined ? before : ({ value: running, source: 'running' } as const);
      return {
        key,
        value: isSecret ? null : value,
        valueType,
        source,
        before,
        isChangeable: isChangeable(key),
        consequence,
      };
    });
  }

  /** All of them, or none; `replacesAll`: what is not named goes back, too. */
  alter(
    changes: readonly NodeConfigChange[],
    {
      replacesAll,
      validateOnly,
    }: { readonly replacesAll: boolean; readonly validateOnly: boolean },
  ): { readonly type: 'answer' } | Refusal {
    for (const change of changes) {
      const fault = this.#faultOf(change);
      if (fault !== undefined) return refuse('invalidConfig', fault);
    }
    if (validateOnly) return { type: 'answer' };
    if (replacesAll) this.#running.clear();
    for (const { key, value } of changes) {
      if (value === undefined) this.#running.delete(key);
      else this.#running.set(key, value.trim());
    }
    return { type: 'answer' };
  }

  #faultOf({ key, value }: NodeConfigChange): string | undefined {
    if (!this.#started.has(key)) return `there is no setting ${JSON.stringify(key)} of a node`;
    if (!isChangeable(key)) return `${key} cannot change while the node runs`;
    if (value === undefined || /^\s*\d{1,19}\s*$/.test(value)) return undefined;
    return `${key} is a whole number of bytes a second, not ${JSON.stringify(value)}`;
  }
}

function isChangeable(key: string): boolean {
  return key === RATE || others.has(key);
}
