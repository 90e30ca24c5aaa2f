/**
 * What the coordinator needs to know of a group, whatever its protocol: a state machine in memory,
 * without time, chance or disk of its own.
 *
 *     request ──> machine ──> answers, and perhaps a state to store
 *                    ^                   │
 *     time ──────────┘                   └─> held back until that is committed (`local-group.ts`)
 *
 * A machine goes on at once, as if what it stores were committed already. If it never is, the
 * machine is thrown away with all its answers, and another begins from the stored row.
 */
import type { GroupState } from '../metadata/group-rows.ts';

/** Why a group's coordinator refused. Kafka's names, mostly. */
export type GroupRefusalCode =
  /** Another node coordinates the group, or this one does no more. */
  | 'notCoordinator'
  /** Nobody does just now. */
  | 'coordinatorNotAvailable'
  | 'coordinatorLoading'
  | 'unknownMember'
  /** `memberId` is the one to come back with. */
  | 'memberIdRequired'
  | 'illegalGeneration'
  | 'rebalanceInProgress'
  | 'inconsistentProtocol'
  | 'invalidSessionTimeout'
  | 'fencedInstance'
  /** Of a member's epoch that is not its last: it asks again when it has heard of that. */
  | 'staleMemberEpoch'
  | 'groupFull'
  | 'groupNotFound'
  | 'groupNotEmpty'
  /** What members say of themselves is more than may be stored. */
  | 'groupTooLarge';

export interface GroupRefusal {
  readonly type: 'groupRefused';
  readonly code: GroupRefusalCode;
  readonly memberId?: string;
}

/** Whoever waits. Runs once at most from a machine; the coordinator sees to the rest. */
export type Reply<Answer> = (answer: Answer | GroupRefusal) => void;

/** What a request, or time, made of a group. */
export interface Step {
  /** To run, in this order, once `state` and all that was stored before it is committed. */
  readonly answers: readonly (() => void)[];
  /** To be stored. The last one stands for all that came before it. */
  readonly state?: GroupState;
  /** What goes on in place of the machine: the members of the group speak another protocol now. */
  readonly becomes?: GroupMachine;
}

/** Who commits offsets, or asks for them. */
export interface Membership {
  readonly memberId: string;
  readonly instanceId: string | undefined;
  /** The generation, or the member's epoch; negative: of somebody who is no member. */
  readonly generation: number;
}

export interface PartitionOfTopic {
  readonly topicId: string;
  readonly partition: number;
}

export interface GroupMachine {
  readonly type: GroupState['type'];
  /** Kafka's name of where it stands. */
  readonly phase: string;
  /** It has no members, not even promised ones: it may be deleted, or change its protocol. */
  readonly isEmpty: boolean;
  /** When `onTime` has something to do; it may run earlier. */
  readonly deadlineMs: number | undefined;
  onTime(nowMs: number): Step;
  /** Topics have come, grown or gone. */
  onTopics?(nowMs: number): Step;
  /** The connection of one who waits is gone. */
  onGone(reply: Reply<never>, nowMs: number): Step;
  /** Whether it may commit offsets of all these now; a sign of life. */
  checkCommit(
    membership: Membership,
    nowMs: number,
    places: readonly PartitionOfTopic[],
  ): GroupRefusalCode | undefined;
  /** Whether it may read offsets, where it says who it is (`generation` 0 or more). */
  checkFetch(membership: Membership): GroupRefusalCode | undefined;
  /** Its members, if there are any, are Kafka's consumers, which say what they read. */
  readonly isConsumer: boolean;
  /** A member reads, or may read, this topic. */
  isSubscribed(topic: string): boolean;
  /** As it would be stored now. */
  readonly state: GroupState;
}

/** How the coordinator makes the machines of what is stored. */
export interface GroupProtocol {
  /** A group that is new, or was emptied: generations go on behind `generation`. */
  begin(generation: number): GroupMachine;
  /** As stored by an earlier coordinator: sessions begin at full length, nobody need rejoin. */
  load(state: GroupState, nowMs: number): GroupMachine;
}

/** How those who speak one protocol find what answers them; `Part`: of a machine, or all of it. */
export interface GroupDoor<Part> {
  readonly type: GroupState['type'];
  /** As `GroupProtocol.begin`. */
  begin(generation: number): GroupMachine;
  /** `undefined`: it does not answer them. */
  of(machine: GroupMachine): Part | undefined;
  /** Makes of a machine with members one that does, if there is such. */
  convert?(machine: GroupMachine, nowMs: number): Step | undefined;
}

export function groupRefusal(code: GroupRefusalCode): GroupRefusal {
  return { type: 'groupRefused', code };
}
