/**
 * The way to the node that coordinates a group. Any node is asked first: its refusal names the
 * right one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Method } from '../../grpc/services.ts';
import { backoffMs } from '../backoff.ts';
import { BalsaError } from '../balsa-error.ts';
import type { Connection } from '../connection.ts';
import type { Link } from '../link.ts';

export interface GroupCallLimits {
  /** Of one attempt. */
  readonly attemptMs: number;
  /** Of all together. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export class GroupLink {
  readonly #link: Link;
  #coordinator: Connection | undefined;

  constructor(link: Link) {
    this.#link = link;
  }

  /** Throws a `BalsaError`: what cannot be mended, or what it was when time was up. */
  async call<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    { attemptMs, timeoutMs, signal }: GroupCallLimits,
  ): Promise<Response> {
    const deadline = performance.now() + timeoutMs;
    for (let attempt = 0; ; attempt++) {
      const connection = this.#coordinator ?? this.#link.preferred;
      const limits = { timeoutMs: Math.min(attemptMs, deadline - performance.now()) };
      try {
        if (this.#coordinator === undefined) await this.#link.reach({ ...limits, signal });
        return await connection.call(method, request, { ...limits, signal });
      } catch (error) {
        if (!(error instanceof BalsaError) || !error.retriable) throw error;
        signal?.throwIfAborted();
        const waitMs = this.#onFailed(connection, error) ? 0 : backoffMs(attempt, Math.random());
        if (performance.now() + waitMs >= deadline) throw error;
        await pause(waitMs, undefined, signal ? { signal } : {});
      }
    }
  }

  /** Returns whether there is another node to go to at once. */
  #onFailed(connection: Connection, { code, leader }: BalsaError): boolean {
    const address = code === 'notCoordinator' ? (leader?.address ?? '') : '';
    this.#coordinator = address === '' ? undefined : this.#link.connection(address);
    if (code === 'unavailable') this.#link.avoid(connection.address);
    return this.#coordinator !== undefined && this.#coordinator !== connection;
  }
}
