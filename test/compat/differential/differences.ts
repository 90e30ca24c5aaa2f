/**
 * Where we answer otherwise than Kafka, on purpose. docs/kafka-differences.md is made of this list.
 * A call that is not here is answered alike; one that is here and is answered alike is taken out.
 */

export interface Difference {
  readonly history: string;
  /** Its name begins so. */
  readonly call: string;
  readonly reason: string;
}

export const differences: readonly Difference[] = [
  {
    history: 'produce, batches that are odd',
    call: 'a transactional batch',
    reason: 'There are no transactions yet: the batch is refused, not the right to one.',
  },
  {
    history: 'produce, batches that are odd',
    call: 'an unknown codec',
    reason: 'Kafka answers UNKNOWN_SERVER_ERROR; we name the codec.',
  },
  {
    history: 'produce, batches that are odd',
    call: 'a length beyond its end',
    reason: 'What is cut short does not check: CORRUPT_MESSAGE, which a client sends again.',
  },
  {
    history: 'produce, batches that are odd',
    call: 'half a batch',
    reason: 'What is cut short does not check: CORRUPT_MESSAGE, which a client sends again.',
  },
  {
    history: 'produce, bytes behind the batch',
    call: 'garbage',
    reason:
      'Kafka drops what follows the batch unseen; we refuse it, since nobody meant to send it.',
  },
  {
    history: 'produce, limits and times',
    call: 'too old',
    reason: 'We read the times of the batch, not of each record, so no record is named.',
  },
  {
    history: 'produce, idempotence',
    call: 'the second again',
    reason: 'Kafka tells a time of appending for a repeated batch, though the topic keeps none.',
  },
  {
    history: 'produce, idempotence',
    call: 'the first again',
    reason: 'Kafka tells a time of appending for a repeated batch, though the topic keeps none.',
  },
  {
    history: 'fetch',
    call: 'a last epoch from the future',
    reason: 'We say where the logs part, as for any other epoch; Kafka says out of range.',
  },
  ...['249 characters', 'a name of JavaScript', 'a good one beside a bad one', 'defaults'].map(
    (made) => ({
      history: 'create topics',
      call: `${made} (CreateTopics v7)`,
      reason: 'The answer lists the settings, whose defaults are ours, and durability among them.',
    }),
  ),
  {
    history: 'create topics',
    call: 'one that differs by a dot and a line',
    reason: 'Kafka makes one name of its meters of both; ours are told apart.',
  },
  {
    history: 'what there is',
    call: 'which versions',
    reason: 'We advertise what we serve: no transactions, rights, quotas or shared groups.',
  },
  {
    history: 'two members',
    call: 'a commit before there is a plan',
    reason: 'We look at the member before its topics; Kafka the other way round.',
  },
  {
    history: 'another assignor',
    call: 'the group before its plan',
    reason: 'Kafka tells what members had in the generation before; we tell nothing until then.',
  },
  {
    history: 'offsets',
    call: 'a generation without a member',
    reason: 'We miss the member first: UNKNOWN_MEMBER_ID, in all versions.',
  },
  {
    history: 'list offsets',
    call: 'the start of nothing',
    reason: 'We tell the epoch of the record there, and there is none; Kafka that of its leader.',
  },
  {
    history: 'list offsets',
    call: 'the local start of nothing',
    reason: 'As for the start.',
  },
  {
    history: 'settings',
    call: 'some of a topic',
    reason: 'Our largest batch is 1 MiB exactly, and min.insync.replicas follows the replicas.',
  },
  {
    history: 'settings',
    call: 'what was replaced',
    reason: 'Our largest batch is 1 MiB exactly, and min.insync.replicas follows the replicas.',
  },
  {
    history: 'settings',
    call: 'what was removed',
    reason: 'We keep records for two weeks by default.',
  },
  {
    history: 'settings',
    call: 'no keys',
    reason: 'Defaults as above, and our own setting durability.',
  },
  {
    history: 'settings',
    call: 'no such operation',
    reason: 'Kafka answers UNKNOWN_SERVER_ERROR; we say that the request is invalid.',
  },
  ...['a resource twice (', 'a resource twice, by other', 'a key twice', 'which of the two'].map(
    (described) => ({
      history: 'settings, the same twice',
      call: described,
      reason: 'We keep records for two weeks by default.',
    }),
  ),
  {
    history: 'consumer groups, joins that are odd',
    call: 'a rebalance timeout of nothing',
    reason: 'We refuse it: no member could give up a partition in time.',
  },
  {
    history: 'consumer groups, joins that are odd',
    call: 'a pattern (',
    reason: 'We look for its topics at once; Kafka later, and answers without any meanwhile.',
  },
  ...['an epoch that was never given', 'an end without', 'a pause without a beginning'].map(
    (call) => ({
      history: 'consumer groups, joins that are odd',
      call,
      reason: 'We miss the member, which then joins anew; Kafka the group, which ends its client.',
    }),
  ),
  {
    history: 'consumer groups, a member alone',
    call: 'a group twice',
    reason: 'We describe it once: who names it a thousand times gets no more.',
  },
  {
    history: 'consumer groups, a member alone',
    call: 'what it cannot have',
    reason: 'We tell the member again what it has; Kafka passes over topics that it does not know.',
  },
  ...['by the member', 'of an epoch to come', 'of an epoch gone by'].map((who) => ({
    history: 'consumer groups, a member alone',
    call: `a commit ${who} (OffsetCommit v8)`,
    reason: 'We judge the epoch, whatever version tells it; Kafka refuses all before version 9.',
  })),
  {
    history: 'directories',
    call: 'two moves of one',
    reason: 'We answer each; Kafka the last.',
  },
  ...[
    'the group without a plan',
    'the first, of the new generation',
    'the first, of the generation before',
    'the other, of the new generation',
    'the first plans',
    'the first commits, of the new generation',
  ].map((call) => ({
    history: 'restarts, a rebalance cut short',
    call,
    reason:
      'We keep a generation from its joins on, and its members go on to plan; ' +
      'Kafka from its plan on, and they join again.',
  })),
  ...['a partition twice', 'a topic twice'].map((moved) => ({
    history: 'topics, the same twice',
    call: `${moved} (AlterPartitionReassignments`,
    reason: 'Kafka moves it twice, one after the other; we refuse what may mean either.',
  })),
  ...(
    [
      ['reads, the same twice', 'a partition twice (DescribeProducers'],
      ['reads, the same twice', 'a topic twice (DescribeProducers'],
      ['groups, the same twice', 'a partition twice (OffsetFetch'],
      ['groups, the same twice', 'a topic twice (OffsetFetch'],
      ['groups, the same twice', 'a group twice (OffsetFetch'],
      ['groups, the same twice', 'a group twice (DescribeGroups'],
      ['groups, the same twice', 'a group twice (FindCoordinator'],
      ['find the coordinator', 'of several (FindCoordinator'],
      ['settings, the same twice', 'a resource twice (DescribeConfigs'],
      ['settings, the same twice', 'a resource twice, by other keys'],
      ['topics, the same twice', 'a partition twice, election'],
    ] as const
  ).map(([history, call]) => ({
    history,
    call,
    reason: 'We answer for it once: who names it a thousand times gets no more.',
  })),
];

/** What clients report otherwise of us than of Kafka; `call` is the situation. */
export const clientDifferences: readonly Difference[] = [
  {
    history: 'through kafkajs',
    call: 'the topics',
    reason: 'Kafka keeps what groups commit in a topic of its own, and lists it.',
  },
];
