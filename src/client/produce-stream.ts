/**
 * One Produce stream to one server. Answers find their request by its correlation number; when the
 * stream ends, whatever is unanswered is handed back as broken, and the next request opens a new
 * one.
 *
 * A server that is paused, or cut off, leaves its stream open and says nothing. So a stream that
 * owes answers and has given none for a while is reported as silent, again and again: its owner
 * finds out whether somebody else leads by now.
 */
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { balsa } from '../grpc/generated/balsa.js';
import { produceService } from '../grpc/services.ts';
import type { Connection } from './connection.ts';

/**
 * `written`: handed to the transport, which is all that one without an acknowledgement waits for.
 */
export type Answered = (response: balsa.v1.ProduceResponse | 'written' | 'broken') => void;

export interface ProduceStreamListener {
  /** These partitions wait for answers. `breakOff` hands them back. */
  onSilent(stream: ProduceStream, partitions: readonly number[]): void;
  /** An answer to a request that was to have none (acks 0): it was refused. */
  onUnasked(response: balsa.v1.ProduceResponse): void;
  /** After the unanswered ones were told. */
  onBroken(stream: ProduceStream): void;
}

interface Unanswered {
  readonly partition: number;
  readonly answered: Answered;
}

const silenceMs = 400;

export class ProduceStream {
  readonly connection: Connection;
  readonly #listener: ProduceStreamListener;
  readonly #unanswered = new Map<number, Unanswered>();
  #stream:
    | ClientDuplexStream<balsa.v1.ProduceRequest.$Properties, balsa.v1.ProduceResponse>
    | undefined;
  #correlation = 0;
  #heardMs = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(connection: Connection, listener: ProduceStreamListener) {
    this.connection = connection;
    this.#listener = listener;
  }

  /** `answered` runs once. */
  send(
    request: Omit<balsa.v1.ProduceRequest.$Properties, 'correlation'>,
    answered: Answered,
  ): void {
    this.#correlation += 1;
    const correlation = this.#correlation;
    if (this.#unanswered.size === 0) this.#heardMs = performance.now();
    this.#unanswered.set(correlation, { partition: request.partition ?? 0, answered });
    if (this.#watch === undefined) this.#watchFor(silenceMs);
    const isAwaited = request.acks !== balsa.v1.Acks.ACKS_NONE;
    this.#open().write({ ...request, correlation }, () => {
      if (!isAwaited) this.#take(correlation)?.answered('written');
    });
  }

  /** Hands back what is unanswered; what the server makes of it is not waited for. */
  breakOff(): void {
    this.#stream?.cancel();
  }

  /**
   * Resolves when the server has taken all that was sent; or when it has owed an answer for so long
   * that nobody waits for it any more.
   */
  async end(timeoutMs: number): Promise<void> {
    const stream = this.#stream;
    clearTimeout(this.#watch);
    if (stream === undefined) return;
    this.#stream = undefined;
    const giveUp = setTimeout(() => stream.cancel(), timeoutMs);
    await new Promise<void>((resolve) => {
      stream.once('end', resolve);
      stream.once('error', () => resolve());
      stream.end();
      if (this.#unanswered.size > 0) stream.cancel();
    });
    clearTimeout(giveUp);
  }

  #open() {
    if (this.#stream !== undefined) return this.#stream;
    const stream = this.connection.stream(produceService.stream);
    this.#stream = stream;
    stream.on('data', (response: balsa.v1.ProduceResponse) => {
      if (this.#stream === stream) this.#onAnswer(response);
    });
    const onOver = () => {
      if (this.#stream === stream) this.#onBroken();
    };
    stream.on('error', onOver);
    stream.on('end', onOver);
    return stream;
  }

  #onAnswer(response: balsa.v1.ProduceResponse): void {
    const request = this.#take(response.correlation);
    if (request === undefined) this.#listener.onUnasked(response);
    else request.answered(response);
  }

  #take(correlation: number): Unanswered | undefined {
    this.#heardMs = performance.now();
    const request = this.#unanswered.get(correlation);
    this.#unanswered.delete(correlation);
    return request;
  }

  #onBroken(): void {
    this.#stream = undefined;
    const broken = [...this.#unanswered.values()];
    this.#unanswered.clear();
    for (const { answered } of broken) answered('broken');
    this.#listener.onBroken(this);
  }

  /** The socket keeps the process alive for what is unanswered, and nothing else should. */
  #watchFor(ms: number): void {
    this.#watch = setTimeout(() => this.#onWatch(), ms).unref();
  }

  #onWatch(): void {
    this.#watch = undefined;
    if (this.#unanswered.size === 0) return;
    const silentForMs = performance.now() - this.#heardMs;
    const isSilent = silentForMs >= silenceMs;
    this.#watchFor(isSilent ? silenceMs : silenceMs - silentForMs);
    if (!isSilent) return;
    const partitions = [...this.#unanswered.values()].map(({ partition }) => partition);
    this.#listener.onSilent(this, [...new Set(partitions)]);
  }
}
