/** Where a seek leads to. */
import { BalsaError } from '../balsa-error.ts';
import type { Cursor } from '../cursor.ts';
import { parseCursor } from '../cursor.ts';
import type { Start } from '../partition-reader.ts';

/**
 * A cursor: the message that it was taken from, or the next one where that is gone. `timestampMs`:
 * the first stamped then or later. `edge`: the first that is kept, or what comes from now on. Where
 * no partition is named, all are meant.
 */
export type SeekTarget =
  | Cursor
  | { readonly partition: number; readonly offset: number }
  | { readonly partition?: number; readonly timestampMs: number }
  | { readonly partition?: number; readonly edge: 'beginning' | 'end' };

/** Throws `invalidArgument`. `partition` is `undefined` where all are meant. */
export function parseSeekTarget(target: SeekTarget): {
  readonly partition: number | undefined;
  readonly start: Start;
} {
  if (typeof target === 'string') return parseSeekTarget(parseCursor(target));
  const { partition } = target;
  if ('offset' in target) {
    checkWhole(target.partition, 'a partition');
    checkWhole(target.offset, 'an offset');
    return { partition, start: { type: 'offset', offset: target.offset } };
  }
  if (partition !== undefined) checkWhole(partition, 'a partition');
  if ('timestampMs' in target) {
    checkWhole(target.timestampMs, 'a timestamp in ms');
    return { partition, start: { type: 'timestamp', timestampMs: target.timestampMs } };
  }
  if (target.edge !== 'beginning' && target.edge !== 'end') {
    throw new BalsaError('invalidArgument', `the edge ${String(target.edge)} is not known`);
  }
  return { partition, start: { type: target.edge } };
}

function checkWhole(value: number, what: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new BalsaError('invalidArgument', `${value} is not ${what}`);
}
