/**
 * The cluster's key-value space: what lies in it, who watches it, leases and locks
 * (`docs/protocol.md`). Answers are the protocol's own messages.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { balsa } from '../grpc/generated/balsa.js';
import { metadataService } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
import { BalsaError } from './balsa-error.ts';
import { toBalsaError } from './connection.ts';
import { Lease } from './lease.ts';
import type { CallOptions, Link } from './link.ts';

export interface WatchOptions {
  /** Also what lies beneath. */
  readonly recursive?: boolean;
  /** One more than the `metadataIndex` that was built on; absent: from now on. */
  readonly fromRevision?: number;
  readonly signal?: AbortSignal;
}

/** A wait for a lock ends by its signal; a call of one node lasts this long at most. */
const LOCK_CALL_MS = 24 * 60 * 60 * 1000;

export class Keys {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  get(path: string, options?: CallOptions): Promise<balsa.v1.GetKeyResponse> {
    return this.#link.ask(metadataService.get, { path }, options);
  }

  /** One page; `nextAfter` of its answer asks for the next. */
  list(
    request: balsa.v1.ListKeysRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.ListKeysResponse> {
    return this.#link.ask(metadataService.list, request, options);
  }

  /**
   * Rejects with `staleRevision` where `ifRevision` is over, which a retry of a lost answer may
   * have done itself: the key then holds the value.
   */
  put(
    request: balsa.v1.PutKeyRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.PutKeyResponse> {
    return this.#link.call(metadataService.put, request, options);
  }

  delete(
    request: balsa.v1.DeleteKeyRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.DeleteKeyResponse> {
    return this.#link.call(metadataService.delete, request, options);
  }

  /**
   * Every change, in order, whichever node sends it. One of many keys at once may come again from
   * its beginning when a node fails in the middle of it.
   *
   * Throws `compacted` where what comes next is no
   * longer known: read the keys again and watch from behind that.
   */
  async *watch(
    path: string,
    { recursive = false, fromRevision, signal }: WatchOptions = {},
  ): AsyncGenerator<balsa.v1.KeyEvent, void, undefined> {
    const isAborted = () => signal?.aborted === true;
    let next = fromRevision;
    for (let attempt = 0; !isAborted(); attempt++) {
      const { preferred } = this.#link;
      const request = { path, recursive, fromRevision: next ?? null };
      try {
        await this.#link.reach();
        for await (const response of preferred.listen(metadataService.watch, request, signal)) {
          attempt = 0;
          yield* response.events;
          next = response.metadataIndex + 1;
        }
      } catch (thrown) {
        const error = thrown instanceof BalsaError ? thrown : toBalsaError(thrown as Error);
        if (isAborted()) return;
        if (!error.retriable || this.#link.isClosed) throw error;
        this.#link.avoid(preferred.address);
      }
      await pause(backoffMs(attempt, Math.random()));
    }
  }

  async grantLease(ttlMs: number, options?: CallOptions): Promise<Lease> {
    const sentMs = performance.now();
    const { leaseId } = await this.#link.call(metadataService.grantLease, { ttlMs }, options);
    return new Lease(this.#link, { id: leaseId, ttlMs, sentMs });
  }

  /**
   * Waits until the lease holds the lock; resolves with the fencing token. Rejects with
   * `leaseNotFound` or `lockNotAcquired` where the lease ends meanwhile.
   */
  async lock(path: string, lease: Lease, signal?: AbortSignal): Promise<number> {
    const request = { path, leaseId: lease.id };
    const signals = [lease.signal, ...(signal === undefined ? [] : [signal])];
    const either = AbortSignal.any(signals);
    for (let attempt = 0; ; attempt++) {
      either.throwIfAborted();
      const { preferred } = this.#link;
      try {
        const call = metadataService.acquireLock;
        const limits = { timeoutMs: LOCK_CALL_MS, signal: either };
        await this.#link.reach();
        return (await preferred.call(call, request, limits)).token;
      } catch (error) {
        either.throwIfAborted();
        if (!(error instanceof BalsaError) || !error.retriable) throw error;
        this.#link.avoid(preferred.address);
        await pause(backoffMs(attempt, Math.random()), undefined, { signal: either });
      }
    }
  }

  /** Resolves with whether the lease held the lock, or waited for it. */
  async unlock(path: string, lease: Lease): Promise<boolean> {
    const request = { path, leaseId: lease.id };
    return (await this.#link.call(metadataService.releaseLock, request)).released;
  }

  describeLock(path: string, options?: CallOptions): Promise<balsa.v1.DescribeLockResponse> {
    return this.#link.ask(metadataService.describeLock, { path }, options);
  }
}
