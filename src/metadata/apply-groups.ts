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

type GroupRecord = RecordOf<'putGroup' | 'removeGroup' | 'expireGroup'>;

export function changeGroup(image: Image, record: GroupRecord, { index }: Origin): Applied {
  const stale = staleGroup(image, record);
  if (stale !== undefined) return stale;
  switch (record.type) {
    case 'putGroup': {
      const { group, emptySinceMs, state } = record;
      return done([{ type: 'group', row: { group, revision: index, emptySinceMs, state } }]);
    }
    case 'removeGroup':
      return removed(record, true);
    case 'expireGroup':
      return expireGroup(image, record);
    default:
      return record satisfies never;
  }
}

/** A commit of offsets leaves the revision as it is, but not the time of the last use. */
function expireGroup(image: Image, record: RecordOf<'expireGroup'>): Applied {
  if (image.groups.get(record.group)?.emptySinceMs !== record.emptySinceMs) {
    return refused('staleRevision', 'the group was used meanwhile');
  }
  return removed(record, record.isWhole);
}

function removed(
  { group, partitions }: RecordOf<'removeGroup' | 'expireGroup'>,
  isWhole: boolean,
): Applied {
  const offsets = partitions.map((partition) => {
    return { type: 'offsetRemoved', key: { group, ...partition } } as const;
  });
  return done(isWhole ? [{ type: 'groupRemoved', group }, ...offsets] : offsets);
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
