/**
 * What records about brokers do: registration with all its effects on partitions, and what brokers
 * ask for.
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import type { IsLive } from './election.ts';
import { elect, electOther, settle } from './election.ts';
import type { Change, Image } from './image.ts';
import { inSyncMinOf } from './in-sync-min.ts';
import type { Finding, RecordOf } from './records.ts';
import type { Broker, Partition, Topic } from './rows.ts';
import { configOf } from './topic-config.ts';

/**
 * A start of a node's process. The registration in force stays in force unless the record names it
 * as the one it replaces; then, for each partition the broker holds:
 *
 *   - its log is gone or damaged (also: another data directory): it leaves ISR and ELR;
 *   - page-cache data after a power cut: it moves from ISR or ELR to lastKnown;
 *   - bytes that did not check were cut: it is suspect;
 *   - it led: a leader is elected, possibly the same, under a new leader epoch. Otherwise one epoch
 *     and offset could hold two contents after a power cut;
 *   - nobody led: it may be the one that was waited for.
 */
export function registerBroker(
  image: Image,
  record: RecordOf<'registerBroker'>,
  origin: Origin,
): Applied {
  const { cluster } = image;
  if (cluster === undefined) return refused('notFormed', 'the cluster has not been formed');
  const current = image.brokers.get(origin.nodeId);
  if (current?.incarnation === origin.incarnation && !current.fenced) {
    return { changes: [], outcome: { type: 'registered', brokerEpoch: current.brokerEpoch } };
  }
  if ((current?.brokerEpoch ?? 0) !== record.replacesEpoch) {
    return refused('staleBrokerEpoch', `node ${origin.nodeId} has registered otherwise meanwhile`);
  }
  if (record.featureLevelMax < cluster.featureLevel) {
    return refused('programTooOld', `the cluster is at feature level ${cluster.featureLevel}`);
  }
  const broker = brokerOf(record, origin);
  const start: Start = {
    broker,
    record,
    isWiped: wasWiped(current, broker),
    findings: byPartition(record),
  };
  const changes: Change[] = [{ type: 'broker', row: broker }];
  changes.push(...partitionChanges(image, start), ...confirmOldDirectories(image, broker));
  return { changes, outcome: { type: 'registered', brokerEpoch: broker.brokerEpoch } };
}

interface Start {
  readonly broker: Broker;
  readonly record: RecordOf<'registerBroker'>;
  readonly isWiped: boolean;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

function brokerOf(record: RecordOf<'registerBroker'>, origin: Origin): Broker {
  const { raftId, directoryId, pid, programVersion, featureLevelMax, rack, endpoints } = record;
  const { nodeId, incarnation, index } = origin;
  const identity = { nodeId, brokerEpoch: index, incarnation, raftId, directoryId, fenced: false };
  return { ...identity, pid, programVersion, featureLevelMax, rack, endpoints };
}

function wasWiped(before: Broker | undefined, now: Broker): boolean {
  return before !== undefined && before.directoryId !== now.directoryId;
}

function partitionChanges(image: Image, start: Start): Change[] {
  const isLive = livenessWith(image, start.broker.nodeId);
  const changes: Change[] = [];
  for (const topic of image.topics.values()) {
    for (const partition of image.partitionsOf(topic.id)) {
      if (!partition.replicas.includes(start.broker.nodeId)) continue;
      const row = registerReplica(topic, partition, { ...start, isLive });
      if (row !== partition) changes.push({ type: 'partition', row });
    }
  }
  return changes;
}

function registerReplica(
  topic: Topic,
  partition: Partition,
  start: Start & { readonly isLive: IsLive },
): Partition {
  const { nodeId } = start.broker;
  const found = withFindings(topic, partition, start);
  const mustElect = partition.leader === nodeId || found.leader === undefined;
  const elected = mustElect ? elect(found, start.isLive) : found;
  return settle(partition, elected, inSyncMinOf(topic, partition));
}

function withFindings(topic: Topic, partition: Partition, start: Start): Partition {
  const { nodeId } = start.broker;
  const findings = start.findings.get(partitionKey(topic.id, partition.id)) ?? [];
  const isMember = partition.isr.includes(nodeId) || partition.elr.includes(nodeId);
  const wasKnown = partition.lastKnown.some((end) => end.nodeId === nodeId);
  if (!isMember && !wasKnown) return partition;

  const isGone = findings.some(({ type }) => type === 'missing' || type === 'damaged');
  if (start.isWiped || isGone) return without(partition, nodeId);

  if (lostPageCache(topic, start)) {
    const end = endOf(
      nodeId,
      findings.find(({ type }) => type === 'unsynced'),
    );
    const rest = without(partition, nodeId);
    return { ...rest, lastKnown: [...rest.lastKnown, end] };
  }
  const cut = findings.find(({ type }) => type === 'cut');
  if (cut === undefined || !isMember) return partition;
  const others = partition.suspect.filter((end) => end.nodeId !== nodeId);
  return { ...partition, suspect: [...others, endOf(nodeId, cut)] };
}

function lostPageCache(topic: Topic, { record }: Start): boolean {
  const stayedUp = record.cleanStop || record.bootUnchanged;
  return !stayedUp && configOf(topic.configs, 'durability') === 'page-cache';
}

/** A log that the broker said nothing about is one that was never written. */
function endOf(nodeId: number, finding: Finding | undefined) {
  return { nodeId, lastEpoch: finding?.lastEpoch ?? -1, logEnd: finding?.logEnd ?? 0 };
}

function without(partition: Partition, nodeId: number): Partition {
  return {
    ...partition,
    isr: partition.isr.filter((id) => id !== nodeId),
    elr: partition.elr.filter((id) => id !== nodeId),
    suspect: partition.suspect.filter((end) => end.nodeId !== nodeId),
    lastKnown: partition.lastKnown.filter((end) => end.nodeId !== nodeId),
  };
}

/** What was to be deleted in a directory that is no more needs no confirmation. */
function confirmOldDirectories(image: Image, broker: Broker): Change[] {
  return [...image.tombstones.keys()].flatMap((topicId) =>
    withoutWaiting(image, topicId, (it) => {
      return it.nodeId === broker.nodeId && it.directoryId !== broker.directoryId;
    }),
  );
}

/** The node has removed what the tombstones name. Confirming twice is fine. */
export function confirmDrops(
  image: Image,
  record: RecordOf<'confirmDrops'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin.nodeId, record.brokerEpoch);
  if (stale !== undefined) return stale;
  const changes = record.topicIds.flatMap((topicId) =>
    withoutWaiting(image, topicId, (it) => {
      return it.nodeId === origin.nodeId && it.directoryId === record.directoryId;
    }),
  );
  return done(changes);
}

function withoutWaiting(
  image: Image,
  topicId: string,
  isConfirmed: (waiting: { nodeId: number; directoryId: string }) => boolean,
): Change[] {
  const tombstone = image.tombstones.get(topicId);
  if (tombstone === undefined) return [];
  const waiting = tombstone.waiting.filter((it) => !isConfirmed(it));
  if (waiting.length === tombstone.waiting.length) return [];
  if (waiting.length === 0) return [{ type: 'tombstoneRemoved', topicId }];
  return [{ type: 'tombstone', row: { ...tombstone, waiting } }];
}

export function renewLeadership(
  image: Image,
  record: RecordOf<'renewLeadership'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin.nodeId, record.brokerEpoch);
  if (stale !== undefined) return stale;
  const topic = image.topics.get(record.topicId);
  const partition = image.partition(record.topicId, record.partition);
  if (topic === undefined || partition === undefined) {
    return refused('partitionNotFound', 'the topic was deleted meanwhile');
  }
  if (partition.leader !== origin.nodeId || partition.leaderEpoch !== record.leaderEpoch) {
    return refused('staleLeaderEpoch', `the partition is at leader epoch ${partition.leaderEpoch}`);
  }
  const elected = electOther(partition, livenessWith(image, origin.nodeId));
  const row = settle(partition, elected, inSyncMinOf(topic, partition));
  return done([{ type: 'partition', row }]);
}

export function allocateProducerIds(
  image: Image,
  record: RecordOf<'allocateProducerIds'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin.nodeId, record.brokerEpoch);
  if (stale !== undefined) return stale;
  if (image.cluster === undefined) return refused('notFormed', 'the cluster has not been formed');
  const firstId = image.cluster.nextProducerId;
  const row = { ...image.cluster, nextProducerId: firstId + record.count };
  return {
    changes: [{ type: 'cluster', row }],
    outcome: { type: 'producerIds', firstId, count: record.count },
  };
}

/** A refusal where the broker's epoch is not the one in force. */
function staleBroker(image: Image, nodeId: number, brokerEpoch: number): Applied | undefined {
  const broker = image.brokers.get(nodeId);
  if (broker !== undefined && broker.brokerEpoch === brokerEpoch && !broker.fenced)
    return undefined;
  return refused('staleBrokerEpoch', `node ${nodeId} is not registered under epoch ${brokerEpoch}`);
}

function livenessWith(image: Image, registered: number): IsLive {
  return (id) => id === registered || image.brokers.get(id)?.fenced === false;
}

function byPartition(record: RecordOf<'registerBroker'>): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of record.findings) {
    const key = partitionKey(finding.topicId, finding.partition);
    const others = found.get(key);
    if (others === undefined) found.set(key, [finding]);
    else others.push(finding);
  }
  return found;
}

function partitionKey(topicId: string, partition: number): string {
  return `${topicId}-${partition}`;
}
