/**
 * The settings of a topic: one table. Names and meanings are Kafka's where Kafka has the setting.
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

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = {
  'cleanup.policy': {
    type: 'choice',
    default: 'delete',
    choices: ['delete'],
    consequence: 'Old segments are deleted whole.',
  },
  durability: {
    type: 'choice',
    default: 'fsync',
    choices: ['fsync', 'page-cache'],
    consequence:
      'fsync: a record counts as stored after fdatasync. ' +
      'page-cache: once written, so a power cut may lose it.',
  },
  'index.interval.bytes': {
    type: 'number',
    default: 4096,
    min: 64,
    max: 1 << 30,
    consequence: 'Less makes a seek read less of the log, and the index larger.',
  },
  'max.message.bytes': {
    type: 'number',
    default: 1 << 20,
    min: 1024,
    max: 8 << 20,
    consequence: 'A larger batch, as sent, is refused with messageTooLarge.',
  },
  'message.timestamp.after.max.ms': {
    type: 'number',
    default: 60 * 60 * 1000,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    consequence: 'A record whose own timestamp is further in the future is refused.',
  },
  'message.timestamp.before.max.ms': {
    type: 'number',
    default: Number.MAX_SAFE_INTEGER,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    consequence: 'A record whose own timestamp is further in the past is refused.',
  },
  'message.timestamp.type': {
    type: 'choice',
    default: 'CreateTime',
    choices: ['CreateTime', 'LogAppendTime'],
    consequence: 'LogAppendTime: the leader writes the time of storing into each batch.',
  },
  'min.insync.replicas': {
    type: 'number',
    default: 0,
    min: 0,
    max: 100,
    consequence:
      'acks=all is refused while fewer replicas are in sync. 0: one less than the replicas.',
  },
  'retention.bytes': {
    type: 'number',
    default: -1,
    min: -1,
    max: Number.MAX_SAFE_INTEGER,
    consequence: 'The oldest segments of a partition that is larger are deleted. -1: no limit.',
  },
  'retention.ms': {
    type: 'number',
    default: 14 * DAY_MS,
    min: -1,
    max: Number.MAX_SAFE_INTEGER,
    consequence: 'Segments whose newest record is older are deleted. -1: no limit.',
  },
  'segment.bytes': {
    type: 'number',
    default: 1 << 30,
    min: 1 << 20,
    max: (1 << 30) * 2 - 1,
    consequence: 'A new segment is begun at this size; only whole segments are deleted.',
  },
  'segment.ms': {
    type: 'number',
    default: 7 * DAY_MS,
    min: 1000,
    max: Number.MAX_SAFE_INTEGER,
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
} as const satisfies Record<string, NumberSetting | ChoiceSetting>;

type Settings = typeof settings;
export type ConfigKey = keyof Settings;
export type ConfigValue<Key extends ConfigKey> = Settings[Key] extends ChoiceSetting
  ? Settings[Key]['choices'][number]
  : number;

export const configKeys: readonly string[] = Object.keys(settings);

/** The table in words. */
export const topicSettings = Object.entries(settings).map(([key, setting]) => ({
  key,
  allowed: allowedBy(setting),
  default: String(setting.default),
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
  const setting: NumberSetting | ChoiceSetting = settings[key];
  const given = configs.get(key);
  const parsed = given === undefined ? undefined : parse(setting, given);
  // The setting of `key` decides between number and choice, as ConfigValue<Key> does.
  return (parsed ?? setting.default) as ConfigValue<Key>;
}

/**
 * Why this value cannot be set; `undefined` where it can. An unknown key is the caller's to refuse.
 */
export function configFault(key: string, value: string): string | undefined {
  const setting = isConfigKey(key) ? (settings[key] as NumberSetting | ChoiceSetting) : undefined;
  if (setting === undefined) return `there is no setting ${key}`;
  if (parse(setting, value) !== undefined) return undefined;
  return `${key} is ${allowedBy(setting)}, not ${JSON.stringify(value)}`;
}

export function isConfigKey(key: string): key is ConfigKey {
  return Object.hasOwn(settings, key);
}

function allowedBy(setting: NumberSetting | ChoiceSetting): string {
  return setting.type === 'choice'
    ? `one of ${setting.choices.join(', ')}`
    : `a whole number from ${setting.min} to ${setting.max}`;
}

function parse(setting: NumberSetting | ChoiceSetting, value: string): number | string | undefined {
  if (setting.type === 'choice') return setting.choices.includes(value) ? value : undefined;
  const number = /^-?\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  return number >= setting.min && number <= setting.max ? number : undefined;
}
