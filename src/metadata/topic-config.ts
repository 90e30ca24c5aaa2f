/**
 * The settings of a topic: one table. Names and meanings are Kafka's where Kafka has the setting;
 * those that change nothing here are taken, so that clients and tools which set them work, and say
 * so in their sentence.
 *
 * A topic's row keeps only what was given; everything else is the default here.
 */

interface NumberSetting {
  readonly type: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly consequence: string;
}

interface ChoiceSetting {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
  readonly consequence: string;
}

/** A number between 0 and 1. */
interface RatioSetting {
  readonly type: 'ratio';
  readonly default: number;
  readonly consequence: string;
}

/** Comma separated; each item one of `items`, or any where there are none. */
interface ListSetting {
  readonly type: 'list';
  readonly default: string;
  readonly items?: readonly string[];
  readonly consequence: string;
}

interface TextSetting {
  readonly type: 'text';
  readonly default: string;
  readonly consequence: string;
}

type Setting = NumberSetting | ChoiceSetting | RatioSetting | ListSetting | TextSetting;

/** What a value is, in Kafka's words. */
export type ConfigValueType = 'boolean' | 'string' | 'int' | 'long' | 'double' | 'list';

/** Stands for Kafka's, which is no safe integer; nobody means a number between the two. */
const LONG_MAX = Number.MAX_SAFE_INTEGER;
const KAFKA_LONG_MAX = '9223372036854775807';
const INT_MAX = 0x7fffffff;
/** What a row has room for. */
const VALUE_SIZE_BYTES_MAX = 0xffff;
const DAY_MS = 24 * 60 * 60 * 1000;

const settings = {
  'cleanup.policy': {
    type: 'list',
    default: 'delete',
    items: ['delete', 'compact'],
    consequence:
      'delete: old segments are deleted whole. compact: of each key the last value stays, and ' +
      'every record needs a key. Each replica compacts its own log.',
  },
  'compression.gzip.level': {
    type: 'number',
    default: -1,
    min: -1,
    max: 9,
    consequence: 'Without effect, as compression.type has no choice.',
  },
  'compression.lz4.level': {
    type: 'number',
    default: 9,
    min: 1,
    max: 17,
    consequence: 'Without effect, as compression.type has no choice.',
  },
  'compression.type': {
    type: 'choice',
    default: 'producer',
    choices: ['producer'],
    consequence: 'Batches stay as their producers compressed them; none is compressed anew.',
  },
  'compression.zstd.level': {
    type: 'number',
    default: 3,
    min: -131_072,
    max: 22,
    consequence: 'Without effect, as compression.type has no choice.',
  },
  'delete.retention.ms': {
    type: 'number',
    default: DAY_MS,
    min: 0,
    max: LONG_MAX,
    consequence:
      'compact: how long a record without a value, which deletes its key, can still be read. A ' +
      'consumer or a replica that lags for longer misses it.',
  },
  durability: {
    type: 'choice',
    default: 'fsync',
    choices: ['fsync', 'page-cache'],
    consequence:
      'fsync: a record counts as stored after fdatasync. ' +
      'page-cache: once written, so a power cut may lose it.',
  },
  'file.delete.delay.ms': {
    type: 'number',
    default: 60_000,
    min: 0,
    max: LONG_MAX,
    consequence: 'Without effect: a segment goes when nobody reads it any more.',
  },
  'flush.messages': {
    type: 'number',
    default: LONG_MAX,
    min: 1,
    max: LONG_MAX,
    consequence: 'Without effect: `durability` says what is synced before it is acknowledged.',
  },
  'flush.ms': {
    type: 'number',
    default: LONG_MAX,
    min: 0,
    max: LONG_MAX,
    consequence: 'Without effect: `durability` says what is synced before it is acknowledged.',
  },
  'follower.replication.throttled.replicas': {
    type: 'list',
    default: '',
    consequence: 'Without effect: whatever is out of sync or being moved is throttled.',
  },
  'index.interval.bytes': {
    type: 'number',
    default: 4096,
    min: 64,
    max: 1 << 30,
    consequence: 'Less makes a seek read less of the log, and the index larger.',
  },
  'leader.replication.throttled.replicas': {
    type: 'list',
    default: '',
    consequence: 'Without effect: whatever is out of sync or being moved is throttled.',
  },
  'local.retention.bytes': {
    type: 'number',
    default: -2,
    min: -2,
    max: LONG_MAX,
    consequence: 'Without effect, as remote.storage.enable is false: everything is local.',
  },
  'local.retention.ms': {
    type: 'number',
    default: -2,
    min: -2,
    max: LONG_MAX,
    consequence: 'Without effect, as remote.storage.enable is false: everything is local.',
  },
  'max.compaction.lag.ms': {
    type: 'number',
    default: LONG_MAX,
    min: 1,
    max: LONG_MAX,
    consequence:
      'compact: a log is compacted once it holds older records that were not looked at, and a ' +
      'new segment is begun at this age.',
  },
  'max.message.bytes': {
    type: 'number',
    default: 1 << 20,
    min: 1024,
    max: 8 << 20,
    consequence: 'A larger batch, as sent, is refused with messageTooLarge.',
  },
  'message.downconversion.enable': {
    type: 'choice',
    default: 'false',
    choices: ['true', 'false'],
    consequence: 'Without effect: there is one format of batches.',
  },
  'message.format.version': {
    type: 'text',
    default: '4.0',
    consequence: 'Without effect: there is one format of batches.',
  },
  'message.timestamp.after.max.ms': {
    type: 'number',
    default: 60 * 60 * 1000,
    min: 0,
    max: LONG_MAX,
    consequence: 'A record whose own timestamp is further in the future is refused.',
  },
  'message.timestamp.before.max.ms': {
    type: 'number',
    default: LONG_MAX,
    min: 0,
    max: LONG_MAX,
    consequence: 'A record whose own timestamp is further in the past is refused.',
  },
  'message.timestamp.type': {
    type: 'choice',
    default: 'CreateTime',
    choices: ['CreateTime', 'LogAppendTime'],
    consequence: 'LogAppendTime: the leader writes the time of storing into each batch.',
  },
  'min.cleanable.dirty.ratio': {
    type: 'ratio',
    default: 0.5,
    consequence:
      'compact: a log is compacted once this part of it was not looked at; less costs more disk ' +
      'traffic and saves space.',
  },
  'min.compaction.lag.ms': {
    type: 'number',
    default: 0,
    min: 0,
    max: LONG_MAX,
    consequence: 'compact: younger records stay, whatever came after them.',
  },
  'min.insync.replicas': {
    type: 'number',
    default: 0,
    min: 0,
    max: 100,
    consequence:
      'acks=all is refused while fewer replicas are in sync. 0: one less than the replicas.',
  },
  preallocate: {
    type: 'choice',
    default: 'false',
    choices: ['true', 'false'],
    consequence: 'Without effect: a segment grows as it is written.',
  },
  'remote.log.copy.disable': {
    type: 'choice',
    default: 'false',
    choices: ['false'],
    consequence: 'Nothing is copied to remote storage.',
  },
  'remote.log.delete.on.disable': {
    type: 'choice',
    default: 'false',
    choices: ['false'],
    consequence: 'Nothing is copied to remote storage.',
  },
  'remote.storage.enable': {
    type: 'choice',
    default: 'false',
    choices: ['false'],
    consequence: 'Nothing is copied to remote storage.',
  },
  'retention.bytes': {
    type: 'number',
    default: -1,
    min: -1,
    max: LONG_MAX,
    consequence: 'The oldest segments of a partition that is larger are deleted. -1: no limit.',
  },
  'retention.ms': {
    type: 'number',
    default: 14 * DAY_MS,
    min: -1,
    max: LONG_MAX,
    consequence: 'Segments whose newest record is older are deleted. -1: no limit.',
  },
  'segment.bytes': {
    type: 'number',
    default: 1 << 30,
    min: 1 << 20,
    max: INT_MAX,
    consequence: 'A new segment is begun at this size; only whole segments are deleted.',
  },
  'segment.index.bytes': {
    type: 'number',
    default: 10 << 20,
    min: 4,
    max: INT_MAX,
    consequence: 'Without effect: an index grows with its segment.',
  },
  'segment.jitter.ms': {
    type: 'number',
    default: 0,
    min: 0,
    max: LONG_MAX,
    consequence: 'Without effect: segments are begun by their own ages, each with its next batch.',
  },
  'segment.ms': {
    type: 'number',
    default: 7 * DAY_MS,
    min: 1000,
    max: LONG_MAX,
    consequence: 'A new segment is begun at this age, so that little data can still expire.',
  },
  'unclean.leader.election.enable': {
    type: 'choice',
    default: 'false',
    choices: ['true', 'false'],
    consequence:
      'true: a partition whose in-sync replicas are gone goes on with another one at once, ' +
      'and what only they held is lost.',
  },
} as const satisfies Record<string, Setting>;

type Settings = typeof settings;
export type ConfigKey = keyof Settings;
export type ConfigValue<Key extends ConfigKey> = Settings[Key] extends ChoiceSetting
  ? Settings[Key]['choices'][number]
  : Settings[Key] extends NumberSetting | RatioSetting
    ? number
    : string;

const table: ReadonlyMap<string, Setting> = new Map(Object.entries(settings));

export const configKeys: readonly string[] = [...table.keys()];

export interface TopicSetting {
  readonly key: string;
  readonly valueType: ConfigValueType;
  readonly allowed: string;
  readonly default: string;
  readonly consequence: string;
}

/** The table in words. */
export const topicSettings: readonly TopicSetting[] = [...table].map(([key, setting]) => ({
  key,
  valueType: valueTypeOf(setting),
  allowed: allowedBy(setting),
  default: textOf(setting.default),
  consequence: setting.consequence,
}));

/**
 * The value in force. A text that this program cannot read counts as absent: it was checked when it
 * was set.
 */
export function configOf<Key extends ConfigKey>(
  configs: ReadonlyMap<string, string>,
  key: Key,
): ConfigValue<Key> {
  const setting: Setting = settings[key];
  const given = configs.get(key);
  const parsed = given === undefined ? undefined : parse(setting, given);
  // The setting of `key` decides the type of its values, as ConfigValue<Key> does.
  return (parsed ?? setting.default) as ConfigValue<Key>;
}

/** As it is written where nobody chose another; `undefined` for an unknown key. */
export function defaultOf(key: string): string | undefined {
  const setting = table.get(key);
  return setting === undefined ? undefined : textOf(setting.default);
}

/**
 * Why this value cannot be set; `undefined` where it can. An unknown key is the caller's to refuse.
 */
export function configFault(key: string, value: string): string | undefined {
  const setting = table.get(key);
  if (setting === undefined) return `there is no setting ${key}`;
  if (Buffer.byteLength(value) > VALUE_SIZE_BYTES_MAX) {
    return `${key} takes at most ${VALUE_SIZE_BYTES_MAX} bytes`;
  }
  if (parse(setting, value) !== undefined) return undefined;
  const fault = `${key} is ${allowedBy(setting)}, not ${JSON.stringify(value)}`;
  const isFixed = setting.type === 'choice' && setting.choices.length === 1;
  return isFixed ? `${fault}: ${setting.consequence}` : fault;
}

export function isConfigKey(key: string): key is ConfigKey {
  return table.has(key);
}

/** Whether its value is a list, to which single items can be added. */
export function isListConfig(key: string): boolean {
  return table.get(key)?.type === 'list';
}

/** The items of a comma-separated value. */
export function listItems(value: string): string[] {
  const items = value.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function valueTypeOf(setting: Setting): ConfigValueType {
  switch (setting.type) {
    case 'number':
      return setting.max <= INT_MAX ? 'int' : 'long';
    case 'choice':
      return setting.choices.every((it) => it === 'true' || it === 'false') ? 'boolean' : 'string';
    case 'ratio':
      return 'double';
    case 'list':
      return 'list';
    case 'text':
      return 'string';
    default:
      return setting satisfies never;
  }
}

function allowedBy(setting: Setting): string {
  switch (setting.type) {
    case 'number':
      return `a whole number from ${textOf(setting.min)} to ${textOf(setting.max)}`;
    case 'choice':
      return `one of ${setting.choices.join(', ')}`;
    case 'ratio':
      return 'a number from 0 to 1';
    case 'list':
      return `a list${setting.items === undefined ? '' : ` of ${setting.items.join(', ')}`}`;
    case 'text':
      return 'a text';
    default:
      return setting satisfies never;
  }
}

function textOf(value: number | string): string {
  return value === LONG_MAX ? KAFKA_LONG_MAX : String(value);
}

function parse(setting: Setting, given: string): number | string | undefined {
  const value = given.trim();
  switch (setting.type) {
    case 'number': {
      const number = parseInteger(value);
      return number >= setting.min && number <= setting.max ? number : undefined;
    }
    case 'choice':
      return setting.choices.includes(value) ? value : undefined;
    case 'ratio': {
      const number = /^\d(\.\d{1,17})?$/.test(value) ? Number(value) : Number.NaN;
      return number <= 1 ? number : undefined;
    }
    case 'list': {
      const items = listItems(value);
      const isAllowed = items.every((item) => setting.items?.includes(item) ?? true);
      return isAllowed ? items.join(',') : undefined;
    }
    case 'text':
      return value;
    default:
      return setting satisfies never;
  }
}

/** NaN for what is no int64. */
function parseInteger(value: string): number {
  if (!/^-?\d{1,19}$/.test(value) || BigInt(value) > BigInt(KAFKA_LONG_MAX)) return Number.NaN;
  return Math.min(Number(value), LONG_MAX);
}
