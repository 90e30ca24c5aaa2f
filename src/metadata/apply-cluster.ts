/** What records about the cluster as a whole do. */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { emptySlots } from './apply-slots.ts';
import { staleBroker } from './broker-checks.ts';
import type { Change, Image } from './image.ts';
import type { RecordOf } from './records.ts';

export function formCluster(image: Image, record: RecordOf<'formCluster'>): Applied {
  if (image.cluster !== undefined) return refused('alreadyFormed', 'the cluster has been formed');
  const { clusterId, featureLevel, coordinatorSlots } = record;
  const nextNodeId = Math.max(0, ...record.nodes.map(({ nodeId }) => nodeId)) + 1;
  const row = { clusterId, featureLevel, coordinatorSlots, nextProducerId: 0, nextNodeId };
  const nodes = record.nodes.map((founder): Change => {
    return { type: 'node', row: { ...founder, directoryId: '', state: 'member' } };
  });
  return done([{ type: 'cluster', row }, ...nodes, ...emptySlots(coordinatorSlots)]);
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

export function allocateProducerIds(
  image: Image,
  record: RecordOf<'allocateProducerIds'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin, record.brokerEpoch);
  if (stale !== undefined) return stale;
  if (image.cluster === undefined) return refused('notFormed', 'the cluster has not been formed');
  const firstId = image.cluster.nextProducerId;
  const row = { ...image.cluster, nextProducerId: firstId + record.count };
  return {
    changes: [{ type: 'cluster', row }],
    outcome: { type: 'producerIds', firstId, count: record.count },
  };
}
