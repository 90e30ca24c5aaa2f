/**
 * The way to the cluster: whichever server answers, and the next one after a pause, until the
 * deadline has passed. Servers that the cluster names join those that the caller named. One that
 * turns out to be of another cluster is refused (`otherCluster`), and asked for nothing.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Method } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
import { BalsaError } from './balsa-error.ts';
import type { CallLimits } from './connection.ts';
import { Connection } from './connection.ts';
import { FirstAnswer } from './first-answer.ts';
import { KnownCluster } from './known-cluster.ts';

export interface LinkOptions {
  /** `host:port` of one or more native doors. */
  readonly servers: readonly string[];
  /** How long a request may take, with all its retries. */
  readonly requestTimeoutMs: number;
  /** Called once, where two seconds after the first request no server has answered. */
  readonly onSilence?: (() => void) | undefined;
}

/** Of one call to the cluster. */
export interface CallOptions {
  /**
   * Ends the call, which rejects with the signal's reason. A change that was asked for may be made
   * all the same.
   */
  readonly signal?: AbortSignal | undefined;
}

/** One server gets no more of a request's time than this before the next one is asked. */
const attemptMsMax = 5_000;
/** Reading again elsewhere does no harm: a server is left sooner, and later each time. */
const readingMsFirst = 300;

export class Link {
  readonly #options: LinkOptions;
  readonly #connections = new Map<string, Connection>();
  readonly #closing = new AbortController();
  readonly #cluster: KnownCluster;
  readonly #firstAnswer: FirstAnswer;
  #servers: readonly string[];
  /** The server that answered last: it is asked first. */
  #preferred: string;

  constructor(options: LinkOptions) {
    const [first] = options.servers;
    if (first === undefined) throw new BalsaError('invalidArgument', 'name at least one server');
    this.#options = options;
    this.#cluster = new KnownCluster(options.servers);
    this.#firstAnswer = new FirstAnswer(options.onSilence);
    this.#servers = options.servers;
    this.#preferred = first;
    // Every call that is to be tried again waits for it: not one is a leak.
    setMaxListeners(0, this.#closing.signal);
  }

  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  get preferred(): Connection {
    return this.connection(this.#preferred);
  }

  connection(address: string): Connection {
    let connection = this.#connections.get(address);
    if (connection === undefined) {
      connection = new Connection(address);
      this.#connections.set(address, connection);
    }
    return connection;
  }

  /** The cluster's own list: any of them will do as well. */
  onServers(addresses: readonly string[]): void {
    this.#servers = [...new Set([...this.#options.servers, ...addresses])];
  }

  /** That server has failed: others are asked before it. */
  avoid(address: string): void {
    this.#cluster.onFailed(address);
    if (this.#preferred !== address) return;
    const next = (this.#servers.indexOf(address) + 1) % this.#servers.length;
    this.#preferred = this.#servers[next] ?? address;
  }

  /**
   * The server that answered last, once it is known to be of this cluster: a round trip where it
   * was not asked before. Rejects with `otherCluster`, or as that call does.
   */
  async reach(limits: CallLimits = { timeoutMs: attemptMsMax }): Promise<Connection> {
    const connection = this.preferred;
    const { address } = connection;
    if (this.#cluster.isChecked(address)) return connection;
    this.#firstAnswer.onAsked();
    try {
      await this.#cluster.check(connection, limits);
      this.#firstAnswer.settle();
      return connection;
    } catch (error) {
      if (limits.signal?.aborted !== true) this.avoid(address);
      throw error;
    }
  }

  /** A request that changes nothing. */
  ask<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    options: CallOptions = {},
  ): Promise<Response> {
    const retries = { ...options, attemptMsFirst: readingMsFirst };
    return this.#try(method, request, retries);
  }

  /** A request whose answer may be lost after it was carried out: it is then sent again. */
  call<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    options: CallOptions = {},
  ): Promise<Response> {
    return this.#try(method, request, { ...options, attemptMsFirst: attemptMsMax });
  }

  close(): void {
    this.#closing.abort();
    this.#firstAnswer.settle();
    for (const connection of this.#connections.values()) connection.close();
  }

  async #try<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    { attemptMsFirst, signal }: CallOptions & { readonly attemptMsFirst: number },
  ): Promise<Response> {
    const deadline = performance.now() + this.#options.requestTimeoutMs;
    let failure: BalsaError | undefined;
    for (let attempt = 0; ; attempt++) {
      this.#checkOpen();
      const attemptMs = Math.min(attemptMsMax, attemptMsFirst * 2 ** attempt);
      const endMs = Math.min(deadline, performance.now() + attemptMs);
      const address = this.#preferred;
      try {
        const connection = await this.reach({ timeoutMs: endMs - performance.now(), signal });
        const limits = { timeoutMs: endMs - performance.now(), signal };
        return await connection.call(method, request, limits);
      } catch (error) {
        // Which says nothing of the server.
        signal?.throwIfAborted();
        if (!(error instanceof BalsaError) || !error.retriable) throw error;
        // An attempt that got only the time that was left says less than the one before it.
        const isCutShort = error.code === 'timeout' && endMs === deadline;
        failure = isCutShort ? (failure ?? error) : error;
        this.avoid(address);
        const waitMs = backoffMs(attempt, Math.random());
        if (performance.now() + waitMs >= deadline) throw failure;
        await this.#pause(waitMs, signal);
      }
    }
  }

  /** Ends early where the client is closed or the signal is aborted, which is then thrown. */
  async #pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
    const ending = this.#closing.signal;
    const either = signal === undefined ? ending : AbortSignal.any([ending, signal]);
    await pause(ms, undefined, { signal: either }).catch(() => {
      signal?.throwIfAborted();
      this.#checkOpen();
    });
  }

  #checkOpen(): void {
    if (this.isClosed) throw new BalsaError('closed', 'the client was closed');
  }
}
