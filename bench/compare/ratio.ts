/** The median of the ratios, and whether it is within its bounds, as far as both are known. */
import { median } from '../callbacks.ts';
import type { Bound } from './loads.ts';

export type Limits = Omit<Bound, 'figure'>;

export interface Verdict {
  readonly text: string;
  /** Also where nothing is known: of what runs elsewhere no cost is. */
  readonly isMet: boolean;
}

export function compareWith(
  ours: readonly number[],
  theirs: readonly number[],
  bound?: Limits,
): Verdict {
  const ratio = median(ours.map((value, at) => value / (theirs[at] ?? Number.NaN)));
  if (Number.isNaN(ratio)) return { isMet: true, text: shown(median(theirs)) };
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = bound ?? {};
  const isMet = ratio >= atLeast && ratio <= atMost;
  const limit = bound?.atLeast === undefined ? `≤ ${bound?.atMost}` : `≥ ${bound.atLeast}`;
  const verdict = bound === undefined ? '' : ` (${limit}: ${isMet ? 'met' : 'MISSED'})`;
  return { isMet, text: `${shown(median(theirs))}, ${ratio.toFixed(2)} ×${verdict}` };
}

export function shown(value: number): string {
  if (Number.isNaN(value)) return 'unknown';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
