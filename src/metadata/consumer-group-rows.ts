/**
 * What is kept of a group whose members let the coordinator plan who reads what (KIP-848).
 * `src/coordinator/consumer-group/` says how it changes.
 */
import type { ValueOf } from './schema.ts';
import { blob, int, list, optional, struct, text, textMap } from './schema.ts';

/** Topic id -> partition numbers, ascending; a topic without any is not listed. */
const assignment = textMap(list(int));

/**
 * Invariants: `assigned` and `revoking` have nothing in common, and no partition is in those of two
 * members; `assigned` ⊆ `target` once the member's epoch is the group's.
 */
const consumerMember = struct({
  memberId: text,
  /** The name it keeps over restarts (KIP-345). */
  instanceId: optional(text),
  rackId: optional(text),
  clientId: text,
  clientHost: text,
  rebalanceTimeoutMs: int,
  /** The planner that it asks for; `undefined`: any. */
  assignor: optional(text),
  topics: list(text),
  /** RE2; what matches is subscribed to besides `topics`. */
  pattern: optional(text),
  /**
   * The group's epoch whose plan it follows: it has given up all that this plan takes from it.
   * 0: has just joined. -2: a static member that is expected back under another member id.
   */
  epoch: int,
  /** What the member may still believe to be its epoch, until it has heard of the new one. */
  previousEpoch: int,
  assigned: assignment,
  /** It was told to give these up and has not said that it did: they are nobody else's yet. */
  revoking: assignment,
  /** Its part of the plan. */
  target: assignment,
});
export type ConsumerMember = ValueOf<typeof consumerMember>;

const plannedFor = {
  /** The group's epoch: goes up with each plan. */
  generation: int,
  /** Of the topics that the plan was made for, and how many partitions they have. */
  topicsHash: text,
  members: list(consumerMember),
};

export const consumerState = struct(plannedFor);
export type ConsumerState = ValueOf<typeof consumerState>;

const classicSide = struct({
  memberId: text,
  sessionTimeoutMs: int,
  /** All that it offers, the one it likes best first; at least one. */
  protocols: list(struct({ name: text, metadata: blob })),
});
export type ClassicSide = ValueOf<typeof classicSide>;

/** The same, with members that speak the classic protocol: for each of them what else it said. */
export const mixedState = struct({ ...plannedFor, classic: list(classicSide) });
export type MixedState = ValueOf<typeof mixedState>;
