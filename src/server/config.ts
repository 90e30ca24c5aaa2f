/**
 * What a node can be told: one table of settings, each a flag and an environment variable. Unknown
 * ones are refused, and every refusal names the setting.
 */
import { nearest } from '../nearest.ts';

interface Setting<Value> {
  /** As on the command line, with the name of its value; a flag without one is a switch. */
  readonly flag: string;
  readonly environment: string;
  readonly default: Value;
  /** One sentence: what changing it does. */
  readonly consequence: string;
  /** What the setting is, where `text` is not it. */
  readonly parse: (text: string) => Value | { readonly fault: string };
}

const settings = {
  port: {
    flag: '--port <port>',
    environment: 'BALSA_PORT',
    default: 9092,
    consequence:
      'the first of four ports in a row; the native door listens on the second. 0: any free port',
    parse: wholeNumber(0, 65_532),
  },
  dataDir: {
    flag: '--data-dir <path>',
    environment: 'BALSA_DATA_DIR',
    default: './balsa-data',
    consequence: 'where everything is kept; made if absent, for one process at a time',
    parse: notEmpty,
  },
  listen: {
    flag: '--listen <address>',
    environment: 'BALSA_LISTEN',
    default: '127.0.0.1',
    consequence: 'the address that the doors listen on; beyond loopback only with --insecure',
    parse: notEmpty,
  },
  insecure: {
    flag: '--insecure',
    environment: 'BALSA_INSECURE',
    default: false,
    consequence: 'lets anybody who reaches the address read and write everything',
    parse: yesOrNo,
  },
  rack: {
    flag: '--rack <name>',
    environment: 'BALSA_RACK',
    default: '',
    consequence: 'the failure domain: replicas of one partition go to different racks',
    parse: (text: string) => text,
  },
  numPartitions: {
    flag: '--num-partitions <count>',
    environment: 'BALSA_NUM_PARTITIONS',
    default: 1,
    consequence: 'how many partitions a topic gets that does not say',
    parse: wholeNumber(1, 10_000),
  },
  reserveBytes: {
    flag: '--reserve-bytes <bytes>',
    environment: 'BALSA_RESERVE_BYTES',
    default: 64 << 20,
    consequence: 'space kept back for the metadata for the day the disk is full; 0 keeps none',
    parse: wholeNumber(0, 999_999_999),
  },
  logLevel: {
    flag: '--log-level <level>',
    environment: 'BALSA_LOG_LEVEL',
    default: 'info',
    consequence: 'the least serious line that is logged: trace, debug, info, warn, error or fatal',
    parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal'),
  },
} as const satisfies Record<string, Setting<string | number | boolean>>;

type Widened<Value> = Value extends number ? number : Value extends boolean ? boolean : string;
export type NodeConfig = {
  readonly [Key in keyof typeof settings]: Widened<(typeof settings)[Key]['default']>;
};

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface SettingDescription {
  readonly key: string;
  readonly flag: string;
  readonly environment: string;
  readonly default: string;
  readonly consequence: string;
}

export const settingDescriptions: readonly SettingDescription[] = Object.entries(settings).map(
  ([key, setting]) => ({ ...setting, key, default: String(setting.default) }),
);

/** Flags win over the environment, that over the defaults. Throws `ConfigError`. */
export function readConfig(
  flags: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): NodeConfig {
  for (const key of flags.keys()) {
    if (Object.hasOwn(settings, key)) continue;
    const hint = nearest(key, Object.keys(settings));
    throw new ConfigError(
      `there is no setting ${key}${hint === undefined ? '' : `; did you mean ${hint}?`}`,
    );
  }
  const values = Object.entries(settings).map(([key, setting]) => {
    const given = flags.get(key) ?? environment[setting.environment];
    return [key, given === undefined ? setting.default : parsed(setting, given)];
  });
  // Each value is what the setting of its key parses to, or that setting's default.
  const config = Object.fromEntries(values) as NodeConfig;
  if (!isLoopback(config.listen) && !config.insecure) {
    throw new ConfigError(
      `--listen ${config.listen} lets others in without a password or encryption; ` +
        'add --insecure if that is what you want',
    );
  }
  return config;
}

function parsed(
  setting: Setting<string | number | boolean>,
  text: string,
): string | number | boolean {
  const value = setting.parse(text);
  if (typeof value !== 'object') return value;
  const [name] = setting.flag.split(' ');
  throw new ConfigError(
    `${name} (${setting.environment}) is ${value.fault}, not ${JSON.stringify(text)}`,
  );
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

function wholeNumber(min: number, max: number) {
  return (text: string) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : { fault: `a whole number from ${min} to ${max}` };
  };
}

function notEmpty(text: string) {
  return text === '' ? { fault: 'something' } : text;
}

function yesOrNo(text: string) {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : { fault: 'true or false' };
}

function oneOf(...names: readonly string[]) {
  return (text: string) => (names.includes(text) ? text : { fault: `one of ${names.join(', ')}` });
}
