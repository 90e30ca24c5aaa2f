/**
 * One partition's lane of a producer: records gather in an open batch, sealed batches go to the
 * `PartitionSender`, which says what leaves when. The lane carries out what it says.
 *
 *     add ──> open batch ──seal──> PartitionSender ──transmit──> ProduceStream
 *              full, or lingered and the sender is free
 *
 * Invariant: all that flies is on one stream. A lane whose partition has moved takes back what flew
 * to the old leader before anything goes to the new one, which would otherwise see it out of order.
 */
import type { NewRecord } from '../../storage/batch/record.ts';
import { balsa } from '../grpc/generated/balsa.js';
import { BalsaError } from './balsa-error.ts';
import type { RecordsOfBatch } from './batch-encoder.ts';
import { DELTAS_SIZE_BYTES } from './batch-encoder.ts';
import { fromWire } from './connection.ts';
import type {
  BatchIdentity,
  PartitionSenderOptions,
  ProducerIdentity,
  SealedBatch,
  SenderEffect,
  SenderInput,
  Verdict,
} from './partition-sender.ts';
import { PartitionSender } from './partition-sender.ts';
import type { Answered, ProduceStream } from './produce-stream.ts';
import type { Route } from './routes.ts';

/** A record on its way. */
export interface PendingRecord extends NewRecord {
  /** As the first of its batch. */
  readonly sizeBytes: number;
  /** Its delivery timeout counts from here. */
  readonly sentMs: number;
}

interface LaneBatch<Pending> extends SealedBatch {
  readonly records: readonly Pending[];
  /** At most. */
  readonly sizeBytes: number;
  /** Its records have been told. */
  isSettled: boolean;
  encoded: { readonly identity: BatchIdentity | undefined; readonly bytes: Uint8Array } | undefined;
}

/** What the lanes of one producer share. */
export interface LaneOwner<Pending> {
  readonly topic: string;
  readonly acks: balsa.v1.Acks;
  readonly sender: PartitionSenderOptions;
  readonly lingerMs: number;
  /** Of the records alone. */
  readonly batchSizeBytes: number;
  nowMs(): number;
  encode(records: RecordsOfBatch, identity: BatchIdentity | undefined): Uint8Array;
  /** The way to the partition's leader, as far as it is known. */
  leader(partition: number): Promise<LaneRoute>;
  /** A producer id other than `burntId`. */
  identify(burntId: number | undefined): Promise<ProducerIdentity>;
  /** Returns whether another leader is known to go to at once. */
  onRefused(partition: number, route: Route, error: BalsaError): boolean;
  onSealed(partition: number): void;
  /** The offset is absent where no acknowledgement was asked for. */
  onStored(record: Pending, offset: number | undefined): void;
  onFailed(record: Pending, error: BalsaError): void;
}

export interface LaneRoute extends Route {
  readonly stream: ProduceStream;
}

export class Lane<Pending extends PendingRecord> {
  readonly #owner: LaneOwner<Pending>;
  readonly #partition: number;
  readonly #sender: PartitionSender<LaneBatch<Pending>>;
  #open: Pending[] = [];
  #openSizeBytes = 0;
  #openedMs = 0;
  #nextId = 1;
  #timer: NodeJS.Timeout | undefined;
  #wakesSoon = false;
  #transmissions: Promise<void> = Promise.resolve();
  /** Counts the times that all that flew was taken back: what belongs to an earlier one is void. */
  #flight = 0;
  /** Of this flight, what was written, and to which leader. */
  #leader: { readonly stream: ProduceStream; unanswered: number } | undefined;
  #isFlushing = false;

  constructor(owner: LaneOwner<Pending>, partition: number) {
    this.#owner = owner;
    this.#partition = partition;
    this.#sender = new PartitionSender(owner.sender);
  }

  get isEmpty(): boolean {
    return this.#open.length === 0 && this.#sender.isEmpty;
  }

  add(record: Pending): void {
    const { batchSizeBytes } = this.#owner;
    const sizeBytes = record.sizeBytes + DELTAS_SIZE_BYTES;
    if (this.#open.length > 0 && this.#openSizeBytes + sizeBytes > batchSizeBytes) this.#seal();
    this.#open.push(record);
    this.#openSizeBytes += sizeBytes;
    if (this.#open.length === 1) {
      this.#openedMs = this.#owner.nowMs();
      this.#arm();
    }
    if (this.#openSizeBytes >= batchSizeBytes) this.#seal();
  }

  /** What is open leaves without lingering, until `isEmpty`. */
  flush(): void {
    this.#isFlushing = true;
    this.#wake();
  }

  /** Everything that is not acknowledged fails now. */
  abandon(error: BalsaError): void {
    clearTimeout(this.#timer);
    const open = this.#open;
    this.#open = [];
    for (const record of open) this.#owner.onFailed(record, error);
    this.#takeOff();
    for (const batch of this.#sender.takeAll()) this.#failAll(batch, error);
  }

  #seal(): void {
    const records = this.#open;
    const batch: LaneBatch<Pending> = {
      id: this.#nextId,
      recordCount: records.length,
      createdMs: records[0]?.sentMs ?? this.#openedMs,
      records,
      sizeBytes: this.#openSizeBytes,
      isSettled: false,
      encoded: undefined,
    };
    this.#nextId += 1;
    this.#open = [];
    this.#openSizeBytes = 0;
    this.#step({ type: 'added', batch });
    this.#owner.onSealed(this.#partition);
  }

  #step(input: SenderInput<LaneBatch<Pending>>): void {
    for (const effect of this.#sender.step(input, this.#owner.nowMs())) this.#carryOut(effect);
    this.#arm();
  }

  #wake(): void {
    const lingered = this.#owner.nowMs() - this.#openedMs >= this.#owner.lingerMs;
    if (this.#open.length > 0 && (lingered || this.#isFlushing) && this.#sender.isReady)
      this.#seal();
    this.#step({ type: 'tick' });
    if (this.isEmpty) this.#isFlushing = false;
  }

  #arm(): void {
    const nowMs = this.#owner.nowMs();
    const wakes = [this.#sender.wakeAtMs];
    if (this.#open.length > 0 && this.#sender.isReady) {
      wakes.push(this.#isFlushing ? nowMs : this.#openedMs + this.#owner.lingerMs);
    }
    const next = Math.min(...wakes.filter((it) => it !== undefined));
    clearTimeout(this.#timer);
    if (next === Number.POSITIVE_INFINITY) return;
    if (next <= nowMs) return this.#wakeSoon();
    this.#timer = setTimeout(() => this.#wake(), next - nowMs);
  }

  /** With all that is sent in this turn; a timer would not run before a millisecond has passed. */
  #wakeSoon(): void {
    if (this.#wakesSoon) return;
    this.#wakesSoon = true;
    setImmediate(() => {
      this.#wakesSoon = false;
      this.#wake();
    });
  }

  #carryOut(effect: SenderEffect<LaneBatch<Pending>>): void {
    switch (effect.type) {
      case 'transmit':
        this.#transmit(effect.batch, effect.identity);
        return;
      case 'succeed':
        this.#onStored(effect.batch, effect.baseOffset);
        return;
      case 'fail':
        this.#failAll(effect.batch, effect.error);
        return;
      case 'identify':
        this.#identify(effect.burntId);
        return;
      default:
        effect satisfies never;
    }
  }

  #onStored(batch: LaneBatch<Pending>, baseOffset: number): void {
    batch.isSettled = true;
    const isTold = this.#owner.acks !== balsa.v1.Acks.ACKS_NONE;
    let offset = baseOffset;
    for (const record of batch.records) {
      this.#owner.onStored(record, isTold ? offset : undefined);
      offset += 1;
    }
  }

  #failAll(batch: LaneBatch<Pending>, error: BalsaError): void {
    batch.isSettled = true;
    for (const record of batch.records) this.#owner.onFailed(record, error);
  }

  #identify(burntId: number | undefined): void {
    this.#owner.identify(burntId).then(
      (identity) => this.#step({ type: 'identified', identity }),
      (cause: unknown) => {
        const error = asBalsaError(cause);
        if (error.retriable) this.#step({ type: 'unidentified', error });
        else this.abandon(error);
      },
    );
  }

  /** Ways are found one after another, so that the order of transmissions is the sender's. */
  #transmit(batch: LaneBatch<Pending>, identity: BatchIdentity | undefined): void {
    const bytes = this.#encode(batch, identity);
    const flight = this.#flight;
    const isVoid = () => flight !== this.#flight || batch.isSettled;
    if (bytes instanceof BalsaError) {
      this.#transmissions = this.#transmissions.then(() => {
        if (!isVoid()) this.#onUnsent(batch.id, bytes);
      });
      return;
    }
    this.#transmissions = this.#transmissions
      .then(() => (isVoid() ? undefined : this.#owner.leader(this.#partition)))
      .then(
        (route) => {
          if (route !== undefined && !isVoid()) this.#write(route, batch, bytes);
        },
        (error: unknown) => {
          if (!isVoid()) this.#onUnsent(batch.id, asBalsaError(error));
        },
      );
  }

  /** The program's own codec or checksum may fail. */
  #encode(batch: LaneBatch<Pending>, identity: BatchIdentity | undefined): Uint8Array | BalsaError {
    if (batch.encoded !== undefined && batch.encoded.identity === identity) {
      return batch.encoded.bytes;
    }
    try {
      const bytes = this.#owner.encode(batch, identity);
      batch.encoded = { identity, bytes };
      return bytes;
    } catch (error) {
      return asBalsaError(error);
    }
  }

  #write(route: LaneRoute, batch: LaneBatch<Pending>, bytes: Uint8Array): void {
    const { stream, leaderEpoch } = route;
    if (this.#leader?.stream !== stream) {
      if ((this.#leader?.unanswered ?? 0) > 0) return this.#onBroken();
      this.#leader = { stream, unanswered: 0 };
    }
    const { topic, acks } = this.#owner;
    const request = {
      topic: { name: topic },
      partition: this.#partition,
      acks,
      batches: bytes,
      leaderEpoch: leaderEpoch ?? null,
    };
    const flight = this.#flight;
    const leader = this.#leader;
    leader.unanswered += 1;
    stream.send(request, (response) => {
      leader.unanswered -= 1;
      if (flight === this.#flight) this.#onAnswered(batch.id, route, response);
    });
  }

  #onAnswered(id: number, route: LaneRoute, response: Parameters<Answered>[0]): void {
    if (response === 'broken') return this.#onBroken();
    if (response === 'written') return this.#step({ type: 'acknowledged', id, baseOffset: 0 });
    if (response.acknowledgement == null) {
      return this.#onRefused(id, route, fromWire(new balsa.v1.Error(response.error ?? {})));
    }
    const baseOffset = response.acknowledgement.baseOffset ?? 0;
    this.#step({ type: 'acknowledged', id, baseOffset });
  }

  /** There is no leader, or nothing to send it. */
  #onUnsent(id: number, error: BalsaError): void {
    if (error.retriable) return this.#onBroken();
    this.#step({ type: 'refused', id, verdict: 'final', error });
  }

  #onBroken(): void {
    this.#takeOff();
    this.#step({ type: 'broken' });
  }

  /** Nothing flies any more: answers to it, and writes that still wait, are void. */
  #takeOff(): void {
    this.#flight += 1;
    this.#leader = undefined;
  }

  #onRefused(id: number, route: LaneRoute, error: BalsaError): void {
    const isElsewhere = this.#owner.onRefused(this.#partition, route, error);
    this.#step({ type: 'refused', id, verdict: verdictOn(error, isElsewhere), error });
  }
}

function verdictOn(error: BalsaError, isElsewhere: boolean): Verdict {
  if (error.code === 'outOfOrderSequence' || error.code === 'producerFenced') return 'renumber';
  if (!error.retriable) return 'final';
  return isElsewhere ? 'moved' : 'retry';
}

function asBalsaError(error: unknown): BalsaError {
  return error instanceof BalsaError
    ? error
    : new BalsaError('internal', String(error), { cause: error });
}
