/**
 * Reads one partition over one Fetch stream and comes back by itself: after a break, a change of
 * leader or a batch that does not check, it asks again from the next offset, so that its caller
 * sees every record once, in order.
 *
 *     asking ──stream──> reading ──break, refusal, bad batch──> (pause) ──> asking
 *                           └── end reached (not following) ──> done
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { balsa } from '../grpc/generated/balsa.js';
import { fetchService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { BatchDecoder, DecodedBatch } from './batch-decoder.ts';
import { toBalsaError } from './connection.ts';
import type { Routes } from './routes.ts';

export type Start =
  | { readonly type: 'offset'; readonly offset: number }
  | { readonly type: 'timestamp'; readonly timestampMs: number }
  | { readonly type: 'beginning' }
  | { readonly type: 'end' };

export interface PartitionReaderOptions {
  readonly topic: string;
  readonly partition: number;
  readonly start: Start;
  /** False: ends at the high watermark of the moment the first stream began. */
  readonly follow: boolean;
  /** Bound of what the server may have sent and the caller has not yet taken. */
  readonly creditBytes: number;
  readonly retryTimeoutMs: number;
  readonly signal: AbortSignal;
}

type FetchStream = ClientDuplexStream<balsa.v1.FetchRequest.$Properties, balsa.v1.FetchResponse>;

const backoffMs = 50;
const backoffMsMax = 1_000;
/** A batch that arrives damaged this often is damaged where it lies. */
const badBatchesMax = 3;

export class PartitionReader {
  readonly #routes: Routes;
  readonly #decoder: BatchDecoder;
  readonly #options: PartitionReaderOptions;
  #start: Start;
  /** Reading ends here; known from the first answer when not following. */
  #endOffset: number | undefined;
  #badBatches = 0;
  #failures = 0;
  #failingSinceMs: number | undefined;

  constructor(
    shared: { readonly routes: Routes; readonly decoder: BatchDecoder },
    options: PartitionReaderOptions,
  ) {
    this.#routes = shared.routes;
    this.#decoder = shared.decoder;
    this.#options = options;
    this.#start = options.start;
  }

  /** Batch by batch; one is asked for only as fast as they are taken. Throws a `BalsaError`. */
  async *batches(): AsyncGenerator<DecodedBatch, void, undefined> {
    while (!this.#options.signal.aborted) {
      try {
        const isDone = yield* this.#readStream();
        if (isDone) return;
      } catch (error) {
        if (this.#options.signal.aborted) return;
        await this.#recover(error);
      }
    }
  }

  /** Returns true at the end, false where the stream ended before it. */
  async *#readStream(): AsyncGenerator<DecodedBatch, boolean, undefined> {
    const { topic: name, partition, creditBytes, signal } = this.#options;
    const topic = await this.#routes.topics.get(name);
    const connection = await this.#routes.leader(topic, partition);
    const stream: FetchStream = connection.stream(fetchService.stream);
    const onAbort = () => stream.cancel();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      stream.write({ start: this.#request(), creditBytes });
      for await (const response of stream as AsyncIterable<balsa.v1.FetchResponse>) {
        yield* this.#take(response);
        if (this.#isAtEnd()) return true;
        stream.write({ creditBytes: response.batches.length });
      }
      return !this.#options.follow;
    } finally {
      signal.removeEventListener('abort', onAbort);
      stream.on('error', () => undefined);
      stream.cancel();
    }
  }

  *#take(response: balsa.v1.FetchResponse): Generator<DecodedBatch> {
    this.#failures = 0;
    this.#failingSinceMs = undefined;
    if (!this.#options.follow) this.#endOffset ??= response.highWatermark;
    const from = this.#start.type === 'offset' ? this.#start.offset : response.offset;
    for (const batch of this.#decoder.decode(response.batches, from)) {
      yield batch;
      this.#start = { type: 'offset', offset: batch.nextOffset };
      this.#badBatches = 0;
    }
    this.#start = { type: 'offset', offset: response.nextOffset };
  }

  #isAtEnd(): boolean {
    if (this.#endOffset === undefined || this.#start.type !== 'offset') return false;
    return this.#start.offset >= this.#endOffset;
  }

  #request(): balsa.v1.FetchStart.$Properties {
    const { topic, partition, follow } = this.#options;
    return { topic: { name: topic }, partition, follow, ...startOnTheWire(this.#start) };
  }

  async #recover(error: unknown): Promise<void> {
    const failure =
      error instanceof Error ? toClientError(error) : new BalsaError('internal', 'unknown');
    if (failure.code === 'corrupt') this.#badBatches += 1;
    const isWorthwhile =
      failure.code === 'corrupt' ? this.#badBatches < badBatchesMax : failure.retriable;
    this.#failingSinceMs ??= performance.now();
    const failingForMs = performance.now() - this.#failingSinceMs;
    if (!isWorthwhile || failingForMs > this.#options.retryTimeoutMs) throw failure;
    this.#routes.forget(this.#options.topic);
    const waitMs = Math.min(backoffMsMax, backoffMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    await pause(waitMs, undefined, { signal: this.#options.signal }).catch(() => undefined);
  }
}

function toClientError(error: Error): BalsaError {
  return error instanceof BalsaError ? error : toBalsaError(error);
}

function startOnTheWire(start: Start): balsa.v1.FetchStart.$Properties {
  switch (start.type) {
    case 'offset':
      return { offset: start.offset };
    case 'timestamp':
      return { timestampMs: start.timestampMs };
    case 'beginning':
      return { edge: balsa.v1.Edge.EDGE_BEGINNING };
    case 'end':
      return { edge: balsa.v1.Edge.EDGE_END };
    default:
      return start satisfies never;
  }
}
