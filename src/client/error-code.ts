/**
 * What a `BalsaError` is called. Nodes of a later release may refuse with codes that are not known
 * here (`docs/protocol.md`): a program goes by `retriable` then.
 */

/** What a node refuses with. */
export type RefusalCode =
  | 'compacted'
  | 'controllerUnavailable'
  | 'coordinatorLoading'
  | 'coordinatorNotAvailable'
  | 'corruptBatch'
  | 'dropPending'
  | 'fencedInstance'
  | 'fencedLeaderEpoch'
  | 'fencedMember'
  | 'groupFull'
  | 'groupNotEmpty'
  | 'groupNotFound'
  | 'groupSubscribed'
  | 'groupTooLarge'
  | 'illegalGeneration'
  | 'inconsistentProtocol'
  | 'ineligibleReplica'
  | 'invalidConfig'
  | 'invalidGroup'
  | 'invalidPartitions'
  | 'invalidPath'
  | 'invalidPattern'
  | 'invalidRecord'
  | 'invalidReplicas'
  | 'invalidReplicationFactor'
  | 'invalidRequest'
  | 'invalidSessionTimeout'
  | 'invalidTimestamp'
  | 'invalidTopicName'
  | 'keySpaceFull'
  | 'leaseNotFound'
  | 'lockNotAcquired'
  | 'logDamaged'
  | 'lossNotAccepted'
  | 'memberIdRequired'
  | 'messageTooLarge'
  | 'metadataChanged'
  | 'noReassignment'
  | 'nodeInUse'
  | 'nodeNotFound'
  | 'notController'
  | 'notCoordinator'
  | 'notDeletable'
  | 'notEnoughReplicas'
  | 'notEnoughReplicasAfterAppend'
  | 'notLeader'
  | 'offsetMetadataTooLarge'
  | 'offsetNotAvailable'
  | 'offsetOutOfRange'
  | 'outOfOrderSequence'
  | 'partitionNotFound'
  | 'partitionOnline'
  | 'producerFenced'
  | 'rebalanceInProgress'
  | 'requestTimedOut'
  | 'staleMemberEpoch'
  | 'staleRevision'
  | 'storageFull'
  | 'topicExists'
  | 'topicNotFound'
  | 'unknownLeaderEpoch'
  | 'unknownMember'
  | 'unknownTopicId'
  | 'unreleasedInstance'
  | 'unsupportedAssignor'
  | 'unsupportedCodec'
  | 'unsupportedMagic'
  | 'valueTooLarge';

/**
 *     unavailable      no server could be reached
 *     timeout          no server answered in time; a change may have been made
 *     deliveryTimeout  a record was not acknowledged in time; it may or may not be stored
 *     messageTooLarge  a record that no batch could carry was refused before it was sent
 *     closed           the client or producer was closed meanwhile
 *     corrupt          a batch that does not check arrived again and again
 *     unsupportedCodec what compresses or opens a batch is not installed
 *     notAssigned      a partition that this member of a group may not read now
 *     otherCluster     the server is of another cluster than the one that this client began with
 *     invalidArgument  the call itself
 *     internal         none of these: a fault of a server or of the client
 */
export type ClientCode =
  | 'unavailable'
  | 'timeout'
  | 'deliveryTimeout'
  | 'messageTooLarge'
  | 'closed'
  | 'corrupt'
  | 'unsupportedCodec'
  | 'notAssigned'
  | 'otherCluster'
  | 'invalidArgument'
  | 'internal';

/** Any text may come; those that are known can be completed by an editor. */
export type BalsaErrorCode = RefusalCode | ClientCode | (string & {});
