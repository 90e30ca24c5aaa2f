import type { Member } from './identity.ts';

/**
 * A leadership on its way to another voter (thesis §3.10). The leader takes no proposals meanwhile,
 * lets the target catch up, then tells it to campaign at once. If it still leads after an election
 * timeout it goes on as before.
 *
 *     catchingUp ──target holds the log──> asked ──higher term──> the target leads, or another
 *         └────────── electionTicks ─────────┴──> given up
 */
export interface Transfer {
  readonly token: number;
  readonly target: Member;
  readonly sinceTick: number;
  state: 'catchingUp' | 'asked';
}

/** A former leader that asked `target` to take over, and still owes the answer. */
export interface Handover {
  readonly token: number;
  readonly target: Member;
}
