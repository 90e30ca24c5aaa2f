/**
 * Who belongs to the cluster. An id is given once and never again, so nothing that names a node can
 * come to mean another.
 *
 *     admit ──> joining ──(has its share)──> member ──remove──> leaving ──> forgotten
 *                  ^                           │            (holds nothing, votes no more)
 *                  └── what it held went elsewhere while it was fenced
 *
 * Replicas are evened out for nodes that are joining, and for no other reason: where an operator
 * has placed them they stay.
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { forgetDropsOf } from './apply-drops.ts';
import { releaseSlots } from './apply-slots.ts';
import { staleController } from './broker-checks.ts';
import type { Change, Image } from './image.ts';
import { isStaying } from './node-state.ts';
import type { RecordOf } from './records.ts';

export function admitNode(image: Image, record: RecordOf<'admitNode'>): Applied {
  const { cluster } = image;
  if (cluster === undefined) return refused('notFormed', 'the cluster has not been formed');
  const { raftId, directoryId } = record;
  for (const node of image.nodes.values()) {
    if (node.raftId !== raftId || node.directoryId !== directoryId) continue;
    return { changes: [], outcome: { type: 'admitted', nodeId: node.nodeId } };
  }
  const nodeId = cluster.nextNodeId;
  const changes: Change[] = [
    { type: 'cluster', row: { ...cluster, nextNodeId: nodeId + 1 } },
    { type: 'node', row: { nodeId, raftId, directoryId, state: 'joining' } },
  ];
  return { changes, outcome: { type: 'admitted', nodeId } };
}

export function completeJoin(
  image: Image,
  { controllerTerm, nodeId }: RecordOf<'completeJoin'>,
  origin: Origin,
): Applied {
  const stale = staleController(controllerTerm, origin);
  if (stale !== undefined) return stale;
  const node = image.nodes.get(nodeId);
  if (node?.state !== 'joining') return done([]);
  return done([{ type: 'node', row: { ...node, state: 'member' } }]);
}

export function removeNode(image: Image, { nodeId }: RecordOf<'removeNode'>): Applied {
  const node = image.nodes.get(nodeId);
  if (node === undefined) return refused('nodeNotFound', `there is no node ${nodeId}`);
  const isElse = [...image.nodes.keys()].some((id) => id !== nodeId && isStaying(image, id));
  if (!isElse) return refused('nodeInUse', `node ${nodeId} is the last one`);
  return done([{ type: 'node', row: { ...node, state: 'leaving' } }]);
}

export function forgetNode(image: Image, record: RecordOf<'forgetNode'>, origin: Origin): Applied {
  const { controllerTerm, nodeId } = record;
  const stale = staleController(controllerTerm, origin);
  if (stale !== undefined) return stale;
  const node = image.nodes.get(nodeId);
  if (node === undefined) return refused('nodeNotFound', `there is no node ${nodeId}`);
  if (node.state !== 'leaving' || holdsReplicas(image, nodeId)) {
    return refused('nodeInUse', `node ${nodeId} holds replicas, or is not being removed`);
  }
  const broker = image.brokers.get(nodeId);
  const slots = broker === undefined ? [] : releaseSlots(image, broker);
  return done([{ type: 'nodeRemoved', nodeId }, ...forgetDropsOf(image, nodeId), ...slots]);
}

export function holdsReplicas(image: Image, nodeId: number): boolean {
  for (const topicId of image.topics.keys()) {
    const partitions = image.partitionsOf(topicId);
    if (partitions.some(({ replicas }) => replicas.includes(nodeId))) return true;
  }
  return false;
}
