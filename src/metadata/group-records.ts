/** The records about groups. Only the owner of a group's slot proposes them. */
import { groupState } from './group-rows.ts';
import { int, list, optional, struct, text } from './schema.ts';

/** What it was decided on: the slot's epoch, and the group's row, 0 for none. */
const decidedOn = { group: text, slotEpoch: int, ifRevision: int };

export const putGroup = struct({ ...decidedOn, emptySinceMs: optional(int), state: groupState });

/** The group is gone, with these offsets of it: no record can find them all. */
export const removeGroup = struct({
  ...decidedOn,
  partitions: list(struct({ topicId: text, partition: int })),
});
