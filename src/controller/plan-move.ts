/** What an operator asks for in the way of moves, as records, or why there is none. Pure. */
import type { Image } from '../metadata/image.ts';
import { isStaying } from '../metadata/node-state.ts';
import type { RecordOf } from '../metadata/records.ts';
import { targetReplicas } from '../metadata/replicas.ts';
import type { Partition } from '../metadata/rows.ts';

export type MoveFault = {
  readonly type: 'refused';
  readonly code: 'invalidReplicas' | 'nodeNotFound';
  readonly message: string;
};

type Move = RecordOf<'reassignPartition'>;

/** One partition to other replicas, the preferred leader first. */
export function planMove(
  image: Image,
  partition: Partition,
  replicas: readonly number[],
): Move | MoveFault {
  if (replicas.length === 0) return refused('invalidReplicas', 'a partition has replicas');
  if (new Set(replicas).size < replicas.length) {
    return refused('invalidReplicas', `${replicas.join(', ')} names a node twice`);
  }
  const added = replicas.filter((id) => !partition.replicas.includes(id));
  const unfit = added.find((id) => !mayHold(image, id));
  if (unfit !== undefined) {
    return refused('invalidReplicas', `node ${unfit} is not there, not live, or being removed`);
  }
  return moveOf(image, partition, replicas);
}

/** Each replica of `nodeId` to `replacementId`, save where that one holds the partition, too. */
export function planReplacement(
  image: Image,
  nodeId: number,
  replacementId: number,
): readonly Move[] | MoveFault {
  if (!image.nodes.has(nodeId)) return refused('nodeNotFound', `there is no node ${nodeId}`);
  if (nodeId === replacementId || !mayHold(image, replacementId)) {
    const message = `node ${replacementId} cannot take over: it is not another live node`;
    return refused('invalidReplicas', message);
  }
  return [...image.topics.keys()].flatMap((topicId) => {
    return image.partitionsOf(topicId).flatMap((partition) => {
      const target = targetReplicas(partition);
      if (!target.includes(nodeId) || target.includes(replacementId)) return [];
      const next = target.map((id) => (id === nodeId ? replacementId : id));
      return [moveOf(image, partition, next)];
    });
  });
}

function moveOf(image: Image, partition: Partition, replicas: readonly number[]): Move {
  return {
    type: 'reassignPartition',
    topicId: partition.topicId,
    partition: partition.id,
    partitionEpoch: partition.partitionEpoch,
    replicas: replicas.map((nodeId) => {
      return { nodeId, brokerEpoch: image.brokers.get(nodeId)?.brokerEpoch ?? 0 };
    }),
  };
}

function mayHold(image: Image, nodeId: number): boolean {
  return isStaying(image, nodeId) && image.brokers.get(nodeId)?.state === 'active';
}

function refused(code: MoveFault['code'], message: string): MoveFault {
  return { type: 'refused', code, message };
}
