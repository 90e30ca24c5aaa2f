/** What administrators ask: topics, partitions, settings, reassignments, and what there is. */
import { alterConfigsApi } from '../../../../src/wire/apis/alter-configs.ts';
import { alterReassignmentsApi } from '../../../../src/wire/apis/alter-partition-reassignments.ts';
import { apiVersionsApi } from '../../../../src/wire/apis/api-versions.ts';
import { createPartitionsApi } from '../../../../src/wire/apis/create-partitions.ts';
import type { CreatableTopic } from '../../../../src/wire/apis/create-topics.ts';
import { createTopicsApi } from '../../../../src/wire/apis/create-topics.ts';
import { deleteTopicsApi } from '../../../../src/wire/apis/delete-topics.ts';
import { describeConfigsApi } from '../../../../src/wire/apis/describe-configs.ts';
import { describeProducersApi } from '../../../../src/wire/apis/describe-producers.ts';
import { describeTopicPartitionsApi } from '../../../../src/wire/apis/describe-topic-partitions.ts';
import { electLeadersApi } from '../../../../src/wire/apis/elect-leaders.ts';
import { incrementalAlterConfigsApi } from '../../../../src/wire/apis/incremental-alter-configs.ts';
import { listReassignmentsApi } from '../../../../src/wire/apis/list-partition-reassignments.ts';
import { metadataApi } from '../../../../src/wire/apis/metadata.ts';
import { NO_UUID } from '../../../../src/wire/types.ts';
import type { History } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { made, newTopic } from './common.ts';

function creation(topics: readonly CreatableTopic[], validateOnly = false) {
  return { topics, timeoutMs: 5000, validateOnly };
}

const oddTopics: Readonly<Record<string, CreatableTopic>> = {
  'an empty name': newTopic(''),
  'one dot': newTopic('.'),
  'two dots': newTopic('..'),
  'a slash': newTopic('a/b'),
  'a blank': newTopic('a b'),
  '249 characters': newTopic('n'.repeat(249)),
  '250 characters': newTopic('n'.repeat(250)),
  'a name of JavaScript': newTopic('__proto__x'),
  'no partitions': newTopic('zero', { partitionCount: 0 }),
  'fewer than no partitions': newTopic('minus', { partitionCount: -3 }),
  'no replicas': newTopic('none', { replicationFactor: 0 }),
  'more replicas than brokers': newTopic('wide', { replicationFactor: 9 }),
  'fewer than no replicas': newTopic('negative', { replicationFactor: -2 }),
  'an unknown setting': newTopic('settings', {
    configs: [{ name: 'no.such.setting', value: '1' }],
  }),
  'a value that is none': newTopic('settings', {
    configs: [{ name: 'retention.ms', value: 'long' }],
  }),
  'a value out of bounds': newTopic('settings', {
    configs: [{ name: 'segment.bytes', value: '1' }],
  }),
  'a setting without a value': newTopic('settings', {
    configs: [{ name: 'retention.ms', value: null }],
  }),
  'replicas and their number': newTopic('both', {
    assignments: [{ partition: 0, brokerIds: [1] }],
  }),
  'replicas nobody has': newTopic('ghosts', {
    partitionCount: -1,
    replicationFactor: -1,
    assignments: [{ partition: 0, brokerIds: [77] }],
  }),
  'replicas twice': newTopic('twice', {
    partitionCount: -1,
    replicationFactor: -1,
    assignments: [{ partition: 0, brokerIds: [1, 1] }],
  }),
  'a gap in the partitions': newTopic('gap', {
    partitionCount: -1,
    replicationFactor: -1,
    assignments: [{ partition: 1, brokerIds: [1] }],
  }),
  'no replicas of a partition': newTopic('bare', {
    partitionCount: -1,
    replicationFactor: -1,
    assignments: [{ partition: 0, brokerIds: [] }],
  }),
};

const creating: History = {
  name: 'create topics',
  calls: [
    ...made('taken'),
    ...made('dots.and_lines'),
    call('one that differs by a dot and a line', [
      createTopicsApi,
      4,
      creation([newTopic('dots_and.lines')], true),
    ]),
    ...Object.entries(oddTopics).flatMap(([name, topic]) =>
      atBothEnds(name, [createTopicsApi, creation([topic], true)]),
    ),
    ...atBothEnds('one that exists', [createTopicsApi, creation([newTopic('taken')])]),
    ...atBothEnds('the same twice', [
      createTopicsApi,
      creation([newTopic('two'), newTopic('two')]),
    ]),
    ...atBothEnds('none', [createTopicsApi, creation([])]),
    ...atBothEnds('a good one beside a bad one', [
      createTopicsApi,
      creation([newTopic('good'), newTopic('b/d')], true),
    ]),
    call('defaults', [
      createTopicsApi,
      7,
      creation([newTopic('defaults', { partitionCount: -1, replicationFactor: -1 })], true),
    ]),
  ],
};

function deletion(name: string | null, topicId = NO_UUID) {
  return { topics: [{ name, topicId }], timeoutMs: 5000 };
}

const deleting: History = {
  name: 'delete topics',
  calls: [
    ...made('first'),
    ...made('second'),
    ...atBothEnds('an unknown one', [deleteTopicsApi, deletion('nowhere')]),
    ...atBothEnds('an empty name', [deleteTopicsApi, deletion('')]),
    call('by name', [deleteTopicsApi, 1, deletion('first')]),
    call('again', [deleteTopicsApi, 6, deletion('first')]),
    call('by id', [deleteTopicsApi, 6, (known) => deletion(null, known.text('second'))]),
    call('an unknown id', [deleteTopicsApi, 6, deletion(null, 'AAAAAAAAAAAAAAAAAAAAAQ')]),
    call('neither', [deleteTopicsApi, 6, deletion(null)]),
    call('both', [deleteTopicsApi, 6, deletion('first', 'AAAAAAAAAAAAAAAAAAAAAQ')]),
    ...atBothEnds('none', [deleteTopicsApi, { topics: [], timeoutMs: 5000 }]),
  ],
};

function growth(name: string, count: number, brokerIds?: readonly number[]) {
  const assignments = brokerIds === undefined ? null : [{ brokerIds }];
  return { topics: [{ name, count, assignments }], timeoutMs: 5000, validateOnly: false };
}

const growing: History = {
  name: 'create partitions',
  calls: [
    ...made('grows', { partitionCount: 2 }),
    ...atBothEnds('fewer', [createPartitionsApi, growth('grows', 1)]),
    ...atBothEnds('as many', [createPartitionsApi, growth('grows', 2)]),
    ...atBothEnds('none at all', [createPartitionsApi, growth('grows', 0)]),
    ...atBothEnds('fewer than none', [createPartitionsApi, growth('grows', -1)]),
    ...atBothEnds('of an unknown topic', [createPartitionsApi, growth('nowhere', 3)]),
    ...atBothEnds('on nobody', [createPartitionsApi, growth('grows', 3, [77])]),
    ...atBothEnds('for three, replicas for one', [createPartitionsApi, growth('grows', 5, [1])]),
    call('only tried', [createPartitionsApi, 3, { ...growth('grows', 3), validateOnly: true }]),
    call('three', [createPartitionsApi, 0, growth('grows', 3)]),
    call('four', [createPartitionsApi, 3, growth('grows', 4)]),
    call('twice in one request', [
      createPartitionsApi,
      3,
      {
        ...growth('grows', 5),
        topics: [...growth('grows', 5).topics, ...growth('grows', 6).topics],
      },
    ]),
  ],
};

const TOPIC = 2;
const BROKER = 4;
const keys = ['retention.ms', 'cleanup.policy', 'max.message.bytes', 'min.insync.replicas'];

function description(type: number, name: string, some: readonly string[] | null) {
  const resources = [{ type, name, keys: some }];
  return { resources, includeSynonyms: false, includeDocumentation: false };
}

const [set, remove, append, subtract] = [0, 1, 2, 3];

function increment(name: string, operation: number, value: string | null) {
  const resources = [{ type: TOPIC, name: 'set', configs: [{ name, operation, value }] }];
  return { resources, validateOnly: false };
}

function replacement(name: string, value: string | null, topic = 'replaced') {
  const resources = [{ type: TOPIC, name: topic, configs: [{ name, value }] }];
  return { resources, validateOnly: false };
}

const configuring: History = {
  name: 'settings',
  calls: [
    ...made('set', { configs: [{ name: 'retention.ms', value: '5000' }] }),
    ...made('replaced'),
    ...atBothEnds('some of a topic', [describeConfigsApi, description(TOPIC, 'set', keys)]),
    ...atBothEnds('an unknown key', [
      describeConfigsApi,
      description(TOPIC, 'set', ['no.such.key']),
    ]),
    ...atBothEnds('no keys', [describeConfigsApi, description(TOPIC, 'set', [])]),
    ...atBothEnds('of an unknown topic', [describeConfigsApi, description(TOPIC, 'nowhere', keys)]),
    ...atBothEnds('of a bad name', [describeConfigsApi, description(TOPIC, 'a/b', keys)]),
    ...atBothEnds('of a strange kind', [describeConfigsApi, description(99, 'set', keys)]),
    ...atBothEnds('of no broker', [describeConfigsApi, description(BROKER, '77', [])]),
    ...atBothEnds('of a broker by words', [describeConfigsApi, description(BROKER, 'one', [])]),
    ...atBothEnds('set', [incrementalAlterConfigsApi, increment('retention.ms', set, '6000')]),
    call('what was set', [describeConfigsApi, 4, description(TOPIC, 'set', ['retention.ms'])]),
    ...atBothEnds('set to nonsense', [
      incrementalAlterConfigsApi,
      increment('retention.ms', set, 'x'),
    ]),
    ...atBothEnds('set to null', [
      incrementalAlterConfigsApi,
      increment('retention.ms', set, null),
    ]),
    ...atBothEnds('set what is unknown', [
      incrementalAlterConfigsApi,
      increment('no.such', set, '1'),
    ]),
    ...atBothEnds('append to a number', [
      incrementalAlterConfigsApi,
      increment('retention.ms', append, '1'),
    ]),
    ...atBothEnds('append to a list', [
      incrementalAlterConfigsApi,
      increment('cleanup.policy', append, 'compact'),
    ]),
    call('the list', [describeConfigsApi, 4, description(TOPIC, 'set', ['cleanup.policy'])]),
    ...atBothEnds('subtract', [
      incrementalAlterConfigsApi,
      increment('cleanup.policy', subtract, 'compact'),
    ]),
    ...atBothEnds('remove', [incrementalAlterConfigsApi, increment('retention.ms', remove, null)]),
    call('what was removed', [describeConfigsApi, 4, description(TOPIC, 'set', ['retention.ms'])]),
    ...atBothEnds('no such operation', [
      incrementalAlterConfigsApi,
      increment('retention.ms', 9, '1'),
    ]),
    ...atBothEnds('of nowhere', [
      incrementalAlterConfigsApi,
      {
        resources: [{ type: TOPIC, name: 'nowhere', configs: [] }],
        validateOnly: false,
      },
    ]),
    ...atBothEnds('replace all', [alterConfigsApi, replacement('retention.ms', '7000')]),
    call('what was replaced', [describeConfigsApi, 4, description(TOPIC, 'replaced', keys)]),
    ...atBothEnds('replace by nonsense', [alterConfigsApi, replacement('retention.ms', 'x')]),
    ...atBothEnds('replace by the unknown', [alterConfigsApi, replacement('no.such', '1')]),
    ...atBothEnds('replace of nowhere', [
      alterConfigsApi,
      replacement('retention.ms', '1', 'nowhere'),
    ]),
    ...atBothEnds('replace by nothing', [alterConfigsApi, { resources: [], validateOnly: false }]),
  ],
};

function move(topic: string, partition: number, replicas: readonly number[] | null) {
  const topics = [{ name: topic, partitions: [{ partition, replicas }] }];
  return { timeoutMs: 5000, mayChangeReplicationFactor: true, topics };
}

const moving: History = {
  name: 'replicas and leaders',
  calls: [
    ...made('moved'),
    ...atBothEnds('to nobody', [alterReassignmentsApi, move('moved', 0, [77])]),
    ...atBothEnds('to nowhere', [alterReassignmentsApi, move('moved', 0, [])]),
    ...atBothEnds('to one twice', [alterReassignmentsApi, move('moved', 0, [1, 1])]),
    ...atBothEnds('turn back what is not', [alterReassignmentsApi, move('moved', 0, null)]),
    ...atBothEnds('an unknown topic', [alterReassignmentsApi, move('nowhere', 0, [1])]),
    ...atBothEnds('an unknown partition', [alterReassignmentsApi, move('moved', 4, [1])]),
    call('what moves', [listReassignmentsApi, 0, { timeoutMs: 5000, topics: null }]),
    call('what moves of one', [
      listReassignmentsApi,
      0,
      {
        timeoutMs: 5000,
        topics: [{ name: 'moved', partitions: [0, 9] }],
      },
    ]),
    ...[0, 1].flatMap((electionType) => [
      ...atBothEnds(
        `election ${electionType}`,
        [
          electLeadersApi,
          { electionType, topics: [{ topic: 'moved', partitions: [0, 7] }], timeoutMs: 5000 },
        ],
        { first: 1 },
      ),
      ...atBothEnds(
        `election ${electionType} of nothing known`,
        [
          electLeadersApi,
          { electionType, topics: [{ topic: 'nowhere', partitions: [0] }], timeoutMs: 5000 },
        ],
        { first: 1 },
      ),
    ]),
    call('an election of the first version', [
      electLeadersApi,
      0,
      {
        electionType: 0,
        topics: [
          { topic: 'moved', partitions: [0, 7] },
          { topic: 'nowhere', partitions: [0] },
        ],
        timeoutMs: 5000,
      },
    ]),
  ],
};

function metadataRequest(names: readonly string[] | null, allowAutoTopicCreation = false) {
  const topics = names?.map((name) => ({ topicId: NO_UUID, name })) ?? null;
  const more = { includeClusterOperations: false, includeTopicOperations: false };
  return { topics, allowAutoTopicCreation, ...more };
}

const describing: History = {
  name: 'what there is',
  calls: [
    ...made('shown', { partitionCount: 2 }),
    ...atBothEnds('one topic', [metadataApi, metadataRequest(['shown'])]),
    ...atBothEnds('an unknown topic', [metadataApi, metadataRequest(['nowhere'])], { first: 4 }),
    ...atBothEnds('a bad name', [metadataApi, metadataRequest(['a/b'])], { first: 4 }),
    ...atBothEnds('no topics', [metadataApi, metadataRequest([])], { first: 1 }),
    call('by id', [
      metadataApi,
      12,
      (known) => ({
        ...metadataRequest([]),
        topics: [{ topicId: known.text('shown'), name: null }],
      }),
    ]),
    call('an unknown id', [
      metadataApi,
      12,
      {
        ...metadataRequest([]),
        topics: [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', name: null }],
      },
    ]),
    call('its partitions', [
      describeTopicPartitionsApi,
      0,
      {
        topics: [{ topic: 'shown' }],
        partitionsMax: 100,
        cursor: null,
      },
    ]),
    call('a page of them', [
      describeTopicPartitionsApi,
      0,
      {
        topics: [{ topic: 'shown' }],
        partitionsMax: 1,
        cursor: null,
      },
    ]),
    call('the page behind', [
      describeTopicPartitionsApi,
      0,
      {
        topics: [{ topic: 'shown' }],
        partitionsMax: 1,
        cursor: { topic: 'shown', partition: 1 },
      },
    ]),
    call('of an unknown topic', [
      describeTopicPartitionsApi,
      0,
      {
        topics: [{ topic: 'nowhere' }],
        partitionsMax: 100,
        cursor: null,
      },
    ]),
    call('its producers', [
      describeProducersApi,
      0,
      {
        topics: [{ topic: 'shown', partitions: [0, 9] }],
      },
    ]),
    ...atBothEnds('which versions', [
      apiVersionsApi,
      { clientSoftwareName: 'differential', clientSoftwareVersion: '1.0' },
    ]),
    call('a strange client', [
      apiVersionsApi,
      3,
      {
        clientSoftwareName: 'a b',
        clientSoftwareVersion: '',
      },
    ]),
  ],
};

export const adminHistories: readonly History[] = [
  creating,
  deleting,
  growing,
  configuring,
  moving,
  describing,
];
