import type { AckLevel, AppendOutcome } from '../../../src/replication/partition-leader.ts';
import { BatchBuilder } from '../../../storage/batch/batch-builder.ts';
import { BatchError } from '../../../storage/batch/batch-error.ts';
import { checkBatchCrc, splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import { violate } from '../invariant.ts';
import type { Random } from '../random.ts';
import type { Cluster } from './cluster.ts';
import type { PartitionHistory } from './partition-history.ts';
import { seen } from './replica-mirror.ts';
import type { Call } from './rpc.ts';

/** How a producer's batch travels to whoever it takes for the leader. */
export interface ProduceCall {
  readonly topicId: string;
  readonly partition: number;
  readonly acks: AckLevel;
  readonly timeoutMs: number;
  /** The leader epoch that the client believes in, if it says so. */
  readonly leaderEpoch: number | undefined;
}

export interface ConsumeCall {
  readonly topicId: string;
  readonly partition: number;
  readonly offset: number;
  readonly leaderEpoch: number | undefined;
}

export type ConsumeAnswer =
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'batches'; readonly highWatermark: number };

const PATIENCE_MS = 1500;
const ATTEMPTS_MAX = 400;

/** The clients' place on the network; those of nodes begin at 1. */
export const clientsId = 900;

interface Producer {
  readonly producerId: number;
  readonly history: PartitionHistory;
  readonly acks: AckLevel;
  nextSequence: number;
  readonly queue: Uint8Array[];
  isSending: boolean;
}

/**
 * Producers that send one batch after another and each until it is acknowledged, and consumers that
 * read wherever they like. What they are told is checked against the partition's history.
 */
export class ClusterClients {
  readonly #cluster: Cluster;
  readonly #random: Random;
  readonly #producers: Producer[] = [];
  #lastProducerId = 1000;
  acknowledged = 0;
  consumed = 0;

  constructor(cluster: Cluster, random: Random) {
    this.#cluster = cluster;
    this.#random = random.split('clients');
  }

  /** Nothing waits to be acknowledged; what was sent to a topic that is gone waits no more. */
  get isIdle(): boolean {
    return this.#producers.every(({ queue, history }) => {
      return queue.length === 0 || !this.#cluster.isThere(history);
    });
  }

  /** What is not yet acknowledged, for the report of a failure. */
  get waiting(): readonly string[] {
    return this.#producers
      .filter(({ queue, history }) => queue.length > 0 && this.#cluster.isThere(history))
      .map(({ history, acks, queue }) => `${history.name}: ${queue.length} with acks ${acks}`);
  }

  produce(history: PartitionHistory, random: Random): void {
    const producer = this.#producerFor(history, random);
    const builder = new BatchBuilder({ codec: 'none', compression: {}, crc32c });
    const recordCount = random.integer(1, 3);
    const timestampMs = 1_700_000_000_000 + Math.floor(this.#cluster.world.nowMs);
    for (let count = recordCount; count > 0; count--) {
      const value = random.bytes(random.pick([4, 20, 200]));
      builder.append({ timestampMs, key: null, value, headers: [] });
    }
    const { producerId, nextSequence: baseSequence } = producer;
    const numbered = { producerId, producerEpoch: 0, baseSequence, isTransactional: false };
    producer.queue.push(builder.build(producerId < 0 ? {} : { producer: numbered }));
    producer.nextSequence += recordCount;
    if (!producer.isSending) this.#send(producer, 1);
  }

  /** A batch for some partition. */
  write(random: Random): void {
    const { histories } = this.#cluster;
    if (histories.length > 0) this.produce(random.pick(histories), random);
  }

  /** Reads of everything that this node is taken to lead. */
  readAt(nodeId: number): void {
    for (const history of this.#cluster.histories) {
      if (history.row.leader === nodeId) this.consume(history, this.#random);
    }
  }

  /** One read of a partition, from an offset that somebody was shown. */
  consume(history: PartitionHistory, random: Random): void {
    const end = history.committedEnd;
    const offset = random.chance(0.5) ? end : random.below(end + 1);
    const { topicId, id: partition } = history.row;
    const leaderEpoch = this.#epochOf(history);
    const call: ConsumeCall = { topicId, partition, offset, leaderEpoch };
    const bytes = Buffer.from(JSON.stringify(call));
    this.#call(history, { service: 'consume', bytes }, (answer, from) => {
      if (answer !== undefined) this.#onConsumed(history, call, { answer, from });
    });
  }

  /** That of the newest leader, the one before, or none: a client may know no better. */
  #epochOf({ row: { leaderEpoch } }: PartitionHistory): number | undefined {
    const age = this.#random.pick([0, 0, 0, 1, undefined]);
    return age === undefined || leaderEpoch < age ? undefined : leaderEpoch - age;
  }

  #producerFor(history: PartitionHistory, random: Random): Producer {
    const own = this.#producers.filter((producer) => producer.history === history);
    if (own.length > 0 && random.chance(0.8)) return random.pick(own);
    const acks = random.pick<AckLevel>(this.#cluster.config.acks);
    const isIdempotent = random.chance(0.7);
    this.#lastProducerId += 1;
    const producerId = isIdempotent ? this.#lastProducerId : -1;
    const producer = { producerId, history, acks, nextSequence: 0, queue: [], isSending: false };
    this.#producers.push(producer);
    return producer;
  }

  #send(producer: Producer, attempt: number): void {
    const { history, acks, queue } = producer;
    const [batch] = queue;
    producer.isSending = batch !== undefined;
    if (batch === undefined || !this.#cluster.isThere(history)) return;
    const { topicId, id: partition } = history.row;
    const leaderEpoch = this.#epochOf(history);
    const call: ProduceCall = { topicId, partition, acks, timeoutMs: PATIENCE_MS, leaderEpoch };
    this.#call(history, { service: 'produce', bytes: withHead(call, batch) }, (answer, from) => {
      const outcome =
        answer === undefined ? undefined : (JSON.parse(text(answer)) as AppendOutcome);
      if (outcome?.type === 'stored') {
        this.#onStored(producer, batch, outcome.firstOffset);
        return this.#next(producer);
      }
      if (outcome?.code === 'notEnoughReplicas' && attempt === 1)
        this.#checkRefused(history, batch);
      // One that does not know that it leads no more lacks what its successor has.
      const isLeader = from === history.row.leader;
      // What a leader knows of producers it may have from a header that was rotten.
      const isFenced = outcome?.code === 'producerFenced' && history.hasRotted;
      const isOut = outcome?.code === 'outOfOrderSequence' || isFenced;
      if (isOut && isLeader) return this.#onOutOfOrder(producer);
      if (producer.producerId < 0 && attempt >= ATTEMPTS_MAX) return this.#next(producer);
      const delayMs = this.#random.exponential(40);
      this.#cluster.world.after(delayMs, () => this.#send(producer, attempt + 1));
    });
  }

  #next(producer: Producer): void {
    producer.queue.shift();
    this.#send(producer, 1);
  }

  #onStored({ history, acks }: Producer, bytes: Uint8Array, firstOffset: number): void {
    this.acknowledged += 1;
    this.#cluster.counters.hit(`acknowledged with acks ${acks}`);
    if (acks !== 'all') {
      history.maySkip = true;
      return;
    }
    const header = splitBatches([bytes])[0]?.header;
    if (header === undefined) throw new Error('a batch was sent');
    history.onAcknowledged({ ...seen({ ...header, baseOffset: firstOffset }), epoch: -1 });
  }

  /** Its last batch was acknowledged by a leader alone and is gone, or the topic lost records. */
  #onOutOfOrder(producer: Producer): void {
    const { history, acks, producerId } = producer;
    if (!history.maySkip && !history.hasRotted) {
      violate('I-D12', `${history.name}: producer ${producerId} of acks ${acks} is out of order`);
    }
    this.#cluster.counters.hit('a producer found a gap');
    producer.queue.length = 0;
    producer.isSending = false;
    this.#producers.splice(this.#producers.indexOf(producer), 1);
  }

  /** I-D13: a message that the network doubles may be refused, and taken when it comes again. */
  #checkRefused(history: PartitionHistory, bytes: Uint8Array): void {
    const header = splitBatches([bytes])[0]?.header;
    if (header === undefined || this.#cluster.config.link.duplicateChance > 0) return;
    this.#cluster.counters.hit('refused for want of replicas');
    history.onRefused(header.crc);
  }

  #onConsumed(
    history: PartitionHistory,
    call: ConsumeCall,
    { answer, from }: { readonly answer: Uint8Array; readonly from: number },
  ): void {
    const { head, body } = withoutHead<ConsumeAnswer>(answer);
    if (head.type === 'refused') {
      const isOfLast = call.leaderEpoch === history.row.leaderEpoch;
      if (isOfLast && head.code === 'offsetOutOfRange') history.onDenied(call.offset);
      return;
    }
    this.consumed += 1;
    history.onExposed(head.highWatermark);
    if (!this.#isSound(body)) return this.#onRotten(history, from);
    for (const { header } of splitBatches([body])) history.onConsumed(seen(header));
  }

  /** What every consumer checks. */
  #isSound(body: Uint8Array): boolean {
    try {
      return splitBatches([body]).every((batch) => checkBatchCrc(batch, crc32c));
    } catch (error) {
      if (error instanceof BatchError) return false;
      throw error;
    }
  }

  #onRotten({ row, name }: PartitionHistory, from: number): void {
    const { hasRotted } = this.#cluster.node(from).mirror(row.topicId, row.id);
    if (!hasRotted) violate('I-D5', `${name}: node ${from} gives what does not check`);
    this.#cluster.counters.hit('a consumer was given what does not check');
  }

  /** Asks whoever leads by the newest row, or now and then somebody else. */
  #call(
    history: PartitionHistory,
    { service, bytes }: Omit<Call, 'to'>,
    done: (answer: Uint8Array | undefined, from: number) => void,
  ): void {
    const { reachable, rpc, world } = this.#cluster;
    const { leader } = history.row;
    const isGuess = leader === undefined || !reachable.includes(leader);
    const to = isGuess || this.#random.chance(0.05) ? this.#random.pick(reachable) : leader;
    const timeoutMs = PATIENCE_MS * 2;
    rpc.call({ from: clientsId, to, service, bytes }, { time: world, timeoutMs }, (outcome) => {
      done(outcome.type === 'answer' ? outcome.bytes : undefined, to);
    });
  }
}

/** A length, that many bytes of JSON, and what follows. */
export function withHead(head: object, body: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, body]);
}

export function withoutHead<Head>(bytes: Uint8Array): { head: Head; body: Uint8Array } {
  const length = Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32BE();
  const head = JSON.parse(text(bytes.subarray(4, 4 + length))) as Head;
  return { head, body: bytes.subarray(4 + length) };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}
