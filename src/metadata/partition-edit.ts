/** How a record changes partitions: one edit of a row, then everything that follows from it. */
import type { Electorate } from './election.ts';
import type { Change, Image } from './image.ts';
import type { Broker, Partition, Topic } from './rows.ts';
import { settle } from './settle.ts';
import { configOf } from './topic-config.ts';

/** The brokers as they are once the record is applied. */
export type BrokerOf = (nodeId: number) => Broker | undefined;

/** Gives the row itself back where nothing is to change. */
export type PartitionEdit = (
  partition: Partition,
  electorate: Electorate,
  topic: Topic,
) => Partition;

export function brokersOf(image: Image, changed?: Broker): BrokerOf {
  return (id) => (id === changed?.nodeId ? changed : image.brokers.get(id));
}

export function editPartition(
  image: Image,
  at: { readonly topic: Topic; readonly partition: Partition; readonly brokerOf: BrokerOf },
  edit: PartitionEdit,
): Change[] {
  const { topic, partition: before, brokerOf } = at;
  const electorate = {
    stateOf: (id: number) => brokerOf(id)?.state ?? 'fenced',
    mayLose: configOf(topic.configs, 'unclean.leader.election.enable') === 'true',
  };
  const after = edit(before, electorate, topic);
  if (after === before) return [];
  const { row, dropped } = settle(topic, { before, after }, electorate);
  return [{ type: 'partition', row }, ...dropChanges(image, { row, dropped, brokerOf })];
}

/** Every partition that the node has a replica of. */
export function editPartitionsOn(
  image: Image,
  at: { readonly nodeId: number; readonly brokerOf: BrokerOf },
  edit: PartitionEdit,
): Change[] {
  const changes: Change[] = [];
  for (const topic of image.topics.values()) {
    for (const partition of image.partitionsOf(topic.id)) {
      if (!partition.replicas.includes(at.nodeId)) continue;
      changes.push(...editPartition(image, { topic, partition, brokerOf: at.brokerOf }, edit));
    }
  }
  return changes;
}

function dropChanges(
  image: Image,
  at: {
    readonly row: Partition;
    readonly dropped: readonly number[];
    readonly brokerOf: BrokerOf;
  },
): Change[] {
  const { topicId, id } = at.row;
  const added = at.dropped.flatMap((nodeId) => {
    const broker = at.brokerOf(nodeId);
    return broker === undefined ? [] : [{ nodeId, directoryId: broker.directoryId }];
  });
  if (added.length === 0) return [];
  const waiting = [...(image.drop(topicId, id)?.waiting ?? []), ...added];
  return [{ type: 'drop', row: { topicId, partition: id, waiting } }];
}
