/**
 * A group that the coordinator plans for, in time: its sessions, who is to give up partitions until
 * when, and who waits to be told something. What the group is to become, `step.ts` says.
 *
 * A member's heartbeat is answered at once (KIP-848), or, if it asks to wait, when there is news
 * for it: then its part of a plan reaches it in the time of a round trip.
 *
 * Invariants:
 *   1. Who waits is alive. All others are gone once their session has run out.
 *   2. A member waits once: a second heartbeat of it ends the first wait.
 */
import type { ConsumerState } from '../../metadata/consumer-group-rows.ts';
import type { GroupState } from '../../metadata/group-rows.ts';
import type { GroupMachine, GroupRefusalCode, Membership, Reply, Step } from '../group-machine.ts';
import type { ConsumerGroup } from './group.ts';
import { emptyGroup, loadedGroup, storedGroup } from './group.ts';
import type { Heartbeat, HeartbeatAnswer } from './heartbeat.ts';
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
  /** By member. */
  readonly #sessionEndMs = new Map<string, number>();
  readonly #revokeEndMs = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();
  /** Nothing is due before it. */
  #quietUntilMs = Number.POSITIVE_INFINITY;

  constructor(options: ConsumerMachineOptions, epoch: number) {
    this.#options = options;
    this.#group = emptyGroup(epoch);
  }

  static load(options: ConsumerMachineOptions, state: ConsumerState, nowMs: number) {
    const machine = new ConsumerMachine(options, state.generation);
    machine.#group = loadedGroup(state);
    for (const { memberId } of state.members) machine.#onAlive(memberId, nowMs);
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
    return { type: 'consumer', ...storedGroup(this.#group) };
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

  checkCommit(membership: Membership): GroupRefusalCode | undefined {
    if (membership.generation < 0 && this.isEmpty) return undefined;
    return this.checkFetch(membership);
  }

  checkFetch({ memberId, generation }: Membership): GroupRefusalCode | undefined {
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

  #change(nowMs: number, act: (answers: Answers) => void): Step {
    const before = this.#group;
    const answers: Answers = [];
    act(answers);
    if (this.#group === before) return { answers };
    this.#tellWaiting(nowMs, answers);
    return { answers, state: this.state };
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
    const sessionEndMs = nowMs + this.#options.settings.sessionTimeoutMs;
    this.#sessionEndMs.set(memberId, sessionEndMs);
    this.#isDueAt(sessionEndMs);
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
