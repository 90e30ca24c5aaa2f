/**
 * What the Raft leader decides beside Raft. Synchronous, without a clock or a timer: time comes
 * with each call, everything else is read from the applied image, and what is decided is proposed
 * as a record that names what it was decided on. So a plan made on an old image is refused by
 * `apply` and made again; nothing here has to be remembered, and a new controller just begins.
 *
 *     heartbeats ──> leases ──(missed)──> fenceBroker
 *     image ──(now and then)──> plans: slots, moves, leaders, voters, nodes to forget
 *
 * Every node has one. Only while its node leads the Raft group is it in office; the leases are kept
 * always, so that the next in office knows at once who is silent.
 */
import type { Member } from '../../raft/index.ts';
import type { Image } from '../metadata/image.ts';
import type { Proposed } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';
import type { Broker } from '../metadata/rows.ts';
import { BrokerLeases } from './broker-leases.ts';
import { planLeaders } from './plan-leaders.ts';
import { planMoves } from './plan-moves.ts';
import { planForgets } from './plan-removal.ts';
import { planSlots } from './plan-slots.ts';
import type { LearnerStatus } from './plan-voters.ts';
import { planVoters } from './plan-voters.ts';

/** The Raft group as its leader sees it. */
export interface ControllerRaft {
  readonly term: number;
  readonly self: Member;
  /** Every voter of the config in force; while it is joint, of both halves. */
  readonly voters: readonly Member[];
  /** Whether a change of voters is under way. */
  readonly isChangingVoters: boolean;
  /** The voters that have not answered of late. */
  readonly silent: readonly Member[];
  readonly learners: readonly LearnerStatus[];
  /** `done`: the change was begun, or why it was not. */
  changeVoters(voters: readonly Member[], done: (refusal: string | undefined) => void): void;
}

export interface ControllerSettings {
  /** A broker that was silent for longer is fenced; its own lease is shorter. */
  readonly fenceMs: number;
  /** The replicas of a broker that was silent for longer are rebuilt elsewhere. */
  readonly replaceAfterMs: number;
  /** Another votes in the place of a voter that was silent for longer. */
  readonly voterReplaceAfterMs: number;
  /** Partitions that replicas are copied for at one time. */
  readonly movesAtOnce: number;
  readonly planEveryMs: number;
  readonly balanceEveryMs: number;
}

export const controllerDefaults: ControllerSettings = {
  fenceMs: 1500,
  replaceAfterMs: 30 * 60_000,
  voterReplaceAfterMs: 5 * 60_000,
  movesAtOnce: 10,
  planEveryMs: 1000,
  balanceEveryMs: 60_000,
};

export interface ControllerOptions {
  readonly image: () => Image;
  readonly propose: (record: MetadataRecord, done: (result: Proposed) => void) => void;
  readonly raft: ControllerRaft;
  readonly settings: ControllerSettings;
}

export interface Heartbeat {
  readonly nodeId: number;
  readonly brokerEpoch: number;
  readonly incarnation: string;
}

/** Leaderships moved in one round: clients look for the new leader after each. */
const LEADER_CHANGES_MAX = 100;

/** Ticks that lie further apart say that this process was paused, or starved. */
const STALL_MS = 200;

/**
 * After a pause of so long it waits as long again before it changes voters: what learners answered
 * before is forgotten by then. One that had gone meanwhile would leave no majority to take it back.
 */
const ANSWERS_STALE_MS = 500;

/** One term of office. What was proposed in an earlier one is nobody's business any more. */
interface Office {
  planAtMs: number;
  balanceAtMs: number;
  /** Planned records without an answer: the next plan waits for them. */
  openCount: number;
  readonly fencing: Set<string>;
}

export class Controller {
  readonly #options: ControllerOptions;
  readonly #leases: BrokerLeases;
  #office: Office | undefined;
  #tickedAtMs: number | undefined;
  #votersAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: ControllerOptions) {
    this.#options = options;
    this.#leases = new BrokerLeases(options.settings.fenceMs);
  }

  becomeLeader(nowMs: number): void {
    const { planEveryMs, balanceEveryMs } = this.#options.settings;
    this.#office = {
      planAtMs: nowMs + planEveryMs,
      balanceAtMs: nowMs + balanceEveryMs,
      openCount: 0,
      fencing: new Set(),
    };
    this.#observe(nowMs);
  }

  resign(): void {
    this.#office = undefined;
  }

  /**
   * Called on every voter for every heartbeat. `undefined`: no answer is due, because this node is
   * not in office, or does not know that registration yet, or the broker is about to hear of it.
   */
  onHeartbeat(beat: Heartbeat, nowMs: number): 'alive' | 'registerAgain' | 'removed' | undefined {
    const { nodeId, brokerEpoch, incarnation } = beat;
    const broker = this.#options.image().brokers.get(nodeId);
    const isKnown = broker !== undefined && broker.brokerEpoch >= brokerEpoch;
    const isOther = isKnown && broker.incarnation !== incarnation;
    if (!isOther) this.#leases.onHeard(nodeId, incarnation, nowMs);
    if (this.#office === undefined) return undefined;
    if (wasRemoved(this.#options.image(), nodeId)) return 'removed';
    if (broker === undefined) return 'registerAgain';
    if (!isKnown) return undefined;
    if (isOther || broker.state === 'fenced') return 'registerAgain';
    return broker.brokerEpoch === brokerEpoch ? 'alive' : undefined;
  }

  /** Nothing listens any more where the broker's process was: a missed lease at once. */
  onGone(nodeId: number, nowMs: number): void {
    this.#leases.onGone(nodeId);
    if (this.#office !== undefined) this.#fenceExpired(this.#office, nowMs);
  }

  /** Called several times a heartbeat, in office or not. */
  onTick(nowMs: number): void {
    const pausedMs = nowMs - (this.#tickedAtMs ?? nowMs);
    if (pausedMs > STALL_MS) this.#leases.forgive(pausedMs, nowMs);
    if (pausedMs > ANSWERS_STALE_MS) this.#votersAtMs = nowMs + ANSWERS_STALE_MS;
    this.#tickedAtMs = nowMs;
    const office = this.#office;
    if (office === undefined) return;
    this.#observe(nowMs);
    this.#fenceExpired(office, nowMs);
    if (nowMs < office.planAtMs || office.openCount > 0) return;
    office.planAtMs = nowMs + this.#options.settings.planEveryMs;
    this.#plan(office, nowMs);
  }

  #observe(nowMs: number): void {
    for (const broker of this.#options.image().brokers.values()) {
      this.#leases.observe(broker, nowMs);
    }
  }

  #fenceExpired(office: Office, nowMs: number): void {
    for (const broker of this.#options.image().brokers.values()) {
      const { nodeId, brokerEpoch, state } = broker;
      if (state === 'fenced' || !this.#leases.isExpired(nodeId, nowMs)) continue;
      const key = `${nodeId} ${brokerEpoch}`;
      if (office.fencing.has(key)) continue;
      office.fencing.add(key);
      const controllerTerm = this.#options.raft.term;
      const record = { type: 'fenceBroker', controllerTerm, nodeId, brokerEpoch } as const;
      this.#options.propose(record, () => office.fencing.delete(key));
    }
  }

  #plan(office: Office, nowMs: number): void {
    const { raft, settings } = this.#options;
    const image = this.#options.image();
    const isGoneFor = (ms: number) => (nodeId: number) => {
      const isFenced = isOut(image.brokers.get(nodeId));
      return isFenced && this.#leases.silentForMs(nodeId, nowMs) > ms;
    };
    const { term, voters } = raft;
    const votes = (nodeId: number) => voters.some((voter) => voter.nodeId === nodeId);
    const { movesAtOnce: movesMax } = settings;
    const records: MetadataRecord[] = [
      ...planSlots(image, term),
      ...planForgets(image, { term, votes }),
      ...planMoves({ image, isGone: isGoneFor(settings.replaceAfterMs), movesMax, term }),
    ];
    if (nowMs >= office.balanceAtMs) {
      office.balanceAtMs = nowMs + settings.balanceEveryMs;
      records.push(...planLeaders(image, LEADER_CHANGES_MAX));
    }
    for (const record of records) this.#propose(office, record);
    if (nowMs < this.#votersAtMs) return;
    this.#changeVoters(office, isGoneFor(settings.voterReplaceAfterMs));
  }

  #propose(office: Office, record: MetadataRecord): void {
    office.openCount += 1;
    this.#options.propose(record, () => {
      office.openCount -= 1;
    });
  }

  #changeVoters(office: Office, isGone: (nodeId: number) => boolean): void {
    const { raft } = this.#options;
    if (raft.isChangingVoters) return;
    const { self, voters, silent, learners } = raft;
    const image = this.#options.image();
    const next = planVoters({ image, self, voters, silent, learners, isGone });
    if (next === undefined) return;
    office.openCount += 1;
    raft.changeVoters(next, () => {
      office.openCount -= 1;
    });
  }
}

/** Ids are given once, in order, so a lower one without a node is of a node that is gone. */
function wasRemoved({ cluster, nodes }: Image, nodeId: number): boolean {
  return cluster !== undefined && nodeId < cluster.nextNodeId && !nodes.has(nodeId);
}

function isOut(broker: Broker | undefined): boolean {
  return broker === undefined || broker.state === 'fenced';
}
