/** Our codec against frames that Kafka's own library wrote. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Api, ApiCodec } from '../../src/wire/api.ts';
import { compileApi } from '../../src/wire/api.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import type { FetchRequest, FetchResponse } from '../../src/wire/apis/fetch.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import {
  readCorrelationId,
  readRequestBody,
  readRequestHeader,
  readResponseBody,
  writeRequest,
  writeResponse,
} from '../../src/wire/messages.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { WireError } from '../../src/wire/wire-error.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';

interface Golden {
  readonly name: string;
  readonly version: number;
  readonly bytes: Buffer;
}

const path = new URL('../../../test/testdata/wire/kafka-frames.txt', import.meta.url);
const frames: Golden[] = readFileSync(fileURLToPath(path), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name, version, hex] = /^([^#:]+): (\d+) ([0-9a-f]+)$/.exec(line) ?? [];
    if (name === undefined || hex === undefined) return [];
    return [{ name, version: Number(version), bytes: Buffer.from(hex, 'hex') }];
  });

function frameOf(name: string, version: number): Golden {
  const found = frames.find((frame) => frame.name === name && frame.version === version);
  if (found === undefined) throw new Error(`no ${name} v${version}`);
  return found;
}

function readRequest<Request>(api: Api<Request, unknown>, { bytes, version }: Golden): Request {
  const reader = new WireReader([bytes.subarray(4)]);
  readRequestHeader(reader);
  return readRequestBody(reader, compileApi(api, version));
}

function readResponse<Response>(api: Api<unknown, Response>, { bytes, version }: Golden): Response {
  const reader = new WireReader([bytes.subarray(4)]);
  readCorrelationId(reader);
  return readResponseBody(reader, compileApi(api, version));
}

/** Without fields that are `undefined`: left out and undefined are the same. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.map(([name, field]) => [name, plain(field)]));
}

function checkApi<Request, Response>(api: Api<Request, Response>): void {
  for (let version = api.versions.first; version <= api.versions.last; version++) {
    const codec = compileApi(api, version);

    test(`a ${api.name} request of version ${version} is Kafka's, byte for byte`, (t) => {
      const frame = frameOf(`${api.name} request`, version);
      const reader = new WireReader([frame.bytes.subarray(4)]);
      t.is(frame.bytes.readInt32BE(0), frame.bytes.length - 4);
      const header = readRequestHeader(reader);
      const clientId = 'broker-2-fetcher-0';
      const expected = { apiKey: api.key, apiVersion: version, correlationId: 77, clientId };
      t.deepEqual(header, expected);
      const written = writeRequest(codec, header, readRequestBody(reader, codec));
      t.deepEqual(Buffer.concat(written), frame.bytes);
    });

    test(`a ${api.name} response of version ${version} is Kafka's, byte for byte`, (t) => {
      const frame = frameOf(`${api.name} response`, version);
      const reader = new WireReader([frame.bytes.subarray(4)]);
      t.is(readCorrelationId(reader), 77);
      const written = writeResponse(codec, 77, readResponseBody(reader, codec));
      t.deepEqual(Buffer.concat(written), frame.bytes);
    });
  }
}

checkApi(fetchApi);
checkApi(apiVersionsApi);

const asked = {
  currentLeaderEpoch: 11,
  lastFetchedEpoch: 10,
  maxBytes: 1_048_576,
};
const first = { partition: 3, fetchOffset: 2 ** 32 + 5, logStart: -1, ...asked };
const second = {
  partition: 4,
  fetchOffset: 2 ** 33 + 5,
  logStart: 7,
  ...asked,
  replicaDirectoryId: 'c7bo5f1NTuWBUxBWBvULcQ',
};
const newest: FetchRequest = {
  clusterId: 'kVVhFqLmTdyUg7BCwHxjEw',
  replicaId: 2,
  replicaEpoch: 4611,
  maxWaitMs: 500,
  minBytes: 1,
  maxBytes: 10_485_760,
  isolation: 1,
  sessionId: 1_234_567,
  sessionEpoch: 42,
  topics: [
    { topicId: 'P4FRc6FfQiOyjDhVNzSlKg', partitions: [first] },
    { topicId: 'AAAAAAAAAAAAAAAAAAAACg', partitions: [first, second] },
  ],
  forgotten: [{ topicId: 'P4FRc6FfQiOyjDhVNzSlKg', partitions: [0, 9] }],
  rack: 'rack-ä',
};

function withTopicNames({ topics, forgotten, ...rest }: FetchRequest): unknown {
  const names: Readonly<Record<string, string>> = {
    P4FRc6FfQiOyjDhVNzSlKg: 'orders',
    AAAAAAAAAAAAAAAAAAAACg: 'käse',
  };
  const named = <T extends { readonly topicId: string }>(topic: T) => ({
    ...topic,
    topicId: NO_UUID,
    topic: names[topic.topicId],
  });
  return { ...rest, topics: topics.map(named), forgotten: forgotten.map(named) };
}

test('every field of a Fetch request means what Kafka means by it', (t) => {
  t.deepEqual(plain(readRequest(fetchApi, frameOf('Fetch request', 17))), plain(newest));
  const old = plain(readRequest(fetchApi, frameOf('Fetch request', 12)));
  const { replicaDirectoryId, ...partition } = second;
  t.truthy(replicaDirectoryId);
  const [one, two] = newest.topics;
  const topics = [one!, { ...two!, partitions: [first, partition] }];
  t.deepEqual(old, plain(withTopicNames({ ...newest, topics, replicaEpoch: -1, isolation: 0 })));
});

test('what a version does not say reads as Kafka reads it', (t) => {
  const { topics, ...rest } = readRequest(fetchApi, frameOf('Fetch request', 4));
  t.deepEqual(plain(rest), {
    replicaId: 2,
    replicaEpoch: -1,
    maxWaitMs: 500,
    minBytes: 1,
    maxBytes: 10_485_760,
    isolation: 0,
    sessionId: 0,
    sessionEpoch: -1,
    forgotten: [],
    rack: '',
  });
  t.deepEqual(plain(topics[0]?.partitions[0]), {
    partition: 3,
    currentLeaderEpoch: -1,
    fetchOffset: 2 ** 32 + 5,
    lastFetchedEpoch: -1,
    logStart: -1,
    maxBytes: 1_048_576,
  });
});

test('tagged fields that nobody here knows are passed over', (t) => {
  const name = 'Fetch request of a newer program';
  t.deepEqual(plain(readRequest(fetchApi, frameOf(name, 17))), plain(newest));
});

const answered: FetchResponse = {
  throttleMs: 3,
  errorCode: 0,
  sessionId: 1_234_567,
  topics: [
    {
      topicId: 'P4FRc6FfQiOyjDhVNzSlKg',
      partitions: [
        {
          partition: 3,
          errorCode: 0,
          highWatermark: 41,
          lastStableOffset: 40,
          logStart: 2,
          divergingEpoch: { epoch: 7, endOffset: 39 },
          abortedTransactions: [{ producerId: 9, firstOffset: 12 }],
          preferredReadReplica: -1,
          records: [],
        },
        {
          partition: 4,
          errorCode: 6,
          highWatermark: -1,
          lastStableOffset: -1,
          logStart: -1,
          currentLeader: { leaderId: 1, leaderEpoch: 12 },
          snapshotId: { endOffset: 8, epoch: 1 },
          abortedTransactions: null,
          preferredReadReplica: 3,
          records: [],
        },
      ],
    },
  ],
  nodeEndpoints: [{ nodeId: 1, host: '127.0.0.1', port: 9092, rack: null }],
};

test('every field of a Fetch response means what Kafka means by it', (t) => {
  const response = readResponse(fetchApi, frameOf('Fetch response', 17));
  const [batch] = response.topics[0]!.partitions[0]!.records;
  t.is(Buffer.from(batch!).readBigInt64BE(0), 40n, 'the base offset of a record batch');
  const topics = response.topics.map((topic) => ({
    ...topic,
    partitions: topic.partitions.map((partition) => ({ ...partition, records: [] })),
  }));
  t.deepEqual(plain({ ...response, topics }), plain(answered));
});

test('null in the place of records is read as none', (t) => {
  const response = readResponse(fetchApi, frameOf('Fetch response with null for no records', 17));
  t.deepEqual(response.topics[0]?.partitions[1]?.records, []);
});

test('every field of ApiVersions means what Kafka means by it', (t) => {
  t.deepEqual(readRequest(apiVersionsApi, frameOf('ApiVersions request', 3)), {
    clientSoftwareName: 'balsa',
    clientSoftwareVersion: '0.1.0',
  });
  t.deepEqual(readResponse(apiVersionsApi, frameOf('ApiVersions response', 4)), {
    errorCode: 0,
    apis: [
      { apiKey: 1, minVersion: 4, maxVersion: 17 },
      { apiKey: 18, minVersion: 0, maxVersion: 4 },
    ],
    throttleMs: 9,
    supportedFeatures: [{ name: 'level', minLevel: 1, maxLevel: 2 }],
    featuresEpoch: 5,
    finalizedFeatures: [{ name: 'level', minLevel: 1, maxLevel: 2 }],
    isReadyForMigration: true,
  });
});

function codecOf(name: string, version: number): ApiCodec<unknown, unknown> {
  return name.startsWith('Fetch')
    ? compileApi(fetchApi, version)
    : compileApi(apiVersionsApi, version);
}

const mutations = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), {
  minLength: 1,
  maxLength: 6,
});

testProp(
  'a frame of Kafka with some bytes changed is read, or refused as a fault of the wire',
  [fc.constantFrom(...frames), mutations, fc.nat()],
  (t, { name, version, bytes }, changes, place) => {
    const content = Buffer.from(bytes.subarray(4));
    for (const [at, byte] of changes) content[at % content.length] = byte;
    const end = place % content.length;
    const reader = new WireReader([content.subarray(0, end), content.subarray(end)]);
    const codec = codecOf(name, version);
    try {
      if (name.includes('request')) {
        readRequestHeader(reader);
        readRequestBody(reader, codec);
      } else {
        readCorrelationId(reader);
        readResponseBody(reader, codec);
      }
    } catch (error) {
      t.true(error instanceof WireError, String(error));
    }
    t.pass();
  },
);
