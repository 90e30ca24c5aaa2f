/**
 * What leaders, replicas and operators ask of one partition. Each names what it was decided on, so
 * that of two decisions made on one image only the first counts.
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { withoutReplica } from './apply-registration.ts';
import { isCurrent, isSet, staleBroker } from './broker-checks.ts';
import { elect, electAny, electOther, firstFit, lead, leadUncleanly, without } from './election.ts';
import type { Image } from './image.ts';
import type { PartitionEdit } from './partition-edit.ts';
import { brokersOf, editPartition } from './partition-edit.ts';
import type { RecordOf } from './records.ts';
import type { Partition, Topic } from './rows.ts';

export interface FoundPartition {
  readonly topic: Topic;
  readonly partition: Partition;
}

/**
 * The leader's change of its ISR. Whoever leaves holds all that was committed so far and enters the
 * ELR, which `settle` empties where the rest has the minimum (KIP-966).
 */
export function alterPartition(
  image: Image,
  record: RecordOf<'alterPartition'>,
  origin: Origin,
): Applied {
  const found = findPartition(image, record);
  if ('outcome' in found) return found;
  const { partition } = found;
  const stale =
    staleBroker(image, origin, record.brokerEpoch) ??
    staleLeader(partition, origin, record.leaderEpoch) ??
    stalePartition(partition, record.partitionEpoch) ??
    unfitIsr(image, partition, record);
  if (stale !== undefined) return stale;
  const isr = record.isr.map(({ nodeId }) => nodeId);
  return edited(image, found, () => {
    const left = [...partition.isr, ...partition.elr].filter((id) => !isr.includes(id));
    return {
      ...partition,
      isr,
      elr: left,
      suspect: partition.suspect.filter(({ nodeId }) => !record.cleared.includes(nodeId)),
      lastKnown: partition.lastKnown.filter(({ nodeId }) => !isr.includes(nodeId)),
    };
  });
}

/**
 * A refusal unless the ISR is made of replicas with the leader among them, each live under the very
 * registration that the leader saw catching up (KIP-841, KIP-903), and none added while suspect.
 */
function unfitIsr(
  image: Image,
  partition: Partition,
  { isr, cleared }: RecordOf<'alterPartition'>,
): Applied | undefined {
  const has = (id: number | undefined) => isr.some(({ nodeId }) => nodeId === id);
  const areReplicas = isr.every(({ nodeId }) => partition.replicas.includes(nodeId));
  if (!isSet(isr) || !areReplicas || !has(partition.leader) || !cleared.every(has)) {
    return refused('invalidIsr', 'the ISR is made of replicas, the leader is one of them');
  }
  for (const member of isr) {
    const { nodeId } = member;
    const isSuspect = partition.suspect.some((end) => end.nodeId === nodeId);
    const isAdded = !partition.isr.includes(nodeId);
    if (isCurrent(image, member) && !(isSuspect && isAdded && !cleared.includes(nodeId))) continue;
    return refused('ineligibleReplica', `node ${nodeId} is fenced, suspect or has started anew`);
  }
  return undefined;
}

/**
 * The replica leaves ISR and ELR, and another one leads: not this one, whatever is allowed. Where
 * another one leads already it begins a new leader epoch, also when the replica is in neither: what
 * it has fetched until now would let it join the ISR again at once. A broker that is fenced is
 * believed, too, because it may come to be counted on again. What was reported under an earlier
 * leader epoch may be mended by now, and is reported anew if it is not.
 */
export function reportDamage(
  image: Image,
  record: RecordOf<'reportDamage'>,
  origin: Origin,
): Applied {
  const found = findPartition(image, record);
  if ('outcome' in found) return found;
  const { nodeId } = origin;
  if (image.brokers.get(nodeId)?.brokerEpoch !== record.brokerEpoch) {
    return refused('staleBrokerEpoch', `node ${nodeId} has registered anew`);
  }
  const { partition } = found;
  if (partition.leaderEpoch !== record.leaderEpoch) {
    return refused('staleLeaderEpoch', `the leader epoch is ${partition.leaderEpoch} by now`);
  }
  const isMember = [partition.isr, partition.elr].some((ids) => ids.includes(nodeId));
  const wasKnown = partition.lastKnown.some((end) => end.nodeId === nodeId);
  const { leader, replicas } = partition;
  const isLed = leader !== undefined && replicas.includes(nodeId);
  if (!isMember && !wasKnown && !isLed) return done([]);
  return edited(image, found, (_, electorate) => {
    const rest = withoutReplica(partition, nodeId);
    const mustElect = leader === nodeId || leader === undefined;
    return mustElect ? elect(rest, without(nodeId, electorate)) : lead(rest, leader);
  });
}

export function renewLeadership(
  image: Image,
  record: RecordOf<'renewLeadership'>,
  origin: Origin,
): Applied {
  const found = findPartition(image, record);
  if ('outcome' in found) return found;
  const stale =
    staleBroker(image, origin, record.brokerEpoch) ??
    staleLeader(found.partition, origin, record.leaderEpoch);
  return stale ?? edited(image, found, electOther);
}

export function electLeader(image: Image, record: RecordOf<'electLeader'>): Applied {
  const found = findPartition(image, record);
  if ('outcome' in found) return found;
  const { partition } = found;
  const stale = stalePartition(partition, record.partitionEpoch);
  if (stale !== undefined) return stale;
  return record.acceptLoss
    ? electWithLoss(image, found, record.nodeId)
    : electWanted(image, found, record.nodeId ?? partition.replicas[0]);
}

function electWanted(image: Image, found: FoundPartition, wanted: number | undefined): Applied {
  const { partition } = found;
  if (wanted === undefined || partition.leader === wanted) return done([]);
  const candidates = partition.isr.filter((id) => id === wanted);
  const changes = editedChanges(image, found, (_, electorate) => {
    const next = firstFit(partition, candidates, electorate);
    return next === undefined ? partition : lead(partition, next);
  });
  if (changes.length > 0) return done(changes);
  return refused('ineligibleReplica', `node ${wanted} is not in sync, or suspect`);
}

/** Only where nobody can lead without a loss: a leader, if there is one, holds all there is. */
function electWithLoss(image: Image, found: FoundPartition, wanted: number | undefined): Applied {
  const { partition } = found;
  if (partition.leader !== undefined) {
    return refused('partitionOnline', `node ${partition.leader} leads, so nothing need be lost`);
  }
  const changes = editedChanges(image, found, (_, electorate) => {
    if (wanted === undefined) return electAny(partition, electorate);
    const isFit = partition.replicas.includes(wanted) && electorate.stateOf(wanted) !== 'fenced';
    return isFit ? leadUncleanly(partition, wanted) : partition;
  });
  if (changes.length > 0) return done(changes);
  return refused('ineligibleReplica', 'no such replica is live');
}

export function findPartition(
  image: Image,
  { topicId, partition: id }: { readonly topicId: string; readonly partition: number },
): FoundPartition | Applied {
  const topic = image.topics.get(topicId);
  const partition = image.partition(topicId, id);
  if (topic !== undefined && partition !== undefined) return { topic, partition };
  return refused('partitionNotFound', 'there is no such partition, or no longer');
}

export function stalePartition(partition: Partition, epoch: number): Applied | undefined {
  if (partition.partitionEpoch === epoch) return undefined;
  const message = `the partition is at partition epoch ${partition.partitionEpoch}`;
  return refused('stalePartitionEpoch', message);
}

export function edited(image: Image, found: FoundPartition, edit: PartitionEdit): Applied {
  return done(editedChanges(image, found, edit));
}

function editedChanges(image: Image, found: FoundPartition, edit: PartitionEdit) {
  return editPartition(image, { ...found, brokerOf: brokersOf(image) }, edit);
}

function staleLeader(partition: Partition, { nodeId }: Origin, epoch: number): Applied | undefined {
  if (partition.leader === nodeId && partition.leaderEpoch === epoch) return undefined;
  return refused('staleLeaderEpoch', `the partition is at leader epoch ${partition.leaderEpoch}`);
}
