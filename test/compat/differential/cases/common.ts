/** Pieces that many histories begin with or ask for. */

import { loadCompression } from '../../../../src/client/compression.ts';
import type { CreatableTopic } from '../../../../src/wire/apis/create-topics.ts';
import { createTopicsApi } from '../../../../src/wire/apis/create-topics.ts';
import { metadataApi } from '../../../../src/wire/apis/metadata.ts';
import type { ProduceRequest } from '../../../../src/wire/apis/produce.ts';
import { produceApi } from '../../../../src/wire/apis/produce.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import { BatchBuilder } from '../../../../storage/batch/batch-builder.ts';
import type { NewRecord } from '../../../../storage/batch/record.ts';
import { crc32c } from '../../../../storage/bytes/crc32c-native.ts';
import type { CodecName } from '../../../../storage/compression/compression.ts';
import type { ScriptedCall } from '../scripted-call.ts';
import { call, START_MS } from '../scripted-call.ts';

const compression = await loadCompression();
const TIMEOUT_MS = 10_000;

export const newTopic = (name: string, rest: Partial<CreatableTopic> = {}): CreatableTopic => {
  return { name, partitionCount: 1, replicationFactor: 1, assignments: [], configs: [], ...rest };
};

/** Makes a topic that is led, and keeps its id under its name. */
export function made(name: string, rest: Partial<CreatableTopic> = {}): ScriptedCall[] {
  const creation = { topics: [newTopic(name, rest)], timeoutMs: TIMEOUT_MS, validateOnly: false };
  const question = {
    topics: [{ topicId: NO_UUID, name }],
    allowAutoTopicCreation: false,
    includeClusterOperations: false,
    includeTopicOperations: false,
  };
  return [
    call(`make ${name}`, [createTopicsApi, 4, creation]),
    call(`wait for ${name}`, [metadataApi, 12, question], {
      isReady: ({ topics }) => {
        return topics.every(({ errorCode, partitions }) => {
          return errorCode === 0 && partitions.every((it) => it.errorCode === 0);
        });
      },
      learn: ({ topics }, known) => known.set(name, topics[0]?.topicId ?? ''),
    }),
  ];
}

export interface BatchOptions {
  readonly codec?: CodecName;
  readonly producer?: {
    readonly producerId: number;
    readonly producerEpoch: number;
    readonly baseSequence: number;
  };
}

/** One batch of these values, a second apart from `START_MS` on. */
export function batch(values: readonly (string | null)[], options: BatchOptions = {}): Uint8Array {
  const { codec = 'none', producer } = options;
  const builder = new BatchBuilder({ codec, compression, crc32c });
  for (const [at, value] of values.entries()) builder.append(recordOf(value, at));
  const identity = { isTransactional: false, ...producer };
  return producer === undefined
    ? builder.build()
    : builder.build({ producer: { ...producer, ...identity } });
}

function recordOf(value: string | null, at: number): NewRecord {
  const bytes = value === null ? null : Buffer.from(value);
  return {
    timestampMs: START_MS + at * 1000,
    key: Buffer.from(`k${at}`),
    value: bytes,
    headers: [],
  };
}

export function produceRequest(
  topic: string,
  records: readonly Uint8Array[],
  rest: Partial<ProduceRequest> & { readonly partition?: number; readonly topicId?: string } = {},
): ProduceRequest {
  const { partition = 0, topicId = NO_UUID, ...request } = rest;
  const topics = [{ topic, topicId, partitions: [{ partition, records }] }];
  return { transactionalId: null, acks: -1, timeoutMs: TIMEOUT_MS, topics, ...request };
}

/** Ten records, one batch each, from offset 0 on. */
export function filled(topic: string): ScriptedCall[] {
  return Array.from({ length: 10 }, (_, at) => {
    const request = produceRequest(topic, [batch([`v${at}`])]);
    return call(`fill ${topic} ${at}`, [produceApi, 9, request], {
      isReady: ({ topics }) =>
        topics[0]?.partitions[0]?.errorCode !== errorCodes.notLeaderOrFollower,
    });
  });
}

/** A batch of which one part was changed after its CRC was computed, or with it. */
export function patched(
  bytes: Uint8Array,
  patch: (batch: Buffer) => void,
  { hasTrueCrc = true }: { readonly hasTrueCrc?: boolean } = {},
): Uint8Array {
  const changed = Buffer.from(bytes);
  patch(changed);
  if (hasTrueCrc) changed.writeUInt32BE(crc32c(changed.subarray(21)), 17);
  return changed;
}
