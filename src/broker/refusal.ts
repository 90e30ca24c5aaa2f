/** Why a service refused. A closed set: each door has one table that says what it becomes there. */
import type { GroupRefusalCode } from '../coordinator/group-machine.ts';
import type { Outcome } from '../metadata/rows.ts';
import type { PartitionRefusalCode } from '../replication/refusal.ts';

export type RefusalCode =
  | PartitionRefusalCode
  | GroupRefusalCode
  | 'topicNotFound'
  | 'unknownTopicId'
  | 'partitionNotFound'
  | 'topicExists'
  | 'invalidTopicName'
  | 'invalidGroup'
  /** The member's epoch is not the one that it names: it has to join again. */
  | 'fencedMember'
  /** Another member has the instance id, and has not left. */
  | 'unreleasedInstance'
  | 'unsupportedAssignor'
  | 'invalidPattern'
  /** Members of the group read this topic. */
  | 'groupSubscribed'
  | 'offsetMetadataTooLarge'
  | 'invalidPath'
  | 'valueTooLarge'
  /** There are as many keys, leases or waiters as there may be. */
  | 'keySpaceFull'
  | 'leaseNotFound'
  | 'lockNotAcquired'
  /** What was asked for is older than what this node still knows. */
  | 'compacted'
  | 'invalidReplicas'
  | 'nodeNotFound'
  /** It is the last one. */
  | 'nodeInUse'
  /** No move is under way. */
  | 'noReassignment'
  /** The node has still to delete what it held of the partition before. */
  | 'dropPending'
  /** The replica cannot lead: it is not in sync, suspect, or not live. */
  | 'ineligibleReplica'
  /** The partition has a leader, so nothing need be lost. */
  | 'partitionOnline'
  /** Records may be lost, and nobody has said that they may. */
  | 'lossNotAccepted'
  /** The topic's records are not to be deleted. */
  | 'notDeletable'
  /** Only the controller can answer. */
  | 'notController'
  | 'invalidConfig'
  | 'invalidPartitions'
  | 'invalidReplicationFactor'
  /** The topic, or the key, is not at the revision that the caller named. */
  | 'staleRevision'
  /** The metadata moved on between the decision and its application: nothing was changed. */
  | 'metadataChanged'
  /** No controller answered in time; what was asked for may yet happen. */
  | 'controllerUnavailable';

export interface Refusal {
  readonly type: 'refused';
  readonly code: RefusalCode;
  /** What happened, why, and what to do next. */
  readonly message: string;
  /** Those that a batch was refused for, by their place in it. */
  readonly records?: readonly { readonly index: number; readonly message: string }[];
  readonly leader?: { readonly nodeId: number; readonly leaderEpoch?: number };
}

export function refuse(code: RefusalCode, message: string): Refusal {
  return { type: 'refused', code, message };
}

/** A record that `apply` refused, in the words of the services. */
export function refusalOf({ code, message }: Extract<Outcome, { type: 'refused' }>): Refusal {
  switch (code) {
    case 'dropPending':
    case 'groupNotEmpty':
    case 'ineligibleReplica':
    case 'invalidConfig':
    case 'invalidReplicas':
    case 'keySpaceFull':
    case 'leaseNotFound':
    case 'nodeInUse':
    case 'nodeNotFound':
    case 'noReassignment':
    case 'partitionNotFound':
    case 'partitionOnline':
    case 'topicExists':
    case 'topicNotFound':
    case 'staleRevision':
      return refuse(code, message);
    // The member has not heard of the rebalance yet.
    case 'staleGeneration':
      return refuse('rebalanceInProgress', message);
    default:
      return refuse('metadataChanged', message);
  }
}
