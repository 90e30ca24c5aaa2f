import type { Partition as PartitionRow } from '../metadata/rows.ts';
import type { FetchedPartition, FetchPartition } from '../wire/apis/fetch.ts';
import { errorCodes } from '../wire/error-codes.ts';
import type { Followed, Taken } from './followed.ts';

/**
 * A replica whose log does not check from some offset on. Its bytes may be all that is left, so
 * nothing of them is touched until another replica answers as the leader: elected without a loss,
 * it holds all that was committed. (To wait until its high watermark lies beyond the bad offset
 * would be to wait for ever where this replica is missed for the minimum of the ISR.) Until then it
 * asks for the high watermark and for nothing else (`maxBytes` 0), which says nothing of what it
 * holds.
 */
export class DamagedReplica implements Followed {
  readonly topicId: string;
  readonly partition: number;
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly lane = 'catchingUp';
  readonly isReady = true;
  readonly #offset: number;
  readonly #onReplaceable: (logStart: number) => void;

  constructor(
    row: PartitionRow,
    leader: number,
    damage: {
      readonly offset: number;
      /** What is here may be set aside; the leader's log begins there. */
      readonly onReplaceable: (logStart: number) => void;
    },
  ) {
    this.topicId = row.topicId;
    this.partition = row.id;
    this.leader = leader;
    this.leaderEpoch = row.leaderEpoch;
    this.#offset = damage.offset;
    this.#onReplaceable = damage.onReplaceable;
  }

  position(): FetchPartition {
    return {
      partition: this.partition,
      currentLeaderEpoch: this.leaderEpoch,
      fetchOffset: this.#offset,
      lastFetchedEpoch: -1,
      logStart: this.#offset,
      maxBytes: 0,
    };
  }

  take({ errorCode, logStart }: FetchedPartition): Taken {
    if (errorCode === errorCodes.unknownLeaderEpoch) return 'saidLate';
    if (errorCode !== errorCodes.none) return 'again';
    this.#onReplaceable(logStart);
    return 'taken';
  }
}
