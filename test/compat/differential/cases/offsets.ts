/** Offsets of groups: committed, read back, forgotten. */
import { deleteGroupsApi } from '../../../../src/wire/apis/delete-groups.ts';
import type { OffsetCommitRequest } from '../../../../src/wire/apis/offset-commit.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { offsetDeleteApi } from '../../../../src/wire/apis/offset-delete.ts';
import { offsetFetchApi } from '../../../../src/wire/apis/offset-fetch.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import type { History } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { filled, made } from './common.ts';
import { alone } from './members.ts';

export function commit(
  groupId: string,
  topic: string,
  rest: Partial<OffsetCommitRequest> & {
    readonly partition?: number;
    readonly offset?: number;
    readonly metadata?: string;
    readonly topicId?: string;
  } = {},
): OffsetCommitRequest {
  const { partition = 0, offset = 3, metadata = 'mine', topicId = NO_UUID, ...request } = rest;
  const partitions = [{ partition, offset, leaderEpoch: -1, metadata }];
  return {
    groupId,
    generation: -1,
    memberId: '',
    groupInstanceId: null,
    retentionMs: -1,
    topics: [{ name: topic, topicId, partitions }],
    ...request,
  };
}

/** In both forms: alone, and as one of several groups. */
export function question(
  groupId: string,
  topic: string | null,
  { partition = 0, topicId = NO_UUID }: { partition?: number; topicId?: string } = {},
) {
  const topics = topic === null ? null : [{ name: topic, topicId, partitions: [partition] }];
  const group = { groupId, memberId: null, memberEpoch: -1, topics };
  return { groupId, topics, groups: [group], requireStable: false };
}

const named = { last: 9 };

export const offsets: History = {
  name: 'offsets',
  calls: [
    ...made('committed', { partitionCount: 2 }),
    ...filled('committed'),
    ...alone('commits'),
    ...atBothEnds('without a group', [offsetCommitApi, commit('loners', 'committed')], named),
    ...atBothEnds('an empty name', [offsetCommitApi, commit('', 'committed')], named),
    ...atBothEnds('an unknown topic', [offsetCommitApi, commit('loners', 'nowhere')], named),
    ...atBothEnds(
      'an unknown partition',
      [offsetCommitApi, commit('loners', 'committed', { partition: 7 })],
      named,
    ),
    ...atBothEnds(
      'a negative offset',
      [offsetCommitApi, commit('loners', 'committed', { offset: -1 })],
      named,
    ),
    ...atBothEnds(
      'beyond the end',
      [offsetCommitApi, commit('loners', 'committed', { offset: 1e9 })],
      named,
    ),
    ...atBothEnds(
      '4,096 bytes of metadata',
      [offsetCommitApi, commit('loners', 'committed', { metadata: 'm'.repeat(4096) })],
      named,
    ),
    ...atBothEnds(
      '4,097 bytes of metadata',
      [offsetCommitApi, commit('loners', 'committed', { metadata: 'm'.repeat(4097) })],
      named,
    ),
    ...atBothEnds(
      'a member of its generation',
      [
        offsetCommitApi,
        (known) =>
          commit('commits', 'committed', { memberId: known.text('commits'), generation: 1 }),
      ],
      named,
    ),
    ...atBothEnds(
      'a member of another generation',
      [
        offsetCommitApi,
        (known) =>
          commit('commits', 'committed', { memberId: known.text('commits'), generation: 9 }),
      ],
      named,
    ),
    ...atBothEnds(
      'a stranger',
      [offsetCommitApi, commit('commits', 'committed', { memberId: 'x', generation: 1 })],
      named,
    ),
    ...atBothEnds(
      'nobody, to a group with members',
      [offsetCommitApi, commit('commits', 'committed')],
      named,
    ),
    ...atBothEnds(
      'a generation without a member',
      [offsetCommitApi, commit('no such', 'committed', { generation: 4 })],
      named,
    ),
    call('by id', [
      offsetCommitApi,
      10,
      (known) => commit('loners', '', { topicId: known.text('committed') }),
    ]),
    call('by an unknown id', [
      offsetCommitApi,
      10,
      commit('loners', '', { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ' }),
    ]),
    ...atBothEnds('read back', [offsetFetchApi, question('loners', 'committed')], named),
    ...atBothEnds(
      'never committed',
      [offsetFetchApi, question('loners', 'committed', { partition: 1 })],
      named,
    ),
    ...atBothEnds(
      'read of an unknown topic',
      [offsetFetchApi, question('loners', 'nowhere')],
      named,
    ),
    ...atBothEnds(
      'read of an unknown partition',
      [offsetFetchApi, question('loners', 'committed', { partition: 9 })],
      named,
    ),
    ...atBothEnds(
      'read of an unknown group',
      [offsetFetchApi, question('no such', 'committed')],
      named,
    ),
    ...atBothEnds('all there are', [offsetFetchApi, question('loners', null)], {
      first: 2,
      last: 9,
    }),
    call('read back by id', [
      offsetFetchApi,
      10,
      (known) => question('loners', '', { topicId: known.text('committed') }),
    ]),
    call('read of an unknown id', [
      offsetFetchApi,
      10,
      question('loners', '', { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ' }),
    ]),
    call('all there are, by their ids', [offsetFetchApi, 10, question('loners', null)]),
    call('all of a group that has none', [offsetFetchApi, 8, question('no such', null)]),
    call('one is forgotten', [
      offsetDeleteApi,
      0,
      {
        groupId: 'loners',
        topics: [{ name: 'committed', partitions: [{ partition: 0 }, { partition: 9 }] }],
      },
    ]),
    call('of a group nobody knows', [
      offsetDeleteApi,
      0,
      {
        groupId: 'no such',
        topics: [{ name: 'committed', partitions: [{ partition: 0 }] }],
      },
    ]),
    call('read when it is forgotten', [offsetFetchApi, 7, question('loners', 'committed')]),
    call('a group goes', [deleteGroupsApi, 2, { groups: ['loners'] }]),
    call('it goes again', [deleteGroupsApi, 0, { groups: ['loners'] }]),
  ],
};
