/**
 * The native client library, as a user's program has it. It sends again by itself, so most of its
 * failures leave open whether something was stored; only what no broker would ever take is a
 * definite one.
 */
import { BalsaError } from '../../../src/client/balsa-error.ts';
import type { Client } from '../../../src/client/client.ts';
import { connect } from '../../../src/client/client.ts';
import type { GroupMessage } from '../../../src/client/consumer/consumer.ts';
import { makeCursor, parseCursor } from '../../../src/client/cursor.ts';
import type { IncomingMessage } from '../../../src/client/message.ts';
import { toRecord } from '../../../src/client/message.ts';
import type { Producer } from '../../../src/client/producer.ts';
import { Router } from '../../../src/client/router.ts';
import type { Key, PolledRecord } from '../../history.ts';
import { Inbox } from './inbox.ts';
import type { PollEnd, QueueClient, SendEnd, Sending } from './queue-client.ts';
import type { QueueKeys } from './queue-keys.ts';
import { PARTITIONS_PER_TOPIC } from './queue-keys.ts';

export interface NativeQueueOptions {
  readonly servers: readonly string[];
  readonly keys: QueueKeys;
  readonly group: string;
  readonly acks: 0 | 1 | 'all';
  /** After which nobody knows what became of a record. */
  readonly deliveryTimeoutMs: number;
}

const POLL_RECORDS_MAX = 200;
const REBALANCE_TIMEOUT_MS = 5_000;
const NOTHING: ReadonlySet<Key> = new Set();

/** Whatever was tried, no broker has stored it. */
const refused = new Set([
  'messageTooLarge',
  'invalidArgument',
  'invalidRecord',
  'invalidTimestamp',
]);

/** What an error says of the record: the client sends again, so most leave it open. */
export function endOfSend(code: string): SendEnd['end'] {
  return refused.has(code) ? 'fail' : 'info';
}

type Reading =
  | { readonly type: 'assigned'; readonly ends: Map<string, AbortController> }
  | {
      readonly type: 'subscribed';
      readonly topics: readonly string[];
      readonly end: AbortController;
    };

export class NativeQueueClient implements QueueClient {
  readonly #options: NativeQueueOptions;
  readonly #client: Client;
  readonly #producers = new Map<string, Producer>();
  readonly #messageKeys = messageKeys();
  /** The next offset to read, by key. */
  readonly #positions = new Map<Key, number>();
  #inbox = new Inbox<IncomingMessage | GroupMessage>();
  #reading: Reading = { type: 'assigned', ends: new Map() };

  constructor(options: NativeQueueOptions) {
    this.#options = options;
    this.#client = connect(options.servers.join(','));
  }

  send(sendings: readonly Sending[]): Promise<readonly SendEnd[]> {
    return Promise.all(sendings.map((sending) => this.#sendOne(sending)));
  }

  assign(topics: readonly string[], fromBeginning: boolean): void {
    const before = this.#reading.type === 'assigned' ? this.#reading.ends : undefined;
    const isKept = (topic: string) => !fromBeginning && before?.has(topic) === true;
    const kept = this.#options.keys.keysOf(topics.filter(isKept));
    for (const key of this.#options.keys.keys) if (!kept.includes(key)) this.#positions.delete(key);
    this.#stop();
    const ends = new Map(topics.map((topic) => [topic, new AbortController()]));
    this.#reading = { type: 'assigned', ends };
    for (const [topic, { signal }] of ends) {
      const cursors = this.#options.keys.keysOf([topic]).flatMap((key) => {
        const offset = this.#positions.get(key);
        const { partition } = this.#options.keys.placeOf(key);
        return offset === undefined ? [] : [makeCursor({ partition, offset })];
      });
      const from = { type: 'cursors', cursors } as const;
      this.#pump(this.#client.read(topic, { from, signal }), signal);
    }
  }

  subscribe(topics: readonly string[]): void {
    this.#stop();
    this.#positions.clear();
    const end = new AbortController();
    this.#reading = { type: 'subscribed', topics, end };
    const { signal } = end;
    const options = { signal, rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS };
    this.#pump(this.#client.consumer(this.#options.group, topics, options), signal);
  }

  async poll(timeoutMs: number): Promise<PollEnd> {
    const { keys } = this.#options;
    const isMember = this.#reading.type === 'subscribed';
    const rebalanced = isMember ? new Set(keys.keys) : NOTHING;
    const records = new Map<Key, PolledRecord[]>();
    let messages: readonly (IncomingMessage | GroupMessage)[];
    try {
      messages = await this.#inbox.take(POLL_RECORDS_MAX, timeoutMs);
    } catch (error) {
      this.#begin();
      return { end: 'fail', records, rebalanced, code: codeOf(error) };
    }
    for (const message of messages) {
      const { partition, offset } = parseCursor(message.cursor);
      const key = keys.keyOf({ topic: message.topic, partition });
      const found = records.get(key) ?? [];
      found.push({ offset, value: Number(Buffer.from(message.value ?? []).toString()) });
      records.set(key, found);
      this.#positions.set(key, offset + 1);
    }
    try {
      await Promise.all(messages.map((message) => ('ack' in message ? message.ack() : undefined)));
      return { end: 'ok', records, rebalanced };
    } catch (error) {
      return { end: 'fail', records, rebalanced, code: codeOf(error) };
    }
  }

  crash(): void {
    this.#client.abort();
    this.#stop();
  }

  async #sendOne({ key, value }: Sending): Promise<SendEnd> {
    const { topic, partition } = this.#options.keys.placeOf(key);
    try {
      const message = { key: this.#messageKeys[partition] ?? '', value: String(value) };
      const { cursor } = await this.#producer(topic).send(message);
      return cursor === undefined
        ? { end: 'ok' }
        : { end: 'ok', offset: parseCursor(cursor).offset };
    } catch (error) {
      const code = codeOf(error);
      return { end: endOfSend(code), code };
    }
  }

  #producer(topic: string): Producer {
    const { acks, deliveryTimeoutMs } = this.#options;
    const known = this.#producers.get(topic);
    const producer = known ?? this.#client.producer(topic, { acks, deliveryTimeoutMs });
    this.#producers.set(topic, producer);
    return producer;
  }

  #pump(messages: AsyncIterable<IncomingMessage>, signal: AbortSignal): void {
    const inbox = this.#inbox;
    const run = async () => {
      for await (const message of messages) await inbox.put(message);
    };
    run().catch((error: unknown) => {
      if (!signal.aborted) inbox.fail(error);
    });
  }

  /** Reads on from where it was. */
  #begin(): void {
    if (this.#reading.type === 'subscribed') this.subscribe(this.#reading.topics);
    else this.assign([...this.#reading.ends.keys()], false);
  }

  #stop(): void {
    if (this.#reading.type === 'subscribed') this.#reading.end.abort();
    else for (const end of this.#reading.ends.values()) end.abort();
    this.#inbox.close();
    this.#inbox = new Inbox();
  }
}

/** By partition, a message key that leads there. */
function messageKeys(): readonly string[] {
  const router = new Router({ topic: '' });
  const partitions = Array.from({ length: PARTITIONS_PER_TOPIC }, (_, partition) => partition);
  return partitions.map((partition) => {
    for (let candidate = 0; ; candidate++) {
      const key = String(candidate);
      const message = { key, value: null };
      if (router.route({ ...toRecord(message, 0), message }, partitions) === partition) return key;
    }
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof BalsaError)) throw error;
  return error.code;
}
