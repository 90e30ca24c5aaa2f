/** Offsets of a partition by time and by leader epoch, from its leader. Knows no protocol. */
import { refuseUnsettledEnd } from '../replication/committed-reads.ts';
import type { PartitionLeader } from '../replication/partition-leader.ts';
import type { PartitionLog } from '../replication/partition-log.ts';
import type { Partitions, Topics } from './produce.ts';
import { findPartition } from './produce.ts';
import type { Refusal } from './refusal.ts';
import type { TopicReference } from './topics.ts';

export interface PartitionQuestion {
  readonly topic: TopicReference;
  readonly partition: number;
  /** What the client believes in; `undefined`: whichever leads. */
  readonly leaderEpoch: number | undefined;
}

export type WantedOffset =
  | { readonly type: 'earliest' }
  /** The high watermark. */
  | { readonly type: 'latest' }
  /** The first record of that time or later, or of the largest time. */
  | { readonly type: 'time'; readonly timestampMs: number | 'largest' };

export type OffsetOutcome =
  | {
      readonly type: 'found';
      readonly offset: number;
      /** Of the record; an end has none. */
      readonly timestampMs: number | undefined;
      readonly leaderEpoch: number | undefined;
    }
  | { readonly type: 'none' }
  | Refusal;

export type EpochOutcome =
  /** The largest epoch up to the asked one, and where it ends in the log. */
  | { readonly type: 'epochEnd'; readonly epoch: number; readonly endOffset: number }
  /** There is no such epoch yet. */
  | { readonly type: 'none' }
  | Refusal;

export interface OffsetLookupOptions {
  readonly topics: Topics;
  readonly partitions: Partitions;
  /** Runs when logs can be searched by time: that opens compressed batches. */
  readonly whenSearchable: (done: () => void) => void;
}

export class OffsetLookup {
  readonly #options: OffsetLookupOptions;

  constructor(options: OffsetLookupOptions) {
    this.#options = options;
  }

  /** `done` runs once, perhaps before this returns. */
  find(
    question: PartitionQuestion,
    wanted: WantedOffset,
    done: (outcome: OffsetOutcome) => void,
  ): void {
    if (wanted.type !== 'time') return done(this.#end(question, wanted.type));
    this.#options.whenSearchable(() => {
      const leading = this.#leading(question);
      if (leading.type === 'refused') return done(leading);
      leading.leader.reads.offsetForTimestamp(wanted.timestampMs, (outcome) => {
        if (outcome.type === 'refused') return done(outcome);
        const { offset, record } = outcome;
        done(record === undefined ? { type: 'none' } : { type: 'found', offset, ...record });
      });
    });
  }

  /** For a consumer that wants to know whether what it has read is still there (KIP-320). */
  epochEnd(question: PartitionQuestion, epoch: number): EpochOutcome {
    const leading = this.#leading(question);
    if (leading.type === 'refused') return leading;
    const { leader, log } = leading;
    if (epoch < 0 || epoch > leader.leaderEpoch) return { type: 'none' };
    // Whether it has records or not, the epoch of this leader has begun.
    if (epoch === leader.leaderEpoch) return { type: 'epochEnd', epoch, endOffset: log.logEnd };
    const end = log.endOffsetForEpoch(epoch) ?? { epoch, endOffset: log.logStart };
    return { type: 'epochEnd', ...end };
  }

  #end(question: PartitionQuestion, type: 'earliest' | 'latest'): OffsetOutcome {
    const leading = this.#leading(question);
    if (leading.type === 'refused') return leading;
    const { leader, log } = leading;
    const { logStart, highWatermark } = leader.reads.readable;
    const end = { type: 'found', timestampMs: undefined } as const;
    if (type === 'earliest') {
      return { ...end, offset: logStart, leaderEpoch: log.epochs.epochAt(logStart) };
    }
    const refusal = refuseUnsettledEnd(leader.reads.readable);
    return refusal ?? { ...end, offset: highWatermark, leaderEpoch: leader.leaderEpoch };
  }

  #leading(
    question: PartitionQuestion,
  ):
    | { readonly type: 'leading'; readonly leader: PartitionLeader; readonly log: PartitionLog }
    | Refusal {
    const { topics, partitions } = this.#options;
    const found = findPartition(topics, partitions, question);
    return found.type === 'refused' ? found : found.partition.leading(question.leaderEpoch);
  }
}
