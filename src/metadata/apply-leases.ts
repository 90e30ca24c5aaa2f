/**
 * What records about leases and locks do.
 *
 * A lease ends by one record, its own or the controller's, and everything bound to it goes in that
 * record: its keys, the locks it holds and its places in the queues of others. A lock passes to the
 * next in its queue in the record that takes its holder away, and that record's index is the new
 * holder's token.
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { noLease } from './apply-keys.ts';
import type { Image } from './image.ts';
import type { KeyChange, LockRow } from './key-rows.ts';
import type { RecordOf } from './records.ts';

/** The controller looks at each of them with every tick. */
const LEASES_MAX = 10_000;
/** A queue is one row, written anew with each change. */
const LOCK_QUEUE_MAX = 1_000;

export function grantLease(
  image: Image,
  { ttlMs }: RecordOf<'grantLease'>,
  { index }: Origin,
): Applied {
  if (image.keys.leases.size >= LEASES_MAX) {
    return refused('keySpaceFull', `there are ${LEASES_MAX} leases, which is the limit`);
  }
  return done([{ type: 'lease', row: { id: index, ttlMs } }]);
}

export function revokeLease(
  image: Image,
  { leaseId }: RecordOf<'revokeLease'>,
  origin: Origin,
): Applied {
  if (!image.keys.leases.has(leaseId)) return noLease(leaseId);
  return done(endLeases(image, [leaseId], origin));
}

export function expireLeases(
  image: Image,
  record: RecordOf<'expireLeases'>,
  origin: Origin,
): Applied {
  if (record.controllerTerm !== origin.term) {
    return refused('staleController', 'the controller that watched the leases lost its office');
  }
  const leaseIds = record.leaseIds.filter((id) => image.keys.leases.has(id));
  return done(endLeases(image, leaseIds, origin));
}

export function acquireLock(
  image: Image,
  record: RecordOf<'acquireLock'>,
  { index }: Origin,
): Applied {
  const { path, leaseId } = record;
  if (!image.keys.leases.has(leaseId)) return noLease(leaseId);
  const lock = image.keys.lock(path) ?? { path, token: index, queue: [] };
  const isQueued = lock.queue.some((place) => place.leaseId === leaseId);
  if (!isQueued && lock.queue.length >= LOCK_QUEUE_MAX) {
    return refused('keySpaceFull', `${LOCK_QUEUE_MAX} leases wait for this lock already`);
  }
  const place = { leaseId, claim: index };
  const queue = isQueued
    ? lock.queue.map((other) => (other.leaseId === leaseId ? place : other))
    : [...lock.queue, place];
  const token = queue[0]?.leaseId === leaseId ? lock.token : undefined;
  return {
    changes: [{ type: 'lock', row: { ...lock, queue } }],
    outcome: { type: 'lock', token },
  };
}

export function leaveLock(image: Image, record: RecordOf<'leaveLock'>, { index }: Origin): Applied {
  const { path, leaseId, claim } = record;
  const lock = image.keys.lock(path);
  const place = lock?.queue.find((it) => it.leaseId === leaseId);
  const hasLeft = place === undefined || (claim !== undefined && claim !== place.claim);
  if (lock === undefined || hasLeft) {
    return { changes: [], outcome: { type: 'removed', count: 0 } };
  }
  const changes = [lockWithout(lock, new Set([leaseId]), index)];
  return { changes, outcome: { type: 'removed', count: 1 } };
}

function endLeases(image: Image, leaseIds: readonly number[], { index }: Origin): KeyChange[] {
  const { keys } = image;
  const ended = new Set(leaseIds);
  const lockPaths = new Set(leaseIds.flatMap((id) => [...keys.locksOf(id)]));
  const locks = [...lockPaths].flatMap((path) => keys.lock(path) ?? []);
  return [
    ...leaseIds
      .flatMap((id) => [...keys.keysOf(id)])
      .map((path): KeyChange => {
        return { type: 'keyRemoved', path, revision: index };
      }),
    ...locks.map((lock) => lockWithout(lock, ended, index)),
    ...leaseIds.map((id): KeyChange => ({ type: 'leaseRemoved', id })),
  ];
}

function lockWithout(lock: LockRow, leaving: ReadonlySet<number>, index: number): KeyChange {
  const queue = lock.queue.filter(({ leaseId }) => !leaving.has(leaseId));
  const [next] = queue;
  if (next === undefined) return { type: 'lockRemoved', path: lock.path };
  const isPassedOn = next.leaseId !== lock.queue[0]?.leaseId;
  return { type: 'lock', row: { ...lock, queue, token: isPassedOn ? index : lock.token } };
}
