/** Groups: how members come, stay and go. */
import { deleteGroupsApi } from '../../../../src/wire/apis/delete-groups.ts';
import { describeGroupsApi } from '../../../../src/wire/apis/describe-groups.ts';
import { findCoordinatorApi } from '../../../../src/wire/apis/find-coordinator.ts';
import { heartbeatApi } from '../../../../src/wire/apis/heartbeat.ts';
import type { JoinGroupRequest } from '../../../../src/wire/apis/join-group.ts';
import { joinGroupApi } from '../../../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../../../src/wire/apis/leave-group.ts';
import { listGroupsApi } from '../../../../src/wire/apis/list-groups.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { syncGroupApi } from '../../../../src/wire/apis/sync-group.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { History, Known } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import {
  alone,
  bytes,
  coordinator,
  isLoaded,
  joining,
  ready,
  subscriptionTo,
  syncing,
} from './members.ts';
import { commit } from './offsets.ts';

const finding: History = {
  name: 'find the coordinator',
  calls: [
    ready,
    ...atBothEnds('of a group', [findCoordinatorApi, coordinator('group')]),
    ...atBothEnds('of an empty name', [findCoordinatorApi, coordinator('')]),
    ...atBothEnds('of a strange kind', [findCoordinatorApi, coordinator('group', 9)], { first: 1 }),
    call('of none', [findCoordinatorApi, 6, { key: '', keyType: 0, keys: [] }]),
    ...atBothEnds('all groups, none so far', [listGroupsApi, { states: [], types: [] }]),
    call('of several', [findCoordinatorApi, 6, { key: '', keyType: 0, keys: ['a', 'b', 'a'] }]),
  ],
};

const oddJoins: Readonly<Record<string, Partial<JoinGroupRequest>>> = {
  'an empty name': { groupId: '' },
  'a session too short': { sessionTimeoutMs: 1 },
  'a session too long': { sessionTimeoutMs: 2 ** 31 - 1 },
  'a member that nobody knows': { memberId: 'stranger' },
  'no protocols': { protocols: [] },
  'no kind of protocol': { protocolType: '' },
};

const joins: History = {
  name: 'join',
  calls: [
    ...Object.entries(oddJoins).flatMap(([name, odd]) =>
      atBothEnds(name, [joinGroupApi, joining(`joins ${name}`, odd)], { isReady: isLoaded }),
    ),
    ...alone('joined'),
    call('another kind', [joinGroupApi, 5, joining('joined', { protocolType: 'connect' })]),
    call('another protocol', [
      joinGroupApi,
      5,
      joining('joined', { protocols: [{ name: 'other', metadata: subscriptionTo('x') }] }),
    ]),
    call('the same again', [
      joinGroupApi,
      5,
      (known) => joining('joined', { memberId: known.text('joined') }),
    ]),
    call('by version 0', [joinGroupApi, 0, joining('old')], { isReady: isLoaded }),
  ],
};

const staying: History = {
  name: 'stay and go',
  calls: [
    ...alone('stays'),
    ...atBothEnds('a heartbeat', [heartbeatApi, (known) => beat(known.text('stays'), 1)]),
    ...atBothEnds('of a generation to come', [
      heartbeatApi,
      (known) => beat(known.text('stays'), 7),
    ]),
    ...atBothEnds('of a generation gone', [heartbeatApi, (known) => beat(known.text('stays'), 0)]),
    ...atBothEnds('of a stranger', [heartbeatApi, beat('stranger', 1)]),
    ...atBothEnds('of nobody', [heartbeatApi, beat('', 1)]),
    ...atBothEnds('of no group', [heartbeatApi, { ...beat('stranger', 1), groupId: 'no such' }]),
    ...atBothEnds('of an empty name', [heartbeatApi, { ...beat('stranger', 1), groupId: '' }]),
    ...atBothEnds('an assignment asked again', [
      syncGroupApi,
      (known) => syncing('stays', { memberId: known.text('stays') }),
    ]),
    ...atBothEnds('an assignment of another generation', [
      syncGroupApi,
      (known) => syncing('stays', { memberId: known.text('stays'), generation: 9 }),
    ]),
    ...atBothEnds('an assignment for a stranger', [
      syncGroupApi,
      syncing('stays', { memberId: 'x' }),
    ]),
    call('an assignment of another kind', [
      syncGroupApi,
      5,
      (known) => syncing('stays', { memberId: known.text('stays'), protocolType: 'connect' }),
    ]),
    call('an assignment by another protocol', [
      syncGroupApi,
      5,
      (known) => syncing('stays', { memberId: known.text('stays'), protocolName: 'other' }),
    ]),
    ...atBothEnds('the group', [describeGroupsApi, asked(['stays'])]),
    ...atBothEnds('a stranger leaves', [leaveGroupApi, leaving('stays', 'stranger')]),
    call('it leaves', [leaveGroupApi, 3, (known) => leaving('stays', known.text('stays'))]),
    call('it leaves again', [leaveGroupApi, 3, (known) => leaving('stays', known.text('stays'))]),
    call('the empty group', [describeGroupsApi, 5, asked(['stays'])]),
    ...atBothEnds('a group nobody knows', [describeGroupsApi, asked(['no such'])]),
    ...atBothEnds('an empty name to describe', [describeGroupsApi, asked([''])]),
    ...atBothEnds('no groups', [describeGroupsApi, asked([])]),
    call('of a strange state', [listGroupsApi, 4, { states: ['Sleeping'], types: [] }]),
    call('of a strange type', [listGroupsApi, 5, { states: [], types: ['share-ish'] }]),
  ],
};

function beat(memberId: string, generation: number) {
  return { groupId: 'stays', generation, memberId, groupInstanceId: null };
}

function asked(groups: readonly string[]) {
  return { groups, includeAuthorizedOperations: false };
}

function leaving(groupId: string, memberId: string) {
  return { groupId, memberId, members: [{ memberId, groupInstanceId: null, reason: null }] };
}

const two: History = {
  name: 'two members',
  calls: [
    ...alone('pair'),
    call('a second is given an id', [joinGroupApi, 5, joining('pair')], {
      connection: 'second',
      learn: ({ memberId }, known) => known.set('second', memberId),
    }),
    call(
      'the second joins',
      [joinGroupApi, 5, (known) => joining('pair', { memberId: known.text('second') })],
      { connection: 'second', isParked: true },
    ),
    call(
      'the first is told to join again',
      [
        heartbeatApi,
        3,
        (known) => ({
          ...beat(known.text('pair'), 1),
          groupId: 'pair',
        }),
      ],
      { isReady: ({ errorCode }) => errorCode === errorCodes.rebalanceInProgress },
    ),
    call('the first joins again', [
      joinGroupApi,
      5,
      (known) => joining('pair', { memberId: known.text('pair') }),
    ]),
    call('a commit before there is a plan', [
      offsetCommitApi,
      7,
      (known) => commit('pair', 'missing', { memberId: known.text('pair'), generation: 2 }),
    ]),
    call(
      'the second waits for the plan',
      [
        syncGroupApi,
        3,
        (known) => syncing('pair', { memberId: known.text('second'), generation: 2 }),
      ],
      { connection: 'second', isParked: true },
    ),
    call('the first plans', [
      syncGroupApi,
      3,
      (known) =>
        syncing('pair', {
          memberId: known.text('pair'),
          generation: 2,
          assignments: [
            { memberId: known.text('pair'), assignment: bytes('left') },
            { memberId: known.text('second'), assignment: bytes('right') },
          ],
        }),
    ]),
    call('both in it', [describeGroupsApi, 5, asked(['pair'])]),
    call('it cannot be deleted', [deleteGroupsApi, 2, { groups: ['pair', 'no such', ''] }]),
    call('the first leaves', [leaveGroupApi, 3, (known) => leaving('pair', known.text('pair'))]),
    call(
      'the second is told',
      [
        heartbeatApi,
        3,
        (known) => ({
          ...beat(known.text('second'), 2),
          groupId: 'pair',
        }),
      ],
      { connection: 'second' },
    ),
  ],
};

/** A member that changes its assignor in two steps: it offers both first, then the new one. */
const turning: History = {
  name: 'another assignor',
  calls: [
    ...alone('turns'),
    call('the new one at once', [joinGroupApi, 5, offering('roundrobin')]),
    call('both, the new one first', [joinGroupApi, 5, offering('roundrobin', 'range')]),
    call('the group before its plan', [describeGroupsApi, 5, asked(['turns'])]),
    call('a plan by the one before', [syncGroupApi, 5, planning(2, 'range')]),
    call('a plan', [syncGroupApi, 5, planning(2, 'roundrobin')]),
    ...atBothEnds('the group', [describeGroupsApi, asked(['turns'])]),
    call('only the new one', [joinGroupApi, 5, offering('roundrobin')]),
    call('a plan of the new one', [syncGroupApi, 5, planning(3, 'roundrobin')]),
    call('another member that has the one before', [joinGroupApi, 3, joining('turns')]),
    call('the group in the end', [describeGroupsApi, 5, asked(['turns'])]),
  ],
};

function offering(...names: readonly string[]) {
  const protocols = names.map((name) => ({ name, metadata: subscriptionTo('topic') }));
  return (known: Known) => joining('turns', { memberId: known.text('turns'), protocols });
}

function planning(generation: number, protocolName: string) {
  return (known: Known) => {
    const memberId = known.text('turns');
    const assignments = [{ memberId, assignment: bytes('all of it') }];
    return syncing('turns', { memberId, generation, protocolName, assignments });
  };
}

/** A member that keeps its place by a name of its own (KIP-345). */
const fixed: History = {
  name: 'static members',
  calls: [
    ready,
    call('it joins', [joinGroupApi, 5, joining('fixed', { groupInstanceId: 'one' })], {
      isReady: isLoaded,
      learn: ({ memberId }, known) => known.set('one', memberId),
    }),
    call('it plans', [
      syncGroupApi,
      3,
      (known) => {
        const memberId = known.text('one');
        const assignments = [{ memberId, assignment: bytes('all') }];
        return syncing('fixed', { memberId, groupInstanceId: 'one', assignments });
      },
    ]),
    call('it comes back', [joinGroupApi, 5, joining('fixed', { groupInstanceId: 'one' })], {
      learn: ({ memberId }, known) => known.set('one again', memberId),
    }),
    call('its old self is fenced', [
      heartbeatApi,
      3,
      (known) => ({
        ...beat(known.text('one'), 1),
        groupId: 'fixed',
        groupInstanceId: 'one',
      }),
    ]),
    call('its new self is not', [
      heartbeatApi,
      3,
      (known) => ({
        ...beat(known.text('one again'), 1),
        groupId: 'fixed',
        groupInstanceId: 'one',
      }),
    ]),
    call('a name that nobody has', [
      heartbeatApi,
      3,
      (known) => ({
        ...beat(known.text('one again'), 1),
        groupId: 'fixed',
        groupInstanceId: 'two',
      }),
    ]),
    call('it comes back to go on', [joinGroupApi, 9, joining('fixed', { groupInstanceId: 'one' })]),
    call('it is put out by its name', [
      leaveGroupApi,
      4,
      {
        groupId: 'fixed',
        memberId: '',
        members: [{ memberId: '', groupInstanceId: 'one', reason: null }],
      },
    ]),
    call('a name that nobody has is put out', [
      leaveGroupApi,
      4,
      {
        groupId: 'fixed',
        memberId: '',
        members: [{ memberId: '', groupInstanceId: 'two', reason: null }],
      },
    ]),
  ],
};

export const groupHistories: readonly History[] = [finding, joins, staying, two, turning, fixed];
