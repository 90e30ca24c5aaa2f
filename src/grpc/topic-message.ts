/** Topics and partitions as messages of the protocol. */
import type { PartitionDescription, TopicDescription } from '../broker/topics.ts';
import type { Partition } from '../metadata/rows.ts';
import { balsa } from './generated/balsa.js';

const { PARTITION_STATE_ACTIVE, PARTITION_STATE_RETIRING } = balsa.v1.PartitionState;

export function topicMessage({ topic, partitions }: TopicDescription): balsa.v1.Topic.$Properties {
  const configs = [...topic.configs]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => ({ key, value }));
  return {
    name: topic.name,
    id: topic.id,
    revision: topic.revision,
    configs,
    routing: topic.routing.map(({ epoch, width, partitions }) => {
      return { epoch, width, partitions: [...partitions] };
    }),
    partitions: partitions.map(describedMessage),
  };
}

function describedMessage({ row, ends }: PartitionDescription): balsa.v1.Partition.$Properties {
  return { ...partitionMessage(row), ...ends };
}

export function partitionMessage(row: Partition): balsa.v1.Partition.$Properties {
  return {
    id: row.id,
    state: row.state === 'active' ? PARTITION_STATE_ACTIVE : PARTITION_STATE_RETIRING,
    leader: row.leader ?? null,
    leaderEpoch: row.leaderEpoch,
    replicas: [...row.replicas],
    isr: [...row.isr],
    elr: [...row.elr],
    partitionEpoch: row.partitionEpoch,
    adding: [...row.adding],
    removing: [...row.removing],
  };
}
