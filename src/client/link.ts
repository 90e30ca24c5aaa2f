/**
 * The way to the cluster: whichever server answers first, the leader where one is named, and again
 * after a pause until the deadline has passed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Method } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import { Connection } from './connection.ts';

export interface LinkOptions {
  /** `host:port` of one or more native doors. */
  readonly servers: readonly string[];
  /** How long a request may take, with all its retries. */
  readonly requestTimeoutMs: number;
}

const backoffMs = 50;
const backoffMsMax = 1_000;
/** One server gets no more of a request's time than this before the next one is asked. */
const attemptMsMax = 5_000;

export class Link {
  readonly #options: LinkOptions;
  readonly #connections = new Map<string, Connection>();
  readonly #closing = new AbortController();
  /** The server that answered last: it is asked first. */
  #preferred: string;

  constructor(options: LinkOptions) {
    const [first] = options.servers;
    if (first === undefined) throw new BalsaError('invalidArgument', 'name at least one server');
    this.#options = options;
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

  async call<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
  ): Promise<Response> {
    const deadline = performance.now() + this.#options.requestTimeoutMs;
    for (let attempt = 0; ; attempt++) {
      this.#checkOpen();
      const leftMs = deadline - performance.now();
      const address = this.#preferred;
      try {
        return await this.connection(address).call(method, request, Math.min(leftMs, attemptMsMax));
      } catch (error) {
        if (!(error instanceof BalsaError) || !error.retriable) throw error;
        this.#turnFrom(address, error);
        const waitMs = Math.min(backoffMsMax, backoffMs * 2 ** attempt);
        if (performance.now() + waitMs >= deadline) throw error;
        await this.#pause(waitMs);
      }
    }
  }

  close(): void {
    this.#closing.abort();
    for (const connection of this.#connections.values()) connection.close();
  }

  #turnFrom(address: string, error: BalsaError): void {
    if (this.#preferred !== address) return;
    const hint = error.leader?.address;
    const { servers } = this.#options;
    const next = servers[(servers.indexOf(address) + 1) % servers.length];
    this.#preferred = hint !== undefined && hint !== '' ? hint : (next ?? address);
  }

  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#closing.signal }).catch(() => this.#checkOpen());
  }

  #checkOpen(): void {
    if (this.isClosed) throw new BalsaError('closed', 'the client was closed');
  }
}
