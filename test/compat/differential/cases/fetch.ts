/** Fetch, ListOffsets, OffsetForLeaderEpoch, DeleteRecords. */
import { deleteRecordsApi } from '../../../../src/wire/apis/delete-records.ts';
import type { FetchPartition, FetchRequest } from '../../../../src/wire/apis/fetch.ts';
import { fetchApi } from '../../../../src/wire/apis/fetch.ts';
import { listOffsetsApi } from '../../../../src/wire/apis/list-offsets.ts';
import { offsetForLeaderEpochApi } from '../../../../src/wire/apis/offset-for-leader-epoch.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import type { History, ScriptedCall } from '../scripted-call.ts';
import { atBothEnds, call, START_MS } from '../scripted-call.ts';
import { filled, made } from './common.ts';

const named = { last: 12 };

export function fetchRequest(
  topic: string,
  partition: Partial<FetchPartition> = {},
  rest: Partial<FetchRequest> & { readonly topicId?: string } = {},
): FetchRequest {
  const { topicId = NO_UUID, ...request } = rest;
  const asked = {
    partition: 0,
    currentLeaderEpoch: -1,
    fetchOffset: 0,
    lastFetchedEpoch: -1,
    logStart: -1,
    maxBytes: 1 << 20,
    ...partition,
  };
  return {
    replicaId: -1,
    replicaEpoch: -1,
    maxWaitMs: 100,
    minBytes: 1,
    maxBytes: 1 << 20,
    sessionId: 0,
    sessionEpoch: -1,
    rack: '',
    isolation: 0,
    topics: [{ topic, topicId, partitions: [asked] }],
    forgotten: [],
    ...request,
  };
}

const oddPartitions: Readonly<Record<string, Partial<FetchPartition>>> = {
  'from the start': {},
  'from the middle': { fetchOffset: 5 },
  'from the end': { fetchOffset: 10 },
  'beyond the end': { fetchOffset: 11 },
  'a negative offset': { fetchOffset: -1 },
  'one byte': { maxBytes: 1 },
  'no bytes': { maxBytes: 0 },
  'an unknown partition': { partition: 7 },
  'a negative partition': { partition: -1 },
  'an epoch from the future': { currentLeaderEpoch: 1_000_000 },
  'an epoch that is none': { currentLeaderEpoch: -2 },
};

const fetching: History = {
  name: 'fetch',
  calls: [
    ...made('read'),
    ...filled('read'),
    ...Object.entries(oddPartitions).flatMap(([name, partition]) =>
      atBothEnds(name, [fetchApi, fetchRequest('read', partition)], named),
    ),
    ...atBothEnds('an unknown topic', [fetchApi, fetchRequest('nowhere')], named),
    ...atBothEnds('read committed', [fetchApi, fetchRequest('read', {}, { isolation: 1 })], named),
    ...atBothEnds('little in all', [fetchApi, fetchRequest('read', {}, { maxBytes: 1 })], named),
    ...atBothEnds('no topics', [fetchApi, { ...fetchRequest('read'), topics: [] }]),
    ...atBothEnds(
      'more than there is',
      [fetchApi, fetchRequest('read', {}, { minBytes: 1 << 20 })],
      named,
    ),
    ...atBothEnds('a rack', [fetchApi, fetchRequest('read', {}, { rack: 'far' })], {
      first: 11,
      last: 12,
    }),
    call('by id', [fetchApi, 17, (known) => fetchRequest('', {}, { topicId: known.text('read') })]),
    call('an unknown id', [
      fetchApi,
      17,
      fetchRequest('', {}, { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ' }),
    ]),
    call('no id', [fetchApi, 17, fetchRequest('')]),
    call('a last epoch from the future', [
      fetchApi,
      12,
      fetchRequest('read', {
        fetchOffset: 5,
        lastFetchedEpoch: 1_000_000,
      }),
    ]),
  ],
};

/** A session by id that the first answer told. */
function inSession(
  name: string,
  sessionEpoch: number,
  change: Partial<FetchRequest>,
): ScriptedCall {
  return call(name, [
    fetchApi,
    12,
    (known) => ({
      ...fetchRequest('session'),
      topics: [],
      sessionId: known.number('session'),
      sessionEpoch,
      ...change,
    }),
  ]);
}

const sessions: History = {
  name: 'fetch, sessions',
  calls: [
    ...made('session', { partitionCount: 2 }),
    ...filled('session'),
    call('opens one', [fetchApi, 12, fetchRequest('session', {}, { sessionEpoch: 0 })], {
      learn: ({ sessionId }, known) => known.set('session', sessionId),
    }),
    inSession('asks on', 1, {}),
    inSession('asks on again', 2, {}),
    inSession('moves', 3, { topics: fetchRequest('session', { fetchOffset: 8 }).topics }),
    inSession('adds a partition', 4, { topics: fetchRequest('session', { partition: 1 }).topics }),
    inSession('the same epoch again', 4, {}),
    inSession('an epoch too far', 9, {}),
    inSession('forgets one', 5, {
      forgotten: [{ topic: 'session', topicId: NO_UUID, partitions: [1] }],
    }),
    inSession('ends it', -1, {}),
    inSession('asks on after its end', 1, {}),
    call('a session that nobody has', [
      fetchApi,
      12,
      {
        ...fetchRequest('session'),
        sessionId: 123_456_789,
        sessionEpoch: 4,
      },
    ]),
    call('a negative epoch without a session', [
      fetchApi,
      12,
      {
        ...fetchRequest('session'),
        sessionEpoch: -7,
      },
    ]),
  ],
};

const times: Readonly<Record<string, number>> = {
  'the end': -1,
  'the start': -2,
  'the largest time': -3,
  'the local start': -4,
  'the tiered end': -5,
  'before all': 0,
  'the very time of a record': START_MS,
  'after all': START_MS + 1e9,
  'a time that is none': -7,
};

interface EpochPlace {
  readonly partition: number;
  readonly currentLeaderEpoch: number;
}

function listRequest(topic: string, timestampMs: number, partition: Partial<EpochPlace> = {}) {
  const partitions = [{ partition: 0, currentLeaderEpoch: -1, timestampMs, ...partition }];
  return { replicaId: -1, isolation: 0, timeoutMs: 1000, topics: [{ topic, partitions }] };
}

const listing: History = {
  name: 'list offsets',
  calls: [
    ...made('listed'),
    ...made('empty'),
    ...filled('listed'),
    ...Object.entries(times).flatMap(([name, time]) => [
      ...atBothEnds(name, [listOffsetsApi, listRequest('listed', time)]),
      call(`${name} of nothing`, [listOffsetsApi, 9, listRequest('empty', time)]),
    ]),
    ...atBothEnds('an unknown topic', [listOffsetsApi, listRequest('nowhere', -1)]),
    ...atBothEnds('an unknown partition', [
      listOffsetsApi,
      listRequest('listed', -1, { partition: 3 }),
    ]),
    call('an epoch from the future', [
      listOffsetsApi,
      6,
      listRequest('listed', -1, { currentLeaderEpoch: 1_000_000 }),
    ]),
    call('an epoch that is none', [
      listOffsetsApi,
      6,
      listRequest('listed', -1, { currentLeaderEpoch: -2 }),
    ]),
    call('read committed', [listOffsetsApi, 6, { ...listRequest('listed', -1), isolation: 1 }]),
    ...atBothEnds('no topics', [listOffsetsApi, { ...listRequest('listed', -1), topics: [] }]),
  ],
};

function epochRequest(topic: string, leaderEpoch: number, partition: Partial<EpochPlace> = {}) {
  const partitions = [{ partition: 0, currentLeaderEpoch: -1, leaderEpoch, ...partition }];
  return { replicaId: -2, topics: [{ topic, partitions }] };
}

const epochs: History = {
  name: 'offset for leader epoch',
  calls: [
    ...made('epochs'),
    ...filled('epochs'),
    ...atBothEnds('an unknown topic', [offsetForLeaderEpochApi, epochRequest('nowhere', 0)]),
    ...atBothEnds('an unknown partition', [
      offsetForLeaderEpochApi,
      epochRequest('epochs', 0, { partition: 5 }),
    ]),
    ...atBothEnds('no epoch', [offsetForLeaderEpochApi, epochRequest('epochs', -1)]),
    ...atBothEnds('from the future', [offsetForLeaderEpochApi, epochRequest('epochs', 1_000_000)]),
    ...atBothEnds('led in the future', [
      offsetForLeaderEpochApi,
      epochRequest('epochs', 0, { currentLeaderEpoch: 1_000_000 }),
    ]),
    ...atBothEnds('led by an epoch that is none', [
      offsetForLeaderEpochApi,
      epochRequest('epochs', 0, { currentLeaderEpoch: -2 }),
    ]),
  ],
};

function deleteRequest(topic: string, offset: number, partition = 0) {
  return { timeoutMs: 5000, topics: [{ topic, partitions: [{ partition, offset }] }] };
}

const deleting: History = {
  name: 'delete records',
  calls: [
    ...made('shorter'),
    ...filled('shorter'),
    ...atBothEnds('up to 3', [deleteRecordsApi, deleteRequest('shorter', 3)]),
    ...atBothEnds('back to 1', [deleteRecordsApi, deleteRequest('shorter', 1)]),
    ...atBothEnds('beyond the end', [deleteRecordsApi, deleteRequest('shorter', 99)]),
    ...atBothEnds('a negative offset', [deleteRecordsApi, deleteRequest('shorter', -5)]),
    ...atBothEnds('an unknown topic', [deleteRecordsApi, deleteRequest('nowhere', 1)]),
    ...atBothEnds('an unknown partition', [deleteRecordsApi, deleteRequest('shorter', 1, 4)]),
    ...atBothEnds('below the start', [fetchApi, fetchRequest('shorter')], named),
    ...atBothEnds('the new start', [listOffsetsApi, listRequest('shorter', -2)]),
    ...atBothEnds('all', [deleteRecordsApi, deleteRequest('shorter', -1)]),
    call('the start of nothing', [listOffsetsApi, 7, listRequest('shorter', -2)]),
  ],
};

export const fetchHistories: readonly History[] = [fetching, sessions, listing, epochs, deleting];
