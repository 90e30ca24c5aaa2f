/**
 * Deletions that nodes still owe: of topics (tombstones) and of replicas moved away (drops). A name
 * leaves the list when its node confirms, comes back with another data directory, or is forgotten.
 */
import type { Applied, Origin } from './applied.ts';
import { done } from './applied.ts';
import { staleBroker } from './broker-checks.ts';
import type { Change, Image } from './image.ts';
import type { RecordOf } from './records.ts';
import type { Broker, Drop, Tombstone } from './rows.ts';

type Waiting = Tombstone['waiting'][number];
type IsOver = (waiting: Waiting) => boolean;

/** Confirming twice is fine. */
export function confirmDrops(
  image: Image,
  record: RecordOf<'confirmDrops'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin, record.brokerEpoch);
  if (stale !== undefined) return stale;
  const isOver: IsOver = ({ nodeId, directoryId }) =>
    nodeId === origin.nodeId && directoryId === record.directoryId;
  const tombstones = record.topicIds.flatMap((topicId) => image.tombstones.get(topicId) ?? []);
  const drops = record.partitions.flatMap(({ topicId, partition }) => {
    return image.drop(topicId, partition) ?? [];
  });
  return done(changesOf(tombstones, drops, isOver));
}

/** What was to be deleted in a directory that is no more needs no confirmation. */
export function forgetOldDirectory(image: Image, broker: Broker): Change[] {
  return changesOf(image.tombstones.values(), image.drops, ({ nodeId, directoryId }) => {
    return nodeId === broker.nodeId && directoryId !== broker.directoryId;
  });
}

export function forgetDropsOf(image: Image, forgotten: number): Change[] {
  return changesOf(image.tombstones.values(), image.drops, ({ nodeId }) => nodeId === forgotten);
}

function changesOf(
  tombstones: Iterable<Tombstone>,
  drops: Iterable<Drop>,
  isOver: IsOver,
): Change[] {
  const changes: Change[] = [];
  for (const row of tombstones) {
    const waiting = row.waiting.filter((it) => !isOver(it));
    if (waiting.length === row.waiting.length) continue;
    const { topicId } = row;
    if (waiting.length === 0) changes.push({ type: 'tombstoneRemoved', topicId });
    else changes.push({ type: 'tombstone', row: { ...row, waiting } });
  }
  for (const row of drops) {
    const waiting = row.waiting.filter((it) => !isOver(it));
    if (waiting.length === row.waiting.length) continue;
    const { topicId, partition } = row;
    if (waiting.length === 0) changes.push({ type: 'dropRemoved', topicId, partition });
    else changes.push({ type: 'drop', row: { ...row, waiting } });
  }
  return changes;
}
