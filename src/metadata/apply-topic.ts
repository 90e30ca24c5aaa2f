/** What records about topics and about the cluster as a whole do. */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import type { Change, Image } from './image.ts';
import type { RecordOf } from './records.ts';
import type { Partition, Topic } from './rows.ts';

export function formCluster(image: Image, record: RecordOf<'formCluster'>): Applied {
  if (image.cluster !== undefined) return refused('alreadyFormed', 'the cluster has been formed');
  const { clusterId, featureLevel, coordinatorSlots } = record;
  const row = { clusterId, featureLevel, coordinatorSlots, nextProducerId: 0 };
  return done([{ type: 'cluster', row }]);
}

/** Feature levels go up one after another, and only as far as every broker follows. */
export function raiseFeatureLevel(image: Image, record: RecordOf<'raiseFeatureLevel'>): Applied {
  if (image.cluster === undefined) return refused('notFormed', 'the cluster has not been formed');
  const { featureLevel } = image.cluster;
  if (featureLevel !== record.replacesLevel || record.level <= featureLevel) {
    return refused('staleFeatureLevel', `the cluster is at feature level ${featureLevel}`);
  }
  for (const broker of image.brokers.values()) {
    if (broker.featureLevelMax >= record.level) continue;
    return refused(
      'programTooOld',
      `node ${broker.nodeId} knows levels up to ${broker.featureLevelMax}`,
    );
  }
  return done([{ type: 'cluster', row: { ...image.cluster, featureLevel: record.level } }]);
}

export function createTopic(
  image: Image,
  record: RecordOf<'createTopic'>,
  origin: Origin,
): Applied {
  if (record.controllerTerm !== origin.term) {
    return refused('staleController', 'the controller that chose the replicas has lost its office');
  }
  const isTaken = image.topics.has(record.topicId) || image.tombstones.has(record.topicId);
  if (isTaken || image.topicNamed(record.name) !== undefined) {
    return refused('topicExists', `there is a topic ${record.name}`);
  }
  for (const { nodeId, brokerEpoch } of record.partitions.flat()) {
    const broker = image.brokers.get(nodeId);
    if (broker?.brokerEpoch === brokerEpoch && !broker.fenced) continue;
    return refused('staleReplicas', `node ${nodeId}, chosen as a replica, is no longer the same`);
  }
  const row = topicOf(record, origin);
  const partitions = record.partitions.map((replicas, id): Change => {
    return {
      type: 'partition',
      row: newPartition(
        row.id,
        id,
        replicas.map((it) => it.nodeId),
      ),
    };
  });
  return done([{ type: 'topic', row }, ...partitions]);
}

function topicOf(record: RecordOf<'createTopic'>, { index }: Origin): Topic {
  const { topicId: id, name, configs, replicationFactorIsExplicit, partitions } = record;
  const replicationFactor = partitions[0]?.length ?? 0;
  const ids = partitions.map((_, partition) => partition);
  const routing = [{ epoch: 0, width: ids.length, partitions: ids }];
  return {
    id,
    name,
    revision: index,
    configs,
    replicationFactor,
    replicationFactorIsExplicit,
    routing,
  };
}

/** All replicas are empty, so all are in sync, and the preferred one leads. */
function newPartition(topicId: string, id: number, replicas: readonly number[]): Partition {
  const sets = {
    replicas,
    isr: replicas,
    elr: [],
    suspect: [],
    lastKnown: [],
    adding: [],
    removing: [],
  };
  const epochs = { leaderEpoch: 0, uncleanEpoch: 0, partitionEpoch: 0 };
  return { topicId, id, ...sets, leader: replicas[0], ...epochs, state: 'active' };
}

/** The name is free at once; the id stays taken by a tombstone until all bytes are gone. */
export function deleteTopic(image: Image, record: RecordOf<'deleteTopic'>): Applied {
  const topic = image.topics.get(record.topicId);
  if (topic === undefined) return refused('topicNotFound', 'there is no topic of that id');
  if (record.revision !== undefined && record.revision !== topic.revision) {
    return refused('staleRevision', `the topic is at revision ${topic.revision}`);
  }
  const partitions = image.partitionsOf(topic.id);
  const holders = new Set(partitions.flatMap((partition) => partition.replicas));
  const waiting = [...holders]
    .sort((left, right) => left - right)
    .flatMap((nodeId) => {
      const broker = image.brokers.get(nodeId);
      return broker === undefined ? [] : [{ nodeId, directoryId: broker.directoryId }];
    });
  const removed: Change = {
    type: 'topicRemoved',
    topicId: topic.id,
    partitionCount: partitions.length,
  };
  if (waiting.length === 0) return done([removed]);
  const row = { topicId: topic.id, name: topic.name, waiting };
  return done([removed, { type: 'tombstone', row }]);
}
