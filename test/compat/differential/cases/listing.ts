/** Which groups there are: asked before any other history makes one, and none is left behind. */
import { consumerGroupHeartbeatApi } from '../../../../src/wire/apis/consumer-group-heartbeat.ts';
import { deleteGroupsApi } from '../../../../src/wire/apis/delete-groups.ts';
import { listGroupsApi } from '../../../../src/wire/apis/list-groups.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import type { History, ScriptedCall } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { made } from './common.ts';
import { ask } from './lasting-group.ts';
import { ready } from './members.ts';
import { commit } from './offsets.ts';

function beat(name: string, memberEpoch: number): ScriptedCall {
  const request = {
    group: 'listed-planned',
    memberId: 'member',
    memberEpoch,
    instanceId: null,
    rack: null,
    rebalanceTimeoutMs: 60_000,
    topics: ['grouped'],
    pattern: null,
    assignor: null,
    owned: [],
  };
  return ask(name, [consumerGroupHeartbeatApi, 1, request]);
}

function listed(name: string, states: readonly string[], types: readonly string[]): ScriptedCall {
  return call(name, [listGroupsApi, 5, { states, types }]);
}

export const listing: History = {
  name: 'list groups',
  calls: [
    ready,
    ...made('grouped'),
    ask('offsets of nobody', [offsetCommitApi, 8, commit('listed-loose', 'grouped')]),
    beat('a member that is planned for', 0),
    ...atBothEnds('all of them', [listGroupsApi, { states: [], types: [] }]),
    listed('by a type', [], ['classic']),
    listed('by the other type, in large letters', [], ['CONSUMER']),
    listed('by a state', ['Empty'], []),
    listed('by states, in small letters', ['empty', 'stable'], []),
    listed('by a state and a type that none has both of', ['Empty'], ['consumer']),
    beat('it goes', -1),
    listed('the empty ones', ['Empty'], []),
    call('they are deleted', [deleteGroupsApi, 2, { groups: ['listed-loose', 'listed-planned'] }]),
    listed('none', [], []),
  ],
};
