/**
 * Requests that name one thing twice: a partition, a topic, a group, a setting. What is done twice,
 * what once, and what is refused, is nowhere written down.
 */
import { alterConfigsApi } from '../../../../src/wire/apis/alter-configs.ts';
import { alterReassignmentsApi } from '../../../../src/wire/apis/alter-partition-reassignments.ts';
import { createTopicsApi } from '../../../../src/wire/apis/create-topics.ts';
import { deleteGroupsApi } from '../../../../src/wire/apis/delete-groups.ts';
import { deleteRecordsApi } from '../../../../src/wire/apis/delete-records.ts';
import { deleteTopicsApi } from '../../../../src/wire/apis/delete-topics.ts';
import { describeConfigsApi } from '../../../../src/wire/apis/describe-configs.ts';
import { describeGroupsApi } from '../../../../src/wire/apis/describe-groups.ts';
import { describeProducersApi } from '../../../../src/wire/apis/describe-producers.ts';
import { describeTopicPartitionsApi } from '../../../../src/wire/apis/describe-topic-partitions.ts';
import { electLeadersApi } from '../../../../src/wire/apis/elect-leaders.ts';
import { fetchApi } from '../../../../src/wire/apis/fetch.ts';
import { findCoordinatorApi } from '../../../../src/wire/apis/find-coordinator.ts';
import { incrementalAlterConfigsApi } from '../../../../src/wire/apis/incremental-alter-configs.ts';
import { listOffsetsApi } from '../../../../src/wire/apis/list-offsets.ts';
import { listReassignmentsApi } from '../../../../src/wire/apis/list-partition-reassignments.ts';
import { metadataApi } from '../../../../src/wire/apis/metadata.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { offsetDeleteApi } from '../../../../src/wire/apis/offset-delete.ts';
import { offsetFetchApi } from '../../../../src/wire/apis/offset-fetch.ts';
import { offsetForLeaderEpochApi } from '../../../../src/wire/apis/offset-for-leader-epoch.ts';
import { produceApi } from '../../../../src/wire/apis/produce.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import type { History, ScriptedCall } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { batch, filled, made, newTopic, produceRequest } from './common.ts';
import { fetchRequest } from './fetch.ts';
import { isLoaded, ready } from './members.ts';
import { commit } from './offsets.ts';

/** By names; topic ids come with the last versions. */
const named = { last: 12 };
const timeoutMs = 5000;

const TOPIC = 2;
const first = { partition: 0, currentLeaderEpoch: -1 };

/** Both ways of saying it, the second time with `again`: in one topic, and the topic twice. */
function doubled<Topic extends { readonly partitions: readonly unknown[] }>(
  topic: Topic,
  again: Topic['partitions'] = topic.partitions,
): readonly (readonly [string, readonly Topic[]])[] {
  return [
    ['a partition twice', [{ ...topic, partitions: [...topic.partitions, ...again] }]],
    ['a topic twice', [topic, { ...topic, partitions: again }]],
  ];
}

/** Where the log ends by then. */
function end(topic: string, after: string): ScriptedCall {
  const partitions = [{ ...first, timestampMs: -1 }];
  const request = { replicaId: -1, isolation: 0, timeoutMs, topics: [{ topic, partitions }] };
  return call(`the end after ${after}`, [listOffsetsApi, 6, request]);
}

const value = batch(['v']);
const produced = produceRequest('produced', [value]);
/** Two records, so that the end tells which were stored. */
const again = [{ partition: 0, records: [batch(['a', 'b'])] }];
const both = [0, 1].map((partition) => ({ partition, records: [value] }));

const producing: History = {
  name: 'produce, the same twice',
  calls: [
    ...made('produced', { partitionCount: 2 }),
    ...produced.topics
      .flatMap((topic) => [
        ...doubled(topic, again),
        ...doubled({ ...topic, partitions: both }, both.slice(1)).map(([name, topics]) => {
          return [`${name}, beside another`, topics] as const;
        }),
        ...doubled({ ...topic, partitions: both.slice(0, 1) }, both.slice(1)).map(
          ([name, topics]) => [`${name}, of other partitions`, topics] as const,
        ),
      ])
      .flatMap(([name, topics]) => [
        ...atBothEnds(name, [produceApi, { ...produced, topics }], named),
        end('produced', name),
      ]),
  ],
};

const fetched = fetchRequest('read');
const position = { ...first, timestampMs: -1 };
const epoch = { ...first, leaderEpoch: 0 };

const reading: History = {
  name: 'reads, the same twice',
  calls: [
    ...made('read', { partitionCount: 2 }),
    ...filled('read'),
    ...fetched.topics.flatMap((topic) => {
      const again = topic.partitions.map((one) => ({ ...one, fetchOffset: 5 }));
      return doubled(topic, again).flatMap(([name, topics]) =>
        atBothEnds(name, [fetchApi, { ...fetched, topics }], named),
      );
    }),
    ...doubled({ topic: 'read', partitions: [position] }, [
      { ...position, timestampMs: -2 },
    ]).flatMap(([name, topics]) =>
      atBothEnds(name, [listOffsetsApi, { replicaId: -1, isolation: 0, timeoutMs, topics }]),
    ),
    ...doubled({ topic: 'read', partitions: [epoch] }).flatMap(([name, topics]) =>
      atBothEnds(name, [offsetForLeaderEpochApi, { replicaId: -2, topics }]),
    ),
    ...doubled({ topic: 'read', partitions: [{ partition: 0, offset: 2 }] }, [
      { partition: 0, offset: 4 },
    ]).flatMap(([name, topics]) => atBothEnds(name, [deleteRecordsApi, { timeoutMs, topics }])),
    ...doubled({ topic: 'read', partitions: [0] }).map(([name, topics]) =>
      call(name, [describeProducersApi, 0, { topics }]),
    ),
  ],
};

const place = { name: 'kept', topicId: NO_UUID };
const offset = { partition: 0, leaderEpoch: -1, metadata: '' };
const asking = { groupId: 'twice', memberId: null, memberEpoch: -1 };

const grouped: History = {
  name: 'groups, the same twice',
  calls: [
    ...made('kept', { partitionCount: 2 }),
    ready,
    ...doubled({ ...place, partitions: [{ ...offset, offset: 3 }] }, [
      { ...offset, offset: 8 },
    ]).map(([name, topics]) =>
      call(name, [offsetCommitApi, 8, { ...commit('twice', 'kept'), topics }], {
        isReady: (answer) => answer.topics.every((it) => it.partitions.every(isLoaded)),
      }),
    ),
    ...doubled({ ...place, partitions: [0] }).flatMap(([name, topics]) => [
      call(name, [
        offsetFetchApi,
        7,
        { groupId: 'twice', topics, groups: [], requireStable: false },
      ]),
      call(name, [
        offsetFetchApi,
        9,
        { groupId: '', topics: null, groups: [{ ...asking, topics }], requireStable: false },
      ]),
    ]),
    call('a group twice', [
      offsetFetchApi,
      9,
      {
        groupId: '',
        topics: null,
        groups: [asking, asking].map((one) => ({ ...one, topics: null })),
        requireStable: false,
      },
    ]),
    ...atBothEnds('a group twice', [
      describeGroupsApi,
      { groups: ['twice', 'twice'], includeAuthorizedOperations: false },
    ]),
    call('a group twice', [
      findCoordinatorApi,
      4,
      { key: '', keyType: 0, keys: ['twice', 'twice'] },
    ]),
    ...doubled({ name: 'kept', partitions: [{ partition: 0 }] }).map(([name, topics]) =>
      call(name, [offsetDeleteApi, 0, { groupId: 'twice', topics }]),
    ),
    ...atBothEnds('a group twice', [deleteGroupsApi, { groups: ['nobody', 'nobody'] }]),
  ],
};

const retention = { name: 'retention.ms', value: '7000' };
const other = { name: 'retention.ms', value: '8000' };
const described = { type: TOPIC, name: 'set twice', keys: ['retention.ms'] };

const setting: History = {
  name: 'settings, the same twice',
  calls: [
    ...made('settled'),
    ...[
      ['a resource twice', [described, described]],
      ['a resource twice, by other keys', [described, { ...described, keys: ['cleanup.policy'] }]],
      ['a key twice', [{ ...described, keys: ['retention.ms', 'retention.ms'] }]],
    ].flatMap(([name, resources]) =>
      atBothEnds(String(name), [
        describeConfigsApi,
        {
          resources: (resources as (typeof described)[]).map((one) => ({
            ...one,
            name: 'settled',
          })),
          includeSynonyms: false,
          includeDocumentation: false,
        },
      ]),
    ),
    ...atBothEnds('a setting twice', [
      incrementalAlterConfigsApi,
      {
        resources: [
          {
            type: TOPIC,
            name: 'settled',
            configs: [retention, other].map((one) => ({ ...one, operation: 0 })),
          },
        ],
        validateOnly: false,
      },
    ]),
    ...atBothEnds('a resource twice', [
      incrementalAlterConfigsApi,
      {
        resources: [retention, other].map((one) => {
          return { type: TOPIC, name: 'settled', configs: [{ ...one, operation: 0 }] };
        }),
        validateOnly: false,
      },
    ]),
    ...atBothEnds('a setting twice', [
      alterConfigsApi,
      {
        resources: [{ type: TOPIC, name: 'settled', configs: [retention, other] }],
        validateOnly: false,
      },
    ]),
    call('which of the two', [
      describeConfigsApi,
      4,
      {
        resources: [{ ...described, name: 'settled' }],
        includeSynonyms: false,
        includeDocumentation: false,
      },
    ]),
  ],
};

const metadataQuestion = {
  allowAutoTopicCreation: false,
  includeClusterOperations: false,
  includeTopicOperations: false,
};

const naming: History = {
  name: 'topics, the same twice',
  calls: [
    ...made('named'),
    ...atBothEnds('a topic twice', [
      metadataApi,
      {
        ...metadataQuestion,
        topics: ['named', 'named'].map((name) => ({ name, topicId: NO_UUID })),
      },
    ]),
    call('an id twice', [
      metadataApi,
      12,
      (known) => ({
        ...metadataQuestion,
        topics: [known.text('named'), known.text('named')].map((topicId) => ({
          name: null,
          topicId,
        })),
      }),
    ]),
    ...atBothEnds(
      'an unknown topic twice',
      [
        metadataApi,
        {
          ...metadataQuestion,
          topics: ['nowhere', 'nowhere'].map((name) => ({ name, topicId: NO_UUID })),
        },
      ],
      { first: 4 },
    ),
    call('a topic twice', [
      describeTopicPartitionsApi,
      0,
      { topics: [{ topic: 'named' }, { topic: 'named' }], partitionsMax: 100, cursor: null },
    ]),
    ...[0, 1].map((electionType) =>
      call(`a partition twice, election ${electionType}`, [
        electLeadersApi,
        2,
        { electionType, topics: [{ topic: 'named', partitions: [0, 0] }], timeoutMs },
      ]),
    ),
    ...doubled({ name: 'named', partitions: [{ partition: 0, replicas: [77] }] }).map(
      ([name, topics]) =>
        call(name, [
          alterReassignmentsApi,
          0,
          { timeoutMs, mayChangeReplicationFactor: true, topics },
        ]),
    ),
    ...doubled({ name: 'named', partitions: [0] }).map(([name, topics]) =>
      call(name, [listReassignmentsApi, 0, { timeoutMs, topics }]),
    ),
    ...atBothEnds(
      'a partition assigned twice',
      [
        createTopicsApi,
        {
          topics: [
            newTopic('assigned', {
              partitionCount: -1,
              replicationFactor: -1,
              assignments: [0, 0].map((partition) => ({ partition, brokerIds: [1] })),
            }),
          ],
          timeoutMs,
          validateOnly: true,
        },
      ],
      { last: 4 },
    ),
    ...atBothEnds('a topic twice', [
      deleteTopicsApi,
      { topics: ['named', 'named'].map((name) => ({ name, topicId: NO_UUID })), timeoutMs },
    ]),
    ...atBothEnds('an unknown topic twice', [
      deleteTopicsApi,
      { topics: ['nowhere', 'nowhere'].map((name) => ({ name, topicId: NO_UUID })), timeoutMs },
    ]),
    call('an id twice', [
      deleteTopicsApi,
      6,
      (known) => ({
        topics: [known.text('named'), known.text('named')].map((topicId) => ({
          name: null,
          topicId,
        })),
        timeoutMs,
      }),
    ]),
    call('a name and its id', [
      deleteTopicsApi,
      6,
      (known) => ({
        topics: [
          { name: 'named', topicId: NO_UUID },
          { name: null, topicId: known.text('named') },
        ],
        timeoutMs,
      }),
    ]),
  ],
};

export const repeatedHistories: readonly History[] = [producing, reading, grouped, setting, naming];
