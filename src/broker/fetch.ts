/**
 * Fetch: finds the partition and where to start, then leaves the reader to its session. Knows no
 * protocol.
 */
import type { Clock } from '../clock.ts';
import { refuseOffset, refuseUnsettledEnd } from '../replication/committed-reads.ts';
import type { LocalPartitions } from '../replication/local-partitions.ts';
import type { Partition } from '../replication/partition.ts';
import type { FetchSink } from './fetch-session.ts';
import { FetchSession } from './fetch-session.ts';
import { findPartition } from './produce.ts';
import type { Refusal } from './refusal.ts';
import type { TopicReference, TopicsService } from './topics.ts';

export interface FetchRequest {
  readonly topic: TopicReference;
  readonly partition: number;
  /** What the client believes in; `undefined`: whichever leads. */
  readonly leaderEpoch: number | undefined;
  readonly from:
    | { readonly type: 'offset'; readonly offset: number }
    | { readonly type: 'time'; readonly timestampMs: number }
    | { readonly type: 'beginning' }
    | { readonly type: 'end' };
  /** False: ends at the high watermark of this moment. */
  readonly follow: boolean;
  readonly minBytes: number;
  readonly maxWaitMs: number;
}

/** The reader's end of an open fetch. */
export interface OpenFetch {
  /** So many more bytes may be sent. */
  grant(creditBytes: number): void;
  /** The reader is gone; nothing more is sent. */
  cancel(): void;
}

export interface FetchServiceOptions {
  readonly topics: TopicsService;
  readonly partitions: LocalPartitions;
  readonly clock: Clock;
  /** Runs when logs can be searched by time: that opens compressed batches. */
  readonly whenSearchable: (done: () => void) => void;
}

const atOnce = (done: () => void): void => done();

export class FetchService {
  readonly #topics: TopicsService;
  readonly #partitions: LocalPartitions;
  readonly #clock: Clock;
  readonly #whenSearchable: (done: () => void) => void;

  constructor(options: FetchServiceOptions) {
    this.#topics = options.topics;
    this.#partitions = options.partitions;
    this.#clock = options.clock;
    this.#whenSearchable = options.whenSearchable;
  }

  open(request: FetchRequest, sink: FetchSink): OpenFetch {
    const opening = new Opening();
    const found = findPartition(this.#topics, this.#partitions, request);
    if (found.type === 'refused') {
      sink.end(found);
      return opening;
    }
    const { partition } = found;
    const whenReady = request.from.type === 'time' ? this.#whenSearchable : atOnce;
    const onStart = (outcome: Start) => {
      if (opening.isCancelled) return;
      if (outcome.type === 'refused') return sink.end(outcome);
      const { leaderEpoch, minBytes, maxWaitMs, follow } = request;
      const endOffset = follow ? undefined : outcome.highWatermark;
      const { offset } = outcome;
      const limits = { leaderEpoch, endOffset, minBytes, maxWaitMs };
      opening.begin(new FetchSession({ partition, clock: this.#clock, offset, ...limits, sink }));
    };
    whenReady(() => resolveStart(partition, request, onStart));
    return opening;
  }
}

/** Keeps what is granted until it is known where to start. */
class Opening implements OpenFetch {
  #session: FetchSession | undefined;
  #grantedBytes = 0;
  isCancelled = false;

  begin(session: FetchSession): void {
    this.#session = session;
    if (this.#grantedBytes > 0) session.grant(this.#grantedBytes);
  }

  grant(creditBytes: number): void {
    if (this.#session === undefined) this.#grantedBytes += creditBytes;
    else this.#session.grant(creditBytes);
  }

  cancel(): void {
    this.isCancelled = true;
    this.#session?.cancel();
  }
}

type Start =
  | { readonly type: 'start'; readonly offset: number; readonly highWatermark: number }
  | Refusal;

function resolveStart(
  partition: Partition,
  { from, leaderEpoch }: FetchRequest,
  done: (outcome: Start) => void,
): void {
  const leading = partition.leading(leaderEpoch);
  if (leading.type === 'refused') return done(leading);
  const { reads } = leading.leader;
  const { readable } = reads;
  const { logStart, highWatermark } = readable;
  switch (from.type) {
    case 'beginning':
      return done({ type: 'start', offset: logStart, highWatermark });
    case 'end':
      return done(
        refuseUnsettledEnd(readable) ?? { type: 'start', offset: highWatermark, highWatermark },
      );
    case 'offset':
      return done(
        refuseOffset(from.offset, readable) ?? {
          type: 'start',
          offset: from.offset,
          highWatermark,
        },
      );
    case 'time':
      return reads.offsetForTimestamp(from.timestampMs, (outcome) => {
        if (outcome.type === 'refused') return done(outcome);
        done({ type: 'start', offset: outcome.offset, highWatermark });
      });
    default:
      return from satisfies never;
  }
}
