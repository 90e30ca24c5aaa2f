/**
 * What is kept of a consumer group besides its offsets: enough for another coordinator to go on
 * where the last one stopped, so that no group rebalances because its slot has moved. What a member
 * does from second to second (heartbeats, waiting requests) is in the coordinator's memory only.
 *
 * A group has a row since somebody joined it or committed an offset for it, until it is deleted or
 * forgotten.
 */
import { consumerState, mixedState } from './consumer-group-rows.ts';
import type { ValueOf } from './schema.ts';
import { blob, int, list, oneOf, optional, struct, text, union, versioned } from './schema.ts';

const classicMember = struct({
  memberId: text,
  /** The name it keeps over restarts (KIP-345). */
  instanceId: optional(text),
  clientId: text,
  clientHost: text,
  sessionTimeoutMs: int,
  rebalanceTimeoutMs: int,
  /** All that it offers, the one it likes best first; what `metadata` says is the clients' own. */
  protocols: list(struct({ name: text, metadata: blob })),
  assignment: blob,
});

/**
 * A group whose members agree among themselves: one of them, the leader, assigns. Invariants:
 *
 *   1. `generation` goes up with each completed join, and no two joins ever have the same one.
 *   2. empty: there is no member, no protocol and no leader; completing: all have joined this
 *      generation, and the leader has yet to assign; stable: `assignment` is of this generation.
 */
const classicGroup = struct({
  phase: oneOf(['empty', 'completing', 'stable']),
  generation: int,
  /** Empty: nobody ever joined, the group is a name for offsets. */
  protocolType: text,
  protocol: optional(text),
  /** A member's id. */
  leader: optional(text),
  members: list(classicMember),
});

/** By protocol. New ones go to the end. */
export const groupState = union({
  classic: classicGroup,
  consumer: consumerState,
  mixed: mixedState,
});
export type GroupState = ValueOf<typeof groupState>;
export type ClassicState = Extract<GroupState, { type: 'classic' }>;

export const groupRow = versioned(
  struct({
    group: text,
    /** The index of the record that last changed the row; 0: made by a commit of offsets. */
    revision: int,
    /**
     * Since when nobody has used it, by the wall clock: its last member has gone, or later an
     * offset was committed for it. Each such commit makes it greater. `undefined` while there are
     * members.
     */
    emptySinceMs: optional(int),
    state: groupState,
  }),
);
export type GroupRow = ValueOf<typeof groupRow>;

export type GroupChange =
  | { readonly type: 'group'; readonly row: GroupRow }
  | { readonly type: 'groupRemoved'; readonly group: string };
