/**
 * What a stock client asks before it produces: which versions are served (ApiVersions), and who
 * leads (Metadata). Any topic that is asked for is there, with as many partitions as each other.
 */
import { compileApi } from '../../src/wire/api.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { metadataApi, OPERATIONS_NOT_ASKED } from '../../src/wire/apis/metadata.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { readRequestBody, writeResponse } from '../../src/wire/messages.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import type { WireReader } from '../../src/wire/wire-reader.ts';
import { FETCH, PRODUCE } from './frames.ts';

const METADATA = metadataApi.key;
const API_VERSIONS = apiVersionsApi.key;
/** librdkafka's load takes so many. */
const PARTITIONS = 6;
const NODE_ID = 1;
/** Of Produce and Fetch the last ones alone: a client takes the newest, but asks for old ones. */
const lastVersions: ReadonlyMap<number, number> = new Map([
  [PRODUCE, 7],
  [FETCH, 11],
  [METADATA, 8],
  [API_VERSIONS, 3],
]);

export interface Asked {
  readonly key: number;
  readonly version: number;
  readonly correlationId: number;
}

/** `undefined`: it asks for something else. `reader` stands behind the correlation id. */
export function discoveryAnswer(
  { key, version, correlationId }: Asked,
  reader: WireReader,
  port: number,
): readonly Uint8Array[] | undefined {
  if (key === API_VERSIONS) {
    const isKnown = version <= (lastVersions.get(key) ?? 0);
    const codec = compileApi(apiVersionsApi, isKnown ? version : 0);
    const apis = [...lastVersions].map(([apiKey, maxVersion]) => {
      return { apiKey, minVersion: 0, maxVersion };
    });
    const errorCode = isKnown ? errorCodes.none : errorCodes.unsupportedVersion;
    return writeResponse(codec, correlationId, { errorCode, apis, throttleMs: 0 });
  }
  if (key !== METADATA) return undefined;
  const codec = compileApi(metadataApi, version);
  reader.bytes(Math.max(0, reader.int16())); // client
  const { topics } = readRequestBody(reader, codec);
  return writeResponse(codec, correlationId, {
    throttleMs: 0,
    brokers: [{ nodeId: NODE_ID, host: '127.0.0.1', port, rack: null }],
    clusterId: null,
    controllerId: NODE_ID,
    topics: (topics ?? []).map(({ name }) => topicOf(name)),
    clusterOperations: OPERATIONS_NOT_ASKED,
    errorCode: errorCodes.none,
  });
}

function topicOf(name: string | null) {
  return {
    errorCode: errorCodes.none,
    name,
    topicId: NO_UUID,
    isInternal: false,
    partitions: Array.from({ length: PARTITIONS }, (_, partition) => ({
      errorCode: errorCodes.none,
      partition,
      leaderId: NODE_ID,
      leaderEpoch: -1,
      replicas: [NODE_ID],
      isr: [NODE_ID],
      offlineReplicas: [],
    })),
    operations: OPERATIONS_NOT_ASKED,
  };
}
