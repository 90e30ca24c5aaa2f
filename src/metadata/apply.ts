/**
 * The replicated state machine: one committed entry on one image. Pure, so that every node comes to
 * the same state.
 *
 * A proposal counts once. Per node and incarnation the numbers are applied in order and without a
 * gap; a number that was applied before is answered with its kept result. A registration (or the
 * forming of the cluster) under a new incarnation begins at 1 and ends the old one's proposals.
 */
import type { CommandEntry } from '../../raft/entry.ts';
import type { Applied, Origin } from './applied.ts';
import { allocateProducerIds, formCluster, raiseFeatureLevel } from './apply-cluster.ts';
import { confirmDrops } from './apply-drops.ts';
import { drainBroker, fenceBroker, leaveBroker } from './apply-fencing.ts';
import { changeGroup } from './apply-groups.ts';
import { deleteKey, putKey } from './apply-keys.ts';
import { acquireLock, expireLeases, grantLease, leaveLock, revokeLease } from './apply-leases.ts';
import { admitNode, completeJoin, forgetNode, removeNode } from './apply-nodes.ts';
import { commitOffsets, deleteOffsets } from './apply-offsets.ts';
import { alterPartition, electLeader, renewLeadership, reportDamage } from './apply-partition.ts';
import { cancelReassignment, reassignPartition } from './apply-reassignment.ts';
import { registerBroker } from './apply-registration.ts';
import { assignSlots } from './apply-slots.ts';
import { addPartitions, alterTopic, createTopic, deleteTopic } from './apply-topic.ts';
import type { Change, Image } from './image.ts';
import type { MetadataRecord, Proposal, RecordOf } from './records.ts';
import { decodeProposal } from './records.ts';
import type { Outcome, Proposals } from './rows.ts';

/** A node has at most this many proposals in flight, so no older result can be asked for. */
export const resultsKept = 64;

/** What the proposer learns. */
export type Answer =
  /** Applied, now or when it first came; `index` is where. */
  | { readonly type: 'outcome'; readonly index: number; readonly outcome: Outcome }
  /** An earlier number is missing: send again from `nextSequence`, in order. */
  | { readonly type: 'gap'; readonly nextSequence: number }
  /** So old that its result is no longer kept. */
  | { readonly type: 'forgotten' }
  /** The node has registered under another incarnation, or has not registered. */
  | { readonly type: 'staleIncarnation' };

export interface EntryApplied {
  readonly changes: readonly Change[];
  readonly answer: Answer;
}

/** Throws on an entry that this program cannot read: a node that cannot apply must not go on. */
export function apply(image: Image, entry: CommandEntry): EntryApplied {
  const proposal = decodeProposal(entry.payload, entry.version);
  const { nodeId, incarnation, sequence, record } = proposal;
  const known = image.proposals.get(nodeId);
  const current = known?.incarnation === incarnation ? known : undefined;
  if (current === undefined && !mayBegin(record)) return answered({ type: 'staleIncarnation' });

  const lastSequence = current?.lastSequence ?? 0;
  if (sequence > lastSequence + 1) return answered({ type: 'gap', nextSequence: lastSequence + 1 });
  if (current !== undefined && sequence <= lastSequence)
    return answered(keptAnswer(current, sequence));

  const origin = { nodeId, incarnation, index: entry.index, term: entry.term };
  const applied = applyRecord(image, record, origin);
  const answer: Answer = { type: 'outcome', index: entry.index, outcome: applied.outcome };
  // A beginning that was refused has begun nothing: the next attempt is again number 1.
  if (current === undefined && applied.outcome.type === 'refused') return answered(answer);
  const row = withResult(current, proposal, { index: entry.index, outcome: applied.outcome });
  return { changes: [...applied.changes, { type: 'proposals', row }], answer };
}

/** One that comes too late is refused as such, and its node begins again by registering. */
export function mayBegin(record: MetadataRecord): boolean {
  return record.type === 'registerBroker' || record.type === 'formCluster';
}

function answered(answer: Answer): EntryApplied {
  return { changes: [], answer };
}

function keptAnswer(proposals: Proposals, sequence: number): Answer {
  const kept = proposals.results.at(sequence - proposals.lastSequence - 1);
  const isForgotten = sequence <= proposals.lastSequence - proposals.results.length;
  if (isForgotten || kept === undefined) return { type: 'forgotten' };
  return { type: 'outcome', ...kept };
}

function withResult(
  current: Proposals | undefined,
  { nodeId, incarnation, sequence }: Proposal,
  result: Proposals['results'][number],
): Proposals {
  const results = [...(current?.results ?? []), result].slice(-resultsKept);
  return { nodeId, incarnation, lastSequence: sequence, results };
}

function applyRecord(image: Image, record: MetadataRecord, origin: Origin): Applied {
  switch (record.type) {
    case 'formCluster':
      return formCluster(image, record);
    case 'registerBroker':
      return registerBroker(image, record, origin);
    case 'createTopic':
      return createTopic(image, record, origin);
    case 'deleteTopic':
      return deleteTopic(image, record);
    case 'confirmDrops':
      return confirmDrops(image, record, origin);
    case 'allocateProducerIds':
      return allocateProducerIds(image, record, origin);
    case 'renewLeadership':
      return renewLeadership(image, record, origin);
    case 'raiseFeatureLevel':
      return raiseFeatureLevel(image, record);
    case 'admitNode':
    case 'completeJoin':
    case 'removeNode':
    case 'forgetNode':
      return applyNodeRecord(image, record, origin);
    case 'fenceBroker':
      return fenceBroker(image, record, origin);
    case 'drainBroker':
      return drainBroker(image, record, origin);
    case 'leaveBroker':
      return leaveBroker(image, record, origin);
    case 'alterTopic':
      return alterTopic(image, record, origin);
    case 'addPartitions':
      return addPartitions(image, record, origin);
    case 'alterPartition':
      return alterPartition(image, record, origin);
    case 'reportDamage':
      return reportDamage(image, record, origin);
    case 'reassignPartition':
      return reassignPartition(image, record, origin);
    case 'cancelReassignment':
      return cancelReassignment(image, record);
    case 'electLeader':
      return electLeader(image, record);
    case 'assignSlots':
      return assignSlots(image, record, origin);
    case 'putKey':
    case 'deleteKey':
    case 'grantLease':
    case 'revokeLease':
    case 'expireLeases':
    case 'acquireLock':
    case 'leaveLock':
      return applyKeyRecord(image, record, origin);
    case 'commitOffsets':
      return commitOffsets(image, record);
    case 'deleteOffsets':
      return deleteOffsets(image, record);
    case 'putGroup':
    case 'removeGroup':
    case 'expireGroup':
      return changeGroup(image, record, origin);
    case 'refuse':
      return {
        changes: [],
        outcome: { type: 'refused', code: record.code, message: record.message },
      };
    default:
      return record satisfies never;
  }
}

type NodeRecordType = 'admitNode' | 'completeJoin' | 'removeNode' | 'forgetNode';

function applyNodeRecord(image: Image, record: RecordOf<NodeRecordType>, origin: Origin): Applied {
  switch (record.type) {
    case 'admitNode':
      return admitNode(image, record);
    case 'completeJoin':
      return completeJoin(image, record, origin);
    case 'removeNode':
      return removeNode(image, record);
    case 'forgetNode':
      return forgetNode(image, record, origin);
    default:
      return record satisfies never;
  }
}

type KeyRecordType =
  | 'putKey'
  | 'deleteKey'
  | 'grantLease'
  | 'revokeLease'
  | 'expireLeases'
  | 'acquireLock'
  | 'leaveLock';

function applyKeyRecord(image: Image, record: RecordOf<KeyRecordType>, origin: Origin): Applied {
  switch (record.type) {
    case 'putKey':
      return putKey(image, record, origin);
    case 'deleteKey':
      return deleteKey(image, record, origin);
    case 'grantLease':
      return grantLease(image, record, origin);
    case 'revokeLease':
      return revokeLease(image, record, origin);
    case 'expireLeases':
      return expireLeases(image, record, origin);
    case 'acquireLock':
      return acquireLock(image, record, origin);
    case 'leaveLock':
      return leaveLock(image, record, origin);
    default:
      return record satisfies never;
  }
}
