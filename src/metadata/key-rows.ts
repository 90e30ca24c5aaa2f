/** What the key-value space keeps: keys, leases, locks. `key-space.ts` holds the same in memory. */
import type { ValueOf } from './schema.ts';
import { blob, int, list, optional, struct, text, versioned } from './schema.ts';

/** Revisions are indexes of records. */
export const keyRow = versioned(
  struct({
    path: text,
    value: blob,
    createRevision: int,
    revision: int,
    /** How often it was written since it was made. */
    version: int,
    /** The lease that it vanishes with. */
    leaseId: optional(int),
  }),
);
export type KeyRow = ValueOf<typeof keyRow>;

/** Its id is the index of the record that granted it. When it ends the controller decides. */
export const leaseRow = versioned(struct({ id: int, ttlMs: int }));
export type LeaseRow = ValueOf<typeof leaseRow>;

/**
 * A lock that somebody holds. Invariants:
 *
 *   1. `queue` is not empty and names each lease once; the first holds the lock.
 *   2. `token` is the index of the record that made the first the holder, so tokens go up.
 */
export const lockRow = versioned(
  struct({
    path: text,
    token: int,
    /** `claim`: the index of the record by which the lease last asked for the lock. */
    queue: list(struct({ leaseId: int, claim: int })),
  }),
);
export type LockRow = ValueOf<typeof lockRow>;

/** What one record changed in the key-value space. */
export type KeyChange =
  | { readonly type: 'key'; readonly row: KeyRow }
  | { readonly type: 'keyRemoved'; readonly path: string; readonly revision: number }
  | { readonly type: 'lease'; readonly row: LeaseRow }
  | { readonly type: 'leaseRemoved'; readonly id: number }
  | { readonly type: 'lock'; readonly row: LockRow }
  | { readonly type: 'lockRemoved'; readonly path: string };
