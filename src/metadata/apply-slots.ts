/**
 * Who coordinates which slot. Wherever an owner goes, the same record gives its slots to others; an
 * owner that starts anew keeps its slots under a new epoch, because what it had in memory is gone.
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { staleController, staleReplicas } from './broker-checks.ts';
import type { Change, Image } from './image.ts';
import type { RecordOf } from './records.ts';
import type { Broker, Slot } from './rows.ts';

export function emptySlots(count: number): Change[] {
  return Array.from({ length: count }, (_, slot) => {
    return { type: 'slot', row: { slot, owner: undefined, epoch: 0 } };
  });
}

/** The broker has started: its slots begin anew, and those that nobody serves become its own. */
export function claimSlots(image: Image, nodeId: number): Change[] {
  const isServed = ({ owner }: Slot) => {
    const broker = owner === undefined ? undefined : image.brokers.get(owner);
    return broker !== undefined && owner !== nodeId && broker.state !== 'fenced';
  };
  return image.slots.filter((slot) => !isServed(slot)).map((slot) => give(slot, nodeId));
}

/** The slots of a broker that goes, to whoever has fewest. While nobody is there it keeps them. */
export function releaseSlots(image: Image, going: Broker): Change[] {
  const counts = slotCounts(image, (broker) => {
    return broker.state === 'active' && broker.nodeId !== going.nodeId;
  });
  if (counts.size === 0) return [];
  return image.slots
    .filter(({ owner }) => owner === going.nodeId)
    .map((slot) => {
      const [owner, count] = fewest(counts);
      counts.set(owner, count + 1);
      return give(slot, owner);
    });
}

export function assignSlots(
  image: Image,
  record: RecordOf<'assignSlots'>,
  origin: Origin,
): Applied {
  const stale =
    staleController(record.controllerTerm, origin) ?? staleReplicas(image, record.slots);
  if (stale !== undefined) return stale;
  const changes: Change[] = [];
  for (const { slot, epoch, nodeId } of record.slots) {
    const row = image.slots[slot];
    if (row?.epoch !== epoch) return refused('staleSlotEpoch', `slot ${slot} has moved meanwhile`);
    changes.push(give(row, nodeId));
  }
  return done(changes);
}

/** How many slots each of these brokers owns. */
export function slotCounts(
  image: Image,
  isMeant: (broker: Broker) => boolean,
): Map<number, number> {
  const meant = [...image.brokers.values()].filter(isMeant);
  const counts = new Map(meant.map(({ nodeId }) => [nodeId, 0]));
  for (const { owner } of image.slots) {
    const count = owner === undefined ? undefined : counts.get(owner);
    if (owner !== undefined && count !== undefined) counts.set(owner, count + 1);
  }
  return counts;
}

/** The smallest count, and of equal ones the smallest id: every node comes to the same. */
function fewest(counts: ReadonlyMap<number, number>): readonly [number, number] {
  return [...counts].reduce((least, each) => {
    const isLess = each[1] < least[1] || (each[1] === least[1] && each[0] < least[0]);
    return isLess ? each : least;
  });
}

function give(slot: Slot, owner: number): Change {
  return { type: 'slot', row: { ...slot, owner, epoch: slot.epoch + 1 } };
}
