import type { Entry } from './entry.ts';

/**
 * What an entry's fields cost beside its payload, in a message and in memory: a rough, fixed
 * figure.
 */
const overheadBytes = 32;

/** The one measure of size behind every byte limit of `RaftSettings`. */
export function entrySizeBytes(entry: Entry): number {
  return overheadBytes + (entry.type === 'command' ? entry.payload.byteLength : 0);
}
