/**
 * The key-value space in memory: every key with its value, every lease and lock, and the indexes
 * that readers and `apply` need. Part of the image.
 */
import { partitionPoint } from '../../storage/segment/partition-point.ts';
import type { KeyChange, KeyRow, LeaseRow, LockRow } from './key-rows.ts';

export interface KeySpace {
  readonly keyCount: number;
  /** Of all paths and values. */
  readonly sizeBytes: number;
  readonly leases: ReadonlyMap<number, LeaseRow>;
  key(path: string): KeyRow | undefined;
  /** The keys from `start` on, in the order of their paths. Not to be used across a change. */
  keysFrom(start: string): Iterable<KeyRow>;
  lock(path: string): LockRow | undefined;
  /** Paths of the keys that vanish with the lease. */
  keysOf(leaseId: number): ReadonlySet<string>;
  /** Paths of the locks that the lease holds or waits for. */
  locksOf(leaseId: number): ReadonlySet<string>;
  /** Everything, in no order. */
  rows(): Iterable<KeyChange>;
}

const NONE: ReadonlySet<string> = new Set();

/** What lies beneath `path` has paths from `start` (inclusive) to `end` (exclusive). */
export function rangeBeneath(path: string): { readonly start: string; readonly end: string } {
  const parent = path === '/' ? '' : path;
  // '0' is the character behind '/'.
  return { start: `${parent}/`, end: `${parent}0` };
}

export class MutableKeySpace implements KeySpace {
  readonly #keys = new Map<string, KeyRow>();
  /** Ascending. */
  readonly #paths: string[] = [];
  readonly #leases = new Map<number, LeaseRow>();
  readonly #locks = new Map<string, LockRow>();
  readonly #keysByLease = new Map<number, Set<string>>();
  readonly #locksByLease = new Map<number, Set<string>>();
  #sizeBytes = 0;

  get keyCount(): number {
    return this.#keys.size;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get leases(): ReadonlyMap<number, LeaseRow> {
    return this.#leases;
  }

  key(path: string): KeyRow | undefined {
    return this.#keys.get(path);
  }

  *keysFrom(start: string): Generator<KeyRow> {
    for (let at = this.#placeOf(start); ; at++) {
      const row = this.#keys.get(this.#paths[at] ?? '');
      if (row === undefined) return;
      yield row;
    }
  }

  lock(path: string): LockRow | undefined {
    return this.#locks.get(path);
  }

  keysOf(leaseId: number): ReadonlySet<string> {
    return this.#keysByLease.get(leaseId) ?? NONE;
  }

  locksOf(leaseId: number): ReadonlySet<string> {
    return this.#locksByLease.get(leaseId) ?? NONE;
  }

  *rows(): Generator<KeyChange> {
    for (const row of this.#keys.values()) yield { type: 'key', row };
    for (const row of this.#leases.values()) yield { type: 'lease', row };
    for (const row of this.#locks.values()) yield { type: 'lock', row };
  }

  commit(change: KeyChange): void {
    switch (change.type) {
      case 'key':
        this.#removeKey(change.row.path);
        this.#addKey(change.row);
        return;
      case 'keyRemoved':
        this.#removeKey(change.path);
        return;
      case 'lease':
        this.#leases.set(change.row.id, change.row);
        return;
      case 'leaseRemoved':
        this.#leases.delete(change.id);
        return;
      case 'lock':
        this.#removeLock(change.row.path);
        this.#addLock(change.row);
        return;
      case 'lockRemoved':
        this.#removeLock(change.path);
        return;
      default:
        change satisfies never;
    }
  }

  #addKey(row: KeyRow): void {
    const { path, leaseId } = row;
    this.#keys.set(path, row);
    this.#paths.splice(this.#placeOf(path), 0, path);
    this.#sizeBytes += sizeOfKey(row);
    if (leaseId !== undefined) bind(this.#keysByLease, leaseId, path);
  }

  #removeKey(path: string): void {
    const row = this.#keys.get(path);
    if (row === undefined) return;
    this.#keys.delete(path);
    this.#paths.splice(this.#placeOf(path), 1);
    this.#sizeBytes -= sizeOfKey(row);
    if (row.leaseId !== undefined) unbind(this.#keysByLease, row.leaseId, path);
  }

  #addLock(row: LockRow): void {
    this.#locks.set(row.path, row);
    for (const { leaseId } of row.queue) bind(this.#locksByLease, leaseId, row.path);
  }

  #removeLock(path: string): void {
    const row = this.#locks.get(path);
    this.#locks.delete(path);
    for (const { leaseId } of row?.queue ?? []) unbind(this.#locksByLease, leaseId, path);
  }

  /** Where `path` stands among the paths, or would. */
  #placeOf(path: string): number {
    return partitionPoint(this.#paths.length, (at) => (this.#paths[at] ?? '') < path);
  }
}

export function sizeOfKey({ path, value }: Pick<KeyRow, 'path' | 'value'>): number {
  return Buffer.byteLength(path) + value.length;
}

function bind(byLease: Map<number, Set<string>>, leaseId: number, path: string): void {
  const paths = byLease.get(leaseId);
  if (paths === undefined) byLease.set(leaseId, new Set([path]));
  else paths.add(path);
}

function unbind(byLease: Map<number, Set<string>>, leaseId: number, path: string): void {
  const paths = byLease.get(leaseId);
  paths?.delete(path);
  if (paths?.size === 0) byLease.delete(leaseId);
}
