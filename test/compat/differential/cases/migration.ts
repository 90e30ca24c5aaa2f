/** A group that gets members of the other protocol while it has some, and loses them again. */
import type { Api } from '../../../../src/wire/api.ts';
import { consumerGroupHeartbeatApi } from '../../../../src/wire/apis/consumer-group-heartbeat.ts';
import { describeGroupsApi } from '../../../../src/wire/apis/describe-groups.ts';
import { heartbeatApi } from '../../../../src/wire/apis/heartbeat.ts';
import type { JoinGroupRequest } from '../../../../src/wire/apis/join-group.ts';
import { joinGroupApi } from '../../../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../../../src/wire/apis/leave-group.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { syncGroupApi } from '../../../../src/wire/apis/sync-group.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import { assignment } from '../../../coordinator/subscription.ts';
import type { History, Known, ScriptedCall } from '../scripted-call.ts';
import { call } from '../scripted-call.ts';
import { made } from './common.ts';
import { isLoaded, joining, ready, subscriptionTo, syncing } from './members.ts';
import { commit } from './offsets.ts';

type RequestOf<Asked> = Asked extends Api<infer Request, infer _> ? Request : never;
type Heartbeat = RequestOf<typeof consumerGroupHeartbeatApi>;

const group = 'both';
const planned = 'b'.repeat(22);
const offered = {
  protocols: [{ name: 'range', metadata: subscriptionTo('moving') }],
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 60_000,
};

function join(known: Known, rest: Partial<JoinGroupRequest> = {}): JoinGroupRequest {
  return joining(group, { ...offered, memberId: known.text(group), ...rest });
}

function beat(known: Known, generation: number) {
  return { groupId: group, generation, memberId: known.text(group), groupInstanceId: null };
}

function sync(known: Known, generation: number, partitions?: readonly number[]) {
  const memberId = known.text(group);
  const plan = partitions && [
    { memberId, assignment: assignment(new Map([['moving', partitions]])) },
  ];
  return syncing(group, { memberId, generation, assignments: plan ?? [] });
}

function heartbeat(rest: Partial<Heartbeat>) {
  return {
    group,
    memberId: planned,
    memberEpoch: 0,
    instanceId: null,
    rack: null,
    rebalanceTimeoutMs: 60_000,
    topics: ['moving'],
    pattern: null,
    assignor: null,
    owned: [],
    ...rest,
  };
}

/** By themselves, before anybody looks at what kind of group it is. */
const oddJoins: Readonly<Record<string, Partial<Heartbeat>>> = {
  'without a member id': { memberId: '' },
  'without a rebalance timeout': { rebalanceTimeoutMs: -1 },
  'without a subscription': { topics: null },
  'with partitions': { owned: [{ topicId: NO_UUID, partitions: [0] }] },
  'with an unknown assignor': { assignor: 'sticky' },
  'with a pattern that is none': { topics: null, pattern: '(' },
  'by an epoch below all': { memberEpoch: -3 },
  'by an epoch that was never given': { memberEpoch: 5 },
  'to leave': { memberEpoch: -1 },
  'to pause without an instance': { memberEpoch: -2 },
};

/** It is asked again until it says so: it comes to know of a plan in its own time. */
function called(name: string, generation: number): ScriptedCall {
  return call(name, [heartbeatApi, 3, (known) => beat(known, generation)], {
    isReady: ({ errorCode }) => errorCode === errorCodes.rebalanceInProgress,
  });
}

export const migration: History = {
  name: 'from one protocol to the other, and back',
  calls: [
    ready,
    ...made('moving', { partitionCount: 2 }),
    call('is given an id', [joinGroupApi, 5, joining(group, offered)], {
      isReady: isLoaded,
      learn: ({ memberId }, known) => known.set(group, memberId),
    }),
    call('joins', [joinGroupApi, 5, (known) => join(known)]),
    call('plans', [syncGroupApi, 3, (known) => sync(known, 1, [0, 1])]),
    call('a heartbeat of who has not joined', [
      consumerGroupHeartbeatApi,
      1,
      heartbeat({ memberEpoch: 1 }),
    ]),
    ...Object.entries(oddJoins).map(([name, change]) => {
      return call(`one comes ${name}`, [consumerGroupHeartbeatApi, 1, heartbeat(change)]);
    }),
    call('one comes that is planned for', [consumerGroupHeartbeatApi, 1, heartbeat({})]),
    called('the other is called', 1),
    call('of a generation to come', [heartbeatApi, 3, (known) => beat(known, 7)]),
    call('as they are told', [
      describeGroupsApi,
      5,
      { groups: [group], includeAuthorizedOperations: false },
    ]),
    call('a stranger by another protocol', [
      joinGroupApi,
      5,
      (known) =>
        join(known, {
          memberId: '',
          protocols: [{ name: 'other', metadata: subscriptionTo('x') }],
        }),
    ]),
    call('a stranger of another kind', [
      joinGroupApi,
      5,
      (known) => join(known, { memberId: '', protocolType: 'connect' }),
    ]),
    call('a stranger is given an id', [joinGroupApi, 5, joining(group, offered)]),
    call('it joins again', [joinGroupApi, 5, (known) => join(known)]),
    call('an assignment of another generation', [syncGroupApi, 3, (known) => sync(known, 9)]),
    call('it is told what is left to it', [syncGroupApi, 3, (known) => sync(known, 2)]),
    call('it lives', [heartbeatApi, 3, (known) => beat(known, 2)]),
    call('the other has the rest', [consumerGroupHeartbeatApi, 1, heartbeat({ memberEpoch: 2 })]),
    call('a commit', [
      offsetCommitApi,
      7,
      (known) => commit(group, 'moving', { memberId: known.text(group), generation: 2 }),
    ]),
    call('a commit of before', [
      offsetCommitApi,
      7,
      (known) => commit(group, 'moving', { memberId: known.text(group), generation: 1 }),
    ]),
    call('a commit of before, of what it has given up', [
      offsetCommitApi,
      7,
      (known) => {
        const by = { memberId: known.text(group), generation: 1 };
        return commit(group, 'moving', { ...by, partition: 1 });
      },
    ]),
    call('a commit of a generation to come', [
      offsetCommitApi,
      7,
      (known) => commit(group, 'moving', { memberId: known.text(group), generation: 3 }),
    ]),
    call('a commit of an epoch before', [
      offsetCommitApi,
      9,
      commit(group, 'moving', { memberId: planned, generation: 1 }),
    ]),
    call('an operator takes out the one that is planned for', [
      leaveGroupApi,
      3,
      {
        groupId: group,
        memberId: '',
        members: [{ memberId: planned, groupInstanceId: null, reason: null }],
      },
    ]),
    call('which hears of it', [consumerGroupHeartbeatApi, 1, heartbeat({ memberEpoch: -1 })]),
    called('the one that is left is called', 2),
    call('joins alone', [joinGroupApi, 5, (known) => join(known)]),
    call('plans alone', [syncGroupApi, 3, (known) => sync(known, 3, [0, 1])]),
    call('as it is told', [
      describeGroupsApi,
      5,
      { groups: [group], includeAuthorizedOperations: false },
    ]),
  ],
};
