import { slotCounts } from '../metadata/apply-slots.ts';
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import type { Slot } from '../metadata/rows.ts';
import { candidatesOf, registeredAs } from './placement.ts';

/**
 * Spreads the coordinator slots: those of nobody, or of a broker that is going, and the surplus of
 * whoever owns two more than another. Each slot that moves makes its groups' coordinator start
 * anew, so no more are moved than that.
 */
export function planSlots(image: Image, controllerTerm: number): RecordOf<'assignSlots'>[] {
  const candidates = new Set(candidatesOf(image).map(({ nodeId }) => nodeId));
  const counts = slotCounts(image, ({ nodeId }) => candidates.has(nodeId));
  if (counts.size === 0) return [];
  const owners = new Map<number, number>();
  for (const { slot, owner } of image.slots) {
    if (owner === undefined || !counts.has(owner)) owners.set(slot, take(counts));
  }
  for (const slot of image.slots) {
    if (owners.has(slot.slot) || !hasSurplus(slot, counts)) continue;
    const owner = slot.owner ?? 0;
    counts.set(owner, (counts.get(owner) ?? 0) - 1);
    owners.set(slot.slot, take(counts));
  }
  if (owners.size === 0) return [];
  const slots = [...owners].map(([slot, nodeId]) => {
    return { slot, epoch: image.slots[slot]?.epoch ?? 0, ...registeredAs(image, nodeId) };
  });
  return [{ type: 'assignSlots', controllerTerm, slots }];
}

function hasSurplus({ owner }: Slot, counts: ReadonlyMap<number, number>): boolean {
  const count = owner === undefined ? 0 : (counts.get(owner) ?? 0);
  return count - Math.min(...counts.values()) >= 2;
}

/** Whoever has fewest, with one more. */
function take(counts: Map<number, number>): number {
  const [id, count] = [...counts].reduce((least, each) => (each[1] < least[1] ? each : least));
  counts.set(id, count + 1);
  return id;
}
