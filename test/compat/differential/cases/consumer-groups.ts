/** Groups that the cluster plans for (KIP-848): how members come, are given partitions, and go. */
import type { Api } from '../../../../src/wire/api.ts';
import { consumerGroupDescribeApi } from '../../../../src/wire/apis/consumer-group-describe.ts';
import { consumerGroupHeartbeatApi } from '../../../../src/wire/apis/consumer-group-heartbeat.ts';
import { deleteGroupsApi } from '../../../../src/wire/apis/delete-groups.ts';
import { describeGroupsApi } from '../../../../src/wire/apis/describe-groups.ts';
import { heartbeatApi } from '../../../../src/wire/apis/heartbeat.ts';
import { leaveGroupApi } from '../../../../src/wire/apis/leave-group.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { offsetFetchApi } from '../../../../src/wire/apis/offset-fetch.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import type { History, Known, ScriptedCall } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { made } from './common.ts';
import { isLoaded, ready } from './members.ts';
import { commit } from './offsets.ts';

type RequestOf<Asked> = Asked extends Api<infer Request, infer _> ? Request : never;
type Heartbeat = RequestOf<typeof consumerGroupHeartbeatApi>;
type Change = Partial<Heartbeat>;

function heartbeat(group: string, change: Change = {}): Heartbeat {
  return {
    group,
    memberId: 'member',
    memberEpoch: 0,
    instanceId: null,
    rack: null,
    rebalanceTimeoutMs: 5000,
    topics: ['planned'],
    pattern: null,
    assignor: null,
    owned: [],
    ...change,
  };
}

function beat(name: string, group: string, change: Change | ((known: Known) => Change)) {
  const request = (known: Known) =>
    heartbeat(group, typeof change === 'function' ? change(known) : change);
  return call(name, [consumerGroupHeartbeatApi, 1, request], {
    isReady: isLoaded,
    learn: ({ memberEpoch }, known) => {
      if (memberEpoch > 0) known.set('epoch', memberEpoch);
    },
  });
}

/** As those that are in it, who say only what has changed. */
const quiet: Change = { rebalanceTimeoutMs: -1, topics: null, owned: null };

function stays(known: Known): Change {
  return { ...quiet, memberEpoch: known.number('epoch') };
}

const oddJoins: Readonly<Record<string, Change>> = {
  'no group': { group: '' },
  'no member id': { memberId: '' },
  'no rebalance timeout': { rebalanceTimeoutMs: -1 },
  'a rebalance timeout of nothing': { rebalanceTimeoutMs: 0 },
  'no subscription': { topics: null },
  'no topics': { topics: [] },
  'a topic that there is not': { topics: ['nowhere'] },
  'a topic twice': { topics: ['planned', 'planned'] },
  'partitions before it has any': { owned: [{ topicId: NO_UUID, partitions: [0] }] },
  'partitions that are null': { owned: null },
  'an empty instance id': { instanceId: '' },
  'an empty rack': { rack: '' },
  'an assignor that nobody knows': { assignor: 'sticky' },
  'an empty assignor': { assignor: '' },
  'a pattern': { topics: null, pattern: 'plan.*' },
  'a pattern and topics': { pattern: 'plan.*' },
  'a pattern that is none': { topics: null, pattern: '(' },
  'an empty pattern': { topics: null, pattern: '' },
  'an epoch that was never given': { memberEpoch: 5 },
  'an epoch below all': { memberEpoch: -3 },
  'an end without a beginning': { memberEpoch: -1 },
  'a pause without an instance': { memberEpoch: -2 },
  'a pause without a beginning': { memberEpoch: -2, instanceId: 'instance' },
};

const joins: History = {
  name: 'consumer groups, joins that are odd',
  calls: [
    ready,
    ...made('planned', { partitionCount: 2 }),
    ...Object.entries(oddJoins).map(([name, change]) => beat(name, `odd: ${name}`, change)),
    call('no member id, which is given', [
      consumerGroupHeartbeatApi,
      0,
      heartbeat('named', { memberId: '' }),
    ]),
  ],
};

function described(name: string, groups: readonly string[]): ScriptedCall[] {
  const request = { groups, includesAuthorizedOperations: false };
  return atBothEnds(name, [consumerGroupDescribeApi, request]);
}

/** Of both partitions. */
function owning(known: Known): Pick<Heartbeat, 'owned'> {
  return { owned: [{ topicId: known.text('planned'), partitions: [0, 1] }] };
}

function asMember(known: Known) {
  return { memberId: 'member', generation: known.number('epoch') };
}

function asking(known: Known, memberId: string) {
  return { memberId, memberEpoch: known.number('epoch') };
}

function commits(
  name: string,
  version: number,
  who: (known: Known) => { readonly memberId?: string; readonly generation?: number },
): ScriptedCall {
  const request = (known: Known) => commit('plans', 'planned', who(known));
  return call(`a commit ${name}`, [offsetCommitApi, version, request]);
}

function asksForOffsets(
  name: string,
  who: (known: Known) => { readonly memberId: string | null; readonly memberEpoch: number },
): ScriptedCall {
  const topics = [{ name: 'planned', topicId: NO_UUID, partitions: [0, 1, 5] }];
  return call(`offsets ${name}`, [
    offsetFetchApi,
    9,
    (known) => ({
      groupId: 'plans',
      topics: null,
      groups: [{ groupId: 'plans', topics, ...who(known) }],
      requireStable: false,
    }),
  ]);
}

const life: History = {
  name: 'consumer groups, a member alone',
  calls: [
    ready,
    ...made('planned', { partitionCount: 2 }),
    beat('it comes', 'plans', {}),
    beat('it comes again', 'plans', {}),
    beat('it has what it was given', 'plans', (known) => ({ ...stays(known), ...owning(known) })),
    beat('it stays', 'plans', stays),
    beat('it says all of itself', 'plans', (known) => ({
      memberEpoch: known.number('epoch'),
      ...owning(known),
    })),
    beat('an epoch to come', 'plans', { ...quiet, memberEpoch: 7 }),
    beat('an epoch gone by', 'plans', { ...quiet, memberEpoch: 0, rebalanceTimeoutMs: 5000 }),
    beat('somebody else', 'plans', (known) => ({ ...stays(known), memberId: 'stranger' })),
    beat('what it cannot have', 'plans', (known) => ({
      ...stays(known),
      owned: [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partitions: [-1] }],
    })),
    ...described('the group', ['plans']),
    ...described('a group nobody knows', ['no such']),
    ...described('an empty name', ['']),
    ...described('no groups', []),
    ...described('a group twice', ['plans', 'plans']),
    ...atBothEnds('described as a classic one', [
      describeGroupsApi,
      { groups: ['plans'], includeAuthorizedOperations: false },
    ]),
    call('a classic heartbeat', [
      heartbeatApi,
      4,
      { groupId: 'plans', generation: 1, memberId: 'member', groupInstanceId: null },
    ]),
    call('a stranger leaves as classic members do', [
      leaveGroupApi,
      5,
      {
        groupId: 'plans',
        memberId: 'stranger',
        members: [{ memberId: 'stranger', groupInstanceId: null, reason: null }],
      },
    ]),
    ...[8, 9].flatMap((version) => [
      commits('by the member', version, asMember),
      commits('of an epoch to come', version, () => ({ memberId: 'member', generation: 9 })),
      commits('of an epoch gone by', version, () => ({ memberId: 'member', generation: 0 })),
      commits('by a stranger', version, (known) => ({ ...asMember(known), memberId: 'stranger' })),
      commits('by nobody', version, () => ({})),
    ]),
    asksForOffsets('by nobody', () => ({ memberId: null, memberEpoch: -1 })),
    asksForOffsets('by the member', (known) => asking(known, 'member')),
    asksForOffsets('of an epoch to come', () => ({ memberId: 'member', memberEpoch: 9 })),
    asksForOffsets('of an epoch gone by', () => ({ memberId: 'member', memberEpoch: 0 })),
    asksForOffsets('by a stranger', (known) => asking(known, 'stranger')),
    call('deleted while it has a member', [deleteGroupsApi, 2, { groups: ['plans'] }]),
    beat('it goes', 'plans', { ...quiet, memberEpoch: -1 }),
    beat('it goes again', 'plans', { ...quiet, memberEpoch: -1 }),
    beat('it stays, though it has gone', 'plans', stays),
    ...described('the empty group', ['plans']),
    call('deleted', [deleteGroupsApi, 2, { groups: ['plans'] }]),
    ...described('the group that was deleted', ['plans']),
  ],
};

const instance: Change = { instanceId: 'instance' };

const statics: History = {
  name: 'consumer groups, members by instance',
  calls: [
    ready,
    ...made('planned', { partitionCount: 2 }),
    beat('it comes', 'static', { ...instance }),
    beat('another takes its place', 'static', { ...instance, memberId: 'second' }),
    beat('another id says it is the same', 'static', (known) => ({
      ...stays(known),
      ...instance,
      memberId: 'second',
    })),
    beat('it pauses', 'static', { ...quiet, ...instance, memberEpoch: -2 }),
    ...described('the group meanwhile', ['static']),
    beat('another takes its place now', 'static', { ...instance, memberId: 'second' }),
    beat('the first again', 'static', (known) => ({ ...stays(known), ...instance })),
    beat('the second goes', 'static', {
      ...quiet,
      ...instance,
      memberId: 'second',
      memberEpoch: -1,
    }),
    ...described('the group at last', ['static']),
  ],
};

/** Two members of the group `late`; the first has had one partition all along, and lost another. */
const first: Change = { memberId: 'first', topics: ['twofold'] };

function has(known: Known, partitions: readonly number[]): Pick<Heartbeat, 'owned'> {
  return { owned: [{ topicId: known.text('twofold'), partitions }] };
}

function commitsOf(
  name: string,
  partitions: (known: Known) => readonly number[],
  generation: (known: Known) => number,
): ScriptedCall {
  return call(`a commit ${name}`, [
    offsetCommitApi,
    9,
    (known) => {
      const request = commit('late', 'twofold', {
        memberId: 'first',
        generation: generation(known),
      });
      const topics = request.topics.map((topic) => ({
        ...topic,
        partitions: partitions(known).map((partition) => {
          return { partition, offset: 3, leaderEpoch: -1, metadata: '' };
        }),
      }));
      return { ...request, topics };
    },
  ]);
}

const kept = (known: Known) => known.number('kept');
const before = (known: Known) => known.number('before');

const lateCommits: History = {
  name: 'consumer groups, commits of an epoch before',
  calls: [
    ready,
    ...made('twofold', { partitionCount: 2 }),
    call('the first comes', [consumerGroupHeartbeatApi, 1, heartbeat('late', first)], {
      // Kafka plans in its own time.
      isReady: ({ assignment }) => assignment?.partitions.length === 1,
      learn: ({ memberEpoch }, known) => known.set('before', memberEpoch),
    }),
    call('it has both', [
      consumerGroupHeartbeatApi,
      1,
      (known) => heartbeat('late', { ...first, memberEpoch: before(known), ...has(known, [0, 1]) }),
    ]),
    call('the second comes', [
      consumerGroupHeartbeatApi,
      1,
      heartbeat('late', { ...first, memberId: 'second' }),
    ]),
    call(
      'the first is told what to give up',
      [
        consumerGroupHeartbeatApi,
        1,
        (known) => heartbeat('late', { ...quiet, ...first, memberEpoch: before(known) }),
      ],
      {
        isReady: ({ assignment }) => assignment !== null,
        learn: ({ assignment }, known) => {
          known.set('kept', assignment?.partitions[0]?.partitions[0] ?? -1);
        },
      },
    ),
    commitsOf('of what it is to give up', () => [0, 1], before),
    call(
      'it has given it up',
      [
        consumerGroupHeartbeatApi,
        1,
        (known) => {
          return heartbeat('late', {
            ...first,
            memberEpoch: before(known),
            ...has(known, [kept(known)]),
          });
        },
      ],
      { learn: ({ memberEpoch }, known) => known.set('epoch', memberEpoch) },
    ),
    commitsOf('of what it has kept', (known) => [kept(known)], before),
    commitsOf(
      'of what it has kept, too late',
      (known) => [kept(known)],
      (known) => before(known) - 1,
    ),
    commitsOf('of what it has given up', (known) => [1 - kept(known)], before),
    commitsOf('of both', () => [0, 1], before),
    commitsOf(
      'of both in its last epoch',
      () => [0, 1],
      (known) => known.number('epoch'),
    ),
    commitsOf(
      'of an epoch to come',
      (known) => [kept(known)],
      (known) => known.number('epoch') + 1,
    ),
  ],
};

export const consumerGroupHistories: readonly History[] = [joins, life, lateCommits, statics];
