/** What records about topics do. */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { staleController, staleReplicas } from './broker-checks.ts';
import { elect } from './election.ts';
import type { Change, Image } from './image.ts';
import { brokersOf, editPartition } from './partition-edit.ts';
import type { RecordOf, Registered } from './records.ts';
import type { Partition, Topic } from './rows.ts';
import { isUnsettled } from './settle.ts';

export function createTopic(
  image: Image,
  record: RecordOf<'createTopic'>,
  origin: Origin,
): Applied {
  const isTaken = image.topics.has(record.topicId) || image.tombstones.has(record.topicId);
  if (isTaken || image.topicNamed(record.name) !== undefined) {
    return refused('topicExists', `there is a topic ${record.name}`);
  }
  const stale =
    staleController(record.controllerTerm, origin) ??
    staleReplicas(image, record.partitions.flat());
  if (stale !== undefined) return stale;
  const row = topicOf(record, origin);
  return done([{ type: 'topic', row }, ...newPartitions(row.id, 0, record.partitions)]);
}

function topicOf(record: RecordOf<'createTopic'>, { index }: Origin): Topic {
  const { topicId: id, name, configs, replicationFactorIsExplicit, partitions } = record;
  const ids = partitions.map((_, partition) => partition);
  const routing = [{ epoch: 0, width: ids.length, partitions: ids }];
  return {
    id,
    name,
    revision: index,
    configs,
    replicationFactorIsExplicit,
    routing,
  };
}

/** All replicas are empty, so all are in sync, and the preferred one leads. */
function newPartitions(
  topicId: string,
  firstId: number,
  placed: readonly (readonly Registered[])[],
): Change[] {
  return placed.map((chosen, at) => {
    const replicas = chosen.map(({ nodeId }) => nodeId);
    const others = { elr: [], suspect: [], lastKnown: [], adding: [], removing: [] };
    const epochs = { leaderEpoch: 0, uncleanEpoch: 0, partitionEpoch: 0 };
    const row: Partition = {
      topicId,
      id: firstId + at,
      replicas,
      isr: replicas,
      leader: replicas[0],
      ...others,
      ...epochs,
      state: 'active',
    };
    return { type: 'partition', row };
  });
}

export function alterTopic(image: Image, record: RecordOf<'alterTopic'>, origin: Origin): Applied {
  const topic = image.topics.get(record.topicId);
  if (topic === undefined) return refused('topicNotFound', 'there is no topic of that id');
  const stale = staleRevision(topic, record.revision);
  if (stale !== undefined) return stale;
  const configs = new Map(topic.configs);
  for (const { key, value } of record.configs) {
    if (key === 'durability') return refused('invalidConfig', 'durability is fixed at creation');
    if (value === undefined) configs.delete(key);
    else configs.set(key, value);
  }
  const row = { ...topic, configs, revision: origin.index };
  const partitions = image.partitionsOf(topic.id).flatMap((partition) => {
    return consequencesOf(image, row, partition);
  });
  return done([{ type: 'topic', row }, ...partitions]);
}

/** A lower minimum may make an ISR whole; loss allowed may give a leader to one that has none. */
function consequencesOf(image: Image, topic: Topic, partition: Partition): Change[] {
  const at = { topic, partition, brokerOf: brokersOf(image) };
  return editPartition(image, at, (before, electorate) => {
    const elected = before.leader === undefined ? elect(before, electorate) : before;
    return isUnsettled(topic, elected, electorate) ? { ...elected } : elected;
  });
}

/** Keys spread over all partitions from now on. */
export function addPartitions(
  image: Image,
  record: RecordOf<'addPartitions'>,
  origin: Origin,
): Applied {
  const topic = image.topics.get(record.topicId);
  if (topic === undefined) return refused('topicNotFound', 'there is no topic of that id');
  const stale =
    staleRevision(topic, record.revision) ?? staleReplicas(image, record.partitions.flat());
  if (stale !== undefined) return stale;
  const existing = image.partitionsOf(topic.id);
  const added = record.partitions.map((_, at) => existing.length + at);
  const epoch = (topic.routing.at(-1)?.epoch ?? -1) + 1;
  const partitions = [...(topic.routing.at(-1)?.partitions ?? []), ...added];
  const routing = [...topic.routing, { epoch, width: partitions.length, partitions }];
  const row = { ...topic, routing, revision: origin.index };
  const changes = newPartitions(topic.id, existing.length, record.partitions);
  return done([{ type: 'topic', row }, ...changes]);
}

/** The name is free at once; the id stays taken by a tombstone until all bytes are gone. */
export function deleteTopic(image: Image, record: RecordOf<'deleteTopic'>): Applied {
  const topic = image.topics.get(record.topicId);
  if (topic === undefined) return refused('topicNotFound', 'there is no topic of that id');
  const stale = staleRevision(topic, record.revision);
  if (stale !== undefined) return stale;
  const partitions = image.partitionsOf(topic.id);
  const drops = partitions.flatMap(({ id }) => image.drop(topic.id, id) ?? []);
  const removed: Change[] = [
    { type: 'topicRemoved', topicId: topic.id, partitionCount: partitions.length },
    ...drops.map(({ topicId, partition }): Change => {
      return { type: 'dropRemoved', topicId, partition };
    }),
  ];
  const holders = new Set(partitions.flatMap(({ replicas }) => replicas));
  const waiting = [
    ...[...holders].flatMap((nodeId) => {
      const broker = image.brokers.get(nodeId);
      return broker === undefined ? [] : [{ nodeId, directoryId: broker.directoryId }];
    }),
    ...drops.flatMap((drop) => drop.waiting.filter(({ nodeId }) => !holders.has(nodeId))),
  ];
  if (waiting.length === 0) return done(removed);
  const row = { topicId: topic.id, name: topic.name, waiting: distinct(waiting) };
  return done([...removed, { type: 'tombstone', row }]);
}

/** Each node once, by id: two drops may wait for the same one. */
function distinct<Item extends { readonly nodeId: number }>(items: readonly Item[]): Item[] {
  const byNode = new Map(items.map((item) => [item.nodeId, item]));
  return [...byNode.values()].sort((left, right) => left.nodeId - right.nodeId);
}

function staleRevision(topic: Topic, revision: number | undefined): Applied | undefined {
  if (revision === undefined || revision === topic.revision) return undefined;
  return refused('staleRevision', `the topic is at revision ${topic.revision}`);
}
