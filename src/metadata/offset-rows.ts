/** What is kept of a group's progress. These rows lie in the tables only, not in memory. */
import type { ValueOf } from './schema.ts';
import { int, optional, struct, text, versioned } from './schema.ts';

export const offsetRow = versioned(
  struct({
    group: text,
    topicId: text,
    partition: int,
    /** The next record to read. */
    offset: int,
    /** Of the last record that was read, where the reader knew it. */
    leaderEpoch: optional(int),
    /** The consumer's own. */
    metadata: text,
    /** By the clock of the node that took the commit: for people, and for expiry. */
    committedAtMs: int,
  }),
);
export type OffsetRow = ValueOf<typeof offsetRow>;

export interface OffsetKey {
  readonly group: string;
  readonly topicId: string;
  readonly partition: number;
}

export type OffsetChange =
  | { readonly type: 'offset'; readonly row: OffsetRow }
  | { readonly type: 'offsetRemoved'; readonly key: OffsetKey };
