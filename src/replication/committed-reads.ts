import type { Batch } from '../../storage/batch/record-batch.ts';
import type { WantedTime } from '../../storage/log/log-timestamps.ts';
import type { ReadMemory } from '../../storage/log/read-buffers.ts';
import type { Cancel } from '../clock.ts';
import type { PartitionLog } from './partition-log.ts';
import type { PartitionRefusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { Time } from './waiting.ts';
import { Waiting } from './waiting.ts';

export interface ReadRequest {
  /** Between log start and high watermark, both included. */
  readonly offset: number;
  /** One batch is answered even if it is larger; 0: none. */
  readonly sizeBytesMax: number;
  readonly leaderEpoch: number | undefined;
  /** Whether a replica that follows may answer, with what it knows to be committed. */
  readonly fromFollower?: boolean;
  /** As `ReadOptions.memory` of a log. */
  readonly memory?: ReadMemory | undefined;
}

export type ReadOutcome =
  | {
      readonly type: 'batches';
      /** The first may begin below the offset asked for; none at the high watermark. */
      readonly batches: readonly Batch[];
      readonly highWatermark: number;
      readonly logStart: number;
      readonly leaderEpoch: number;
    }
  | PartitionRefusal;

/** The first record of a time, or that there is none; `offset` is then the high watermark. */
export type TimeOutcome =
  | {
      readonly type: 'offset';
      readonly offset: number;
      readonly record: { readonly timestampMs: number; readonly leaderEpoch: number } | undefined;
    }
  | PartitionRefusal;

/** Where reading may begin, and where it ends now. */
export interface Readable {
  readonly logStart: number;
  readonly highWatermark: number;
  readonly logEnd: number;
  /** False while records may be committed that this leader does not yet know to be. */
  readonly isSettled: boolean;
}

export interface ReadsOptions {
  readonly log: PartitionLog;
  readonly leaderEpoch: number;
  /** A read failed; says what the reader is told. */
  readonly onFailure: (error: Error, offset: number) => PartitionRefusal;
}

export interface CommittedReadsOptions extends ReadsOptions {
  readonly time: Time;
}

/**
 * What consumers see of a partition, from its leader: the records below the high watermark.
 *
 *     log start          high watermark        epoch start           log end
 *     |── served at once ──|── not available yet ──|── not committed ──|
 *
 * A new leader begins with the high watermark that it last heard of. A consumer may have heard of a
 * later one from the leader before, so until the high watermark has reached the start of this epoch
 * what lies beyond it is not out of range, and where the log ends for consumers is not known
 * (KIP-207).
 */
export class CommittedReads {
  readonly #options: CommittedReadsOptions;
  readonly #waiting: Waiting<'committed', undefined>;
  /** The offset of the first record of this epoch. */
  readonly epochStart: number;

  constructor(options: CommittedReadsOptions) {
    this.#options = options;
    this.#waiting = new Waiting(options.time, undefined);
    this.epochStart = options.log.logEnd;
  }

  get readable(): Readable {
    const { logStart, logEnd, highWatermark } = this.#options.log;
    return { logStart, logEnd, highWatermark, isSettled: highWatermark >= this.epochStart };
  }

  read(request: ReadRequest, done: (outcome: ReadOutcome) => void): void {
    const refusal = refuseOffset(request.offset, this.readable);
    if (refusal !== undefined) return done(refusal);
    readCommitted(this.#options, request, done);
  }

  /** The first record whose timestamp is `timestampMs` or later, or the largest of all. */
  offsetForTimestamp(timestampMs: WantedTime, done: (outcome: TimeOutcome) => void): void {
    const { log, leaderEpoch, onFailure } = this.#options;
    const { highWatermark, isSettled } = this.readable;
    log.offsetForTimestamp(timestampMs, (...[error, found]) => {
      if (error !== null) return done(onFailure(error, log.logStart));
      if (found !== undefined && found.offset < highWatermark) {
        const { offset, timestampMs } = found;
        const epoch = log.epochs.epochAt(offset) ?? leaderEpoch;
        return done({ type: 'offset', offset, record: { timestampMs, leaderEpoch: epoch } });
      }
      if (!isSettled) return done(notAvailable(highWatermark));
      done({ type: 'offset', offset: highWatermark, record: undefined });
    });
  }

  /** Wakes once: when a record at `offset` is committed, in time or at the end of this office. */
  whenCommitted(offset: number, timeoutMs: number, wake: () => void): Cancel {
    const cancel = this.#waiting.add({
      kind: 'committed',
      offset: offset + 1,
      timeoutMs,
      done: wake,
    });
    this.onCommitted();
    return cancel;
  }

  /** The high watermark has moved. */
  onCommitted(): void {
    const { log } = this.#options;
    this.#waiting.complete(
      () => log.highWatermark,
      () => undefined,
    );
  }

  /** Wakes all who wait: there is nothing more to wait for here. */
  end(): void {
    this.#waiting.fail(undefined);
  }
}

/** Why nothing can be read from there; `undefined` where it can. */
export function refuseOffset(offset: number, readable: Readable): PartitionRefusal | undefined {
  const { logStart, logEnd, highWatermark, isSettled } = readable;
  if (offset >= logStart && offset <= highWatermark) return undefined;
  if (offset > highWatermark && offset <= logEnd && !isSettled) return notAvailable(offset);
  return outOfRange(offset, readable);
}

/** Where the partition ends for a consumer. */
export function refuseUnsettledEnd({ isSettled, highWatermark }: Readable) {
  return isSettled ? undefined : notAvailable(highWatermark);
}

/** From an offset that is not refused. */
export function readCommitted(
  { log, leaderEpoch, onFailure }: ReadsOptions,
  { offset, sizeBytesMax, memory }: ReadRequest,
  done: (outcome: ReadOutcome) => void,
): void {
  const { logStart, highWatermark } = log;
  const position = { highWatermark, logStart, leaderEpoch };
  if (offset >= highWatermark || sizeBytesMax === 0)
    return done({ type: 'batches', batches: [], ...position });
  log.read({ offset, sizeBytesMax, endOffset: highWatermark, memory }, (...result) => {
    if (result[0] !== null) return done(onFailure(result[0], offset));
    if (result[1].type === 'outOfRange') return done(outOfRange(offset, log));
    done({ type: 'batches', batches: result[1].batches, ...position });
  });
}

function notAvailable(offset: number): PartitionRefusal {
  const text = `a new leader does not know yet whether the records from ${offset} on are committed`;
  return refuse('offsetNotAvailable', text);
}

export function outOfRange(
  offset: number,
  { logStart, highWatermark }: Pick<Readable, 'logStart' | 'highWatermark'>,
): PartitionRefusal {
  const range = `${logStart} to ${highWatermark}`;
  return refuse('offsetOutOfRange', `offset ${offset} lies outside ${range}`);
}
