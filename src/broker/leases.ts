/** Leases: granted and ended by records, kept alive by the controller alone. Knows no protocol. */
import type { Clock } from '../clock.ts';
import type { LeaseKeeper } from '../controller/lease-keeper.ts';
import { change } from './change.ts';
import type { KeysOutcome } from './keys.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

export interface LeasesServiceOptions {
  readonly nodeId: number;
  readonly metadata: MetadataAccess;
  readonly keeper: LeaseKeeper;
  readonly clock: Clock;
}

const TTL_MS_MIN = 1_000;
const TTL_MS_MAX = 24 * 60 * 60 * 1000;

export class LeasesService {
  readonly #options: LeasesServiceOptions;

  constructor(options: LeasesServiceOptions) {
    this.#options = options;
  }

  /** The value is the new lease's id. */
  grant(ttlMs: number, done: (outcome: KeysOutcome<number>) => void): void {
    if (ttlMs < TTL_MS_MIN || ttlMs > TTL_MS_MAX) {
      const range = `${TTL_MS_MIN} to ${TTL_MS_MAX} ms`;
      return done(refuse('invalidRequest', `a lease lasts ${range}, not ${ttlMs}`));
    }
    change(this.#options.metadata, { type: 'grantLease', ttlMs }, (changed) => {
      done(changed.type === 'refused' ? changed : this.#answer(changed.index));
    });
  }

  revoke(leaseId: number, done: (outcome: KeysOutcome<undefined>) => void): void {
    change(this.#options.metadata, { type: 'revokeLease', leaseId }, (changed) => {
      done(changed.type === 'refused' ? changed : this.#answer(undefined));
    });
  }

  /**
   * The value is how long the lease lasts from the request on. A controller that has been deposed
   * and does not know must not answer, since its successor counts from an earlier time: the read
   * index proves that it was in office after the request came.
   */
  keepAlive(leaseId: number, done: (outcome: KeysOutcome<number>) => void): void {
    const { metadata, keeper, clock } = this.#options;
    const askedMs = clock.monotonicMs();
    const { term } = metadata.controller;
    if (!this.#isController()) return done(this.#notController());
    metadata.readable((outcome) => {
      if (outcome.type === 'refused') return done(outcome);
      if (!this.#isController() || metadata.controller.term !== term) {
        return done(this.#notController());
      }
      const ttlMs = metadata.image.keys.leases.get(leaseId)?.ttlMs;
      if (ttlMs === undefined || !keeper.keepAlive(leaseId, askedMs, term)) {
        return done(refuse('leaseNotFound', `there is no lease ${leaseId}; it may have ended`));
      }
      done(this.#answer(ttlMs));
    });
  }

  #isController(): boolean {
    const { nodeId, metadata } = this.#options;
    return metadata.controller.nodeId === nodeId;
  }

  #notController(): Refusal {
    const { nodeId } = this.#options.metadata.controller;
    if (nodeId === undefined) return refuse('controllerUnavailable', 'there is no controller now');
    const refusal = refuse('notController', `node ${nodeId} is the controller: ask it`);
    return { ...refusal, leader: { nodeId } };
  }

  #answer<Value>(value: Value): KeysOutcome<Value> {
    return { type: 'answer', index: this.#options.metadata.appliedIndex, value };
  }
}
