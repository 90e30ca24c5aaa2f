/**
 * The way to the cluster: whichever server answers, and the next one after a pause, until the
 * deadline has passed. Servers that the cluster names join those that the caller named.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Method } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
import { BalsaError } from './balsa-error.ts';
import { Connection } from './connection.ts';

export interface LinkOptions {
  /** `host:port` of one or more native doors. */
  readonly servers: readonly string[];
  /** How long a request may take, with all its retries. */
  readonly requestTimeoutMs: number;
}

/** One server gets no more of a request's time than this before the next one is asked. */
const attemptMsMax = 5_000;
/** Reading again elsewhere does no harm: a server is left sooner, and later each time. */
const readingMsFirst = 300;

export class Link {
  readonly #options: LinkOptions;
  readonly #connections = new Map<string, Connection>();
  readonly #closing = new AbortController();
  #servers: readonly string[];
  /** The server that answered last: it is asked first. */
  #preferred: string;

  constructor(options: LinkOptions) {
    const [first] = options.servers;
    if (first === undefined) throw new BalsaError('invalidArgument', 'name at least one server');
    this.#options = options;
    this.#servers = options.servers;
    this.#preferred = first;
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
    if (this.#preferred !== address) return;
    const next = (this.#servers.indexOf(address) + 1) % this.#servers.length;
    this.#preferred = this.#servers[next] ?? address;
  }

  /** A request that changes nothing. */
  ask<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
  ): Promise<Response> {
    return this.#try(method, request, readingMsFirst);
  }

  /** A request whose answer may be lost after it was carried out: it is then sent again. */
  call<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
  ): Promise<Response> {
    return this.#try(method, request, attemptMsMax);
  }

  close(): void {
    this.#closing.abort();
    for (const connection of this.#connections.values()) connection.close();
  }

  async #try<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    attemptMsFirst: number,
  ): Promise<Response> {
    const deadline = performance.now() + this.#options.requestTimeoutMs;
    for (let attempt = 0; ; attempt++) {
      this.#checkOpen();
      const attemptMs = Math.min(attemptMsMax, attemptMsFirst * 2 ** attempt);
      const leftMs = deadline - performance.now();
      const timeoutMs = Math.min(leftMs, attemptMs);
      const address = this.#preferred;
      try {
        return await this.connection(address).call(method, request, { timeoutMs });
      } catch (error) {
        if (!(error instanceof BalsaError) || !error.retriable) throw error;
        this.avoid(address);
        const waitMs = backoffMs(attempt, Math.random());
        if (performance.now() + waitMs >= deadline) throw error;
        await this.#pause(waitMs);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#closing.signal }).catch(() => this.#checkOpen());
  }

  #checkOpen(): void {
    if (this.isClosed) throw new BalsaError('closed', 'the client was closed');
  }
}
