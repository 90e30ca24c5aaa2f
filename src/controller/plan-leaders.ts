/**
 * Spreads leaderships over the brokers that are there: first the preferred leaders get back what is
 * theirs, then, where those are unevenly spread themselves, others are made the preferred ones. No
 * replica moves.
 */
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { isMoving } from '../metadata/replicas.ts';
import type { Partition } from '../metadata/rows.ts';
import { balanceLeaders } from './balance-leaders.ts';
import { candidatesOf, registeredAs } from './placement.ts';

type LeaderChange = RecordOf<'electLeader'> | RecordOf<'reassignPartition'>;

/** An order that somebody chose is kept while the busiest leads only so much above the mean. */
const SURPLUS_TOLERATED = 0.1;

export function planLeaders(image: Image, changesMax: number): LeaderChange[] {
  const settled = [...image.topics.keys()]
    .flatMap((topicId) => image.partitionsOf(topicId))
    .filter((partition) => partition.leader !== undefined && !isMoving(partition));
  const elections = settled.filter((partition) => maybeLeads(image, partition));
  if (elections.length > 0) return elections.slice(0, changesMax).map(preferredElection);
  return reorder(image, settled, changesMax);
}

/** Whether the preferred leader could lead, and does not. */
function maybeLeads(image: Image, { replicas, leader, isr, suspect }: Partition): boolean {
  const [preferred] = replicas;
  if (preferred === undefined || preferred === leader || !isr.includes(preferred)) return false;
  if (suspect.some(({ nodeId }) => nodeId === preferred)) return false;
  return image.brokers.get(preferred)?.state === 'active';
}

function preferredElection({ topicId, id, partitionEpoch }: Partition): LeaderChange {
  const at = { topicId, partition: id, partitionEpoch };
  return { type: 'electLeader', ...at, nodeId: undefined, acceptLoss: false };
}

function reorder(
  image: Image,
  partitions: readonly Partition[],
  changesMax: number,
): LeaderChange[] {
  const counts = new Map(candidatesOf(image).map(({ nodeId }) => [nodeId, 0]));
  const ordered = partitions.filter(({ replicas }) => replicas.every((id) => counts.has(id)));
  for (const { replicas } of ordered) {
    const [first = 0] = replicas;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const mean = ordered.length / Math.max(1, counts.size);
  const most = Math.max(0, ...counts.values());
  if (most - mean < Math.max(1, mean * SURPLUS_TOLERATED)) return [];
  const nobody = new Map([...counts.keys()].map((id) => [id, 0]));
  const balanced = balanceLeaders(
    ordered.map(({ replicas }) => replicas),
    nobody,
    changesMax,
  );
  return ordered.flatMap((partition, at): LeaderChange[] => {
    const replicas = balanced[at] ?? partition.replicas;
    if (replicas[0] === partition.replicas[0]) return [];
    const { topicId, id, partitionEpoch } = partition;
    const chosen = replicas.map((nodeId) => registeredAs(image, nodeId));
    const place = { topicId, partition: id, partitionEpoch, replicas: chosen };
    return [{ type: 'reassignPartition', ...place }];
  });
}
