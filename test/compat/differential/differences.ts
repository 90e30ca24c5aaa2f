/**
 * Where we answer otherwise than Kafka, on purpose. docs/kafka-differences.md is made of this list.
 * A call that is not here is answered alike, and so is of a call that is here every field that it
 * does not name; a field that is answered alike is taken out.
 */
import { WHOLE } from './answer-fields.ts';

export interface Difference {
  readonly history: string;
  /** Its name begins so. */
  readonly call: string;
  /** By their paths, as `answer-fields.ts` reads them; or `WHOLE`. */
  readonly fields: readonly string[];
  readonly reason: string;
}

const partitionError = 'topics.partitions.errorCode';
const appendTime = 'topics.partitions.logAppendTimeMs';

/** Where an answer lists a topic's settings: those that only we have, and defaults of our own. */
const settingsIn = (list: string) => ({
  durability: `${list}.configs[durability]`,
  downconversion: `${list}.configs[message.downconversion.enable]`,
  format: `${list}.configs[message.format.version]`,
  largestBatch: `${list}.configs[max.message.bytes].value`,
  fewestInSync: `${list}.configs[min.insync.replicas].value`,
  whoseFewest: `${list}.configs[min.insync.replicas].source`,
  retention: `${list}.configs[retention.ms].value`,
});
const { retention, ...described } = settingsIn('resources');
const created = settingsIn('topics');

export const differences: readonly Difference[] = [
  {
    history: 'produce, batches that are odd',
    call: 'a transactional batch',
    fields: [partitionError],
    reason: 'There are no transactions yet: the batch is refused, not the right to one.',
  },
  {
    history: 'produce, batches that are odd',
    call: 'an unknown codec',
    fields: [partitionError],
    reason: 'Kafka answers UNKNOWN_SERVER_ERROR; we name the codec.',
  },
  {
    history: 'produce, batches that are odd',
    call: 'a length beyond its end',
    fields: [partitionError],
    reason: 'What is cut short does not check: CORRUPT_MESSAGE, which a client sends again.',
  },
  {
    history: 'produce, batches that are odd',
    call: 'half a batch',
    fields: [partitionError],
    reason: 'What is cut short does not check: CORRUPT_MESSAGE, which a client sends again.',
  },
  {
    history: 'produce, bytes behind the batch',
    call: 'garbage',
    fields: [partitionError, 'topics.partitions.baseOffset', 'topics.partitions.logStart'],
    reason:
      'Kafka drops what follows the batch unseen; we refuse it, since nobody meant to send it.',
  },
  {
    history: 'produce, limits and times',
    call: 'too old',
    fields: ['topics.partitions.refusedRecords'],
    reason: 'We read the times of the batch, not of each record, so no record is named.',
  },
  {
    history: 'produce, idempotence',
    call: 'the second again',
    fields: [appendTime],
    reason: 'Kafka tells a time of appending for a repeated batch, though the topic keeps none.',
  },
  {
    history: 'produce, idempotence',
    call: 'the first again',
    fields: [appendTime],
    reason: 'Kafka tells a time of appending for a repeated batch, though the topic keeps none.',
  },
  {
    history: 'fetch',
    call: 'a last epoch from the future',
    fields: [
      partitionError,
      'topics.partitions.divergingEpoch',
      'topics.partitions.highWatermark',
      'topics.partitions.lastStableOffset',
      'topics.partitions.logStart',
    ],
    reason: 'We say where the logs part, as for any other epoch; Kafka says out of range.',
  },
  ...['249 characters', 'a name of JavaScript', 'a good one beside a bad one', 'defaults'].map(
    (made) => ({
      history: 'create topics',
      call: `${made} (CreateTopics v7)`,
      fields: [...Object.values(created), 'topics.topicId'],
      reason:
        'The answer lists the settings: defaults of our own, durability, and two that Kafka 4 ' +
        'has no more. What is only tried has no id.',
    }),
  ),
  {
    history: 'create topics',
    call: 'one that differs by a dot and a line',
    fields: ['topics.errorCode'],
    reason: 'Kafka makes one name of its meters of both; ours are told apart.',
  },
  {
    history: 'what there is',
    call: 'which versions',
    fields: ['apis', 'supportedFeatures', 'finalizedFeatures'],
    reason: 'We advertise what we serve: no transactions, rights, quotas or shared groups.',
  },
  {
    history: 'two members',
    call: 'a commit before there is a plan',
    fields: [partitionError],
    reason: 'We look at the member before its topics; Kafka the other way round.',
  },
  {
    history: 'another assignor',
    call: 'the group before its plan',
    fields: ['groups.members.assignment'],
    reason: 'Kafka tells what members had in the generation before; we tell nothing until then.',
  },
  {
    history: 'offsets',
    call: 'a generation without a member',
    fields: [partitionError],
    reason: 'We miss the member first: UNKNOWN_MEMBER_ID, in all versions.',
  },
  {
    history: 'list offsets',
    call: 'the start of nothing',
    fields: ['topics.partitions.leaderEpoch'],
    reason: 'We tell the epoch of the record there, and there is none; Kafka that of its leader.',
  },
  {
    history: 'list offsets',
    call: 'the local start of nothing',
    fields: ['topics.partitions.leaderEpoch'],
    reason: 'As for the start.',
  },
  {
    history: 'settings',
    call: 'some of a topic',
    fields: [described.largestBatch, described.fewestInSync, described.whoseFewest],
    reason: 'Our largest batch is 1 MiB exactly, and min.insync.replicas follows the replicas.',
  },
  {
    history: 'settings',
    call: 'what was replaced',
    fields: [described.largestBatch, described.fewestInSync, described.whoseFewest],
    reason: 'Our largest batch is 1 MiB exactly, and min.insync.replicas follows the replicas.',
  },
  {
    history: 'settings',
    call: 'what was removed',
    fields: [retention],
    reason: 'We keep records for two weeks by default.',
  },
  {
    history: 'settings',
    call: 'no keys',
    fields: Object.values(described),
    reason: 'Defaults as above, our own setting durability, and two that Kafka 4 has no more.',
  },
  {
    history: 'settings',
    call: 'no such operation',
    fields: ['resources.errorCode'],
    reason: 'Kafka answers UNKNOWN_SERVER_ERROR; we say that the request is invalid.',
  },
  ...['a key twice', 'which of the two'].map((call) => ({
    history: 'settings, the same twice',
    call,
    fields: [retention],
    reason: 'We keep records for two weeks by default.',
  })),
  {
    history: 'consumer groups, joins that are odd',
    call: 'a rebalance timeout of nothing',
    fields: [WHOLE],
    reason: 'We refuse it: no member could give up a partition in time.',
  },
  {
    history: 'consumer groups, joins that are odd',
    call: 'a pattern (',
    fields: ['assignment'],
    reason: 'We look for its topics at once; Kafka later, and answers without any meanwhile.',
  },
  ...['an epoch that was never given', 'an end without', 'a pause without a beginning'].map(
    (call) => ({
      history: 'consumer groups, joins that are odd',
      call,
      fields: ['errorCode'],
      reason: 'We miss the member, which then joins anew; Kafka the group, which ends its client.',
    }),
  ),
  {
    history: 'consumer groups, a member alone',
    call: 'a group twice',
    fields: ['groups'],
    reason: 'We describe it once: who names it a thousand times gets no more.',
  },
  {
    history: 'consumer groups, a member alone',
    call: 'what it cannot have',
    fields: ['assignment'],
    reason: 'We tell the member again what it has; Kafka passes over topics that it does not know.',
  },
  ...['by the member', 'of an epoch to come', 'of an epoch gone by'].map((who) => ({
    history: 'consumer groups, a member alone',
    call: `a commit ${who} (OffsetCommit v8)`,
    fields: [partitionError],
    reason: 'We judge the epoch, whatever version tells it; Kafka refuses all before version 9.',
  })),
  {
    history: 'directories',
    call: 'two moves of one',
    fields: ['topics.partitions'],
    reason: 'We answer each; Kafka the last.',
  },
  ...Object.entries({
    'the group without a plan': ['groups.groupState', 'groups.protocol', 'groups.members'],
    'the first, of the new generation': ['errorCode'],
    'the first, of the generation before': ['errorCode'],
    'the other, of the new generation': ['errorCode'],
    'the first plans': ['errorCode', 'assignment', 'protocolType', 'protocolName'],
    'the first commits, of the new generation': [partitionError],
  }).map(([call, fields]) => ({
    history: 'restarts, a rebalance cut short',
    call,
    fields,
    reason:
      'We keep a generation from its joins on, and its members go on to plan; ' +
      'Kafka from its plan on, and they join again.',
  })),
  ...Object.entries({
    'a partition twice': [partitionError],
    'a topic twice': ['topics'],
  }).map(([moved, fields]) => ({
    history: 'topics, the same twice',
    call: `${moved} (AlterPartitionReassignments`,
    fields,
    reason: 'Kafka moves it twice, one after the other; we refuse what may mean either.',
  })),
  ...(
    [
      ['reads, the same twice', 'a partition twice (DescribeProducers', ['topics.partitions']],
      ['reads, the same twice', 'a topic twice (DescribeProducers', ['topics']],
      [
        'groups, the same twice',
        'a partition twice (OffsetFetch',
        ['topics.partitions', 'groups.topics.partitions'],
      ],
      ['groups, the same twice', 'a topic twice (OffsetFetch', ['topics', 'groups.topics']],
      ['groups, the same twice', 'a group twice (OffsetFetch', ['groups']],
      ['groups, the same twice', 'a group twice (DescribeGroups', ['groups']],
      ['groups, the same twice', 'a group twice (FindCoordinator', ['coordinators']],
      ['find the coordinator', 'of several (FindCoordinator', ['coordinators']],
      ['settings, the same twice', 'a resource twice (DescribeConfigs', ['resources']],
      ['settings, the same twice', 'a resource twice, by other keys', ['resources']],
      ['topics, the same twice', 'a partition twice, election', ['topics']],
    ] as const
  ).map(([history, call, fields]) => ({
    history,
    call,
    fields,
    reason: 'We answer for it once: who names it a thousand times gets no more.',
  })),
];

/** What clients report otherwise of us than of Kafka; `call` is the situation. */
export const clientDifferences: readonly Difference[] = [
  {
    history: 'through kafkajs',
    call: 'the topics',
    fields: ['value[__consumer_offsets]'],
    reason: 'Kafka keeps what groups commit in a topic of its own, and lists it.',
  },
];
