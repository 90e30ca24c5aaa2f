/** How followers reach their leaders. */
import type { Cancel } from '../clock.ts';
import type { FetchRequest, FetchResponse } from '../wire/apis/fetch.ts';

/**
 * Members of ISR and ELR are waited for by producers; the others catch up beside them, throttled,
 * and hold nobody up.
 */
export type Lane = 'inSync' | 'catchingUp';

export type FetchOutcome =
  | { readonly type: 'response'; readonly response: FetchResponse }
  /** The connection could not be made, or broke. */
  | { readonly type: 'failed'; readonly reason: string };

/**
 * Sends one Fetch to a broker, over the connection of that lane; one is in flight at a time on
 * each. After the cancellation `done` does not run, and the connection is not used again: what the
 * leader remembers of the session on it is not known.
 */
export type PeerFetch = (
  leader: { readonly to: number; readonly lane: Lane },
  request: FetchRequest,
  done: (outcome: FetchOutcome) => void,
) => Cancel;
