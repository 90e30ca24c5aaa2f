/**
 * The controller's view of leases: when each ends unless it is kept alive. Times are the
 * controller's own and are not replicated, so a new one counts every lease from its beginning: a
 * lease may last longer than asked for, and never shorter.
 *
 *     granted, or this controller began ── keepAlive, again and again ──> not in time: expireLeases
 *
 * `term`: the Raft term that this node leads in, `undefined` while it does not lead.
 */
import type { Image } from '../metadata/image.ts';
import type { Proposed } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';

export interface LeaseKeeperOptions {
  readonly image: () => Image;
  readonly propose: (record: MetadataRecord, done: (result: Proposed) => void) => void;
}

interface Office {
  readonly term: number;
  /** When each lease ends. */
  readonly deadlines: Map<number, number>;
  /** Those whose end is proposed: they are not kept alive any more. */
  readonly ending: Set<number>;
}

export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  #office: Office | undefined;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
  }

  /**
   * Somebody asked at `askedMs` to keep the lease: it lasts its whole time from then. Returns
   * whether it is still there. The caller has made sure that this node led in `term` when, or
   * after, it was asked.
   */
  keepAlive(leaseId: number, askedMs: number, term: number): boolean {
    const { deadlines, ending } = this.#officeIn(term);
    const lease = this.#options.image().keys.leases.get(leaseId);
    if (lease === undefined || ending.has(leaseId)) return false;
    const known = deadlines.get(leaseId) ?? 0;
    deadlines.set(leaseId, Math.max(known, askedMs + lease.ttlMs));
    return true;
  }

  onTick(nowMs: number, term: number | undefined): void {
    if (term === undefined) {
      this.#office = undefined;
      return;
    }
    const { deadlines, ending } = this.#officeIn(term);
    const { leases } = this.#options.image().keys;
    for (const id of deadlines.keys()) if (!leases.has(id)) deadlines.delete(id);
    const ended: number[] = [];
    for (const { id, ttlMs } of leases.values()) {
      const deadline = deadlines.get(id);
      if (deadline === undefined) deadlines.set(id, nowMs + ttlMs);
      else if (nowMs >= deadline && !ending.has(id)) ended.push(id);
    }
    if (ended.length > 0) this.#expire(ended, { term, ending });
  }

  #officeIn(term: number): Office {
    if (this.#office?.term !== term) {
      this.#office = { term, deadlines: new Map(), ending: new Set() };
    }
    return this.#office;
  }

  #expire(leaseIds: readonly number[], { term, ending }: Pick<Office, 'term' | 'ending'>): void {
    for (const id of leaseIds) ending.add(id);
    this.#options.propose({ type: 'expireLeases', controllerTerm: term, leaseIds }, () => {
      // Whether it was applied or not, the next tick sees what is left.
      for (const id of leaseIds) ending.delete(id);
    });
  }
}
