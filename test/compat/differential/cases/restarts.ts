/**
 * Groups whose coordinator ends in order and starts again: what it kept, what members may go on
 * with, and what they have to do anew. Sessions are long, so that nobody is missed meanwhile.
 */
import type { Api } from '../../../../src/wire/api.ts';
import { consumerGroupDescribeApi } from '../../../../src/wire/apis/consumer-group-describe.ts';
import { consumerGroupHeartbeatApi } from '../../../../src/wire/apis/consumer-group-heartbeat.ts';
import { deleteGroupsApi } from '../../../../src/wire/apis/delete-groups.ts';
import { fetchApi } from '../../../../src/wire/apis/fetch.ts';
import { findCoordinatorApi } from '../../../../src/wire/apis/find-coordinator.ts';
import { joinGroupApi } from '../../../../src/wire/apis/join-group.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { offsetDeleteApi } from '../../../../src/wire/apis/offset-delete.ts';
import { offsetFetchApi } from '../../../../src/wire/apis/offset-fetch.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import type { History, Known, ScriptedCall } from '../scripted-call.ts';
import { filled, made } from './common.ts';
import { fetchRequest } from './fetch.ts';
import { ask, GroupCalls, lasting } from './lasting-group.ts';
import { alone, coordinator, joining, ready } from './members.ts';
import { commit, question } from './offsets.ts';

/**
 * It is found again where it is; what it has kept it may have to read first. Kafka says yes to any
 * classic heartbeat until it has, so that another call of the group has to come before.
 */
function restarted(name: string): ScriptedCall {
  return ask(`the coordinator ${name}`, [findCoordinatorApi, 3, coordinator('first')], {
    isAfterRestart: true,
  });
}

function topicOf(name: string): ScriptedCall[] {
  return [...made(name, { partitionCount: 2 }), ...filled(name)];
}

const one = new GroupCalls('outlasts', 'lasting');
const aloneAgain: History = {
  name: 'restarts, a member alone',
  calls: [
    ...topicOf('lasting'),
    ...alone('outlasts', lasting),
    one.beats('it stays', 1),
    one.commits('it commits', 1, { offset: 4 }),
    one.described('the group before'),
    restarted('again'),
    one.described('the group after'),
    one.beats('it stays on', 1),
    one.offsets('what it has committed'),
    one.commits('it commits further', 1, { offset: 6 }),
    one.offsets('what it has committed by now'),
    ask('it reads on', [fetchApi, 12, fetchRequest('lasting', { fetchOffset: 6 })]),
    one.syncs('it asks for its part again', 1),
    one.beats('of a generation to come', 2),
    one.commits('of a generation to come', 2, { offset: 7 }),
    one.beats('a stranger', 1, { member: 'nobody' }),
    one.commits('a stranger', 1, { member: 'nobody' }),
    one.joins('it joins again'),
    one.commits('before its plan', 2),
    one.syncs('it plans again', 2, { plan: ['outlasts'] }),
    one.beats('of the generation gone by', 1),
    one.beats('of its own', 2),
    one.leaves('it leaves'),
    restarted('once more'),
    one.described('the empty group'),
    one.beats('it stays, though it has left', 2),
    one.offsets('what is left of it'),
    ask('it is deleted', [deleteGroupsApi, 2, { groups: ['outlasts'] }]),
    restarted('a third time'),
    one.described('the deleted group'),
    one.offsets('nothing is left of it'),
  ],
};

const pair = new GroupCalls('pair-on', 'lasting');
const other = { member: 'other' };
const parked = { ...other, isParked: true };
const pairAgain: History = {
  name: 'restarts, two members',
  calls: [
    ...topicOf('lasting'),
    ...alone('pair-on', lasting),
    pair.isGivenId('another is given an id', 'other'),
    pair.joins('the other joins', parked),
    pair.isCalled('the first is called', 1),
    pair.joins('the first joins again'),
    pair.syncs('the other waits for its part', 2, parked),
    pair.syncs('the first plans', 2, { plan: ['pair-on', 'other'] }),
    pair.commits('the other commits', 2, { ...other, offset: 5 }),
    pair.isGivenId('a third is given an id', 'third'),
    restarted('again'),
    pair.described('the group after'),
    pair.beats('the other stays on', 2, other),
    pair.beats('the first stays on', 2),
    pair.syncs('the other asks for its part again', 2, other),
    pair.commits('the other commits further', 2, { ...other, offset: 7 }),
    pair.offsets('what is committed'),
    pair.joins('the third joins by an id of the life before', { member: 'third' }),
    pair.joins('the first joins once more', { isParked: true }),
    pair.isCalled('the other is called', 2, other),
    pair.joins('the other joins again', other),
    pair.syncs('the first plans again', 3, { plan: ['pair-on', 'other'] }),
    pair.syncs('the other asks for its new part', 3, other),
    pair.leaves('the other leaves', other),
    pair.isCalled('the first is called again', 3),
    restarted('in the midst of it'),
    pair.described('the group in the end'),
    pair.beats('the first, of the generation before', 3),
    pair.beats('the other, which has left', 3, other),
  ],
};

const cut = new GroupCalls('cut', 'lasting');
const cutShort: History = {
  name: 'restarts, a rebalance cut short',
  calls: [
    ...topicOf('lasting'),
    ...alone('cut', lasting),
    cut.isGivenId('another is given an id', 'other'),
    cut.joins('the other joins, and waits', parked),
    cut.isCalled('the first is called', 1),
    restarted('while a member waits'),
    cut.described('the group after'),
    cut.beats('the first stays on', 1),
    cut.commits('the first commits', 1),
    cut.beats('the other, which never was in it', 1, other),
    cut.joins('the other joins by its id', other),
    cut.isGivenId('the other is given another id', 'other'),
    cut.joins('the other joins, and waits again', parked),
    cut.isCalled('the first is called again', 1),
    cut.joins('the first joins again'),
    cut.beats('the first waits for no plan but its own', 2),
    restarted('before there is a plan'),
    cut.described('the group without a plan'),
    cut.beats('the first, of the new generation', 2),
    cut.beats('the first, of the generation before', 1),
    cut.beats('the other, of the new generation', 2, other),
    cut.syncs('the first plans', 2, { plan: ['cut', 'other'] }),
    cut.commits('the first commits, of the new generation', 2),
  ],
};

const fixed = new GroupCalls('fixed-on', 'lasting');
const named = { instance: 'one' };
const fixedAgain: History = {
  name: 'restarts, a static member',
  calls: [
    ready,
    ...topicOf('lasting'),
    fixed.comes('it joins', 'first self', named),
    fixed.syncs('it plans', 1, { ...named, member: 'first self', plan: ['first self'] }),
    fixed.commits('it commits', 1, { ...named, member: 'first self' }),
    restarted('again'),
    fixed.described('the group after'),
    fixed.beats('it stays on', 1, { ...named, member: 'first self' }),
    fixed.comes('it comes back', 'second self', named),
    fixed.beats('its old self', 1, { ...named, member: 'first self' }),
    fixed.beats('its new self', 1, { ...named, member: 'second self' }),
    fixed.syncs('its new self asks for its part', 1, { ...named, member: 'second self' }),
    restarted('once more'),
    fixed.described('the group in the end'),
    fixed.beats('its old self, after all', 1, { ...named, member: 'first self' }),
    fixed.beats('its new self, after all', 1, { ...named, member: 'second self' }),
    fixed.commits('its old self commits', 1, { ...named, member: 'first self' }),
  ],
};

const unowned = new GroupCalls('loose', 'lasting');
const offsetsAgain: History = {
  name: 'restarts, offsets of nobody',
  calls: [
    ...topicOf('lasting'),
    ...topicOf('passing'),
    ready,
    ask('of one topic', [offsetCommitApi, 8, commit('loose', 'lasting')]),
    ask('of another', [offsetCommitApi, 8, commit('loose', 'passing', { partition: 1 })]),
    restarted('again'),
    unowned.offsets('what is kept'),
    ask('all that is kept', [offsetFetchApi, 8, question('loose', null)]),
    unowned.described('its group'),
    ask('one is forgotten', [
      offsetDeleteApi,
      0,
      { groupId: 'loose', topics: [{ name: 'lasting', partitions: [{ partition: 0 }] }] },
    ]),
    ask('another is committed anew', [
      offsetCommitApi,
      8,
      commit('loose', 'passing', { partition: 1, offset: 9, metadata: '' }),
    ]),
    restarted('once more'),
    ask('all that is left', [offsetFetchApi, 8, question('loose', null)]),
  ],
};

type RequestOf<Asked> = Asked extends Api<infer Request, infer _> ? Request : never;
type Heartbeat = RequestOf<typeof consumerGroupHeartbeatApi>;
type Change = Partial<Heartbeat>;

/** A member that the coordinator plans for, who says only what is new. */
function planned(name: string, change: Change | ((known: Known) => Change)): ScriptedCall {
  const quiet = { rebalanceTimeoutMs: -1, topics: null, owned: null };
  const request = (known: Known): Heartbeat => ({
    group: 'plans-on',
    memberId: 'member',
    memberEpoch: known.number('epoch'),
    instanceId: null,
    rack: null,
    pattern: null,
    assignor: null,
    ...quiet,
    ...(typeof change === 'function' ? change(known) : change),
  });
  return ask(name, [consumerGroupHeartbeatApi, 1, request], {
    learn: ({ memberEpoch }, known) => {
      if (memberEpoch > 0) known.set('epoch', memberEpoch);
    },
  });
}

function epochCommit(name: string, offset: number, shift = 0): ScriptedCall {
  const request = (known: Known) => {
    const generation = known.number('epoch') + shift;
    return commit('plans-on', 'lasting', { memberId: 'member', generation, offset });
  };
  return ask(name, [offsetCommitApi, 9, request]);
}

function epochOffsets(name: string): ScriptedCall {
  const topics = [{ name: 'lasting', topicId: NO_UUID, partitions: [0, 1] }];
  const request = (known: Known) => {
    const who = { memberId: 'member', memberEpoch: known.number('epoch') };
    const groups = [{ groupId: 'plans-on', topics, ...who }];
    return { groupId: 'plans-on', topics: null, groups, requireStable: false };
  };
  return ask(name, [offsetFetchApi, 9, request]);
}

function plannedGroup(name: string): ScriptedCall {
  const request = { groups: ['plans-on'], includesAuthorizedOperations: false };
  return ask(name, [consumerGroupDescribeApi, 1, request]);
}

const coming: Change = {
  memberEpoch: 0,
  rebalanceTimeoutMs: 60_000,
  topics: ['lasting'],
  owned: [],
};
const owning = (known: Known): Change => ({
  owned: [{ topicId: known.text('lasting'), partitions: [0, 1] }],
});

const plannedAgain: History = {
  name: 'restarts, a member that is planned for',
  calls: [
    ready,
    ...topicOf('lasting'),
    planned('it comes', coming),
    planned('it has what it was given', owning),
    epochCommit('it commits', 4),
    plannedGroup('the group before'),
    restarted('again'),
    planned('it stays on', {}),
    planned('it says what it has', owning),
    epochCommit('it commits further', 6),
    epochCommit('of an epoch to come', 7, 5),
    epochOffsets('what it has committed'),
    plannedGroup('the group after'),
    planned('an epoch to come', { memberEpoch: 99 }),
    planned('a stranger', { memberId: 'stranger' }),
    ask('a member that plans for itself', [joinGroupApi, 5, joining('plans-on', lasting)]),
    planned('it goes', { memberEpoch: -1 }),
    restarted('once more'),
    planned('it stays, though it has gone', {}),
    plannedGroup('the empty group'),
    ask('what it has committed, told to nobody in particular', [
      offsetFetchApi,
      8,
      question('plans-on', 'lasting'),
    ]),
  ],
};

export const restartHistories: readonly History[] = [
  aloneAgain,
  pairAgain,
  cutShort,
  fixedAgain,
  offsetsAgain,
  plannedAgain,
];
