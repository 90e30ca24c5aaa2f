/**
 * A position in a topic, opaque to users of the library: which partition it lies in is nobody's
 * business, so that a topic may grow and shrink. Operators' commands look inside with
 * `parseCursor`.
 */
import { BalsaError } from './balsa-error.ts';

declare const brand: unique symbol;
export type Cursor = string & { readonly [brand]: 'cursor' };

export interface Position {
  readonly partition: number;
  readonly offset: number;
}

export function makeCursor({ partition, offset }: Position): Cursor {
  return `${partition}.${offset}` as Cursor;
}

/** Throws `invalidArgument` on anything that `makeCursor` did not make. */
export function parseCursor(cursor: string): Position {
  const match = /^(\d{1,10})\.(\d{1,16})$/.exec(cursor);
  const [partition, offset] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || !Number.isSafeInteger(offset)) {
    throw new BalsaError('invalidArgument', `${JSON.stringify(cursor)} is not a cursor`);
  }
  return { partition, offset };
}
