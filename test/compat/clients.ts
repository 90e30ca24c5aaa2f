/** The clients that are tried, each installed by `clients/install.sh`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AdapterClient } from './adapter-client.ts';
import type { ClientKind } from './client.ts';
import { codecs } from './client.ts';
import { KcatClient } from './kcat-client.ts';

const adapters = fileURLToPath(new URL('../../../test/compat/clients/', import.meta.url));
/** The system's own, for which Debian's packages are. */
export const PYTHON = '/usr/bin/python3';

function nodeClient(name: string, module: string): Pick<ClientKind, 'name' | 'missing' | 'start'> {
  const script = `${adapters}${name}.mjs`;
  return {
    name: module,
    missing: () => {
      const isThere = existsSync(`${adapters}node_modules/${module}`);
      return isThere ? undefined : `${module} is not installed`;
    },
    start: (bootstrap, onEnd) => new AdapterClient([process.execPath, script, bootstrap], onEnd),
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
 * Its zstd is that of Node 22 and later. A member throws when the metadata, rightly, do not list
 * the coordinator that it knew.
 */
export const platformatic: ClientKind = {
  ...nodeClient('platformatic', '@platformatic/kafka'),
  codecs: 'zstdCompressSync' in (await import('node:zlib')) ? codecs : noZstd,
  lacks: ['commitOffset', 'committedOffset', 'restarts'],
};

/**
 * It sends an empty buffer, which has no address, as null. Its thread takes messages, and lets
 * their offsets be committed, before the program has them; those on the way are lost at its end.
 */
export const rdkafka: ClientKind = {
  ...nodeClient('rdkafka', 'node-rdkafka'),
  codecs,
  lacks: ['commitOffset', 'committedOffset', 'emptyValue', 'orderlyEnd'],
};

export const confluent: ClientKind = {
  ...pythonClient('confluent-kafka-python', 'confluent_kafka'),
  codecs,
  lacks: [],
};

/** What it has beside gzip are modules of their own. It has no idempotent producer. */
export const kafkaPython: ClientKind = {
  ...pythonClient('kafka-python', 'kafka'),
  codecs: ['none', 'gzip'],
  lacks: ['idempotence'],
};

export const allClients = [kcat, kafkajs, platformatic, rdkafka, confluent, kafkaPython];
