/**
 * Runs one member of the Raft group: the shell around the pure core of `raft/`. It carries out each
 * Ready and feeds back what came of it; it decides nothing. The simulator runs this very class.
 *
 *                 propose, readIndex, receive, tick
 *                               │ step
 *                            ┌──v───┐ takeReady, once a turn
 *                            │ Raft │──────┬──────────────┬────────────────┐
 *                            └──^───┘      │ entries      │ messages       │ committed
 *                               │          v              v                v
 *                       persisted│     RaftStore      Transport       ApplyQueue ──> proposals,
 *                       reads
 *                               └──────────┘                               └──> Snapshotter
 *
 * Invariants (replication by Raft, persist before send: thesis §3.8, §10.2.1):
 *   1. Readies are carried out in the order they were taken; many may be under way.
 *   2. A message of `sendAfterSync` leaves only when its Ready, and all before it, are durable.
 *   3. After a fault of the disk nothing more is stepped, sent or answered but `unknown`: the
 *      process ends.
 */
import type {
  Answer,
  Entry,
  Input,
  LogIndex,
  Member,
  Message,
  Raft,
  Ready,
} from '../../raft/index.ts';
import { orFail } from '../../storage/callbacks.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import { ApplyQueue } from './apply-queue.ts';
import type { Proposed } from './pending-proposals.ts';
import { PendingProposals } from './pending-proposals.ts';
import type { RaftStore } from './raft-store.ts';
import type { ReadOutcome } from './read-queue.ts';
import { ReadQueue } from './read-queue.ts';
import type { SnapshotFiles } from './snapshot-files.ts';
import { Snapshotter } from './snapshotter.ts';
import type { StateMachine } from './state-machine.ts';

/** Carries messages to other members; may lose, delay, repeat and reorder them. */
export interface Transport {
  send(messages: readonly Message[]): void;
}

export interface RaftDriverListener {
  /** Role, term or leader may have changed. */
  onStatus(): void;
  /** A fault of the disk: end the process. Called once. */
  onFatal(error: Error): void;
}

export interface RaftDriverOptions<Result> {
  readonly raft: Raft;
  readonly store: RaftStore;
  readonly files: SnapshotFiles;
  readonly snapshotAfterBytes: number;
  readonly machine: StateMachine<Result>;
  readonly transport: Transport;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  /** Length of one tick; the core counts its timeouts in ticks. */
  readonly tickMs: number;
  readonly listener: RaftDriverListener;
}

/** What came of a change of voters or a transfer of leadership that this node was asked for. */
export type AdminOutcome =
  | { readonly type: 'accepted' }
  | { readonly type: 'notLeader'; readonly leader: Member | undefined }
  | { readonly type: 'busy'; readonly reason: string }
  /** It can never be done as asked. */
  | { readonly type: 'refused'; readonly reason: string };

export class RaftDriver<Result> {
  readonly #options: RaftDriverOptions<Result>;
  readonly #proposals = new PendingProposals<Result>();
  readonly #reads = new ReadQueue();
  readonly #admin = new Map<number, (outcome: AdminOutcome) => void>();
  readonly #applying: ApplyQueue<Result>;
  readonly #snapshots: Snapshotter<Result>;
  /** Messages that wait for a save under way, oldest save first. */
  readonly #saves: Message[][] = [];
  #token = 0;
  #pumpIsDue = false;
  #stopped = false;
  #cancelTick: Cancel = () => {};

  constructor(options: RaftDriverOptions<Result>) {
    this.#options = options;
    const onFatal = (error: Error) => this.#fail(error);
    this.#applying = new ApplyQueue(options.machine, {
      onApplied: (entries, results) => this.#onApplied(entries, results),
      onFatal,
    });
    this.#snapshots = new Snapshotter({
      raft: options.raft,
      store: options.store,
      files: options.files,
      machine: options.machine,
      snapshotAfterBytes: options.snapshotAfterBytes,
      applying: this.#applying,
      listener: {
        step: (input) => this.#step(input),
        onInstalled: (index) => {
          this.#proposals.onSkipped(index);
          this.#reads.onApplied(index);
        },
        onFatal,
      },
    });
    this.#armTick();
    this.#schedulePump();
  }

  get raft(): Raft {
    return this.#options.raft;
  }

  get store(): RaftStore {
    return this.#options.store;
  }

  get appliedIndex(): LogIndex {
    return this.#applying.appliedIndex;
  }

  /** `done` runs once: with what `apply` returned, or with why there is no such thing. */
  propose(command: { payload: Uint8Array; version: number }, done: Proposed<Result>): void {
    if (this.#stopped) return done({ type: 'unknown' });
    const token = this.#nextToken();
    this.#proposals.add(token, done);
    const timestampMs = this.#options.time.clock.wallMs();
    this.#step({ type: 'propose', token, ...command, timestampMs });
  }

  /** Once `readable`, the state machine reflects everything acknowledged before this call. */
  readIndex(done: (outcome: ReadOutcome) => void): void {
    if (this.#stopped) return done({ type: 'unknown' });
    this.#reads.add(done);
    this.#schedulePump();
  }

  /** `accepted` says that the change has begun; the config in force is `raft.config`. */
  changeVoters(voters: readonly Member[], done: (outcome: AdminOutcome) => void): void {
    const timestampMs = this.#options.time.clock.wallMs();
    this.#administer((token) => ({ type: 'changeVoters', token, voters, timestampMs }), done);
  }

  transferLeadership(target: Member, done: (outcome: AdminOutcome) => void): void {
    this.#administer((token) => ({ type: 'transferLeadership', token, target }), done);
  }

  /** Whom a non-voter may subscribe to, beside those that its own config names. */
  setContacts(members: readonly Member[]): void {
    this.#step({ type: 'contacts', members });
  }

  receive(message: Message): void {
    if (!this.#stopped) this.#step({ type: 'message', message });
  }

  /** Ends all activity; the store stays open. What is under way is answered `unknown`. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#cancelTick();
    this.#applying.stop();
    this.#proposals.stop();
    this.#reads.stop();
    for (const done of this.#admin.values()) done({ type: 'busy', reason: 'the node is stopping' });
    this.#admin.clear();
  }

  #administer(input: (token: number) => Input, done: (outcome: AdminOutcome) => void): void {
    if (this.#stopped) return done({ type: 'busy', reason: 'the node is stopping' });
    const token = this.#nextToken();
    this.#admin.set(token, done);
    this.#step(input(token));
  }

  #armTick(): void {
    const { time, tickMs, store } = this.#options;
    this.#cancelTick = time.timers.after(tickMs, () => {
      this.#armTick();
      store.maybeMark(
        time.clock.monotonicMs(),
        orFail(
          (error) => this.#fail(error),
          () => undefined,
        ),
      );
      this.#step({ type: 'tick' });
    });
  }

  #step(input: Input): void {
    if (this.#stopped) return;
    this.#options.raft.step(input);
    this.#schedulePump();
  }

  /** All that is stepped in one turn is carried out at its end: one write, one message a peer. */
  #schedulePump(): void {
    if (this.#pumpIsDue || this.#stopped) return;
    this.#pumpIsDue = true;
    this.#options.time.timers.soon(() => {
      this.#pumpIsDue = false;
      if (!this.#stopped) this.#pump();
    });
  }

  #pump(): void {
    const { raft, listener } = this.#options;
    if (this.#reads.hasArrived) {
      const token = this.#nextToken();
      this.#reads.ask(token);
      raft.step({ type: 'readIndex', token });
    }
    while (!this.#stopped && raft.hasReady()) this.#carryOut(raft.takeReady());
    if (!this.#stopped) listener.onStatus();
  }

  #carryOut(ready: Ready): void {
    this.#save(ready);
    this.#options.transport.send(ready.sendNow);
    for (const answer of ready.answers) this.#answer(answer);
    for (const read of ready.entryReads) {
      this.#options.store.readEntries(read, (...[error, entries]) => {
        if (error !== null) return this.#fail(error);
        this.#step({ type: 'entriesRead', firstIndex: read.firstIndex, entries });
      });
    }
    for (const read of ready.snapshotReads) this.#snapshots.read(read);
    for (const chunk of ready.snapshotChunks) this.#snapshots.receive(chunk);
    if (ready.committed.length > 0) this.#applying.push(ready.committed);
  }

  #save(ready: Ready): void {
    const { hardState, entries, persist, sendAfterSync } = ready;
    const { store, transport, time } = this.#options;
    if (hardState === undefined && entries.length === 0) {
      const last = this.#saves.at(-1);
      if (last === undefined) transport.send(sendAfterSync);
      else last.push(...sendAfterSync);
      return;
    }
    this.#saves.push([...sendAfterSync]);
    store.save({ hardState, entries, nowMs: time.clock.monotonicMs() }, (...[error]) => {
      if (this.#stopped) return;
      if (error !== null) return this.#fail(error);
      this.#sendPromises(this.#saves.shift() ?? []);
      if (persist !== undefined) this.#step({ type: 'persisted', ...persist });
    });
  }

  /** A promise to an older term is of no use, and the log it speaks of may be cut by now. */
  #sendPromises(messages: readonly Message[]): void {
    const { raft, transport } = this.#options;
    transport.send(messages.filter(({ term }) => term >= raft.term));
  }

  #answer(answer: Answer): void {
    if (this.#proposals.maybeAnswer(answer)) return;
    if (this.#reads.maybeAnswer(answer, this.#applying.appliedIndex)) return;
    const done = this.#admin.get(answer.token);
    this.#admin.delete(answer.token);
    switch (answer.type) {
      case 'notLeader':
        return done?.({ type: 'notLeader', leader: answer.leader });
      case 'busy':
      case 'refused':
        return done?.({ type: answer.type, reason: answer.reason });
      case 'accepted':
      case 'transferred':
        return done?.({ type: 'accepted' });
      case 'readable':
        throw new Error('a read was answered to whom it did not belong');
      default:
        answer satisfies never;
    }
  }

  #onApplied(entries: readonly Entry[], results: readonly (Result | undefined)[]): void {
    entries.forEach((entry, position) => {
      this.#proposals.onApplied(entry.index, entry.term, results[position]);
    });
    this.#reads.onApplied(this.#applying.appliedIndex);
    this.#snapshots.maybeTake();
  }

  #fail(error: Error): void {
    if (this.#stopped) return;
    this.stop();
    this.#options.listener.onFatal(error);
  }

  #nextToken(): number {
    this.#token += 1;
    return this.#token;
  }
}
