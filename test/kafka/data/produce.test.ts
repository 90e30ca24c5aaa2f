/** Produce without a log behind it: what outcomes of partitions become on the wire. */
import test from 'ava';
import type { ProduceOutcome, ProduceRequest } from '../../../src/broker/produce.ts';
import type { Caller } from '../../../src/kafka/api-handler.ts';
import { produceHandler } from '../../../src/kafka/data/produce.ts';
import { Endpoints } from '../../../src/kafka/endpoints.ts';
import { MutableImage } from '../../../src/metadata/image.ts';
import type { ProduceResponse } from '../../../src/wire/apis/produce.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { buildBatch, cutEvery, recordOf } from '../../storage/batch/batches.ts';

const caller: Caller = {
  connectionId: 1,
  clientId: 'test',
  clientHost: '/127.0.0.1',
  listener: 'PLAINTEXT',
  localHost: '127.0.0.1',
  localPort: 9092,
  software: undefined,
};

interface Asked {
  readonly request: ProduceRequest;
  readonly done: (outcome: ProduceOutcome) => void;
}

function worldOf() {
  const asked: Asked[] = [];
  const image = new MutableImage();
  const endpoint = { door: 'kafka', host: 'broker-2', port: 9094 };
  const row = { nodeId: 2, brokerEpoch: 2, incarnation: 'i', raftId: 'r', directoryId: 'd' };
  const version = { pid: 1, programVersion: '1', featureLevelMax: 1, rack: '' };
  image.commit([
    { type: 'broker', row: { ...row, ...version, state: 'active', endpoints: [endpoint] } },
  ]);
  const metadata = { image, controller: { term: 1, nodeId: 1 } };
  const handler = produceHandler({
    produce: { produce: (request, done) => asked.push({ request, done }) },
    endpoints: new Endpoints({ nodeId: 1, metadata, advertised: new Set() }),
  });
  const answers: ProduceResponse[] = [];
  const produce = (records: readonly Uint8Array[], version = 10) => {
    const partitions = [3, 4].map((partition) => ({ partition, records }));
    const topics = [{ topic: 'orders', topicId: NO_UUID, partitions }];
    const request = { transactionalId: null, acks: -1, timeoutMs: -5, topics };
    handler.handle({ request, version, caller }, (answer) => {
      if (typeof answer !== 'symbol') answers.push(answer);
    });
  };
  return { asked, answers, produce };
}

const [batch] = buildBatch([recordOf('a')]).slices;
const stored = {
  type: 'stored',
  firstOffset: 7,
  lastOffset: 7,
  appendTimeMs: undefined,
  logStart: 2,
} as const;

test('a batch in many buffers is handed on in them', (t) => {
  const { asked, produce } = worldOf();
  const slices = cutEvery(batch!, 7);
  produce(slices);
  t.is(asked[0]?.request.slices, slices);
  t.like(asked[0]?.request, { partition: 3, acks: 'all', timeoutMs: 0, leaderEpoch: undefined });
});

test('the answer leaves when all partitions have answered, in the order of the request', (t) => {
  const { asked, answers, produce } = worldOf();
  produce([batch!]);
  asked[1]?.done({ ...stored, firstOffset: 9, appendTimeMs: 1234 });
  t.is(answers.length, 0);
  asked[0]?.done(stored);
  const [first, second] = answers[0]!.topics[0]!.partitions;
  t.like(first, { partition: 3, errorCode: 0, baseOffset: 7, logAppendTimeMs: -1, logStart: 2 });
  t.like(second, { partition: 4, errorCode: 0, baseOffset: 9, logAppendTimeMs: 1234 });
});

test('who does not lead says who does, and where that one is', (t) => {
  const message = 'node 2 leads the partition';
  const refusal = { type: 'refused', code: 'notLeader', message } as const;
  for (const version of [9, 10]) {
    const { asked, answers, produce } = worldOf();
    produce([batch!], version);
    asked[0]?.done({ ...refusal, leader: { nodeId: 2, leaderEpoch: 6 } });
    asked[1]?.done(refusal);
    const [answer] = answers;
    t.like(answer?.topics[0]?.partitions[0], {
      errorCode: errorCodes.notLeaderOrFollower,
      baseOffset: -1,
      currentLeader: { leaderId: 2, leaderEpoch: 6 },
    });
    t.is(answer?.topics[0]?.partitions[1]?.currentLeader, undefined);
    const endpoints = [{ nodeId: 2, host: 'broker-2', port: 9094, rack: null }];
    t.deepEqual(answer?.nodeEndpoints, version < 10 ? undefined : endpoints);
  }
});

test('the records that a batch was refused for are named', (t) => {
  const { asked, answers, produce } = worldOf();
  produce([batch!]);
  const records = [{ index: 1, message: 'no key' }];
  asked[0]?.done({ type: 'refused', code: 'invalidRecord', message: 'a record', records });
  asked[1]?.done({ type: 'refused', code: 'notEnoughReplicasAfterAppend', message: 'too few' });
  const [first, second] = answers[0]!.topics[0]!.partitions;
  t.like(first, { errorCode: errorCodes.invalidRecord, errorMessage: 'a record' });
  t.deepEqual(first?.refusedRecords, records);
  t.is(second?.errorCode, errorCodes.notEnoughReplicasAfterAppend);
});
