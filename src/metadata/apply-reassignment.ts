/**
 * Moves of replicas. A move begins here; `settle` ends it, in whichever record makes its condition
 * true. Turning back is a move to where it began: what was added meanwhile may hold what nobody
 * else does, so it stays until the others are in sync.
 *
 *     replicas [1,2,3]      move to [4,2,1]      [4,2,1,3]    adding [4]     removing [3]
 *                           then to [5,2,1]      [5,2,1,4,3]  adding [5,4]   removing [4,3]
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import type { FoundPartition } from './apply-partition.ts';
import { edited, findPartition, stalePartition } from './apply-partition.ts';
import { isSet, staleReplicas } from './broker-checks.ts';
import type { Change, Image } from './image.ts';
import { isStaying } from './node-state.ts';
import type { RecordOf } from './records.ts';
import { isMoving, settledReplicas, targetReplicas } from './replicas.ts';
import type { Partition } from './rows.ts';

export function reassignPartition(
  image: Image,
  record: RecordOf<'reassignPartition'>,
  origin: Origin,
): Applied {
  const found = findPartition(image, record);
  if ('outcome' in found) return found;
  const { partition } = found;
  if (!isSet(record.replicas)) return refused('invalidReplicas', 'a list that names a node twice');
  const added = record.replicas.filter(({ nodeId }) => !partition.replicas.includes(nodeId));
  const stale =
    stalePartition(partition, record.partitionEpoch) ??
    staleReplicas(image, added) ??
    pendingDrop(image, partition, added);
  if (stale !== undefined) return stale;
  const target = record.replicas.map(({ nodeId }) => nodeId);
  const { changes } = edited(image, found, () => moveTo(partition, target));
  return done([...changes, ...implied(image, { ...found, target, index: origin.index })]);
}

/**
 * A node whose replicas are taken from it while it is fenced gets its share again when it is back.
 * And who gives a partition fewer replicas has counted them: they grow no more by themselves.
 */
function implied(
  image: Image,
  {
    topic,
    partition,
    target,
    index,
  }: FoundPartition & { readonly target: readonly number[]; readonly index: number },
): Change[] {
  const before = targetReplicas(partition);
  const left = before.filter((id) => !target.includes(id));
  const nodes = left.flatMap((id): Change[] => {
    const node = image.nodes.get(id);
    const isLost = image.brokers.get(id)?.state === 'fenced' && node?.state === 'member';
    return isLost ? [{ type: 'node', row: { ...node, state: 'joining' } }] : [];
  });
  const isByChoice = target.length < before.length && left.every((id) => isStaying(image, id));
  if (!isByChoice || topic.replicationFactorIsExplicit) return nodes;
  const row = { ...topic, replicationFactorIsExplicit: true, revision: index };
  return [...nodes, { type: 'topic', row }];
}

export function cancelReassignment(image: Image, record: RecordOf<'cancelReassignment'>): Applied {
  const found = findPartition(image, record);
  if ('outcome' in found) return found;
  const { partition } = found;
  const stale = stalePartition(partition, record.partitionEpoch);
  if (stale !== undefined) return stale;
  if (!isMoving(partition)) return refused('noReassignment', 'no replica is being moved');
  return edited(image, found, () => moveTo(partition, settledReplicas(partition)));
}

function moveTo(partition: Partition, target: readonly number[]): Partition {
  const before = settledReplicas(partition);
  const replicas = [...target, ...partition.replicas.filter((id) => !target.includes(id))];
  return {
    ...partition,
    replicas,
    adding: replicas.filter((id) => !before.includes(id)),
    removing: replicas.filter((id) => !target.includes(id)),
  };
}

/** A node that has still to delete this partition would delete what it is given now. */
function pendingDrop(
  image: Image,
  { topicId, id }: Partition,
  added: readonly { readonly nodeId: number }[],
): Applied | undefined {
  const waiting = image.drop(topicId, id)?.waiting ?? [];
  const blocked = added.find(({ nodeId }) => waiting.some((it) => it.nodeId === nodeId));
  if (blocked === undefined) return undefined;
  const what = 'has still to delete what it held of the partition before';
  return refused('dropPending', `node ${blocked.nodeId} ${what}`);
}
