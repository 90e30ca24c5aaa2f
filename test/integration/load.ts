/**
 * A load on one topic from the client library, and the account of it: what was acknowledged, to be
 * held against what can be read afterwards.
 */
import type { Client } from '../../src/client/client.ts';
import type { Cursor } from '../../src/client/cursor.ts';
import type { IncomingMessage } from '../../src/client/message.ts';
import type { Producer } from '../../src/client/producer.ts';
import { systemClock, systemTimers } from '../../src/server/system-time.ts';
import { Pace } from './pace.ts';

/** Keys of the load. Each is a sequence of its own: 0, 1, 2, … in order. */
const KEYS = 8;
/** A failed comparison names so many records and no more. */
const PROBLEMS_MAX = 10;

export interface LoadOptions {
  readonly paddingBytes?: number;
  /** Sent and not yet acknowledged, so that a node always has something in flight. */
  readonly underWayMax?: number;
  /** How many come due in a second; as many as there is room for, where it is left out. */
  readonly perSecond?: number;
}

export class Load {
  readonly #client: Client;
  readonly #topic: string;
  readonly #producer: Producer;
  readonly #underWayMax: number;
  readonly #pace: Pace | undefined;
  /** How many of each key were sent. */
  readonly #sent: number[] = Array.from({ length: KEYS }, () => 0);
  /** Where each key's records were stored, by the acknowledgements. */
  readonly #cursors: (Cursor | undefined)[][] = Array.from({ length: KEYS }, () => []);
  #acknowledged = 0;
  #underWay = 0;
  #isRunning = true;
  #failure: unknown;
  #wake: (() => void)[] = [];
  readonly #ended: Promise<void>;

  constructor(client: Client, topic: string, options: LoadOptions = {}) {
    const { paddingBytes = 200, underWayMax = 400, perSecond } = options;
    this.#client = client;
    this.#topic = topic;
    this.#underWayMax = underWayMax;
    const time = { clock: systemClock, timers: systemTimers };
    this.#pace = perSecond === undefined ? undefined : new Pace({ perSecond, ...time });
    this.#producer = client.producer(topic, { lingerMs: 1, batchSizeBytes: 16 * 1024 });
    this.#ended = this.#run('.'.repeat(paddingBytes));
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** How many have come due: those beyond what was sent wait for room. */
  get asked(): number {
    return this.#pace?.due ?? this.sent;
  }

  /** Resolves when so many more are acknowledged than now; rejects where one fails. */
  async progress(count = 1): Promise<void> {
    const target = this.#acknowledged + count;
    await this.#until(() => this.#acknowledged >= target);
  }

  /** Sends nothing more; resolves when all that was sent is acknowledged. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#tell();
    await this.#ended;
    await this.#producer.close();
    await this.#until(() => this.#underWay === 0);
  }

  /** How many were sent, of all keys. */
  get sent(): number {
    return this.#sent.reduce((sum, count) => sum + count, 0);
  }

  /**
   * Reads the topic from its beginning and says what is wrong with it. Nothing is, when every
   * record that was sent is there once, in the order of its key, and where its acknowledgement
   * said. Call it when all are acknowledged.
   */
  async problems(): Promise<readonly string[]> {
    const messages = this.#client.read(this.#topic, { follow: false });
    return await this.check(messages);
  }

  /** As `problems`, of what somebody has read. */
  async check(
    messages: AsyncIterable<IncomingMessage> | Iterable<IncomingMessage>,
  ): Promise<readonly string[]> {
    const found = Array.from({ length: KEYS }, () => 0);
    const problems: string[] = [];
    for await (const { key, value, cursor } of messages) {
      const from = Number(Buffer.from(key ?? ''));
      const number = Number.parseInt(Buffer.from(value ?? '').toString(), 10);
      const next = found[from] ?? 0;
      const stored = this.#cursors[from]?.[number];
      if (number !== next) problems.push(`key ${from}: ${number} at ${cursor}, not ${next}`);
      else if (cursor !== stored) {
        problems.push(`key ${from}: ${number} is at ${cursor}, acknowledged at ${stored}`);
      }
      found[from] = number + 1;
    }
    for (const [key, count] of this.#sent.entries()) {
      if (found[key] !== count) problems.push(`key ${key}: ends at ${found[key]}, not ${count}`);
    }
    return problems.slice(0, PROBLEMS_MAX);
  }

  async #run(padding: string): Promise<void> {
    for (let at = 0; ; at++) {
      await this.#pace?.next();
      if (!this.#isRunning || this.#failure !== undefined) return;
      const key = at % KEYS;
      const number = this.#sent[key] ?? 0;
      this.#sent[key] = number + 1;
      this.#underWay += 1;
      this.#producer.send({ key, value: `${number} ${padding}` }).then(
        ({ cursor }) => {
          this.#acknowledged += 1;
          if (this.#cursors[key] !== undefined) this.#cursors[key][number] = cursor;
          this.#settle();
        },
        (error: unknown) => {
          this.#failure ??= error;
          this.#settle();
        },
      );
      if (this.#underWay < this.#underWayMax) continue;
      await this.#changed(() => this.#underWay < this.#underWayMax || !this.#isRunning);
    }
  }

  #settle(): void {
    this.#underWay -= 1;
    this.#tell();
  }

  #tell(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }

  async #until(isThere: () => boolean): Promise<void> {
    await this.#changed(() => isThere() || this.#failure !== undefined);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #changed(isThere: () => boolean): Promise<void> {
    while (!isThere()) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }
}
