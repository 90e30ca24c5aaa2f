import type { Change } from './image.ts';
import type { Outcome } from './rows.ts';

/** What one record does: the rows it changes, and what its proposer is told. */
export interface Applied {
  readonly changes: readonly Change[];
  readonly outcome: Outcome;
}

/** Where a record came from, and where it stands in the log. */
export interface Origin {
  readonly nodeId: number;
  readonly incarnation: string;
  readonly index: number;
  readonly term: number;
}

/**
 * Why a record changed nothing. Kept with the proposer's number and sent to clients by name, so a
 * name never changes its meaning.
 */
export type RefusalCode =
  | 'alreadyFormed'
  | 'dropPending'
  | 'groupNotEmpty'
  | 'ineligibleReplica'
  | 'invalidConfig'
  | 'invalidIsr'
  | 'invalidReplicas'
  | 'keySpaceFull'
  | 'leaseNotFound'
  | 'nodeInUse'
  | 'nodeNotFound'
  | 'noReassignment'
  | 'notFormed'
  | 'partitionNotFound'
  | 'partitionOnline'
  | 'programTooOld'
  | 'staleBrokerEpoch'
  | 'staleController'
  | 'staleFeatureLevel'
  | 'staleGeneration'
  | 'staleLeaderEpoch'
  | 'stalePartitionEpoch'
  | 'staleReplicas'
  | 'staleRevision'
  | 'staleSlotEpoch'
  | 'topicExists'
  | 'topicNotFound';

export function refused(code: RefusalCode, message: string): Applied {
  return { changes: [], outcome: { type: 'refused', code, message } };
}

export function done(changes: readonly Change[]): Applied {
  return { changes, outcome: { type: 'done' } };
}
