import type {
  Answer,
  Entry,
  Input,
  LogIndex,
  Member,
  Message,
  RaftSettings,
  Ready,
  SnapshotMark,
  WalRecord,
} from '../../raft/index.ts';
import {
  decodeMessage,
  encodeMessage,
  encodeWalRecord,
  memberKey,
  Raft,
  Replay,
} from '../../raft/index.ts';

/** Small windows, so that scripts reach every limit with few entries. */
export const testSettings: RaftSettings = {
  heartbeatTicks: 1,
  electionTicks: 10,
  appendBytesMax: 1024,
  inflightMax: 4,
  inflightBytesMax: 4096,
  uncommittedBytesMax: 4096,
  cacheBytesMax: 64 * 1024,
  committedBytesMax: 4096,
};

export interface TestNodeOptions {
  readonly self: Member;
  readonly founding: readonly Member[];
  readonly settings: RaftSettings;
  /**
   * The election timeout drawn, as a share: nodes get different ones, so that scripts are
   * predictable.
   */
  readonly random: () => number;
  readonly send: (message: Message) => void;
}

interface Running {
  readonly raft: Raft;
  readonly answers: Answer[];
}

interface DoneReady {
  readonly ready: Ready;
  /** How many records the disk must have synced before this Ready counts as durable. */
  readonly recordsEnd: number;
}

/**
 * A driver in miniature: a disk that is a list of records of which the first `syncedEnd` survive a
 * crash, and a state machine that is the list of applied payloads. While `isDiskHeld`, writes wait
 * for `sync`.
 */
export class TestNode {
  readonly self: Member;
  readonly #options: TestNodeOptions;
  readonly #records: (readonly Uint8Array[])[] = [];
  #syncedEnd = 0;
  #storedIndex: LogIndex = 0;
  #waiting: DoneReady[] = [];
  #running: Running | undefined;
  readonly #incoming = new Map<number, Uint8Array>();
  isDiskHeld = false;
  /** A last chunk waits for `releaseInstall`. */
  holdsInstalls = false;
  #heldInstall: SnapshotMark | undefined;
  /** Payloads of applied commands with their indexes, as text. */
  applied: { readonly index: LogIndex; readonly text: string }[] = [];
  appliedIndex: LogIndex = 0;
  snapshots: { readonly mark: SnapshotMark; readonly bytes: Uint8Array }[] = [];
  chunkSize = 16;
  onReady: (ready: Ready) => void = () => undefined;

  constructor(options: TestNodeOptions) {
    this.#options = options;
    this.self = options.self;
    this.#write({
      type: 'snapshot',
      snapshot: { index: 0, term: 0, config: { voters: options.founding } },
    });
    this.#syncedEnd = this.#records.length;
    this.start();
  }

  get raft(): Raft {
    if (this.#running === undefined) throw new Error(`node ${memberKey(this.self)} is down`);
    return this.#running.raft;
  }

  get isUp(): boolean {
    return this.#running !== undefined;
  }

  /** Readies that a held disk has yet to sync. */
  get waitingCount(): number {
    return this.#waiting.length;
  }

  takeAnswers(): readonly Answer[] {
    return this.#running?.answers.splice(0) ?? [];
  }

  start(): void {
    const replayed = this.#replay();
    this.#storedIndex = replayed.stored.lastIndex;
    const snapshot = this.snapshots.findLast(
      ({ mark }) => mark.index <= replayed.stored.snapshot.index,
    );
    this.applied = snapshot === undefined ? [] : restore(snapshot.bytes);
    this.appliedIndex = replayed.stored.snapshot.index;
    const { self, settings, random } = this.#options;
    const raft = new Raft({
      clusterId: 'test',
      self,
      stored: replayed.stored,
      appliedIndex: this.appliedIndex,
      settings,
      random,
    });
    this.#running = { raft, answers: [] };
    this.#work();
  }

  /** Power off: records that were not synced are lost. */
  crash(): void {
    this.#records.length = this.#syncedEnd;
    this.#waiting = [];
    this.#incoming.clear();
    this.#running = undefined;
  }

  step(input: Input): void {
    this.stepAll([input]);
  }

  /** Several inputs before one Ready. */
  stepAll(inputs: readonly Input[]): void {
    for (const input of inputs) this.raft.step(input);
    this.#work();
  }

  /** Delivers through the real codec. */
  receive(message: Message): void {
    if (this.isUp) this.step({ type: 'message', message: decodeMessage(encodeMessage(message)) });
  }

  /** Syncs what a held disk has queued; `count` Readies or all. */
  sync(count = Number.POSITIVE_INFINITY): void {
    for (let done = 0; done < count; done += 1) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#finish(next);
      this.#work();
    }
  }

  releaseInstall(): void {
    const mark = this.#heldInstall;
    if (mark === undefined) throw new Error('no install is held');
    this.#install(mark);
    this.#work();
  }

  /** Saves a snapshot of the state machine as it is. */
  snapshot(): void {
    const mark = this.raft.snapshotMark(this.appliedIndex);
    this.snapshots.push({ mark, bytes: save(this.applied) });
    this.#write({ type: 'snapshot', snapshot: mark });
    this.#syncedEnd = this.#records.length;
    this.step({ type: 'snapshotSaved', snapshot: mark });
  }

  /** The durable log as a crash now would leave it. */
  durableStored(): ReturnType<TestNode['storedOf']> {
    return this.storedOf(this.#syncedEnd);
  }

  storedOf(end: number): ReturnType<Replay['finish']>['stored'] {
    const replay = new Replay({ tailBytesMax: Number.MAX_SAFE_INTEGER });
    this.#records.slice(0, end).forEach((slices, position) => {
      replay.add(position, Buffer.concat(slices));
    });
    return replay.finish().stored;
  }

  #replay(): ReturnType<Replay['finish']> {
    const replay = new Replay({ tailBytesMax: this.#options.settings.cacheBytesMax });
    this.#records.forEach((slices, position) => {
      replay.add(position, Buffer.concat(slices));
    });
    return replay.finish();
  }

  #work(): void {
    while (this.isUp && this.raft.hasReady()) {
      const ready = this.raft.takeReady();
      this.onReady(ready);
      this.#carryOut(ready);
    }
  }

  #carryOut(ready: Ready): void {
    for (const message of ready.sendNow) this.#options.send(message);
    this.#running?.answers.push(...ready.answers);
    if (ready.hardState !== undefined) {
      this.#write({ type: 'hardState', hardState: ready.hardState });
    }
    const first = ready.entries[0];
    if (first !== undefined && first.index <= this.#storedIndex) {
      this.#write({ type: 'truncation', firstIndex: first.index });
    }
    for (const entry of ready.entries) {
      this.#write({ type: 'entry', entry });
      this.#storedIndex = entry.index;
    }
    for (const entry of ready.committed) this.#apply(entry);
    const done = { ready, recordsEnd: this.#records.length };
    this.#waiting.push(done);
    if (!this.isDiskHeld) this.#finishWaiting();
    this.#read(ready);
  }

  #finishWaiting(): void {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      this.#finish(next);
    }
  }

  #finish({ ready, recordsEnd }: DoneReady): void {
    this.#syncedEnd = Math.max(this.#syncedEnd, recordsEnd);
    for (const message of ready.sendAfterSync) this.#options.send(message);
    if (ready.persist !== undefined) this.raft.step({ type: 'persisted', ...ready.persist });
  }

  #apply(entry: Entry): void {
    this.appliedIndex = entry.index;
    if (entry.type !== 'command') return;
    this.applied.push({ index: entry.index, text: Buffer.from(entry.payload).toString() });
  }

  #read(ready: Ready): void {
    for (const { firstIndex, lastIndex, sizeBytesMax } of ready.entryReads) {
      const { tail } = this.storedOf(this.#records.length);
      const entries = tail.filter(({ index }) => index >= firstIndex && index <= lastIndex);
      const count = Math.max(1, Math.floor(sizeBytesMax / 64));
      this.raft.step({ type: 'entriesRead', firstIndex, entries: entries.slice(0, count) });
    }
    for (const { to, position, snapshotIndex } of ready.snapshotReads) {
      const newest = this.snapshots.at(-1);
      if (newest === undefined) throw new Error('there is no snapshot to read');
      const start = snapshotIndex === newest.mark.index ? position : 0;
      const data = newest.bytes.subarray(start, start + this.chunkSize);
      const last = start + data.length >= newest.bytes.length;
      const snapshot = newest.mark;
      this.raft.step({ type: 'snapshotRead', to, snapshot, position: start, data, last });
    }
    for (const { snapshot, position, data, last } of ready.snapshotChunks) {
      if (position === 0) this.#incoming.clear();
      this.#incoming.set(position, data.slice());
      if (last && this.holdsInstalls) this.#heldInstall = snapshot;
      else if (last) this.#install(snapshot);
      else {
        const nextPosition = position + data.length;
        this.raft.step({
          type: 'snapshotChunkStored',
          snapshotIndex: snapshot.index,
          nextPosition,
        });
      }
    }
  }

  #install(mark: SnapshotMark): void {
    const parts = [...this.#incoming].sort(([left], [right]) => left - right);
    const bytes = Buffer.concat(parts.map(([, data]) => data));
    this.#finishWaiting();
    this.snapshots.push({ mark, bytes });
    this.applied = restore(bytes);
    this.appliedIndex = mark.index;
    this.#write({ type: 'snapshot', snapshot: mark });
    this.#syncedEnd = this.#records.length;
    this.#storedIndex = this.storedOf(this.#records.length).lastIndex;
    this.raft.step({ type: 'snapshotInstalled', snapshot: mark });
  }

  #write(record: WalRecord): void {
    this.#records.push(encodeWalRecord(record));
  }
}

type Applied = readonly { readonly index: LogIndex; readonly text: string }[];

function save(applied: Applied): Uint8Array {
  return Buffer.from(JSON.stringify(applied));
}

function restore(bytes: Uint8Array): { readonly index: LogIndex; readonly text: string }[] {
  const rows: { readonly index: LogIndex; readonly text: string }[] = [];
  const parsed: unknown = JSON.parse(Buffer.from(bytes).toString());
  if (!Array.isArray(parsed)) throw new Error('a snapshot is a list');
  for (const row of parsed as readonly { index: LogIndex; text: string }[]) rows.push(row);
  return rows;
}
