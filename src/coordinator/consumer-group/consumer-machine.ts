/**
 * A group that the coordinator plans for, in time: its sessions, who is to give up partitions until
 * when, and who waits to be told something. What the group is to become, `step.ts` says.
 *
 * A member's heartbeat is answered at once (KIP-848), or, if it asks to wait, when there is news
 * for it: then its part of a plan reaches it in the time of a round trip.
 *
 * Members of the classic protocol may be among the others (`classic-step.ts`); when they are left
 * alone, a machine of their own goes on.
 *
 * Invariants:
 *   1. Who waits is alive. All others are gone once their session has run out.
 *   2. A member waits once: a second heartbeat of it ends the first wait.
 */
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import type { GroupState } from '../../metadata/group-rows.ts';
import { ClassicGroup } from '../classic/classic-group.ts';
import type {
  Alive,
  ClassicCalls,
  Joined,
  JoinRequest,
  LeavingMember,
  Left,
  MemberCall,
  Synced,
  SyncRequest,
} from '../classic/classic-requests.ts';
import type { ClassicSettings } from '../classic/classic-settings.ts';
import { sessionFault } from '../classic/classic-settings.ts';
import type {
  GroupMachine,
  GroupRefusalCode,
  Membership,
  PartitionOfTopic,
  Reply,
  Step,
} from '../group-machine.ts';
import { groupRefusal } from '../group-machine.ts';
import { AssignmentEpochs } from './assignment-epochs.ts';
import {
  callerOf,
  classicProtocolType,
  isToJoin,
  onClassicJoin,
  onClassicLeave,
  toldBytes,
} from './classic-step.ts';
import type { ConsumerGroup } from './group.ts';
import { emptyGroup, loadedGroup, storedGroup } from './group.ts';
import type { Heartbeat, HeartbeatAnswer } from './heartbeat.ts';
import type { MigrationPolicy } from './migration.ts';
import { leftAlone } from './migration.ts';
import { assignorOf, onTopicsChanged } from './plan.ts';
import { isAtRest } from './reconcile.ts';
import { onExpired, onHeartbeat } from './step.ts';
import type { Topics } from './topics.ts';

export interface ConsumerSettings {
  readonly sessionTimeoutMs: number;
  /** What members are told, and how long one waits at most. */
  readonly heartbeatIntervalMs: number;
}

export interface ConsumerMachineOptions {
  readonly topics: Topics;
  readonly settings: ConsumerSettings;
  /** For members of the classic protocol. */
  readonly classic: ClassicSettings;
  readonly migration: MigrationPolicy;
}

interface Waiting {
  readonly heartbeat: Heartbeat;
  readonly reply: Reply<HeartbeatAnswer>;
  readonly endMs: number;
}

type Answers = (() => void)[];

export class ConsumerMachine implements GroupMachine {
  readonly type = 'consumer';
  readonly isConsumer = true;
  readonly #options: ConsumerMachineOptions;
  #group: ConsumerGroup;
  readonly #epochs = new AssignmentEpochs();
  /** By member. */
  readonly #sessionEndMs = new Map<string, number>();
  /** Who is to give up partitions or, of the classic protocol, to join again. */
  readonly #revokeEndMs = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();
  /** Nothing is due before it. */
  #quietUntilMs = Number.POSITIVE_INFINITY;

  constructor(options: ConsumerMachineOptions, epoch: number) {
    this.#options = options;
    this.#group = emptyGroup(epoch);
  }

  static load(
    options: ConsumerMachineOptions,
    state: Exclude<GroupState, { type: 'classic' }>,
    nowMs: number,
  ): ConsumerMachine {
    return ConsumerMachine.of(options, { group: loadedGroup(state), isCalled: false, nowMs });
  }

  /** `isCalled`: its members of the classic protocol have been told to join. */
  static of(
    options: ConsumerMachineOptions,
    begun: { readonly group: ConsumerGroup; readonly isCalled: boolean; readonly nowMs: number },
  ): ConsumerMachine {
    const { group, isCalled, nowMs } = begun;
    const machine = new ConsumerMachine(options, group.epoch);
    machine.#group = group;
    machine.#epochs.onMembers(new Map(), group.members);
    for (const member of group.members.values()) {
      machine.#onAlive(member.memberId, nowMs);
      if (isCalled && group.classic.has(member.memberId)) machine.#call(member, nowMs);
    }
    return machine;
  }

  get phase(): string {
    const members = [...this.#group.members.values()];
    if (members.length === 0) return 'Empty';
    return members.every((member) => isAtRest(this.#group, member)) ? 'Stable' : 'Reconciling';
  }

  get isEmpty(): boolean {
    return this.#group.members.size === 0;
  }

  get deadlineMs(): number | undefined {
    return Number.isFinite(this.#quietUntilMs) ? this.#quietUntilMs : undefined;
  }

  get state(): GroupState {
    return storedGroup(this.#group);
  }

  get group(): ConsumerGroup {
    return this.#group;
  }

  get assignor(): string {
    return assignorOf(this.#group.members.values());
  }

  heartbeat(heartbeat: Heartbeat, reply: Reply<HeartbeatAnswer>, nowMs: number): Step {
    return this.#change(nowMs, (answers) => {
      this.#endWait(heartbeat.memberId, nowMs, answers);
      const answer = this.#hear(heartbeat, nowMs);
      answers.push(() => reply(answer));
    });
  }

  /** Answered when there is news, or after the heartbeat interval. */
  wait(heartbeat: Heartbeat, reply: Reply<HeartbeatAnswer>, nowMs: number): Step {
    return this.#change(nowMs, (answers) => {
      this.#endWait(heartbeat.memberId, nowMs, answers);
      const answer = this.#hear(heartbeat, nowMs);
      if (isNews(heartbeat, answer)) {
        answers.push(() => reply(answer));
        return;
      }
      const endMs = nowMs + this.#options.settings.heartbeatIntervalMs;
      this.#waiting.set(heartbeat.memberId, { heartbeat, reply, endMs });
      this.#isDueAt(endMs);
    });
  }

  /** For members of the classic protocol; `undefined`: all who were here have gone. */
  get classic(): ClassicCalls | undefined {
    if (this.isEmpty) return undefined;
    return {
      join: (request, reply, nowMs) => this.#join(request, reply, nowMs),
      sync: (request, reply, nowMs) => this.#sync(request, reply, nowMs),
      heartbeat: (call, reply, nowMs) => this.#beat(call, reply, nowMs),
      leave: (leaving, reply, nowMs) => this.#leave(leaving, reply, nowMs),
    };
  }

  onTopics(nowMs: number): Step {
    return this.#change(nowMs, () => {
      this.#group = onTopicsChanged(this.#group, this.#options.topics);
    });
  }

  onTime(nowMs: number): Step {
    return this.#change(nowMs, (answers) => {
      for (const [memberId, { endMs }] of [...this.#waiting]) {
        if (endMs <= nowMs) this.#endWait(memberId, nowMs, answers);
      }
      for (const [memberId, endMs] of [...this.#sessionEndMs]) {
        const isSilent = endMs <= nowMs && !this.#waiting.has(memberId);
        const isSlow = (this.#revokeEndMs.get(memberId) ?? Number.POSITIVE_INFINITY) <= nowMs;
        if (isSilent || isSlow) this.#expire(memberId);
      }
      this.#quietUntilMs = Number.POSITIVE_INFINITY;
      for (const [memberId, endMs] of this.#sessionEndMs) {
        if (!this.#waiting.has(memberId)) this.#isDueAt(endMs);
      }
      for (const endMs of this.#revokeEndMs.values()) this.#isDueAt(endMs);
      for (const { endMs } of this.#waiting.values()) this.#isDueAt(endMs);
    });
  }

  /** Its session goes on: it may only have lost its connection. */
  onGone(reply: Reply<never>, nowMs: number): Step {
    for (const [memberId, waiting] of this.#waiting) {
      if (waiting.reply !== reply) continue;
      this.#waiting.delete(memberId);
      this.#onAlive(memberId, nowMs);
    }
    return { answers: [] };
  }

  checkCommit(
    membership: Membership,
    nowMs: number,
    places: readonly PartitionOfTopic[],
  ): GroupRefusalCode | undefined {
    if (membership.generation < 0 && this.isEmpty) return undefined;
    const refusal = this.checkFetch(membership);
    const isOfAnother = refusal === 'staleMemberEpoch' || refusal === 'illegalGeneration';
    const isOwners = isOfAnother && this.#isOfBefore(membership, places);
    if (refusal !== undefined && !isOwners) return refusal;
    const { memberId } = membership;
    if (this.#group.classic.has(memberId)) this.#onAlive(memberId, nowMs);
    return undefined;
  }

  checkFetch(membership: Membership): GroupRefusalCode | undefined {
    const { memberId, generation } = membership;
    if (this.#group.classic.has(memberId)) {
      const caller = callerOf(this.#group, membership);
      return typeof caller === 'string' ? caller : undefined;
    }
    const member = this.#group.members.get(memberId);
    if (member === undefined) return 'unknownMember';
    return member.epoch === generation ? undefined : 'staleMemberEpoch';
  }

  isSubscribed(topic: string): boolean {
    const { topics } = this.#options;
    const id = topics.idOf(topic);
    return [...this.#group.members.values()].some((member) => {
      if (member.topics.includes(topic)) return true;
      if (id === undefined || member.pattern === undefined) return false;
      return topics.matching(member.pattern).includes(id);
    });
  }

  /** Of an earlier epoch of that member, and of what it has had ever since (KIP-1251). */
  #isOfBefore({ memberId, generation }: Membership, places: readonly PartitionOfTopic[]): boolean {
    const member = this.#group.members.get(memberId);
    if (member === undefined || generation >= member.epoch) return false;
    return places.every((place) => this.#epochs.hasSince(memberId, place, generation));
  }

  #change(nowMs: number, act: (answers: Answers) => void): Step {
    const before = this.#group;
    const answers: Answers = [];
    act(answers);
    if (this.#group !== before) this.#tellWaiting(nowMs, answers);
    this.#epochs.onMembers(before.members, this.#group.members);
    const { members, classic } = this.#group;
    const isLeftAlone = classic.size > 0 && classic.size === members.size;
    const { migration, classic: settings } = this.#options;
    if (isLeftAlone && migration.downgrades && classic.size <= settings.sizeMax) {
      // Those who have followed the last plan that was stored are of its generation still.
      const epochs = [...members.values()].map(({ epoch }) => epoch);
      const epoch = Math.max(before.epoch, ...epochs);
      const state = leftAlone({ ...this.#group, epoch }, this.#options.topics);
      const becomes = ClassicGroup.load(settings, state, nowMs);
      becomes.takeOver(nowMs);
      return { answers, state, becomes };
    }
    return this.#group === before ? { answers } : { answers, state: this.state };
  }

  #join(request: JoinRequest, reply: Reply<Joined>, nowMs: number): Step {
    const { memberId, instanceId, newMemberId, comesBack } = request;
    const isSentBack = memberId === '' && instanceId === undefined && comesBack;
    return this.#change(nowMs, (answers) => {
      const isCalled = (id: string) => this.#revokeEndMs.has(id);
      const { topics, classic } = this.#options;
      const join = { request, topics, isCalled };
      const joining = sessionFault(request, classic) ?? onClassicJoin(this.#group, join);
      if (typeof joining === 'string') {
        answers.push(() => reply(groupRefusal(joining)));
        return;
      }
      if (isSentBack) {
        const refusal = groupRefusal('memberIdRequired');
        answers.push(() => reply({ ...refusal, memberId: newMemberId }));
        return;
      }
      const { group, member } = joining;
      this.#forgetThoseGone(group);
      this.#group = group;
      this.#revokeEndMs.delete(member.memberId);
      this.#onAlive(member.memberId, nowMs);
      const joined = {
        type: 'joined',
        memberId: member.memberId,
        generation: member.epoch,
        protocolType: classicProtocolType,
        protocol: request.protocols[0]?.name,
        // Nobody leads: the coordinator plans.
        leader: '',
        skipAssignment: false,
        members: [],
      } as const;
      answers.push(() => reply(joined));
    });
  }

  #sync(request: SyncRequest, reply: Reply<Synced>, nowMs: number): Step {
    const caller = callerOf(this.#group, request);
    if (typeof caller === 'string') return { answers: [() => reply(groupRefusal(caller))] };
    const protocol = this.#group.classic.get(caller.memberId)?.protocols[0]?.name;
    const { protocolType = classicProtocolType } = request;
    const isAgreed =
      protocolType === classicProtocolType && (request.protocol ?? protocol) === protocol;
    if (!isAgreed) return { answers: [() => reply(groupRefusal('inconsistentProtocol'))] };
    this.#onAlive(caller.memberId, nowMs);
    // It is told that it has less than before: it gives that up, and joins again.
    if (caller.revoking.size > 0) this.#call(caller, nowMs);
    const assignment = toldBytes(this.#group, caller, this.#options.topics);
    const synced = { type: 'synced', protocolType, protocol, assignment } as const;
    return { answers: [() => reply(synced)] };
  }

  #beat(call: MemberCall, reply: Reply<Alive>, nowMs: number): Step {
    const caller = callerOf(this.#group, call);
    if (typeof caller === 'string') return { answers: [() => reply(groupRefusal(caller))] };
    this.#onAlive(caller.memberId, nowMs);
    if (isToJoin(this.#group, caller)) {
      this.#call(caller, nowMs);
      return { answers: [() => reply(groupRefusal('rebalanceInProgress'))] };
    }
    this.#revokeEndMs.delete(caller.memberId);
    return { answers: [() => reply({ type: 'alive' })] };
  }

  #leave(leaving: readonly LeavingMember[], reply: Reply<Left>, nowMs: number): Step {
    return this.#change(nowMs, (answers) => {
      const refusals = leaving.map((each) => {
        const left = onClassicLeave(this.#group, each, this.#options.topics);
        if (typeof left === 'string') return groupRefusal(left);
        this.#forgetThoseGone(left);
        this.#group = left;
        return undefined;
      });
      answers.push(() => reply({ type: 'left', refusals }));
    });
  }

  /** A member of the classic protocol has so long to join again. */
  #call({ memberId, rebalanceTimeoutMs }: ConsumerMember, nowMs: number): void {
    if (this.#revokeEndMs.has(memberId)) return;
    this.#revokeEndMs.set(memberId, nowMs + rebalanceTimeoutMs);
    this.#isDueAt(nowMs + rebalanceTimeoutMs);
  }

  #hear(heartbeat: Heartbeat, nowMs: number): HeartbeatAnswer {
    const { group, answer } = onHeartbeat(this.#group, heartbeat, this.#options.topics);
    if (answer.type === 'fault') return answer;
    // A static member may have taken the place of another one.
    if (group !== this.#group) this.#forgetThoseGone(group);
    this.#group = group;
    this.#onAlive(heartbeat.memberId, nowMs);
    return answer;
  }

  #forgetThoseGone({ members }: ConsumerGroup): void {
    for (const memberId of this.#group.members.keys()) {
      if (!members.has(memberId)) this.#forget(memberId);
    }
  }

  #expire(memberId: string): void {
    this.#group = onExpired(this.#group, memberId, this.#options.topics);
    this.#forget(memberId);
  }

  #forget(memberId: string): void {
    this.#sessionEndMs.delete(memberId);
    this.#revokeEndMs.delete(memberId);
  }

  #onAlive(memberId: string, nowMs: number): void {
    const member = this.#group.members.get(memberId);
    if (member === undefined) return;
    const side = this.#group.classic.get(memberId);
    const { sessionTimeoutMs } = side ?? this.#options.settings;
    const sessionEndMs = nowMs + sessionTimeoutMs;
    this.#sessionEndMs.set(memberId, sessionEndMs);
    this.#isDueAt(sessionEndMs);
    if (side !== undefined) return;
    if (member.revoking.size === 0) {
      this.#revokeEndMs.delete(memberId);
    } else if (!this.#revokeEndMs.has(memberId)) {
      this.#revokeEndMs.set(memberId, nowMs + member.rebalanceTimeoutMs);
      this.#isDueAt(nowMs + member.rebalanceTimeoutMs);
    }
  }

  #isDueAt(atMs: number): void {
    this.#quietUntilMs = Math.min(this.#quietUntilMs, atMs);
  }

  /** There is nothing new, but it is told so. */
  #endWait(memberId: string, nowMs: number, answers: Answers): void {
    const waiting = this.#waiting.get(memberId);
    if (waiting === undefined) return;
    this.#waiting.delete(memberId);
    const answer = this.#hear(waiting.heartbeat, nowMs);
    answers.push(() => waiting.reply(answer));
  }

  #tellWaiting(nowMs: number, answers: Answers): void {
    for (const [memberId, { heartbeat, reply }] of [...this.#waiting]) {
      const answer = this.#hear(heartbeat, nowMs);
      if (!isNews(heartbeat, answer)) continue;
      this.#waiting.delete(memberId);
      answers.push(() => reply(answer));
    }
  }
}

function isNews(heartbeat: Heartbeat, answer: HeartbeatAnswer): boolean {
  if (answer.type === 'fault') return true;
  return answer.assignment !== undefined || answer.epoch !== heartbeat.epoch;
}
