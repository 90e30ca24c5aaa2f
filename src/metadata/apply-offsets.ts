/**
 * What records about offsets of groups do. A commit names the epoch under which its group's
 * coordinator slot was known; under another epoch somebody else may have committed since.
 */
import { murmur2Mod } from '../../storage/bytes/murmur2.ts';
import type { Applied, RefusalCode } from './applied.ts';
import { refused } from './applied.ts';
import type { Change, Image } from './image.ts';
import type { RecordOf } from './records.ts';

type Commit = RecordOf<'commitOffsets'>['commits'][number];

/** The slot that a group belongs to, for the cluster's life. */
export function slotOfGroup(image: Image, group: string): number {
  const slotCount = image.cluster?.coordinatorSlots ?? 1;
  return murmur2Mod(Buffer.from(group), slotCount);
}

/** 0 until the slot was first assigned. */
export function slotEpochOf(image: Image, group: string): number {
  return image.slots[slotOfGroup(image, group)]?.epoch ?? 0;
}

export function commitOffsets(image: Image, { commits }: RecordOf<'commitOffsets'>): Applied {
  const refusals = commits.map((commit) => refusalOf(image, commit));
  const accepted = commits.filter((_, at) => refusals[at] === undefined);
  return {
    changes: accepted.flatMap(changesOf),
    outcome: { type: 'committed', refusals },
  };
}

export function deleteOffsets(image: Image, record: RecordOf<'deleteOffsets'>): Applied {
  const { group, slotEpoch, partitions } = record;
  if (slotEpochOf(image, group) !== slotEpoch) {
    return refused('staleSlotEpoch', 'the coordination of the group has moved meanwhile');
  }
  return {
    changes: partitions.map((partition) => {
      return { type: 'offsetRemoved', key: { group, ...partition } };
    }),
    outcome: { type: 'removed', count: partitions.length },
  };
}

/** All of a commit, or nothing. */
function refusalOf(image: Image, { group, slotEpoch, offsets }: Commit): RefusalCode | undefined {
  if (slotEpochOf(image, group) !== slotEpoch) return 'staleSlotEpoch';
  const isKnown = offsets.every(({ topicId, partition }) => {
    return image.partition(topicId, partition) !== undefined;
  });
  return isKnown ? undefined : 'partitionNotFound';
}

function changesOf({ group, committedAtMs, offsets }: Commit): Change[] {
  return offsets.map((offset) => ({ type: 'offset', row: { group, committedAtMs, ...offset } }));
}
