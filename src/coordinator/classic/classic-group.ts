/**
 * A consumer group of the classic protocol: the members agree on a protocol, one of them, the
 * leader, assigns, and the coordinator keeps everybody in step.
 *
 *               somebody joins                 all have joined, or time is up
 *      empty ────────────────────> preparing ─────────────────────────────────> completing
 *        ^                          ^  ^  └─ nobody is left ──> empty                │
 *        │                          │  └──── somebody joins, leaves, is silent ──────┤
 *        └─ (a generation later)    └── the same ── stable <──── the leader assigns ─┘
 *
 * Invariants:
 *   1. The generation goes up with each completed join, and each completed join is stored before
 *      anybody hears of it: no generation is ever given twice, whoever coordinates.
 *   2. Members that have joined and wait are not taken for dead; all others are, in time.
 *   3. A member that is known by an instance id is replaced by whoever joins under the same one
 *      (KIP-345): the old one is fenced from then on.
 *
 * Source: Kafka's protocol guide; KIP-62 (rebalance timeout), KIP-134 (initial delay), KIP-345
 * (static members), KIP-394 (members must come back with their id), KIP-814 (skipped assignment).
 */
import assert from 'node:assert/strict';
import type { ClassicState } from '../../metadata/group-rows.ts';
import { Answers } from '../answers.ts';
import type {
  GroupMachine,
  GroupRefusal,
  GroupRefusalCode,
  Membership,
  Reply,
  Step,
} from '../group-machine.ts';
import { groupRefusal } from '../group-machine.ts';
import type { Member } from './classic-members.ts';
import {
  ClassicMembers,
  loadedMember,
  memberOf,
  metadataOf,
  NO_ASSIGNMENT,
  offeredBy,
  offersSame,
  storedMember,
} from './classic-members.ts';
import type {
  Alive,
  Joined,
  JoinRequest,
  LeavingMember,
  Left,
  MemberCall,
  Synced,
  SyncRequest,
} from './classic-requests.ts';
import type { ClassicSettings } from './classic-settings.ts';
import { faultOfJoin } from './classic-settings.ts';
import { JoinPhase } from './join-phase.ts';
import { namesSameTopics, subscribedTopics } from './subscription.ts';

const phaseNames = {
  empty: 'Empty',
  preparing: 'PreparingRebalance',
  completing: 'CompletingRebalance',
  stable: 'Stable',
} as const;

export class ClassicGroup implements GroupMachine {
  readonly type = 'classic';
  readonly #settings: ClassicSettings;
  readonly #members = new ClassicMembers();
  /** Ids that were given out to come back with, and until when that may be. */
  readonly #promised = new Map<string, number>();
  #phase: keyof typeof phaseNames = 'empty';
  #generation: number;
  #protocolType = '';
  #protocol: string | undefined;
  /** A member's id. */
  #leader: string | undefined;
  /** While preparing. */
  #join: JoinPhase | undefined;
  /** Who has not asked for its assignment by then is taken for dead. */
  #syncEndMs: number | undefined;
  readonly #answers = new Answers();
  #isChanged = false;

  constructor(settings: ClassicSettings, generation: number) {
    this.#settings = settings;
    this.#generation = generation;
  }

  static load(settings: ClassicSettings, state: ClassicState, nowMs: number): ClassicGroup {
    const group = new ClassicGroup(settings, state.generation);
    group.#phase = state.phase;
    group.#protocolType = state.protocolType;
    group.#protocol = state.protocol;
    group.#leader = state.leader;
    for (const stored of state.members) group.#members.add(loadedMember(stored, nowMs));
    if (state.phase === 'completing') {
      group.#syncEndMs = nowMs + group.#members.rebalanceTimeoutMs;
    } else {
      for (const member of group.#members) member.hasSynced = true;
    }
    return group;
  }

  get phase(): string {
    return phaseNames[this.#phase];
  }

  get isEmpty(): boolean {
    return this.#members.size === 0 && this.#promised.size === 0;
  }

  get deadlineMs(): number | undefined {
    let first = Math.min(
      this.#join?.endMs ?? Number.POSITIVE_INFINITY,
      this.#syncEndMs ?? Number.POSITIVE_INFINITY,
      ...this.#promised.values(),
    );
    for (const { sessionEndMs } of this.#members) first = Math.min(first, sessionEndMs);
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  /** Preparing is of the coordinator's memory; another one prepares anew. */
  get state(): ClassicState {
    const members = [...this.#members].map(storedMember);
    const phase = this.#phase === 'preparing' ? 'completing' : this.#phase;
    const agreed = { protocolType: this.#protocolType, protocol: this.#protocol };
    const leader = this.#leader;
    return { type: 'classic', phase, generation: this.#generation, ...agreed, leader, members };
  }

  join(request: JoinRequest, reply: Reply<Joined>, nowMs: number): Step {
    const fault = faultOfJoin(request, {
      settings: this.#settings,
      protocolType: this.#protocolType,
      members: this.#members,
      promised: this.#promised,
      isPreparing: this.#phase === 'preparing',
    });
    if (fault !== undefined) this.#answers.refuse(reply, fault);
    else if (request.memberId === '') this.#joinAnew(request, reply, nowMs);
    else this.#joinAgain(request, reply, nowMs);
    return this.#take();
  }

  sync(request: SyncRequest, reply: Reply<Synced>, nowMs: number): Step {
    const member = this.#memberFor(request);
    if (typeof member === 'string') this.#answers.refuse(reply, member);
    else if (!this.#isOfProtocol(request)) this.#answers.refuse(reply, 'inconsistentProtocol');
    else this.#sync(member, { assignments: request.assignments, reply, nowMs });
    return this.#take();
  }

  heartbeat(request: MemberCall, reply: Reply<Alive>, nowMs: number): Step {
    const member = this.#memberFor(request);
    if (typeof member === 'string') {
      this.#answers.refuse(reply, member);
    } else {
      this.#renew(member, nowMs);
      if (this.#phase === 'preparing') this.#answers.refuse(reply, 'rebalanceInProgress');
      else this.#answers.give(reply, { type: 'alive' });
    }
    return this.#take();
  }

  leave(leaving: readonly LeavingMember[], reply: Reply<Left>, nowMs: number): Step {
    const sizeBefore = this.#members.size;
    const refusals = leaving.map((each) => this.#leave(each));
    this.#answers.give(reply, { type: 'left', refusals });
    if (this.#members.size < sizeBefore) this.#rebalance(nowMs);
    else this.#maybeCompleteJoin(nowMs);
    return this.#take();
  }

  onTime(nowMs: number): Step {
    for (const [memberId, endMs] of this.#promised) {
      if (endMs <= nowMs) this.#promised.delete(memberId);
    }
    const isSyncOver = this.#syncEndMs !== undefined && this.#syncEndMs <= nowMs;
    const silent = [...this.#members].filter(({ sessionEndMs, hasSynced }) => {
      return sessionEndMs <= nowMs || (isSyncOver && !hasSynced);
    });
    if (isSyncOver) this.#syncEndMs = undefined;
    for (const member of silent) this.#remove(member);
    if (silent.length > 0) this.#rebalance(nowMs);
    this.#maybeCompleteJoin(nowMs);
    return this.#take();
  }

  /** Whoever waited for the end of a join will not hear of it, and has its session to come back. */
  onGone(reply: Reply<never>, nowMs: number): Step {
    for (const member of this.#members) {
      if (member.joining === reply) member.joining = undefined;
      else if (member.syncing === reply) member.syncing = undefined;
      else continue;
      this.#renew(member, nowMs);
    }
    return this.#take();
  }

  /** Its members have been planned for: now they plan anew. */
  takeOver(nowMs: number): void {
    this.#rebalance(nowMs);
  }

  /** Another machine goes on: whoever waits is to join again. */
  interrupt(): readonly (() => void)[] {
    for (const { joining, syncing } of this.#members) {
      if (joining !== undefined) this.#answers.refuse(joining, 'rebalanceInProgress');
      if (syncing !== undefined) this.#answers.refuse(syncing, 'rebalanceInProgress');
    }
    return this.#answers.take();
  }

  checkCommit(membership: Membership, nowMs: number): GroupRefusalCode | undefined {
    const { memberId, instanceId, generation } = membership;
    const isMember = generation >= 0 || memberId !== '' || instanceId !== undefined;
    if (this.#members.size === 0 && generation < 0) return undefined;
    if (!isMember) return 'unknownMember';
    const member = this.#memberFor(membership);
    if (typeof member === 'string') return member;
    this.#renew(member, nowMs);
    return this.#phase === 'completing' ? 'rebalanceInProgress' : undefined;
  }

  checkFetch(): undefined {
    return undefined;
  }

  get isConsumer(): boolean {
    return this.#members.size === 0 || this.#protocolType === 'consumer';
  }

  isSubscribed(topic: string): boolean {
    return [...this.#members].some((member) => {
      const topics = subscribedTopics(metadataOf(member, this.#protocol));
      return topics === undefined || topics.has(topic);
    });
  }

  #take(): Step {
    const answers = this.#answers.take();
    if (!this.#isChanged) return { answers };
    this.#isChanged = false;
    assert(this.#phase !== 'preparing', 'what is prepared is stored when it is complete');
    return { answers, state: this.state };
  }

  #joinAnew(request: JoinRequest, reply: Reply<Joined>, nowMs: number): void {
    const { instanceId, newMemberId, sessionTimeoutMs } = request;
    const known = instanceId === undefined ? undefined : this.#members.ofInstance(instanceId);
    if (known !== undefined) return this.#replace(known, { request, reply, nowMs });
    if (instanceId === undefined && request.comesBack) {
      this.#promised.set(newMemberId, nowMs + sessionTimeoutMs);
      return this.#answers.refuse(reply, 'memberIdRequired', newMemberId);
    }
    this.#add(memberOf(request, newMemberId), request, { reply, nowMs });
  }

  #joinAgain(request: JoinRequest, reply: Reply<Joined>, nowMs: number): void {
    const { memberId, instanceId } = request;
    if (instanceId === undefined && this.#promised.delete(memberId)) {
      return this.#add(memberOf(request, memberId), request, { reply, nowMs });
    }
    const member = this.#known(memberId, instanceId);
    if (typeof member === 'string') return this.#answers.refuse(reply, member);
    const isLeader = memberId === this.#leader;
    const isSettled = this.#phase === 'completing' || (this.#phase === 'stable' && !isLeader);
    const isSame = isSettled && offersSame(member, request.protocols);
    this.#update(member, request, reply);
    // Nothing new: it has not heard the answer to its last join.
    if (isSame) this.#answerJoin(member, { nowMs, leader: this.#leader ?? '' });
    else this.#rebalance(nowMs);
  }

  #add(
    member: Member,
    request: JoinRequest,
    { reply, nowMs }: { readonly reply: Reply<Joined>; readonly nowMs: number },
  ): void {
    if (this.#members.size === 0) this.#protocolType = request.protocolType;
    this.#members.add(member);
    this.#leader ??= member.memberId;
    member.joining = reply;
    this.#join?.onNewMember();
    this.#rebalance(nowMs);
  }

  /** The same instance under a new id. The others need not know, if they are to do the same. */
  #replace(
    member: Member,
    join: { readonly request: JoinRequest; readonly reply: Reply<Joined>; readonly nowMs: number },
  ): void {
    const { request, reply, nowMs } = join;
    const leaderBefore = this.#leader ?? '';
    if (member.joining !== undefined) this.#answers.refuse(member.joining, 'fencedInstance');
    if (member.syncing !== undefined) this.#answers.refuse(member.syncing, 'fencedInstance');
    member.joining = undefined;
    member.syncing = undefined;
    if (this.#leader === member.memberId) this.#leader = request.newMemberId;
    const before = metadataOf(member, this.#protocol);
    this.#members.rename(member, request.newMemberId);
    this.#update(member, request, reply);
    const isSame = this.#members.choose() === this.#protocol && this.#readsSame(member, before);
    if (this.#phase !== 'stable' || !isSame) return this.#rebalance(nowMs);
    this.#isChanged = true;
    // One that cannot be told to skip its assignment is not told that it leads.
    const leader = request.skipsAssignment ? (this.#leader ?? '') : leaderBefore;
    this.#answerJoin(member, { nowMs, leader, skipAssignment: leader === member.memberId });
  }

  #readsSame(member: Member, before: Uint8Array): boolean {
    if (this.#protocolType !== 'consumer') return true;
    return namesSameTopics(before, metadataOf(member, this.#protocol));
  }

  #update(member: Member, request: JoinRequest, reply: Reply<Joined>): void {
    // The same member asks twice: the later one counts, and none waits for ever.
    if (member.joining !== undefined) this.#answers.refuse(member.joining, 'rebalanceInProgress');
    Object.assign(member, offeredBy(request));
    member.joining = reply;
    member.sessionEndMs = Number.POSITIVE_INFINITY;
  }

  #answerJoin(
    member: Member,
    answer: { readonly nowMs: number; readonly leader: string; readonly skipAssignment?: boolean },
  ): void {
    const { joining: reply, memberId } = member;
    if (reply === undefined) return;
    const { nowMs, leader, skipAssignment = false } = answer;
    const protocol = this.#protocol;
    const members = leader === memberId ? this.#members.joined(protocol) : [];
    const agreed = { generation: this.#generation, protocolType: this.#protocolType, protocol };
    const joined = {
      type: 'joined',
      memberId,
      ...agreed,
      leader,
      skipAssignment,
      members,
    } as const;
    this.#answers.give(reply, joined);
    member.joining = undefined;
    this.#renew(member, nowMs);
  }

  /** Something has changed that all must know: everybody joins again. */
  #rebalance(nowMs: number): void {
    if (this.#phase !== 'preparing') {
      for (const member of this.#members) {
        if (member.syncing === undefined) continue;
        this.#answers.refuse(member.syncing, 'rebalanceInProgress');
        member.syncing = undefined;
        this.#renew(member, nowMs);
      }
      const timeoutMs = this.#members.rebalanceTimeoutMs;
      const delayMs = this.#settings.initialRebalanceDelayMs;
      const isFirst = this.#phase === 'empty';
      this.#join = isFirst
        ? JoinPhase.initial({ nowMs, delayMs, timeoutMs })
        : JoinPhase.of(nowMs + timeoutMs);
      this.#phase = 'preparing';
      this.#syncEndMs = undefined;
    }
    this.#maybeCompleteJoin(nowMs);
  }

  #maybeCompleteJoin(nowMs: number): void {
    if (this.#phase !== 'preparing' || this.#join === undefined) return;
    const isComplete =
      this.#promised.size === 0 && this.#members.joiningCount === this.#members.size;
    if (this.#join.isOver(nowMs, isComplete)) this.#completeJoin(nowMs);
  }

  #completeJoin(nowMs: number): void {
    for (const member of [...this.#members]) {
      if (member.joining === undefined && member.instanceId === undefined) this.#remove(member);
    }
    if (this.#members.size === 0) return this.#becomeEmpty();
    const joined = [...this.#members].filter(({ joining }) => joining !== undefined);
    const [first] = joined;
    // Only instances that are away: their sessions run, and they have that long to come back.
    if (first === undefined) {
      this.#join = JoinPhase.of(nowMs + this.#members.rebalanceTimeoutMs);
      return;
    }
    if (!joined.some(({ memberId }) => memberId === this.#leader)) this.#leader = first.memberId;
    this.#join = undefined;
    this.#phase = 'completing';
    this.#generation += 1;
    this.#protocol = this.#members.choose();
    assert(this.#protocol !== undefined, 'all members offer one protocol');
    for (const member of this.#members) {
      member.assignment = NO_ASSIGNMENT;
      member.hasSynced = false;
    }
    for (const member of joined) this.#answerJoin(member, { nowMs, leader: this.#leader ?? '' });
    this.#syncEndMs = nowMs + this.#members.rebalanceTimeoutMs;
    this.#isChanged = true;
  }

  #becomeEmpty(): void {
    this.#phase = 'empty';
    this.#generation += 1;
    this.#protocol = undefined;
    this.#leader = undefined;
    this.#join = undefined;
    this.#syncEndMs = undefined;
    this.#isChanged = true;
  }

  #sync(
    member: Member,
    sync: {
      readonly assignments: SyncRequest['assignments'];
      readonly reply: Reply<Synced>;
      readonly nowMs: number;
    },
  ): void {
    const { assignments, reply, nowMs } = sync;
    if (this.#phase === 'preparing') return this.#answers.refuse(reply, 'rebalanceInProgress');
    if (member.syncing !== undefined) this.#answers.refuse(member.syncing, 'rebalanceInProgress');
    member.hasSynced = true;
    member.syncing = reply;
    member.sessionEndMs = Number.POSITIVE_INFINITY;
    if (this.#phase === 'stable') return this.#answerSync(member, nowMs);
    if (member.memberId !== this.#leader) return;
    const sizeBytes = assignments.reduce((sum, each) => sum + each.assignment.length, 0);
    if (sizeBytes > this.#settings.sizeBytesMax) {
      member.syncing = undefined;
      this.#renew(member, nowMs);
      return this.#answers.refuse(reply, 'groupTooLarge');
    }
    for (const { memberId, assignment } of assignments) {
      const assigned = this.#members.get(memberId);
      if (assigned !== undefined) assigned.assignment = assignment;
    }
    this.#phase = 'stable';
    this.#isChanged = true;
    for (const each of this.#members) this.#answerSync(each, nowMs);
  }

  #answerSync(member: Member, nowMs: number): void {
    const { syncing: reply, assignment } = member;
    if (reply === undefined) return;
    const agreed = { protocolType: this.#protocolType, protocol: this.#protocol };
    this.#answers.give(reply, { type: 'synced', ...agreed, assignment });
    member.syncing = undefined;
    this.#renew(member, nowMs);
  }

  /** Why it has not left, if it has not. */
  #leave({ memberId, instanceId }: LeavingMember): GroupRefusal | undefined {
    if (instanceId === undefined && this.#promised.delete(memberId)) return undefined;
    const owner = instanceId === undefined ? undefined : this.#members.ofInstance(instanceId);
    const member = this.#known(memberId === '' ? (owner?.memberId ?? '') : memberId, instanceId);
    if (typeof member === 'string') return groupRefusal(member);
    this.#remove(member);
    return undefined;
  }

  #remove(member: Member): void {
    this.#members.remove(member);
    if (member.joining !== undefined) this.#answers.refuse(member.joining, 'unknownMember');
    if (member.syncing !== undefined) this.#answers.refuse(member.syncing, 'unknownMember');
    if (this.#leader !== member.memberId) return;
    const [first] = this.#members;
    this.#leader = first?.memberId;
  }

  /** A sign of life. One that waits needs none. */
  #renew(member: Member, nowMs: number): void {
    const isWaiting = member.joining !== undefined || member.syncing !== undefined;
    member.sessionEndMs = isWaiting ? Number.POSITIVE_INFINITY : nowMs + member.sessionTimeoutMs;
  }

  #known(memberId: string, instanceId: string | undefined): Member | GroupRefusalCode {
    if (instanceId !== undefined) {
      const owner = this.#members.ofInstance(instanceId);
      if (owner !== undefined && owner.memberId !== memberId) return 'fencedInstance';
      return owner ?? 'unknownMember';
    }
    return this.#members.get(memberId) ?? 'unknownMember';
  }

  #memberFor({ memberId, instanceId, generation }: MemberCall): Member | GroupRefusalCode {
    const member = this.#known(memberId, instanceId);
    if (typeof member === 'string') return member;
    return generation === this.#generation ? member : 'illegalGeneration';
  }

  #isOfProtocol({ protocolType, protocol }: SyncRequest): boolean {
    return (
      (protocolType === undefined || protocolType === this.#protocolType) &&
      (protocol === undefined || protocol === this.#protocol)
    );
  }
}
