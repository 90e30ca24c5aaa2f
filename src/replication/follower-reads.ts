import type { ReadOutcome, ReadRequest, ReadsOptions } from './committed-reads.ts';
import { outOfRange, readCommitted } from './committed-reads.ts';
import { refuse } from './refusal.ts';

/**
 * What consumers see of a partition from a replica that follows (KIP-392): the records below the
 * high watermark that it has heard of. Those are committed, so no later leader is without them.
 *
 *     log start      high watermark here            log end here
 *     |── served at once ──|── nothing, to wait for ──|── not available here
 *
 * The leader may have sent the consumer here from beyond what this replica knows to be committed,
 * and what lies beyond its log the leader alone can judge.
 */
export class FollowerReads {
  readonly #options: ReadsOptions;

  constructor(options: ReadsOptions) {
    this.#options = options;
  }

  read(request: ReadRequest, done: (outcome: ReadOutcome) => void): void {
    const { log } = this.#options;
    const { offset } = request;
    if (offset < log.logStart) return done(outOfRange(offset, log));
    if (offset > log.logEnd) {
      return done(refuse('offsetNotAvailable', `this follower ends at ${log.logEnd}`));
    }
    readCommitted(this.#options, request, done);
  }
}
