/** The records of the key-value space. */
import { blob, flag, int, list, optional, struct, text } from './schema.ts';

export const putKey = struct({
  path: text,
  value: blob,
  /** Only if the key is at this revision; 0: only if there is none. */
  ifRevision: optional(int),
  leaseId: optional(int),
  /** A new key is refused where there are so many: a setting of the node that proposes. */
  keysMax: int,
});

export const deleteKey = struct({
  path: text,
  ifRevision: optional(int),
  /** Also everything beneath the path. */
  recursive: flag,
});

export const grantLease = struct({ ttlMs: int });

export const revokeLease = struct({ leaseId: int });

/** The controller's: leases that nobody has kept alive. */
export const expireLeases = struct({ controllerTerm: int, leaseIds: list(int) });

export const acquireLock = struct({ path: text, leaseId: int });

export const leaveLock = struct({
  path: text,
  leaseId: int,
  /** Only if the lease has not asked again since it asked by this claim. */
  claim: optional(int),
});
