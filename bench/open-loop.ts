/**
 * A producer that sends at fixed times, whether or not earlier messages are acknowledged, and
 * counts each latency from the time at which the message was due: whoever waits before sending
 * would leave out the worst of what a real load meets (coordinated omission).
 */
import type { Producer } from '../src/client/producer.ts';

export interface Sample {
  readonly dueMs: number;
  readonly latencyMs: number;
}

export class OpenLoop {
  readonly samples: Sample[] = [];
  readonly #producer: Producer;
  readonly #sizeBytes: number;
  readonly #intervalMs: number;
  readonly #startedMs = performance.now();
  #sent = 0;
  #failure: unknown;
  readonly #timer: NodeJS.Timeout;

  constructor(
    producer: Producer,
    { perSecond, sizeBytes }: { readonly perSecond: number; readonly sizeBytes: number },
  ) {
    this.#producer = producer;
    this.#sizeBytes = sizeBytes;
    this.#intervalMs = 1000 / perSecond;
    this.#timer = setInterval(() => this.#sendDue(), 1);
  }

  /** Sends no more; resolves when all is acknowledged. Rejects where one message failed. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#producer.flush();
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** The latest due time of a message that was acknowledged. */
  get acknowledgedDueMs(): number {
    return this.samples.at(-1)?.dueMs ?? Number.NEGATIVE_INFINITY;
  }

  /** The longest that a message which was due since then has waited. */
  longestSince(fromMs: number): number {
    const waits = this.samples.filter(({ dueMs }) => dueMs >= fromMs - this.#intervalMs);
    return Math.max(0, ...waits.map(({ latencyMs }) => latencyMs));
  }

  #sendDue(): void {
    const nowMs = performance.now();
    for (;;) {
      const dueMs = this.#startedMs + this.#sent * this.#intervalMs;
      if (dueMs > nowMs) return;
      this.#sent += 1;
      // Who reads it learns when it was due.
      this.#producer.send({ value: `${dueMs}`.padEnd(this.#sizeBytes) }).then(
        () => {
          this.samples.push({ dueMs, latencyMs: performance.now() - dueMs });
        },
        (error: unknown) => {
          this.#failure ??= error;
        },
      );
    }
  }
}
