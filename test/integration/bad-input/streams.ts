/**
 * Records, and what else is not of the cluster's metadata: producer ids, the health of a node, and
 * what it tells of its services.
 */
import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import { grpc } from '../../../src/grpc/generated/balsa.js';
import {
  fetchService,
  healthService,
  producerIdsService,
  produceService,
  reflectionAlphaService,
  reflectionService,
} from '../../../src/grpc/services.ts';
import { produceOf } from '../door.ts';
import { framed } from '../raw-call.ts';
import type { AnyMethod, BadCall, BadCalls, World } from './world.ts';
import { fieldless, statusNameOf } from './world.ts';

const topic = { name: 'orders' };
const MESSAGE_SIZE_BYTES_MAX = 16 << 20;

export const dataCalls: BadCalls = {
  ...fieldless(producerIdsService.allocate),

  [produceService.stream.path]: ({ door, leaderEpoch }) => {
    const produce = (fields: object) => async () => {
      const answers = await door.produce([{ ...produceOf('orders', ['a']), ...fields }]);
      return answers.get(0)?.error?.code ?? 'OK';
    };
    return [
      ['topicNotFound', produce({ topic: { name: 'none' } })],
      ...['', '..', 'a/b', '__proto__', 'x'.repeat(250)].map((name): BadCall => {
        return ['topicNotFound', produce({ topic: { name } })];
      }),
      ['topicNotFound', produce({ topic: { id: '__proto__' } })],
      ['invalidRequest', produce({ topic: null })],
      ['invalidRequest', produce({ topic: {} })],
      ['partitionNotFound', produce({ partition: 9 })],
      ['invalidRequest', produce({ partition: -1 })],
      ['invalidRequest', produce({ acks: 0 })],
      ['invalidRequest', produce({ timeoutMs: -1 })],
      ['invalidRequest', produce({ batches: new Uint8Array(0) })],
      ['corruptBatch', produce({ batches: new Uint8Array(30) })],
      ['unsupportedMagic', produce({ batches: new Uint8Array(100) })],
      ['fencedLeaderEpoch', produce({ leaderEpoch: leaderEpoch - 1 })],
      ['unknownLeaderEpoch', produce({ leaderEpoch: leaderEpoch + 1 })],
      ['invalidRequest', produce({ leaderEpoch: -1 })],
    ];
  },

  [fetchService.stream.path]: ({ door, leaderEpoch }) => {
    const fetch = (fields: object) => () => door.fetch({ topic, partition: 0, ...fields });
    const at = { offset: 0 };
    return [
      ['topicNotFound', fetch({ ...at, topic: { name: 'none' } })],
      ['topicNotFound', fetch({ ...at, topic: { name: '__proto__' } })],
      ['topicNotFound', fetch({ ...at, topic: { id: '..' } })],
      ['invalidRequest', fetch({ ...at, topic: null })],
      ['partitionNotFound', fetch({ ...at, partition: 9 })],
      ['invalidRequest', fetch({ ...at, partition: -1 })],
      ['invalidRequest', fetch({})],
      ['invalidRequest', fetch({ edge: 0 })],
      ['invalidRequest', fetch({ offset: -1 })],
      ['invalidRequest', fetch({ offset: 2 ** 53 })],
      ['offsetOutOfRange', fetch({ offset: Number.MAX_SAFE_INTEGER })],
      ['invalidRequest', fetch({ ...at, maxWaitMs: 0 })],
      ['invalidRequest', fetch({ ...at, minBytes: -1 })],
      ['fencedLeaderEpoch', fetch({ ...at, leaderEpoch: leaderEpoch - 1 })],
      ['unknownLeaderEpoch', fetch({ ...at, leaderEpoch: leaderEpoch + 1 })],
    ];
  },
};

const { ServingStatus } = grpc.health.v1.HealthCheckResponse;

/** What a watch of a service is told first. */
async function firstOf({ door }: World, service: string): Promise<string> {
  const stream = door.listen(healthService.watch, { service });
  const [first]: grpc.health.v1.HealthCheckResponse[] = await once(stream, 'data');
  stream.cancel();
  return ServingStatus[first?.status ?? ServingStatus.UNKNOWN];
}

const noServices = ['none', '__proto__', 'balsa.v1', '..', 'x'.repeat(100_000)];

export const healthCalls: BadCalls = {
  [healthService.check.path]: ({ door }) => {
    return noServices.map((service): BadCall => {
      return ['NOT_FOUND', () => door.call(healthService.check, { service })];
    });
  },

  [healthService.watch.path]: (world) => {
    return noServices.map((service): BadCall => {
      return ['SERVICE_UNKNOWN', () => firstOf(world, service)];
    });
  },
};

type Question = grpc.reflection.v1.ServerReflectionRequest.$Properties;

/** The status that stands in the answer, else that of the call. */
async function reflected(world: World, method: AnyMethod, question: Question): Promise<string> {
  const { requestSerialize, responseDeserialize } = reflectionService.serverReflectionInfo;
  const answer = await world.raw.call(method.path, framed(requestSerialize(question)));
  if (answer.body.length === 0) return statusNameOf(answer);
  const { errorResponse } = responseDeserialize(answer.body.subarray(5));
  return status[errorResponse?.errorCode ?? status.OK] ?? 'a strange status';
}

function questionsTo(method: AnyMethod): BadCalls {
  return {
    [method.path]: (world) => {
      const ask = (question: Question) => () => reflected(world, method, question);
      // Its answer would hold it, and more.
      const large = 'x'.repeat(MESSAGE_SIZE_BYTES_MAX - 100);
      return [
        ['INVALID_ARGUMENT', ask({})],
        ['INVALID_ARGUMENT', ask({ host: '__proto__' })],
        ...['', '..', '../../etc/passwd', '__proto__'].map((fileByFilename): BadCall => {
          return ['NOT_FOUND', ask({ fileByFilename })];
        }),
        ...['', '.', '__proto__', 'constructor', 'balsa.v1.'].map((symbol): BadCall => {
          return ['NOT_FOUND', ask({ fileContainingSymbol: symbol })];
        }),
        ['NOT_FOUND', ask({ fileContainingExtension: { extensionNumber: -1 } })],
        ['RESOURCE_EXHAUSTED', ask({ fileContainingSymbol: large })],
      ];
    },
  };
}

export const reflectionCalls: BadCalls = {
  ...questionsTo(reflectionService.serverReflectionInfo),
  ...questionsTo(reflectionAlphaService.serverReflectionInfo),
};
