/** Preferred leaders get back what is theirs once they are in sync. No replica moves. */
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { isMoving } from '../metadata/replicas.ts';
import type { Partition } from '../metadata/rows.ts';

type Election = RecordOf<'electLeader'>;

export function planLeaders(image: Image, changesMax: number): Election[] {
  const settled = [...image.topics.keys()]
    .flatMap((topicId) => image.partitionsOf(topicId))
    .filter((partition) => partition.leader !== undefined && !isMoving(partition));
  const elections = settled.filter((partition) => maybeLeads(image, partition));
  return elections.slice(0, changesMax).map(preferredElection);
}

/** Whether the preferred leader could lead, and does not. */
function maybeLeads(image: Image, { replicas, leader, isr, suspect }: Partition): boolean {
  const [preferred] = replicas;
  if (preferred === undefined || preferred === leader || !isr.includes(preferred)) return false;
  if (suspect.some(({ nodeId }) => nodeId === preferred)) return false;
  return image.brokers.get(preferred)?.state === 'active';
}

function preferredElection({ topicId, id, partitionEpoch }: Partition): Election {
  const at = { topicId, partition: id, partitionEpoch };
  return { type: 'electLeader', ...at, nodeId: undefined, acceptLoss: false };
}
