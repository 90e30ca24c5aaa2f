/** The clients that are tried, each installed by `clients/install.sh`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AdapterClient } from './adapter-client.ts';
import type { ClientKind, Codec } from './client.ts';
import { codecs } from './client.ts';
import { KcatClient } from './kcat-client.ts';

const adapters = fileURLToPath(new URL('../../../test/compat/clients/', import.meta.url));
/** The system's own, for which Debian's packages are. */
export const PYTHON = '/usr/bin/python3';

/** Options of Node under which @platformatic/kafka runs on the oldest Node that Balsa runs on. */
export const onNode20 = ['--import', new URL(`file://${adapters}node-20.mjs`).href];

interface Arguments {
  /** Of Node. */
  readonly options?: readonly string[];
  /** The adapter's own. */
  readonly words?: readonly string[];
}

function nodeClient(
  name: string,
  module: string,
  { options = [], words = [] }: Arguments = {},
): Pick<ClientKind, 'name' | 'missing' | 'start'> {
  const command = [process.execPath, ...options, `${adapters}${name}.mjs`];
  return {
    name: module,
    missing: () => {
      const isThere = existsSync(`${adapters}node_modules/${module}`);
      return isThere ? undefined : `${module} is not installed`;
    },
    start: (bootstrap, onEnd) => new AdapterClient([...command, bootstrap, ...words], onEnd),
  };
}

function pythonClient(
  name: string,
  module: string,
): Pick<ClientKind, 'name' | 'missing' | 'start'> {
  return {
    name,
    missing: () => {
      const { status } = spawnSync(PYTHON, ['-c', `import ${module}`]);
      return status === 0 ? undefined : `python3 has no ${module}`;
    },
    start: (bootstrap, onEnd) =>
      new AdapterClient(
        [PYTHON, `${adapters}${module === 'kafka' ? 'kafka_python' : 'confluent'}.py`, bootstrap],
        onEnd,
      ),
  };
}

const noZstd = codecs.filter((codec) => codec !== 'zstd');

export const kcat: ClientKind = {
  name: 'kcat',
  codecs,
  lacks: [
    'createTopic',
    'deleteTopic',
    'commitOffset',
    'committedOffset',
    'emptyValue',
    'ownTimes',
    'orderlyEnd',
  ],
  missing: () => (spawnSync('kcat', ['-V']).status === 0 ? undefined : 'kcat is not installed'),
  start: (bootstrap, onEnd) => new KcatClient(bootstrap, onEnd),
};

export const kafkajs: ClientKind = { ...nodeClient('kafkajs', 'kafkajs'), codecs, lacks: [] };

/**
 * Its zstd is that of Node 22 and later. Before 2.1 a consumer never looked for another coordinator
 * than its first (platformatic/kafka#290).
 */
export const platformatic: ClientKind = {
  ...nodeClient('platformatic', '@platformatic/kafka', { options: onNode20 }),
  codecs: 'zstdCompressSync' in (await import('node:zlib')) ? codecs : noZstd,
  lacks: [],
};

/**
 * The line of it that runs on Node 20 unchanged. It sends a batch again and again to the leader
 * that it first found, though that is gone, and a member ends with its process where its
 * coordinator is not among the brokers it knows. Snappy it reads in plain blocks alone.
 */
export const platformatic1: ClientKind = {
  ...nodeClient('platformatic', 'platformatic-1', { words: ['classic', 'platformatic-1'] }),
  codecs: platformatic.codecs,
  lacks: ['feed', 'restarts', 'framedSnappy'],
};

/** The same as `platformatic`, whose groups the coordinator plans for (KIP-848). */
export const platformaticPlanned: Pick<ClientKind, 'missing' | 'start'> = nodeClient(
  'platformatic',
  '@platformatic/kafka',
  { options: onNode20, words: ['consumer'] },
);

/**
 * It sends an empty buffer, which has no address, as null. Its thread takes messages, and lets
 * their offsets be committed, before the program has them; those on the way are lost at its end.
 */
export const rdkafka: ClientKind = {
  ...nodeClient('rdkafka', 'node-rdkafka'),
  codecs,
  lacks: ['emptyValue', 'orderlyEnd'],
};

export const confluent: ClientKind = {
  ...pythonClient('confluent-kafka-python', 'confluent_kafka'),
  codecs,
  lacks: [],
};

/** What it has beside gzip are modules of their own. It has no idempotent producer. */
export const kafkaPython: ClientKind = {
  ...pythonClient('kafka-python', 'kafka'),
  get codecs() {
    const has = (codec: Codec): string =>
      `from kafka.codec import has_${codec} as has; assert has()`;
    return codecs.filter((codec) => {
      return codec === 'none' || spawnSync(PYTHON, ['-c', has(codec)]).status === 0;
    });
  },
  lacks: ['feed'],
};

export const allClients = [
  ...[kcat, kafkajs, platformatic, platformatic1],
  ...[rdkafka, confluent, kafkaPython],
];
