/**
 * What stands between a node's parts and the Raft group: proposals and reads go to whoever leads,
 * over the wire if need be, and what comes back is true of this node's own image, too.
 *
 *     propose ──> leads here? ──yes──> driver ─────────────────────┐
 *                     └──no──> Propose to the leader ──> applied here, too ──> result
 */

import type { Member, Message } from '../../raft/index.ts';
import { allVoters } from '../../raft/index.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { MetadataFeed } from '../broker/metadata-feed.ts';
import { refuse } from '../broker/refusal.ts';
import type { Cancel, Timers } from '../clock.ts';
import type { balsa } from '../grpc/generated/balsa.js';
import { decodeAnswer, encodeAnswer } from '../metadata/answer-codec.ts';
import type { Answer } from '../metadata/apply.ts';
import type { ProposalSink } from '../metadata/proposer.ts';
import { proposalFault } from '../metadata/records.ts';
import type { PeerClients } from './peers/peer-clients.ts';
import type { ProposeOutcome } from './pending-proposals.ts';
import type { RaftDriver } from './raft-driver.ts';

type Command = Parameters<ProposalSink['propose']>[0];
type Read = { readonly type: 'readable' } | { readonly type: 'unreadable'; reason: string };

const ASK_AGAIN_AFTER_MS = 10;
const READABLE_IN_MS = 5000;
const STARTS = 'the node starts';
const NO_LEADER = 'the metadata has no leader';

export class RaftLink implements ProposalSink {
  readonly #clients: PeerClients;
  #driver: RaftDriver<Answer> | undefined;
  #feed: MetadataFeed | undefined;
  /** Role, term, leader or voters may have changed. */
  onStatus: () => void = () => {};

  constructor(clients: PeerClients) {
    this.#clients = clients;
  }

  attach(driver: RaftDriver<Answer>, feed: MetadataFeed): void {
    this.#driver = driver;
    this.#feed = feed;
  }

  get controller(): MetadataAccess['controller'] {
    const raft = this.#driver?.raft;
    return { term: raft?.term ?? 0, nodeId: raft?.leader?.nodeId };
  }

  get isLeader(): boolean {
    return this.#driver?.raft.role === 'leader';
  }

  /** In force now, those of both halves of a change. */
  get voters(): readonly Member[] {
    const config = this.#driver?.raft.config;
    return config === undefined ? [] : [...config.voters, ...(config.outgoing ?? [])];
  }

  /** As far as this node knows what is committed, those of both halves of a change. */
  get committedVoters(): readonly Member[] {
    const raft = this.#driver?.raft;
    return raft === undefined ? [] : allVoters(raft.committedConfig);
  }

  receive(message: Message): void {
    this.#driver?.receive(message);
  }

  propose(command: Command, done: Parameters<ProposalSink['propose']>[1]): void {
    const leader = this.#leader();
    if (leader.type === 'none') return done({ type: 'unanswered', reason: leader.reason });
    if (leader.type === 'here') {
      return leader.driver.propose(command, (outcome) => {
        if (outcome.type === 'applied') return done(outcome);
        done({ type: 'unanswered', reason: reasonOf(outcome) });
      });
    }
    leader.client.propose(command, ({ applied, unanswered }) => {
      if (applied == null) return done({ type: 'unanswered', reason: unanswered ?? '' });
      const { index, answer } = applied;
      const result = decodeAnswer(answer);
      this.#feed?.whenApplied(index, () => done({ type: 'applied', index, result }));
    });
  }

  /** Done when the own image reflects everything that was acknowledged before the call. */
  read(done: (outcome: Read) => void): void {
    const leader = this.#leader();
    if (leader.type === 'none') return done({ type: 'unreadable', reason: leader.reason });
    if (leader.type === 'here') {
      return leader.driver.readIndex((outcome) => {
        if (outcome.type === 'readable') return done(outcome);
        done({ type: 'unreadable', reason: NO_LEADER });
      });
    }
    leader.client.readIndex(({ index, unanswered }) => {
      if (index == null) return done({ type: 'unreadable', reason: unanswered ?? '' });
      this.#feed?.whenApplied(index, () => done({ type: 'readable' }));
    });
  }

  /** As `read`, until it can be answered; the function that is returned ends the asking. */
  readUntil(timers: Timers, done: () => void): Cancel {
    let isOver = false;
    const ask = () => {
      if (isOver) return;
      this.read((outcome) => {
        if (isOver) return;
        if (outcome.type === 'readable') done();
        else timers.after(ASK_AGAIN_AFTER_MS, ask);
      });
    };
    ask();
    return () => {
      isOver = true;
    };
  }

  /** As `read`, and a refusal where it cannot be answered in time. */
  whenReadable(timers: Timers, done: Parameters<MetadataAccess['readable']>[0]): void {
    const cancel = timers.after(READABLE_IN_MS, () => {
      stop();
      done(refuse('controllerUnavailable', 'no controller could be asked in time'));
    });
    const stop = this.readUntil(timers, () => {
      cancel();
      done({ type: 'readable' });
    });
  }

  /**
   * For another node: only where this one leads. What cannot be read never comes into the log: it
   * would end each node that applies it, at each of its starts.
   */
  proposeHere(
    command: Command,
    done: (outcome: balsa.v1.ProposalOutcome.$Properties) => void,
  ): void {
    if (this.#driver === undefined) return done({ unanswered: STARTS });
    const fault = proposalFault(command.payload, command.version);
    if (fault !== undefined) return done({ unanswered: `it is no proposal: ${fault}` });
    this.#driver.propose(command, (outcome) => {
      if (outcome.type !== 'applied') return done({ unanswered: reasonOf(outcome) });
      done({ applied: { index: outcome.index, answer: encodeAnswer(outcome.result) } });
    });
  }

  /** For another node: only where this one leads. */
  readIndexHere(done: (response: balsa.v1.ReadIndexResponse.$Properties) => void): void {
    const driver = this.#driver;
    if (driver === undefined) return done({ unanswered: STARTS });
    driver.readIndex((outcome) => {
      if (outcome.type === 'readable') done({ index: outcome.index });
      else done({ unanswered: `node ${this.controller.nodeId ?? 'unknown'} leads the metadata` });
    });
  }

  #leader() {
    const driver = this.#driver;
    if (driver === undefined) return { type: 'none', reason: STARTS } as const;
    if (driver.raft.role === 'leader') return { type: 'here', driver } as const;
    const nodeId = driver.raft.leader?.nodeId;
    if (nodeId === undefined) return { type: 'none', reason: NO_LEADER } as const;
    const client = this.#clients.to(nodeId);
    if (client !== undefined) return { type: 'there', client } as const;
    return { type: 'none', reason: `nobody knows where to reach node ${nodeId}` } as const;
  }
}

function reasonOf(outcome: Exclude<ProposeOutcome<Answer>, { type: 'applied' }>): string {
  switch (outcome.type) {
    case 'notLeader':
      return outcome.leader === undefined
        ? NO_LEADER
        : `node ${outcome.leader.nodeId} leads the metadata`;
    case 'busy':
      return outcome.reason;
    case 'lost':
      return 'another record took its place';
    case 'unknown':
      return 'the node stops';
    default:
      return outcome satisfies never;
  }
}
