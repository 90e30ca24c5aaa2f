/** One page of what lies beneath a path. */
import type { KeyRow } from '../metadata/key-rows.ts';
import type { KeySpace } from '../metadata/key-space.ts';
import { rangeBeneath } from '../metadata/key-space.ts';

export interface KeyPageRequest {
  readonly path: string;
  /** False: only the next level. */
  readonly recursive: boolean;
  /** `nextAfter` of the page before; empty for the first. */
  readonly after: string;
  readonly limit: number;
  readonly sizeBytesMax: number;
  /** Values do not count. */
  readonly keysOnly: boolean;
}

export interface KeyPage {
  readonly keys: readonly KeyRow[];
  /** Of the next level, with something beneath. */
  readonly parents: readonly string[];
  /** `undefined` on the last page. */
  readonly nextAfter: string | undefined;
}

export function listKeys(space: KeySpace, request: KeyPageRequest): KeyPage {
  const { limit, sizeBytesMax } = request;
  const { start, end } = rangeBeneath(request.path);
  const keys: KeyRow[] = [];
  const parents: string[] = [];
  let sizeBytes = 0;
  let last = request.after;
  const first = placeBehind(request.after);
  let row = rowFrom(space, first > start ? first : start);
  while (row !== undefined && row.path < end) {
    if (keys.length + parents.length >= limit || sizeBytes >= sizeBytesMax) {
      return { keys, parents, nextAfter: last };
    }
    const slash = request.recursive ? -1 : row.path.indexOf('/', start.length);
    if (slash < 0) {
      keys.push(row);
      sizeBytes += request.keysOnly ? 0 : row.value.length;
      last = row.path;
    } else {
      parents.push(row.path.slice(0, slash));
      last = row.path.slice(0, slash + 1);
    }
    row = rowFrom(space, placeBehind(last));
  }
  return { keys, parents, nextAfter: undefined };
}

/** Behind a key comes the next path; behind `/a/`, which ends in a slash, all that is not in /a. */
function placeBehind(last: string): string {
  return last.endsWith('/') ? rangeBeneath(last.slice(0, -1)).end : `${last}\0`;
}

function rowFrom(space: KeySpace, start: string): KeyRow | undefined {
  for (const row of space.keysFrom(start)) return row;
  return undefined;
}
