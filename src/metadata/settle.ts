/**
 * The last step of every change to a partition, whatever record made it: a move whose condition has
 * become true is completed, what the ISR's size implies is drawn, and the partition epoch goes up.
 */
import assert from 'node:assert/strict';
import type { Electorate } from './election.ts';
import { firstFit, lead } from './election.ts';
import { effectiveMin, inSyncMinOf } from './in-sync-min.ts';
import { isMoving, targetReplicas } from './replicas.ts';
import type { Partition, Topic } from './rows.ts';

export interface Settled {
  readonly row: Partition;
  /** Nodes that have been moved away: they are to delete what they hold. */
  readonly dropped: readonly number[];
}

/** What one record makes of a partition. */
interface PartitionChange {
  readonly before: Partition;
  readonly after: Partition;
}

export function settle(topic: Topic, change: PartitionChange, electorate: Electorate): Settled {
  const { before, after } = change;
  const moved = completeMove(topic, change, electorate) ?? after;
  const { replicas, isr, leader } = moved;
  const isWhole = isr.length >= effectiveMin(moved, inSyncMinOf(topic, moved));
  const elr = isWhole ? [] : moved.elr;
  const lastKnown = isWhole ? [] : moved.lastKnown;
  const suspect = moved.suspect.filter(
    ({ nodeId }) => isr.includes(nodeId) || elr.includes(nodeId),
  );
  const sets = { isr: replicas.filter((id) => isr.includes(id)), elr, lastKnown, suspect };
  assert(sets.isr.length === isr.length, 'the ISR is a set of replicas');
  assert(leader === undefined || isr.includes(leader), 'the leader is in the ISR');
  const row = { ...moved, ...sets, partitionEpoch: before.partitionEpoch + 1 };
  return { row, dropped: before.replicas.filter((id) => !replicas.includes(id)) };
}

/** Whether `settle` would draw a consequence though nothing else has changed. */
export function isUnsettled(topic: Topic, row: Partition, electorate: Electorate): boolean {
  const { elr, lastKnown, isr } = row;
  if (completeMove(topic, { before: row, after: row }, electorate) !== undefined) return true;
  const isWhole = isr.length >= effectiveMin(row, inSyncMinOf(topic, row));
  return isWhole && elr.length + lastKnown.length > 0;
}

/**
 * The partition after its move, once everything that is to be added is in sync, what stays of the
 * ISR is as large as a commit needs, and one of it leads. Until then the partition has more
 * replicas, never fewer. Where one is taken away a new leader epoch begins, if the record has not
 * begun one already: if it comes back, with nothing, what it fetched before must not count.
 */
function completeMove(
  topic: Topic,
  { before, after: partition }: PartitionChange,
  electorate: Electorate,
): Partition | undefined {
  if (!isMoving(partition) || partition.leader === undefined) return undefined;
  const target = targetReplicas(partition);
  const stays = (id: number) => target.includes(id);
  const isAwaited = (id: number) => partition.adding.includes(id) && !partition.isr.includes(id);
  if (target.some(isAwaited)) return undefined;
  const moved = {
    ...partition,
    replicas: target,
    isr: partition.isr.filter(stays),
    elr: partition.elr.filter(stays),
    suspect: partition.suspect.filter(({ nodeId }) => stays(nodeId)),
    lastKnown: partition.lastKnown.filter(({ nodeId }) => stays(nodeId)),
    adding: [],
    removing: [],
  };
  if (moved.isr.length < effectiveMin(moved, inSyncMinOf(topic, moved))) return undefined;
  const hasLeft = partition.replicas.length > target.length;
  const next = stays(partition.leader) ? partition.leader : firstFit(moved, moved.isr, electorate);
  if (next === undefined) return undefined;
  const mustBegin = hasLeft && partition.leaderEpoch === before.leaderEpoch;
  return mustBegin || next !== partition.leader ? lead(moved, next) : moved;
}
