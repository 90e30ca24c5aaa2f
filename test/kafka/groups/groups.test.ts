import test from 'ava';
import { ConsumerGroupsService } from '../../../src/broker/groups/consumer-groups.ts';
import { GroupsService } from '../../../src/broker/groups/groups.ts';
import { MemberOffsets } from '../../../src/broker/groups/member-offsets.ts';
import { OffsetBatcher } from '../../../src/broker/offset-batcher.ts';
import { TopicsService } from '../../../src/broker/topics.ts';
import type { ApiHandler } from '../../../src/kafka/api-handler.ts';
import { Endpoints } from '../../../src/kafka/endpoints.ts';
import { groupApis } from '../../../src/kafka/groups/apis.ts';
import type { LocalPartitions } from '../../../src/replication/local-partitions.ts';
import type { DescribeGroupsResponse } from '../../../src/wire/apis/describe-groups.ts';
import type { FindCoordinatorResponse } from '../../../src/wire/apis/find-coordinator.ts';
import type { JoinGroupResponse } from '../../../src/wire/apis/join-group.ts';
import type { OffsetCommitResponse } from '../../../src/wire/apis/offset-commit.ts';
import type { OffsetDeleteResponse } from '../../../src/wire/apis/offset-delete.ts';
import type { OffsetFetchResponse } from '../../../src/wire/apis/offset-fetch.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { keptOffsets } from '../../broker/kept-offsets.ts';
import { Coordinated } from '../../coordinator/coordinated.ts';
import { subscription } from '../../coordinator/subscription.ts';

/** The group APIs of one node over services of production; offsets lie in a map. */
class Door {
  readonly here = new Coordinated();
  readonly #handlers: ReadonlyMap<string, ApiHandler<unknown, unknown>>;

  constructor() {
    const { metadata, coordinator, door, consumerProtocol } = this.here;
    const partitions: Pick<LocalPartitions, 'find'> = { find: () => undefined };
    const topics = new TopicsService({
      metadata,
      partitions: partitions as LocalPartitions,
      randomId: () => 'id',
      partitionsDefault: 1,
      replicationFactorDefault: 1,
      createsOnUse: false,
    });
    const offsets = keptOffsets(metadata);
    const parts = { metadata, coordinator, offsets, onFatal: () => {} };
    const { clock, timers } = metadata.time;
    const batcher = new OffsetBatcher(metadata, timers);
    let idCount = 0;
    const services = {
      metadata,
      consumerGroups: new ConsumerGroupsService(coordinator, consumerProtocol, () => 'made-up'),
      groups: new GroupsService({ ...parts, door, randomId: () => String(++idCount) }),
      memberOffsets: new MemberOffsets({
        ...parts,
        topics,
        batcher,
        clock,
        offsetMetadataMaxBytes: 16,
      }),
      endpoints: new Endpoints({ nodeId: 1, metadata, advertised: new Set() }),
    };
    const handlers = groupApis(services);
    this.#handlers = new Map(handlers.map((handler) => [handler.api.name, handler]));
    const replica = { nodeId: 1, brokerEpoch: metadata.image.brokers.get(1)?.brokerEpoch ?? 0 };
    metadata.propose({
      type: 'createTopic',
      controllerTerm: 1,
      topicId: 'id-of-orders',
      name: 'orders',
      configs: new Map(),
      replicationFactorIsExplicit: true,
      partitions: [[replica], [replica]],
    });
  }

  /** The answer, or `undefined` while there is none. */
  ask<Response>(name: string, version: number, request: object): Response | undefined {
    let answer: Response | undefined;
    const caller = {
      connectionId: 1,
      clientId: 'c',
      clientHost: '/127.0.0.1',
      listener: '',
      localHost: '127.0.0.1',
      localPort: 9092,
      software: undefined,
    };
    this.#handlers.get(name)?.handle({ request, version, caller }, (response) => {
      answer = response as Response;
    });
    return answer;
  }

  join(fields: object = {}, version = 3): JoinGroupResponse | undefined {
    return this.ask('JoinGroup', version, {
      groupId: 'g',
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 10_000,
      memberId: '',
      groupInstanceId: null,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: subscription(['orders']) }],
      reason: null,
      ...fields,
    });
  }

  commit(fields: object, topics = [ordersAt(7)]): readonly number[] {
    const nobody = { groupId: 'g', memberId: '', groupInstanceId: null, generation: -1 };
    const request = { ...nobody, ...fields, topics };
    const answer = this.ask<OffsetCommitResponse>('OffsetCommit', 9, request);
    const results = answer?.topics.flatMap(({ partitions }) => partitions) ?? [];
    return results.map(({ errorCode }) => errorCode);
  }

  fetch(version: number, topics: object | null): OffsetFetchResponse['groups'][number] | undefined {
    const asked = { groupId: 'g', memberId: null, memberEpoch: -1, topics };
    const request = { ...asked, groups: [asked], requireStable: true };
    const answer = this.ask<OffsetFetchResponse>('OffsetFetch', version, request);
    return version < 8 && answer !== undefined ? { ...answer, groupId: 'g' } : answer?.groups[0];
  }
}

const orders = { name: 'orders', topicId: 'id-of-orders', partitions: [0] };

function ordersAt(offset: number, fields: object = {}) {
  const partition = { partition: 0, offset, leaderEpoch: 3, metadata: 'mine', ...fields };
  return { name: 'orders', topicId: 'id-of-orders', partitions: [partition] };
}

test('BC-57: where nothing was committed the offset is -1 in every version, and never 0', (t) => {
  const door = new Door();
  const nothing = { partition: 0, offset: -1, leaderEpoch: -1, metadata: '', errorCode: 0 };
  for (let version = 1; version <= 10; version++) {
    const answer = door.fetch(version, [orders]);
    t.deepEqual(answer?.topics[0]?.partitions, [nothing], `version ${version}`);
  }
  t.deepEqual(door.fetch(8, null)?.topics, []);
  t.deepEqual(door.fetch(8, [{ ...orders, name: 'unknown' }])?.topics[0]?.partitions, [nothing]);
  const ids = door.fetch(10, [{ ...orders, topicId: 'unknown' }])?.topics[0]?.partitions;
  t.like(ids?.[0], { offset: -1, errorCode: errorCodes.unknownTopicId });
});

test('a commit below 0 forgets what was committed, and takes the others', (t) => {
  const door = new Door();
  const nothing = [{ partition: 0, offset: -1, leaderEpoch: -1, metadata: '', errorCode: 0 }];
  t.deepEqual(door.commit({}), [0]);
  t.deepEqual(door.commit({}, [ordersAt(-2)]), [0]);
  t.deepEqual(door.fetch(8, [orders])?.topics[0]?.partitions, nothing);
  t.deepEqual(door.commit({}, [ordersAt(-1)]), [0], 'there is nothing to forget');
  const [before, after] = [ordersAt(-1).partitions, ordersAt(5, { partition: 1 }).partitions];
  const both = { ...ordersAt(0), partitions: [...before, ...after] };
  t.deepEqual(door.commit({}), [0]);
  t.deepEqual(door.commit({}, [both]), [0, 0]);
  const found = door.fetch(8, [{ ...orders, partitions: [0, 1] }])?.topics[0]?.partitions;
  t.deepEqual(
    found?.map(({ offset }) => offset),
    [-1, 5],
  );
});

test('what was committed comes back whole, by name, by id, and with all others', (t) => {
  const door = new Door();
  t.deepEqual(door.commit({}), [0]);
  const mine = [{ partition: 0, offset: 7, leaderEpoch: 3, metadata: 'mine', errorCode: 0 }];
  for (const version of [1, 7, 8, 10]) {
    t.deepEqual(door.fetch(version, [orders])?.topics[0]?.partitions, mine);
  }
  t.like(door.fetch(2, null)?.topics[0], { name: 'orders', partitions: mine });
  t.deepEqual(door.fetch(8, [])?.topics, [], 'no topics are none, and not all');
});

test('each partition of a commit has its own outcome', (t) => {
  const door = new Door();
  const bad = [
    ordersAt(1, { metadata: 'seventeen letters' }),
    ordersAt(1, { partition: 5 }),
    { ...ordersAt(1), name: 'unknown' },
    ordersAt(9),
  ];
  t.deepEqual(door.commit({}, bad), [
    errorCodes.offsetMetadataTooLarge,
    errorCodes.unknownTopicOrPartition,
    errorCodes.unknownTopicOrPartition,
    errorCodes.none,
  ]);
  t.like(door.fetch(8, [orders])?.topics[0]?.partitions[0], { offset: 9 });
});

test('a partition that is named often is one row of a record, as it was named last', (t) => {
  const door = new Door();
  const { changes } = door.here.metadata;
  const rowsOf = (type: string) => changes.at(-1)?.filter((one) => one.type === type).length;
  const commits = Array.from({ length: 100 }, (_, offset) => ordersAt(offset));
  t.deepEqual(
    door.commit({}, [...commits, ordersAt(5, { partition: 1 })]),
    Array.from({ length: 101 }, () => 0),
  );
  t.is(rowsOf('offset'), 2);
  const found = door.fetch(8, [{ ...orders, partitions: [0, 1] }])?.topics[0]?.partitions;
  t.deepEqual(
    found?.map(({ offset }) => offset),
    [99, 5],
  );
  const partitions = Array.from({ length: 100 }, () => ({ partition: 0 }));
  const place = { groupId: 'g', topics: [{ name: 'orders', partitions }] };
  const deleted = door.ask<OffsetDeleteResponse>('OffsetDelete', 0, place);
  t.is(deleted?.topics[0]?.partitions.length, 100);
  t.is(rowsOf('offsetRemoved'), 1);
});

test('groups and partitions that are named more than once are answered once', (t) => {
  const door = new Door();
  t.deepEqual(door.commit({}), [0]);
  const asked = { groupId: 'g', memberId: null, memberEpoch: -1 };
  const fetch = (groups: readonly object[]) => {
    const answer = door.ask<OffsetFetchResponse>('OffsetFetch', 9, { groups });
    return answer?.groups.map(({ groupId, topics }) => {
      const found = topics.flatMap(({ partitions }) => partitions);
      return [groupId, ...found.map(({ partition, offset }) => `${partition}: ${offset}`)];
    });
  };
  const [first, second] = [0, 1].map((id) => ({ ...orders, partitions: [id, id] }));
  const all = { ...asked, topics: null };
  t.deepEqual(fetch([all, { ...all, groupId: 'other' }, all]), [['g', '0: 7'], ['other']]);
  const parts = [
    { ...asked, topics: [first, first] },
    { ...asked, topics: [second] },
  ];
  t.deepEqual(fetch(parts), [['g', '0: 7', '1: -1']], 'with all that is asked of it');
  t.deepEqual(fetch([...parts, all]), [['g', '0: 7']]);
  const groups = ['g', 'unknown', 'g'];
  const described = door.ask<DescribeGroupsResponse>('DescribeGroups', 5, { groups });
  t.deepEqual(
    described?.groups.map(({ groupId }) => groupId),
    ['g', 'unknown'],
  );
  const keys = { key: '', keyType: 0, keys: groups };
  const coordinators = door.ask<FindCoordinatorResponse>('FindCoordinator', 4, keys)?.coordinators;
  t.deepEqual(
    coordinators?.map(({ key }) => key),
    ['g', 'unknown'],
  );
});

test('a group that has members takes offsets from them alone', (t) => {
  const door = new Door();
  const joined = door.join();
  const memberId = joined?.memberId ?? '';
  t.deepEqual(door.commit({ memberId, generation: 1 }), [errorCodes.rebalanceInProgress]);
  const assignments = [{ memberId, assignment: Buffer.from('all') }];
  const who = { groupId: 'g', generation: 1, memberId, groupInstanceId: null };
  door.ask('SyncGroup', 3, { ...who, protocolType: null, protocolName: null, assignments });
  t.deepEqual(door.commit({ memberId, generation: 1 }), [errorCodes.none]);
  t.deepEqual(door.commit({ memberId, generation: 2 }), [errorCodes.illegalGeneration]);
  t.deepEqual(door.commit({ memberId: 'another', generation: 1 }), [errorCodes.unknownMemberId]);
  t.deepEqual(door.commit({}), [errorCodes.unknownMemberId]);
  const place = { groupId: 'g', topics: [{ name: 'orders', partitions: [{ partition: 0 }] }] };
  t.like(door.ask('OffsetDelete', 0, place), {
    topics: [{ partitions: [{ errorCode: errorCodes.groupSubscribedToTopic }] }],
  });
  t.like(door.ask('DeleteGroups', 2, { groups: ['g', 'g', 'unknown'] }), {
    results: [
      { groupId: 'g', errorCode: errorCodes.nonEmptyGroup },
      { groupId: 'unknown', errorCode: errorCodes.groupIdNotFound },
    ],
  });
});

test('groups are told as they are, and one that is not known is dead', (t) => {
  const door = new Door();
  door.commit({ groupId: 'simple' });
  door.join();
  const asked = { groups: ['g', 'unknown'], includeAuthorizedOperations: false };
  t.like(door.ask('DescribeGroups', 5, asked), {
    groups: [
      { groupId: 'g', groupState: 'CompletingRebalance', protocolType: 'consumer', errorCode: 0 },
      { groupId: 'unknown', groupState: 'Dead', errorCode: 0 },
    ],
  });
  t.like(door.ask('DescribeGroups', 6, asked), {
    groups: [{ errorCode: 0 }, { groupState: 'Dead', errorCode: errorCodes.groupIdNotFound }],
  });
  const all = { groups: [{ groupId: 'simple', protocolType: '' }, { groupId: 'g' }] };
  t.like(door.ask('ListGroups', 5, { states: [], types: [] }), all);
  t.like(door.ask('ListGroups', 5, { states: ['empty'], types: ['CLASSIC'] }), {
    groups: [{ groupId: 'simple', groupState: 'Empty' }],
  });
  t.like(door.ask('DeleteGroups', 2, { groups: ['simple'] }), { results: [{ errorCode: 0 }] });
  t.deepEqual(door.fetch(8, null)?.topics, []);
});

test('any node says who coordinates a group; nobody coordinates a transaction', (t) => {
  const door = new Door();
  const ask = (version: number, keyType: number) => {
    const request = { key: 'g', keyType, keys: ['g'] };
    return door.ask<FindCoordinatorResponse>('FindCoordinator', version, request);
  };
  t.like(ask(0, 0), { nodeId: 1, host: '127.0.0.1', port: 9092, errorCode: 0 });
  t.like(ask(6, 0)?.coordinators[0], { key: 'g', nodeId: 1, errorCode: 0 });
  t.like(ask(2, 1), { nodeId: -1, errorCode: errorCodes.unsupportedVersion });
  t.like(ask(4, 7)?.coordinators[0], { errorCode: errorCodes.invalidRequest });
});

test('bad members are refused, and leave nothing behind', (t) => {
  const door = new Door();
  const large = [{ name: 'range', metadata: Buffer.alloc(100_001) }];
  t.like(door.join({ protocols: large }), { errorCode: errorCodes.invalidRequest });
  t.like(door.join({ groupId: '' }), { errorCode: errorCodes.invalidGroupId });
  t.like(door.join({ sessionTimeoutMs: -1 }), { errorCode: errorCodes.invalidSessionTimeout });
  t.like(door.join({ protocols: [] }), { errorCode: errorCodes.inconsistentGroupProtocol });
  t.like(door.join({ memberId: 'another' }), { errorCode: errorCodes.unknownMemberId });
  t.is(door.here.metadata.image.groups.size, 0);
  t.is(door.here.metadata.time.armed, 0);
  const first = door.join({ rebalanceTimeoutMs: 2 ** 31 - 1 });
  t.is(first?.errorCode, 0);
  for (let count = 0; count < 200; count++) door.join({}, 4);
  t.like(door.join({}, 4), { errorCode: errorCodes.groupMaxSizeReached });
});

test('what a leader assigns to strangers is nobody’s, and a follower assigns nothing', (t) => {
  const door = new Door();
  const memberId = door.join()?.memberId ?? '';
  const stranger = { memberId: '__proto__', assignment: Buffer.from('mine') };
  const who = { groupId: 'g', generation: 1, groupInstanceId: null };
  const sync = { ...who, protocolType: null, protocolName: null, assignments: [stranger] };
  t.like(door.ask('SyncGroup', 3, { ...sync, memberId: 'another' }), {
    errorCode: errorCodes.unknownMemberId,
  });
  t.like(door.ask('SyncGroup', 3, { ...sync, memberId }), {
    errorCode: 0,
    assignment: new Uint8Array(0),
  });
});
