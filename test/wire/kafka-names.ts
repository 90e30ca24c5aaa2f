/**
 * What a field of Kafka's is called here, where the names differ. A name that depends on the struct
 * has several: one of them is in it.
 */
const renamed: Readonly<Record<string, string | readonly string[]>> = {
  activeProducers: 'producers',
  addingReplicas: 'adding',
  allowReplicationFactorChange: 'mayChangeReplicationFactor',
  apiKeys: 'apis',
  assignorName: 'assignor',
  batchIndex: 'index',
  batchIndexErrorMessage: 'message',
  brokerId: 'nodeId',
  clusterAuthorizedOperations: 'clusterOperations',
  committedLeaderEpoch: 'leaderEpoch',
  committedMetadata: 'metadata',
  committedOffset: 'offset',
  configOperation: 'operation',
  configSource: 'source',
  configType: 'type',
  configurationKeys: 'keys',
  coordinatorKeys: 'keys',
  currentTxnStartOffset: 'transactionStart',
  dirs: 'directories',
  eligibleLeaderReplicas: 'eligibleLeaders',
  finalizedFeaturesEpoch: 'featuresEpoch',
  forgottenTopicsData: 'forgotten',
  generationId: 'generation',
  generationIdOrMemberEpoch: 'generation',
  groupId: 'group',
  groupIds: 'groups',
  groupState: 'state',
  groupsNames: 'groups',
  includeAuthorizedOperations: 'includesAuthorizedOperations',
  includeClusterAuthorizedOperations: 'includeClusterOperations',
  includeTopicAuthorizedOperations: 'includeTopicOperations',
  index: 'partition',
  isFutureKey: 'isFuture',
  isolationLevel: 'isolation',
  isrNodes: ['inSync', 'isr'],
  lastKnownElr: 'lastKnownEligible',
  lastTimestamp: 'lastTimestampMs',
  leaderId: 'leader',
  logDir: 'path',
  logStartOffset: 'logStart',
  maxVersion: 'maxLevel',
  maxVersionLevel: 'maxLevel',
  memberAssignment: 'assignment',
  memberMetadata: 'metadata',
  minVersion: 'minLevel',
  minVersionLevel: 'minLevel',
  name: 'topic',
  numPartitions: 'partitionCount',
  partitionData: 'partitions',
  partitionId: 'partition',
  partitionIndex: 'partition',
  partitionIndexes: 'partitions',
  partitionMaxBytes: 'maxBytes',
  partitionResponses: 'partitions',
  partitionResult: 'partitions',
  partitionSize: 'sizeBytes',
  protocolData: 'protocol',
  rackId: 'rack',
  readOnly: 'isReadOnly',
  recordErrors: 'refusedRecords',
  removingReplicas: 'removing',
  replicaElectionResults: 'topics',
  replicaNodes: 'replicas',
  resourceName: 'name',
  resourceType: 'type',
  responsePartitionLimit: 'partitionsMax',
  responses: ['resources', 'topics'],
  results: ['directories', 'resources', 'topics'],
  retentionTimeMs: 'retentionMs',
  serverAssignor: 'assignor',
  statesFilter: 'states',
  subscribedTopicNames: 'topics',
  subscribedTopicRegex: 'pattern',
  throttleTimeMs: 'throttleMs',
  timestamp: 'timestampMs',
  topicAuthorizedOperations: ['authorizedOperations', 'operations'],
  topicConfigErrorCode: 'configErrorCode',
  topicData: 'topics',
  topicName: ['name', 'topic'],
  topicNames: 'names',
  topicPartitions: ['partitions', 'topics'],
  'ConsumerGroupHeartbeat request topicPartitions': 'owned',
  typesFilter: 'types',
  zkMigrationReady: 'isReadyForMigration',
};

/**
 * The field of a struct that Kafka calls `kafkaName`. `undefined`: none, or more than one could be.
 * `path`: of the struct.
 */
export function ourNameOf(
  kafkaName: string,
  path: string,
  names: readonly string[],
): string | undefined {
  if (names.includes(kafkaName)) return kafkaName;
  const found = renamed[`${path} ${kafkaName}`] ?? renamed[kafkaName] ?? [];
  const [name, another] = [found].flat().filter((one) => names.includes(one));
  return another === undefined ? name : undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** Messages that are read into another form than the wire has: back to that of the wire. */
const reshaped: Readonly<Record<string, (value: Values) => Values>> = {
  'Fetch request': ({ replicaId, replicaEpoch, ...rest }) => {
    const isConsumer = replicaId === -1 && replicaEpoch === -1;
    return {
      ...rest,
      replicaId,
      replicaState: isConsumer ? undefined : { replicaId, replicaEpoch },
    };
  },
  'DeleteTopics request': ({ topics, ...rest }) => {
    return { ...rest, topics, names: (topics as readonly Values[]).map(({ name }) => name) };
  },
};

/** `message`: the API's name, and `request` or `response`. */
export function asOnTheWire(message: string, value: unknown): unknown {
  return reshaped[message]?.(value as Values) ?? value;
}
