/**
 * `balsa produce TOPIC`: each line of stdin is one message. An empty line is an empty value; a last
 * line without a newline counts. Memory stays bounded: lines are read as fast as messages are
 * acknowledged.
 */
import { BalsaError } from '../client/balsa-error.ts';
import type { OutgoingMessage } from '../client/message.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { readLines } from './lines.ts';
import { parsePair } from './option-values.ts';
import type { Terminal } from './terminal.ts';

interface ProduceOptions extends GlobalOptions {
  readonly keySeparator?: string;
  readonly header?: readonly string[];
  readonly acks: '0' | '1' | 'all';
  /** Seconds. */
  readonly deliveryTimeout: number;
}

/** Lines that may wait for their acknowledgement; the producer bounds their bytes. */
const pendingMax = 50_000;

export async function produce(
  terminal: Terminal,
  topic: string,
  options: ProduceOptions,
): Promise<number> {
  const headers = (options.header ?? []).map(parsePair);
  const progress = new Progress();
  const patienceMs = options.deliveryTimeout * 1_000;
  return withClient({ terminal, options, topics: [topic], patienceMs }, async (client) => {
    const producer = client.producer(topic, {
      acks: options.acks === 'all' ? 'all' : options.acks === '1' ? 1 : 0,
      deliveryTimeoutMs: patienceMs,
      lingerMs: 2,
    });
    for await (const line of readLines(terminal.stdin)) {
      if (terminal.signal.aborted || progress.failure !== undefined) break;
      progress.add(producer.send({ ...toMessage(line, options.keySeparator), headers }));
      await progress.belowPending(pendingMax);
    }
    await producer.flush();
    await progress.belowPending(1);
    await producer.close();
    return progress.report(terminal);
  });
}

/** How many lines were sent, acknowledged and refused. */
class Progress {
  #sent = 0;
  #acknowledged = 0;
  #pending = 0;
  #failure: BalsaError | undefined;
  #wake: (() => void) | undefined;

  get failure(): BalsaError | undefined {
    return this.#failure;
  }

  add(sending: Promise<unknown>): void {
    this.#sent += 1;
    this.#pending += 1;
    sending.then(
      () => {
        this.#acknowledged += 1;
        this.#onSettled();
      },
      (error: unknown) => {
        this.#failure ??=
          error instanceof BalsaError ? error : new BalsaError('internal', String(error));
        this.#onSettled();
      },
    );
  }

  async belowPending(limit: number): Promise<void> {
    while (this.#pending >= limit) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  report(terminal: Terminal): number {
    if (terminal.signal.aborted) return exitCodes.error;
    if (this.#failure === undefined) return exitCodes.ok;
    terminal.stderr.write(`${this.#acknowledged} of ${this.#sent} lines acknowledged\n`);
    throw this.#failure;
  }

  #onSettled(): void {
    this.#pending -= 1;
    this.#wake?.();
  }
}

function toMessage(line: Uint8Array, separator: string | undefined): OutgoingMessage {
  if (separator === undefined) return { value: line };
  const mark = Buffer.from(separator);
  const at = Buffer.from(line.buffer, line.byteOffset, line.length).indexOf(mark);
  if (at < 0) return { value: line };
  return { key: line.subarray(0, at), value: line.subarray(at + mark.length) };
}
