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
import type { Applied, Origin } from './applied.ts';
import { refused } from './applied.ts';
import { forgetOldDirectory } from './apply-drops.ts';
import { claimSlots } from './apply-slots.ts';
import { elect, without } from './election.ts';
import type { Change, Image } from './image.ts';
import { brokersOf, editPartitionsOn } from './partition-edit.ts';
import type { Finding, RecordOf } from './records.ts';
import type { Broker, Partition, ReplicaEnd, Topic } from './rows.ts';
import { configOf } from './topic-config.ts';

type Registration = RecordOf<'registerBroker'>;

export function registerBroker(image: Image, record: Registration, origin: Origin): Applied {
  const { cluster } = image;
  const { nodeId, incarnation } = origin;
  if (cluster === undefined) return refused('notFormed', 'the cluster has not been formed');
  if (!image.nodes.has(nodeId)) return refused('nodeNotFound', `there is no node ${nodeId}`);
  const current = image.brokers.get(nodeId);
  if (current?.incarnation === incarnation && current.state !== 'fenced') {
    return { changes: [], outcome: { type: 'registered', brokerEpoch: current.brokerEpoch } };
  }
  if ((current?.brokerEpoch ?? 0) !== record.replacesEpoch) {
    return refused('staleBrokerEpoch', `node ${nodeId} has registered otherwise meanwhile`);
  }
  if (record.featureLevelMax < cluster.featureLevel) {
    return refused('programTooOld', `the cluster is at feature level ${cluster.featureLevel}`);
  }
  const broker = brokerOf(record, origin);
  const changes: Change[] = [
    { type: 'broker', row: broker },
    ...replicaChanges(image, { broker, record, isWiped: wasWiped(current, broker) }),
    ...forgetOldDirectory(image, broker),
    ...claimSlots(image, nodeId),
  ];
  return { changes, outcome: { type: 'registered', brokerEpoch: broker.brokerEpoch } };
}

interface Start {
  readonly broker: Broker;
  readonly record: Registration;
  readonly isWiped: boolean;
}

function brokerOf(record: Registration, { nodeId, incarnation, index }: Origin): Broker {
  const { raftId, directoryId, pid, programVersion, featureLevelMax, rack, endpoints } = record;
  const identity = { nodeId, brokerEpoch: index, incarnation, raftId, directoryId };
  return { ...identity, state: 'active', pid, programVersion, featureLevelMax, rack, endpoints };
}

function wasWiped(before: Broker | undefined, now: Broker): boolean {
  return before !== undefined && before.directoryId !== now.directoryId;
}

function replicaChanges(image: Image, start: Start): Change[] {
  const { nodeId } = start.broker;
  const found = byPartition(start.record);
  const at = { nodeId, brokerOf: brokersOf(image, start.broker) };
  return editPartitionsOn(image, at, (partition, electorate, topic) => {
    const findings = found.get(partitionKey(partition.topicId, partition.id)) ?? [];
    const after = withFindings({ topic, partition, findings }, start);
    const mustElect = partition.leader === nodeId || partition.leader === undefined;
    if (!mustElect) return after;
    const isDamaged = findings.some(({ type }) => type === 'damaged');
    return elect(after, isDamaged ? without(nodeId, electorate) : electorate);
  });
}

function withFindings(
  replica: {
    readonly topic: Topic;
    readonly partition: Partition;
    readonly findings: readonly Finding[];
  },
  start: Start,
): Partition {
  const { topic, partition, findings } = replica;
  const { nodeId } = start.broker;
  const isMember = partition.isr.includes(nodeId) || partition.elr.includes(nodeId);
  const wasKnown = partition.lastKnown.some((end) => end.nodeId === nodeId);
  if (!isMember && !wasKnown) return partition;

  const isGone = findings.some(({ type }) => type === 'missing' || type === 'damaged');
  if (start.isWiped || isGone) return withoutReplica(partition, nodeId);

  if (lostPageCache(topic, start)) {
    const unsynced = findings.find(({ type }) => type === 'unsynced');
    const rest = withoutReplica(partition, nodeId);
    return { ...rest, lastKnown: [...rest.lastKnown, endOf(nodeId, unsynced)] };
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
function endOf(nodeId: number, finding: Finding | undefined): ReplicaEnd {
  return { nodeId, lastEpoch: finding?.lastEpoch ?? -1, logEnd: finding?.logEnd ?? 0 };
}

/** The replica holds nothing that may be counted on. */
export function withoutReplica(partition: Partition, nodeId: number): Partition {
  const isOther = (id: number) => id !== nodeId;
  return {
    ...partition,
    isr: partition.isr.filter(isOther),
    elr: partition.elr.filter(isOther),
    suspect: partition.suspect.filter((end) => isOther(end.nodeId)),
    lastKnown: partition.lastKnown.filter((end) => isOther(end.nodeId)),
  };
}

function byPartition(record: Registration): Map<string, Finding[]> {
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
