/**
 * Reads one partition over one Fetch stream and comes back by itself: after a break, a change of
 * leader or a batch that does not check, it asks again from the next offset, so that its caller
 * sees every record once, in order. A server that has fallen silent is left as soon as another
 * leads.
 *
 *     asking ──stream──> reading ──break, refusal, bad batch──> (pause) ──> asking
 *                           └── end reached (not following) ──> done
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { balsa } from '../grpc/generated/balsa.js';
import { fetchService } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
import { BalsaError } from './balsa-error.ts';
import type { BatchDecoder, DecodedBatch } from './batch-decoder.ts';
import { toBalsaError } from './connection.ts';
import type { Route, Routes } from './routes.ts';

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
  /** Not following: that moment's high watermark, where an earlier reader has learnt it. */
  readonly endOffset?: number | undefined;
  /** Bound of what the server may have sent and the caller has not yet taken. */
  readonly creditBytes: number;
  readonly retryTimeoutMs: number;
  readonly signal: AbortSignal;
}

type FetchStream = ClientDuplexStream<balsa.v1.FetchRequest.$Properties, balsa.v1.FetchResponse>;

/** A server that lives sends something, if only that there is nothing, every half second. */
const silenceMs = 900;
/** A batch that arrives damaged this often is damaged where it lies. */
const badBatchesMax = 3;

export class PartitionReader {
  readonly #routes: Routes;
  readonly #decoder: BatchDecoder;
  readonly #options: PartitionReaderOptions;
  #start: Start;
  #route: Route | undefined;
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
    this.#endOffset = options.endOffset;
  }

  /** Where reading ends; `undefined`: it follows, or has heard nothing yet. */
  get endOffset(): number | undefined {
    return this.#endOffset;
  }

  /**
   * Batch by batch, and an empty one where there is nothing yet; they are asked for only as fast as
   * they are taken. Throws a `BalsaError`.
   */
  async *batches(): AsyncGenerator<DecodedBatch, void, undefined> {
    while (!this.#options.signal.aborted && !this.#isAtEnd()) {
      try {
        yield* this.#readStream();
        return;
      } catch (error) {
        if (this.#options.signal.aborted) return;
        await this.#recover(error);
      }
    }
  }

  /** Returns at the end; throws where the stream ended before it. */
  async *#readStream(): AsyncGenerator<DecodedBatch, void, undefined> {
    const { topic, partition, creditBytes, signal, follow } = this.#options;
    const route = await this.#routes.to(topic, partition);
    if (signal.aborted) return;
    this.#route = route;
    const stream: FetchStream = route.connection.stream(fetchService.stream);
    const onAbort = () => stream.cancel();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      stream.write({ start: this.#request(route), creditBytes });
      const responses = (stream as AsyncIterable<balsa.v1.FetchResponse>)[Symbol.asyncIterator]();
      for (;;) {
        const next = await this.#watched(responses.next(), stream);
        if (next.done === true) break;
        this.#onHeard(next.value);
        const batches = await this.#decoder.open(next.value.batches);
        yield* this.#take(next.value, batches);
        if (this.#isAtEnd()) return;
        stream.write({ creditBytes: next.value.batches.length });
      }
      const hasHeard = this.#start.type === 'offset' && this.#endOffset !== undefined;
      if (!follow && (!hasHeard || this.#isAtEnd())) return;
      // A new leader may not know yet how far the old one had committed; or this one is stopping.
      throw new BalsaError('unavailable', 'the server ended a stream early', { retriable: true });
    } finally {
      signal.removeEventListener('abort', onAbort);
      stream.on('error', () => undefined);
      stream.cancel();
    }
  }

  /** While an answer is awaited: has somebody else taken over from a server that is silent? */
  async #watched<Value>(answer: Promise<Value>, stream: FetchStream): Promise<Value> {
    const watch = setInterval(() => this.#onSilence(stream), silenceMs).unref();
    try {
      return await answer;
    } finally {
      clearInterval(watch);
    }
  }

  #onSilence(stream: FetchStream): void {
    const { topic, partition } = this.#options;
    const route = this.#route;
    if (route === undefined) return;
    this.#routes.isElsewhere(topic, [partition], route.connection).then(
      (isElsewhere) => {
        if (isElsewhere) stream.destroy(tookOver);
      },
      // Nobody else answers either: it goes on being waited for.
      () => undefined,
    );
  }

  #onHeard({ highWatermark }: balsa.v1.FetchResponse): void {
    this.#failures = 0;
    this.#failingSinceMs = undefined;
    if (!this.#options.follow) this.#endOffset ??= highWatermark;
  }

  *#take(response: balsa.v1.FetchResponse, batches: readonly Batch[]): Generator<DecodedBatch> {
    const from = this.#start.type === 'offset' ? this.#start.offset : response.offset;
    if (response.offset !== from) {
      throw new BalsaError('corrupt', `${response.offset} came where ${from} comes next`);
    }
    for (const batch of this.#decoder.decode(batches, from)) {
      yield this.#upToEnd(batch);
      this.#start = { type: 'offset', offset: batch.nextOffset };
      this.#badBatches = 0;
    }
    this.#start = { type: 'offset', offset: response.nextOffset };
    if (batches.length === 0) yield { records: [], nextOffset: response.nextOffset };
  }

  /** A stream that was begun later than the first may go farther. */
  #upToEnd({ records, nextOffset }: DecodedBatch): DecodedBatch {
    const { endOffset = nextOffset } = this.#options;
    if (nextOffset <= endOffset) return { records, nextOffset };
    return { records: records.filter(({ offset }) => offset < endOffset), nextOffset };
  }

  #isAtEnd(): boolean {
    if (this.#endOffset === undefined || this.#start.type !== 'offset') return false;
    return this.#start.offset >= this.#endOffset;
  }

  #request({ leaderEpoch }: Route): balsa.v1.FetchStart.$Properties {
    const { topic, partition, follow } = this.#options;
    const from = startOnTheWire(this.#start);
    const which = { topic: { name: topic }, partition, leaderEpoch: leaderEpoch ?? null };
    return { ...which, follow, ...from };
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
    if (this.#isElsewhere(failure)) return;
    const waitMs = backoffMs(this.#failures, Math.random());
    this.#failures += 1;
    await pause(waitMs, undefined, { signal: this.#options.signal }).catch(() => undefined);
  }

  /** Takes note of the failure; returns whether there is another leader to go to at once. */
  #isElsewhere(failure: BalsaError): boolean {
    const { topic, partition } = this.#options;
    const route = this.#route;
    if (route === undefined) return false;
    if (failure.leader !== undefined) {
      return this.#routes.onRefused({ topic, partition }, route, failure);
    }
    if (failure.code === 'unavailable') this.#routes.onBroken(topic, route.connection);
    else this.#routes.onFailed(topic);
    return failure === tookOver;
  }
}

const tookOver = new BalsaError('notLeader', 'another server took over', { retriable: true });

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
