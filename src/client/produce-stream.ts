/**
 * One Produce stream to one server. Answers find their request by its correlation number; when the
 * stream ends, whatever is unanswered is handed back as broken, and the next request opens a new
 * one.
 */
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { balsa } from '../grpc/generated/balsa.js';
import { produceService } from '../grpc/services.ts';
import type { Connection } from './connection.ts';

export type Answered = (response: balsa.v1.ProduceResponse | 'broken') => void;

export class ProduceStream {
  readonly #connection: Connection;
  readonly #unanswered = new Map<number, Answered>();
  #stream:
    | ClientDuplexStream<balsa.v1.ProduceRequest.$Properties, balsa.v1.ProduceResponse>
    | undefined;
  #correlation = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `answered` runs once, but never for a request that is not to be answered (acks 0). */
  send(
    request: Omit<balsa.v1.ProduceRequest.$Properties, 'correlation'>,
    answered?: Answered,
  ): void {
    this.#correlation += 1;
    if (answered !== undefined) this.#unanswered.set(this.#correlation, answered);
    this.#open().write({ ...request, correlation: this.#correlation });
  }

  /**
   * Resolves when the server has taken all that was sent; or when it has owed an answer for so long
   * that nobody waits for it any more.
   */
  async end(timeoutMs: number): Promise<void> {
    const stream = this.#stream;
    if (stream === undefined) return;
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
    const stream = this.#connection.stream(produceService.stream);
    this.#stream = stream;
    stream.on('data', (response: balsa.v1.ProduceResponse) => this.#onAnswer(response));
    const onOver = () => {
      if (this.#stream === stream) this.#onBroken();
    };
    stream.on('error', onOver);
    stream.on('end', onOver);
    return stream;
  }

  #onAnswer(response: balsa.v1.ProduceResponse): void {
    const answered = this.#unanswered.get(response.correlation);
    this.#unanswered.delete(response.correlation);
    answered?.(response);
  }

  #onBroken(): void {
    this.#stream = undefined;
    const broken = [...this.#unanswered.values()];
    this.#unanswered.clear();
    for (const answered of broken) answered('broken');
  }
}
