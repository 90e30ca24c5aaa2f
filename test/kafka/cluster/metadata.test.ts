/** What clients are told of a cluster of three, one of which is gone. */
import test from 'ava';
import type { ApiHandler, Caller } from '../../../src/kafka/api-handler.ts';
import { describeClusterHandler } from '../../../src/kafka/cluster/describe-cluster.ts';
import { metadataHandler } from '../../../src/kafka/cluster/metadata.ts';
import { Endpoints } from '../../../src/kafka/endpoints.ts';
import { MutableImage } from '../../../src/metadata/image.ts';
import type { Broker, Partition } from '../../../src/metadata/rows.ts';
import type { MetadataRequest } from '../../../src/wire/apis/metadata.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';

const caller: Caller = {
  connectionId: 1,
  clientId: 'test',
  clientHost: '/10.0.0.9',
  listener: 'OUTSIDE',
  localHost: '192.168.0.1',
  localPort: 19_094,
  software: undefined,
};

function brokerOf(nodeId: number, overrides: Partial<Broker> = {}): Broker {
  const inside = { door: 'kafka', host: `10.0.0.${nodeId}`, port: 9092 };
  const outside = { door: 'kafka:OUTSIDE', host: `broker-${nodeId}`, port: 9094 };
  return {
    nodeId,
    brokerEpoch: nodeId,
    incarnation: 'i',
    raftId: `r${nodeId}`,
    directoryId: `d${nodeId}`,
    state: 'active',
    pid: 1,
    programVersion: '1',
    featureLevelMax: 1,
    rack: nodeId === 2 ? 'r2' : '',
    endpoints: [inside, outside],
    ...overrides,
  };
}

function partitionOf(id: number, leader: number | undefined, isr: number[]): Partition {
  const nothing = { elr: [], suspect: [], lastKnown: [], adding: [], removing: [] };
  const epochs = { leaderEpoch: 5, uncleanEpoch: 0, partitionEpoch: 7 };
  const replicas = [1, 2, 3];
  return { topicId: ID, id, replicas, isr, leader, ...epochs, ...nothing, state: 'active' };
}

const ID = 'kVVhFqLmTdyUg7BCwHxjEw';
const asked: MetadataRequest = {
  topics: null,
  allowAutoTopicCreation: true,
  includeClusterOperations: false,
  includeTopicOperations: false,
};

function worldOf(options: { controller?: number; advertised?: readonly string[] } = {}) {
  const image = new MutableImage();
  const configs = new Map<string, string>();
  const topic = { id: ID, name: 'orders', revision: 1, configs, routing: [] };
  image.commit([
    { type: 'broker', row: brokerOf(3, { state: 'fenced' }) },
    { type: 'broker', row: brokerOf(1) },
    { type: 'broker', row: brokerOf(2) },
    { type: 'topic', row: { ...topic, replicationFactorIsExplicit: true } },
    { type: 'partition', row: partitionOf(0, 1, [1, 2]) },
    { type: 'partition', row: partitionOf(1, 2, [2]) },
    { type: 'partition', row: partitionOf(2, undefined, []) },
  ]);
  const metadata = { image, controller: { term: 1, nodeId: options.controller } };
  const advertised = new Set(options.advertised ?? []);
  const endpoints = new Endpoints({ nodeId: 1, metadata, advertised });
  const topics = { find: () => undefined, describeForUse: () => undefined };
  return { image, metadata: metadataHandler({ metadata, topics, endpoints }), endpoints };
}

function call<Request, Response>(
  handler: ApiHandler<Request, Response>,
  request: Request,
  { version = 12, from = caller } = {},
): Response {
  let response: unknown;
  handler.handle({ request, version, caller: from }, (answer) => {
    response = answer;
  });
  return response as Response;
}

test('a client is told the addresses of its listener, and of this node the one it came in on', (t) => {
  const { brokers } = call(worldOf().metadata, asked);
  t.deepEqual(brokers, [
    { nodeId: 1, host: '192.168.0.1', port: 19_094, rack: null },
    { nodeId: 2, host: 'broker-2', port: 9094, rack: 'r2' },
  ]);
  const { brokers: set } = call(worldOf({ advertised: ['OUTSIDE'] }).metadata, asked);
  t.deepEqual(set[0], { nodeId: 1, host: 'broker-1', port: 9094, rack: null });
  const inside = { ...caller, listener: 'PLAINTEXT', localHost: '10.0.0.1', localPort: 9092 };
  const { brokers: others } = call(worldOf().metadata, asked, { from: inside });
  t.deepEqual(others[1], { nodeId: 2, host: '10.0.0.2', port: 9092, rack: 'r2' });
});

test('the controller is always one that lives', (t) => {
  t.is(call(worldOf({ controller: 2 }).metadata, asked).controllerId, 2);
  t.is(call(worldOf({ controller: 3 }).metadata, asked).controllerId, 1);
  t.is(call(worldOf().metadata, asked).controllerId, 1);
});

test('partitions say who is in sync, who is gone, and that nobody leads', (t) => {
  const [topic] = call(worldOf().metadata, asked).topics;
  const common = { leaderEpoch: 5, replicas: [1, 2, 3], offlineReplicas: [3] };
  t.deepEqual(topic?.partitions, [
    { ...common, errorCode: errorCodes.none, partition: 0, leaderId: 1, isr: [1, 2] },
    { ...common, errorCode: errorCodes.none, partition: 1, leaderId: 2, isr: [2] },
    { ...common, errorCode: errorCodes.leaderNotAvailable, partition: 2, leaderId: -1, isr: [] },
  ]);
});

test('a leader that has no such listener is not to be found', (t) => {
  const { image, metadata } = worldOf();
  image.commit([{ type: 'broker', row: brokerOf(2, { endpoints: [] }) }]);
  const errorOf = (version: number) => {
    return call(metadata, asked, { version }).topics[0]?.partitions[1]?.errorCode;
  };
  t.is(errorOf(5), errorCodes.leaderNotAvailable);
  t.is(errorOf(6), errorCodes.listenerNotFound);
});

test('DescribeCluster tells of fenced brokers where it is asked to', (t) => {
  const { image, endpoints } = worldOf();
  const metadata = { image, controller: { term: 1, nodeId: 1 } };
  const handler = describeClusterHandler({ metadata, endpoints });
  const request = { includeClusterOperations: false, endpointType: 1, includeFencedBrokers: false };
  const fenced = (includeFencedBrokers: boolean) => {
    const { brokers } = call(handler, { ...request, includeFencedBrokers }, { version: 2 });
    return brokers.map(({ nodeId, isFenced }) => [nodeId, isFenced]);
  };
  t.deepEqual(fenced(false), [
    [1, false],
    [2, false],
  ]);
  t.deepEqual(fenced(true), [
    [1, false],
    [2, false],
    [3, true],
  ]);
  const other = call(handler, { ...request, endpointType: 9 }, { version: 2 });
  t.is(other.errorCode, errorCodes.unsupportedEndpointType);
});
