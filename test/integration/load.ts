/**
 * A load on one topic from the client library, and the account of it: what was acknowledged, to be
 * held against what can be read afterwards.
 */
import type { Client } from '../../src/client/client.ts';
import type { Producer } from '../../src/client/producer.ts';

/** Keys of the load. Each is a sequence of its own: 0, 1, 2, … in order. */
const KEYS = 8;
/** Sent and not yet acknowledged, so that a node always has something in flight. */
const UNDER_WAY_MAX = 400;

export class Load {
  readonly #client: Client;
  readonly #topic: string;
  readonly #producer: Producer;
  /** How many of each key were sent. */
  readonly #sent: number[] = Array.from({ length: KEYS }, () => 0);
  #acknowledged = 0;
  #underWay = 0;
  #isRunning = true;
  #failure: unknown;
  #wake: (() => void)[] = [];
  readonly #ended: Promise<void>;

  constructor(client: Client, topic: string, paddingBytes = 200) {
    this.#client = client;
    this.#topic = topic;
    this.#producer = client.producer(topic, { lingerMs: 1, batchSizeBytes: 16 * 1024 });
    this.#ended = this.#run('.'.repeat(paddingBytes));
  }

  get acknowledged(): number {
    return this.#acknowledged;
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

  /** Per key what was sent, and what can be read: equal when all was acknowledged. */
  async account(): Promise<{ readonly expected: number[][]; readonly found: number[][] }> {
    const found: number[][] = Array.from({ length: KEYS }, () => []);
    for await (const { key, value } of this.#client.read(this.#topic, { follow: false })) {
      const [number] = Buffer.from(value ?? '')
        .toString()
        .split(' ');
      found[Number(Buffer.from(key ?? ''))]?.push(Number(number));
    }
    const expected = this.#sent.map((count) => Array.from({ length: count }, (_, at) => at));
    return { expected, found };
  }

  async #run(padding: string): Promise<void> {
    for (let at = 0; this.#isRunning && this.#failure === undefined; at++) {
      const key = at % KEYS;
      const number = this.#sent[key] ?? 0;
      this.#sent[key] = number + 1;
      this.#underWay += 1;
      this.#producer.send({ key, value: `${number} ${padding}` }).then(
        () => {
          this.#acknowledged += 1;
          this.#settle();
        },
        (error: unknown) => {
          this.#failure ??= error;
          this.#settle();
        },
      );
      if (this.#underWay < UNDER_WAY_MAX) continue;
      await this.#changed(() => this.#underWay < UNDER_WAY_MAX || !this.#isRunning);
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
