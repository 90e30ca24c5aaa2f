import assert from 'node:assert/strict';
import type { VoterConfig } from './entry.ts';
import type { Member } from './identity.ts';

/**
 * Majorities, simple and joint. Under a joint config (Raft §6) every decision needs a majority of
 * the new voters and, separately, a majority of the outgoing ones.
 */

/**
 * The highest value that a majority of `voters` has reached.
 *
 *     voters  1 2 3 4 5      sorted, high to low   9 7 7 4 2
 *     value   7 2 9 7 4      majority is 3         ----^        => 7
 *
 * A leader must still check that the entry there is of its own term (Raft §5.4.2, figure 8).
 */
export function majorityValue(
  voters: readonly Member[],
  reachedBy: (member: Member) => number,
): number {
  assert(voters.length > 0, 'a quorum needs at least one voter');
  const sorted: number[] = [];
  for (const voter of voters) {
    const value = reachedBy(voter);
    let place = sorted.length;
    while (place > 0 && (sorted[place - 1] ?? 0) < value) {
      sorted[place] = sorted[place - 1] ?? 0;
      place -= 1;
    }
    sorted[place] = value;
  }
  return sorted[Math.floor(voters.length / 2)] ?? 0;
}

/**
 * The highest value that a quorum of `config` has reached: for a joint config the lower of both
 * majorities.
 */
export function quorumValue(config: VoterConfig, reachedBy: (member: Member) => number): number {
  const incoming = majorityValue(config.voters, reachedBy);
  if (config.outgoing === undefined) return incoming;
  return Math.min(incoming, majorityValue(config.outgoing, reachedBy));
}

export type VoteResult = 'won' | 'lost' | 'open';

/** `voteOf` answers `undefined` for a voter that has not been heard. */
export function voteResult(
  config: VoterConfig,
  voteOf: (member: Member) => boolean | undefined,
): VoteResult {
  const incoming = majorityVote(config.voters, voteOf);
  if (config.outgoing === undefined) return incoming;
  const outgoing = majorityVote(config.outgoing, voteOf);
  if (incoming === 'lost' || outgoing === 'lost') return 'lost';
  return incoming === 'won' && outgoing === 'won' ? 'won' : 'open';
}

function majorityVote(
  voters: readonly Member[],
  voteOf: (member: Member) => boolean | undefined,
): VoteResult {
  assert(voters.length > 0, 'a quorum needs at least one voter');
  const majority = Math.floor(voters.length / 2) + 1;
  let granted = 0;
  let refused = 0;
  for (const voter of voters) {
    const vote = voteOf(voter);
    if (vote === true) granted += 1;
    if (vote === false) refused += 1;
  }
  if (granted >= majority) return 'won';
  return voters.length - refused < majority ? 'lost' : 'open';
}
