/** The records about offsets of groups. */
import { int, list, optional, struct, text } from './schema.ts';

const commit = struct({
  group: text,
  /** The epoch under which the group's coordinator slot was known to the node that proposes. */
  slotEpoch: int,
  /** The one that the member is of; `undefined`: the commit is by nobody of the group. */
  generation: optional(int),
  committedAtMs: int,
  offsets: list(
    struct({
      topicId: text,
      partition: int,
      offset: int,
      leaderEpoch: optional(int),
      metadata: text,
    }),
  ),
});

/** Commits of any number of groups that share a record; each is accepted or refused by itself. */
export const commitOffsets = struct({ commits: list(commit) });

export const deleteOffsets = struct({
  group: text,
  slotEpoch: int,
  partitions: list(struct({ topicId: text, partition: int })),
});
