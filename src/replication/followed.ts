import type { FetchedPartition, FetchPartition } from '../wire/apis/fetch.ts';
import type { Lane } from './peer-fetch.ts';

/**
 *   again     the leader could not be followed just now; ask again after a pause
 *   saidLate  the leader leads only now; say again where this replica stands
 */
export type Taken = 'taken' | 'again' | 'saidLate';

/** A replica under one leader epoch, as what fetches for it sees it. */
export interface Followed {
  readonly topicId: string;
  readonly partition: number;
  readonly leader: number;
  readonly lane: Lane;
  /** All that was taken is durable and nothing is being cut: the next Fetch may say so. */
  readonly isReady: boolean;
  /** Where it stands; to be asked for only when it is ready. */
  position(maxBytes: number): FetchPartition;
  /** What the leader answered to the last position. */
  take(fetched: FetchedPartition): Taken;
}
