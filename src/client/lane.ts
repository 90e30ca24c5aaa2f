/**
 * One partition's lane of a producer: records gather in an open batch, sealed batches go to the
 * `PartitionSender`, which says what leaves when. The lane carries out what it says.
 *
 *     add ──> open batch ──seal──> PartitionSender ──transmit──> ProduceStream
 *              full, or lingered and the sender is free
 */
import type { NewRecord } from '../../storage/batch/record.ts';
import { balsa } from '../grpc/generated/balsa.js';
import { BalsaError } from './balsa-error.ts';
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
import type { ProduceStream } from './produce-stream.ts';

/** A record on its way, and whom to tell what became of it. */
export interface PendingRecord {
  readonly record: NewRecord;
  readonly sizeBytes: number;
  /** Its delivery timeout counts from here. */
  readonly sentMs: number;
  /** The offset is absent where no acknowledgement was asked for. */
  readonly settle: (result: { readonly offset: number | undefined } | BalsaError) => void;
}

interface LaneBatch extends SealedBatch {
  readonly records: readonly PendingRecord[];
  encoded: { readonly identity: BatchIdentity | undefined; readonly bytes: Uint8Array } | undefined;
}

/** What the lanes of one producer share. */
export interface LaneOwner {
  readonly topic: string;
  readonly acks: balsa.v1.Acks;
  readonly sender: PartitionSenderOptions;
  readonly lingerMs: number;
  readonly batchSizeBytes: number;
  nowMs(): number;
  encode(records: readonly NewRecord[], identity: BatchIdentity | undefined): Uint8Array;
  /** The stream to the partition's leader, as far as it is known. */
  leader(partition: number): Promise<ProduceStream>;
  /** A producer id other than `burntId`. */
  identify(burntId: number | undefined): Promise<ProducerIdentity>;
  onRefused(error: BalsaError | 'broken'): void;
  onSealed(partition: number): void;
}

export class Lane {
  readonly #owner: LaneOwner;
  readonly #partition: number;
  readonly #sender: PartitionSender<LaneBatch>;
  #open: PendingRecord[] = [];
  #openSizeBytes = 0;
  #openedMs = 0;
  #nextId = 1;
  #timer: NodeJS.Timeout | undefined;
  #transmissions: Promise<void> = Promise.resolve();
  #isFlushing = false;

  constructor(owner: LaneOwner, partition: number) {
    this.#owner = owner;
    this.#partition = partition;
    this.#sender = new PartitionSender(owner.sender);
  }

  get isEmpty(): boolean {
    return this.#open.length === 0 && this.#sender.isEmpty;
  }

  add(record: PendingRecord): void {
    const { batchSizeBytes } = this.#owner;
    if (this.#open.length > 0 && this.#openSizeBytes + record.sizeBytes > batchSizeBytes) {
      this.#seal();
    }
    this.#open.push(record);
    this.#openSizeBytes += record.sizeBytes;
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
    for (const record of open) record.settle(error);
    for (const batch of this.#sender.takeAll()) settleAll(batch, error);
  }

  #seal(): void {
    const records = this.#open;
    const batch: LaneBatch = {
      id: this.#nextId,
      recordCount: records.length,
      createdMs: records[0]?.sentMs ?? this.#openedMs,
      records,
      encoded: undefined,
    };
    this.#nextId += 1;
    this.#open = [];
    this.#openSizeBytes = 0;
    this.#step({ type: 'added', batch });
    this.#owner.onSealed(this.#partition);
  }

  #step(input: SenderInput<LaneBatch>): void {
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
    const wakes = [this.#sender.wakeAtMs(nowMs)];
    if (this.#open.length > 0 && this.#sender.isReady) {
      wakes.push(this.#isFlushing ? nowMs : this.#openedMs + this.#owner.lingerMs);
    }
    const next = Math.min(...wakes.filter((it) => it !== undefined));
    clearTimeout(this.#timer);
    if (next === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#wake(), Math.max(0, next - nowMs));
  }

  #carryOut(effect: SenderEffect<LaneBatch>): void {
    switch (effect.type) {
      case 'transmit':
        this.#transmit(effect.batch, effect.identity);
        return;
      case 'succeed':
        effect.batch.records.forEach((record, position) => {
          record.settle({ offset: effect.baseOffset + position });
        });
        return;
      case 'fail':
        settleAll(effect.batch, effect.error);
        return;
      case 'identify':
        this.#identify(effect.burntId);
        return;
      default:
        effect satisfies never;
    }
  }

  #identify(burntId: number | undefined): void {
    this.#owner.identify(burntId).then(
      (identity) => this.#step({ type: 'identified', identity }),
      (error: unknown) => {
        this.abandon(
          error instanceof BalsaError ? error : new BalsaError('internal', String(error)),
        );
      },
    );
  }

  /** Streams are found one after another, so that the order of transmissions is the sender's. */
  #transmit(batch: LaneBatch, identity: BatchIdentity | undefined): void {
    if (batch.encoded === undefined || batch.encoded.identity !== identity) {
      const records = batch.records.map(({ record }) => record);
      batch.encoded = { identity, bytes: this.#owner.encode(records, identity) };
    }
    const { bytes } = batch.encoded;
    this.#transmissions = this.#transmissions
      .then(() => this.#owner.leader(this.#partition))
      .then(
        (stream) => this.#write(stream, batch, bytes),
        (error: unknown) => this.#onNoLeader(batch.id, error),
      );
  }

  #write(stream: ProduceStream, batch: LaneBatch, bytes: Uint8Array): void {
    const { topic, acks } = this.#owner;
    const request = { topic: { name: topic }, partition: this.#partition, acks, batches: bytes };
    if (acks === balsa.v1.Acks.ACKS_NONE) {
      stream.send(request);
      for (const record of batch.records) record.settle({ offset: undefined });
      this.#step({ type: 'acknowledged', id: batch.id, baseOffset: 0 });
      return;
    }
    stream.send(request, (response) => {
      if (response === 'broken') return this.#onBroken();
      if (response.acknowledgement != null) {
        const baseOffset = response.acknowledgement.baseOffset ?? 0;
        this.#step({ type: 'acknowledged', id: batch.id, baseOffset });
        return;
      }
      this.#onRefused(batch.id, fromWire(new balsa.v1.Error(response.error ?? {})));
    });
  }

  #onNoLeader(id: number, error: unknown): void {
    if (error instanceof BalsaError && !error.retriable) this.#onRefused(id, error);
    else this.#onBroken();
  }

  #onBroken(): void {
    this.#owner.onRefused('broken');
    this.#step({ type: 'broken' });
  }

  #onRefused(id: number, error: BalsaError): void {
    this.#owner.onRefused(error);
    this.#step({ type: 'refused', id, verdict: verdictOn(error), error });
  }
}

function verdictOn(error: BalsaError): Verdict {
  if (error.code === 'outOfOrderSequence' || error.code === 'producerFenced') return 'renumber';
  return error.retriable ? 'retry' : 'final';
}

function settleAll(batch: LaneBatch, error: BalsaError): void {
  for (const record of batch.records) record.settle(error);
}
