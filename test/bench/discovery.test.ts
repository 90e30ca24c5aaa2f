import test from 'ava';
import { discoveryAnswer } from '../../bench/bare/discovery.ts';
import type { Api } from '../../src/wire/api.ts';
import { compileApi } from '../../src/wire/api.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';
import { frameOf, readAnswer } from '../wire/wire-connection.ts';

const PORT = 9092;
const FRAME_START = 4;

/** The bytes of an answer behind its size. */
function ask<Request>(api: Api<Request, unknown>, version: number, request: Request) {
  const asked = Buffer.concat(frameOf(compileApi(api, version), request)).subarray(FRAME_START);
  const answer = discoveryAnswer(
    { key: api.key, version, correlationId: 0 },
    behindCorrelationId(asked),
    PORT,
  );
  return [Buffer.concat(answer ?? []).subarray(FRAME_START)];
}

function behindCorrelationId(frame: Uint8Array): WireReader {
  const reader = new WireReader([frame]);
  reader.bytes(2 + 2 + 4);
  return reader;
}

const software = { clientSoftwareName: 'librdkafka', clientSoftwareVersion: '2' };

test('a client learns the versions of Produce and Fetch that the bare path can read', (t) => {
  const codec = compileApi(apiVersionsApi, 3);
  const { errorCode, apis } = readAnswer(codec, ask(apiVersionsApi, 3, software));
  t.is(errorCode, errorCodes.none);
  t.deepEqual(apis.slice(0, 2), [
    { apiKey: 0, minVersion: 0, maxVersion: 7 },
    { apiKey: 1, minVersion: 0, maxVersion: 11 },
  ]);
});

test('a client that asks in a version nobody knows is answered in that of version 0', (t) => {
  const answer = ask(apiVersionsApi, 4, software);
  const { errorCode, apis } = readAnswer(compileApi(apiVersionsApi, 0), answer);
  t.is(errorCode, errorCodes.unsupportedVersion);
  t.is(apis.length, 4);
});

test('every topic is there, and led by the one that is asked', (t) => {
  const answer = ask(metadataApi, 8, {
    topics: [{ topicId: NO_UUID, name: 'kcat-fsync-0' }],
    allowAutoTopicCreation: false,
    includeClusterOperations: false,
    includeTopicOperations: false,
  });
  const { brokers, topics } = readAnswer(compileApi(metadataApi, 8), answer);
  t.like(brokers, [{ nodeId: 1, host: '127.0.0.1', port: PORT }]);
  t.is(topics[0]?.name, 'kcat-fsync-0');
  t.deepEqual(
    topics[0]?.partitions.map(({ leaderId }) => leaderId),
    Array(6).fill(1),
  );
});

test('what else is asked is left to others', (t) => {
  const reader = new WireReader([]);
  t.is(discoveryAnswer({ key: 0, version: 7, correlationId: 0 }, reader, PORT), undefined);
});
