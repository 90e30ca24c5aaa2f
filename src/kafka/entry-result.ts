/** What became of one entry of a request: an error of its own, with its reason in words. */
import type { Refusal } from '../broker/refusal.ts';
import { errorCodes } from '../wire/error-codes.ts';
import { errorCodeOf } from './error-code-of.ts';

export interface EntryResult {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export function resultOf(outcome: Refusal | { readonly type: 'answer' }): EntryResult {
  if (outcome.type === 'answer') return { errorCode: errorCodes.none, errorMessage: null };
  return { errorCode: errorCodeOf[outcome.code], errorMessage: outcome.message };
}

export function failure(error: keyof typeof errorCodes, errorMessage: string): EntryResult {
  return { errorCode: errorCodes[error], errorMessage };
}

/** What is named more than once in a request that may name it once. */
export function repeated<Name>(names: Iterable<Name>): ReadonlySet<Name> {
  const seen = new Set<Name>();
  const twice = new Set<Name>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return twice;
}
