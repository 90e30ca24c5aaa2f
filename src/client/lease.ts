/**
 * A lease that is kept alive by itself, until it is ended or lost.
 *
 * It counts from when the request was sent that the controller answered last, by the monotonic
 * clock, so it ends here before it ends there. A process that was paused finds out when it goes on:
 * what must be safe from that is given the lock's fencing token.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { metadataService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { Link } from './link.ts';

/** So many times within its length it is kept alive, so that one or two failures cost nothing. */
const KEEPS_PER_TTL = 4;

export class Lease {
  readonly id: number;
  readonly ttlMs: number;
  readonly #link: Link;
  readonly #ending = new AbortController();
  #heldUntilMs: number;
  /** The controller's door, as far as it is known. */
  #address: string | undefined;

  constructor(
    link: Link,
    granted: { readonly id: number; readonly ttlMs: number; sentMs: number },
  ) {
    this.id = granted.id;
    this.ttlMs = granted.ttlMs;
    this.#link = link;
    this.#heldUntilMs = granted.sentMs + granted.ttlMs;
    void this.#keep().catch((error: unknown) => this.#ending.abort(error));
  }

  /** Aborted when the lease has ended, or must be taken for ended. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get isHeld(): boolean {
    return !this.#ending.signal.aborted && performance.now() < this.#heldUntilMs;
  }

  /** Ends it at once: its keys and locks are gone. */
  async end(): Promise<void> {
    this.#ending.abort(new BalsaError('leaseNotFound', 'the lease was ended'));
    await this.#link.call(metadataService.revokeLease, { leaseId: this.id }).catch((error) => {
      if (!(error instanceof BalsaError) || error.code !== 'leaseNotFound') throw error;
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end();
  }

  async #keep(): Promise<void> {
    const { signal } = this.#ending;
    const everyMs = this.ttlMs / KEEPS_PER_TTL;
    for (let waitMs = everyMs; ; ) {
      await pause(waitMs, undefined, { signal, ref: false });
      const sentMs = performance.now();
      if (sentMs >= this.#heldUntilMs || this.#link.isClosed) {
        throw new BalsaError('leaseNotFound', 'the lease was not kept alive in time');
      }
      const isKept = await this.#ask(Math.min(everyMs, this.#heldUntilMs - sentMs));
      if (isKept) this.#heldUntilMs = sentMs + this.ttlMs;
      waitMs = isKept ? everyMs : everyMs / KEEPS_PER_TTL;
    }
  }

  /** Returns whether it was kept alive; throws where it has ended. */
  async #ask(timeoutMs: number): Promise<boolean> {
    const address = this.#address ?? this.#link.preferred.address;
    const connection = this.#link.connection(address);
    try {
      if (this.#address === undefined) await this.#link.reach({ timeoutMs });
      await connection.call(metadataService.keepLeaseAlive, { leaseId: this.id }, { timeoutMs });
      this.#address = address;
      return true;
    } catch (error) {
      if (!(error instanceof BalsaError) || !error.retriable) throw error;
      const named = error.leader?.address;
      this.#address = named === undefined || named === '' ? undefined : named;
      if (this.#address === undefined) this.#link.avoid(address);
      return false;
    }
  }
}
