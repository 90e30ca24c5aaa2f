/**
 * What records about groups do. A coordinator that was paused and does not know that its slot has
 * moved changes nothing: the slot's epoch is another one. Nor does a record of its own that comes
 * late: the row's revision is another one.
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { slotEpochOf } from './apply-offsets.ts';
import type { GroupRow } from './group-rows.ts';
import type { Image } from './image.ts';
import type { RecordOf } from './records.ts';

type GroupRecord = RecordOf<'putGroup' | 'removeGroup'>;

export function changeGroup(image: Image, record: GroupRecord, { index }: Origin): Applied {
  const stale = staleGroup(image, record);
  if (stale !== undefined) return stale;
  if (record.type === 'removeGroup') return removeGroup(record);
  const { group, emptySinceMs, state } = record;
  return done([{ type: 'group', row: { group, revision: index, emptySinceMs, state } }]);
}

function removeGroup({ group, partitions }: RecordOf<'removeGroup'>): Applied {
  const offsets = partitions.map((partition) => {
    return { type: 'offsetRemoved', key: { group, ...partition } } as const;
  });
  return done([{ type: 'groupRemoved', group }, ...offsets]);
}

function staleGroup(
  image: Image,
  { group, slotEpoch, ifRevision }: GroupRecord,
): Applied | undefined {
  if (slotEpochOf(image, group) !== slotEpoch) {
    return refused('staleSlotEpoch', 'the coordination of the group has moved meanwhile');
  }
  const revision = revisionOf(image.groups.get(group));
  if (revision === ifRevision) return undefined;
  return refused('staleRevision', `the group is at revision ${revision}`);
}

/** A row that only commits of offsets made stands for none, so commits never get in the way. */
function revisionOf(row: GroupRow | undefined): number {
  return row?.revision ?? 0;
}
