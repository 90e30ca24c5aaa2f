/** What records about keys do. A key's revision is the index of the record that wrote it. */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import type { Image } from './image.ts';
import type { KeyRow } from './key-rows.ts';
import { rangeBeneath, sizeOfKey } from './key-space.ts';
import type { RecordOf } from './records.ts';

/** All keys and values are in every node's memory, and in its snapshots. */
const KEY_SPACE_SIZE_BYTES_MAX = 64 << 20;

export function putKey(image: Image, record: RecordOf<'putKey'>, { index }: Origin): Applied {
  const { path, value, ifRevision, leaseId } = record;
  const { keys } = image;
  const current = keys.key(path);
  const stale = staleKey(current, ifRevision);
  if (stale !== undefined) return stale;
  if (leaseId !== undefined && !keys.leases.has(leaseId)) return noLease(leaseId);
  if (current === undefined && keys.keyCount >= record.keysMax) {
    return refused('keySpaceFull', `there are ${keys.keyCount} keys, which is the limit`);
  }
  const sizeBefore = current === undefined ? 0 : sizeOfKey(current);
  const growth = sizeOfKey(record) - sizeBefore;
  if (growth > 0 && keys.sizeBytes + growth > KEY_SPACE_SIZE_BYTES_MAX) {
    return refused('keySpaceFull', `all keys together hold ${KEY_SPACE_SIZE_BYTES_MAX} bytes`);
  }
  const createRevision = current?.createRevision ?? index;
  const version = (current?.version ?? 0) + 1;
  const row = { path, value, createRevision, revision: index, version, leaseId };
  return done([{ type: 'key', row }]);
}

export function deleteKey(image: Image, record: RecordOf<'deleteKey'>, { index }: Origin): Applied {
  const { path, ifRevision, recursive } = record;
  const current = image.keys.key(path);
  const stale = staleKey(current, ifRevision);
  if (stale !== undefined) return stale;
  const paths = current === undefined ? [] : [path];
  if (recursive) paths.push(...pathsBeneath(image, path));
  return {
    changes: paths.map((gone) => ({ type: 'keyRemoved', path: gone, revision: index })),
    outcome: { type: 'removed', count: paths.length },
  };
}

export function noLease(leaseId: number): Applied {
  return refused('leaseNotFound', `there is no lease ${leaseId}; it may have ended`);
}

function staleKey(current: KeyRow | undefined, ifRevision: number | undefined) {
  const revision = current?.revision ?? 0;
  if (ifRevision === undefined || ifRevision === revision) return undefined;
  const state = revision === 0 ? 'there is no such key' : `the key is at revision ${revision}`;
  return refused('staleRevision', state);
}

function pathsBeneath(image: Image, path: string): string[] {
  const { start, end } = rangeBeneath(path);
  const paths: string[] = [];
  for (const row of image.keys.keysFrom(start)) {
    if (row.path >= end) break;
    paths.push(row.path);
  }
  return paths;
}
