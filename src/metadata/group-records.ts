/** The records about groups. Only the owner of a group's slot proposes them, and the controller. */
import { groupState } from './group-rows.ts';
import { flag, int, list, optional, struct, text } from './schema.ts';

/** What it was decided on: the slot's epoch, and the group's row, 0 for none. */
const decidedOn = { group: text, slotEpoch: int, ifRevision: int };

export const putGroup = struct({ ...decidedOn, emptySinceMs: optional(int), state: groupState });

const partitions = list(struct({ topicId: text, partition: int }));

/** The group is gone, with these offsets of it: no record can find them all. */
export const removeGroup = struct({ ...decidedOn, partitions });

/** Nobody has used the group since `emptySinceMs`, which was long enough ago for these offsets. */
export const expireGroup = struct({
  ...decidedOn,
  emptySinceMs: int,
  partitions,
  /** It has no others, and is gone with them. */
  isWhole: flag,
});
