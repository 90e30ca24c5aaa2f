/**
 * A controlled stop, as far as others have a part in it: they lead what this node led, count it in
 * no in-sync set, and one of them is the controller. Then the node can go without a failed produce.
 *
 * Nobody may be there to answer: a stop waits no longer than `HAND_OVER_MS` for them.
 */
import { isVoter } from '../../raft/index.ts';
import type { Timers } from '../clock.ts';
import type { Answer } from '../metadata/apply.ts';
import type { BrokerSession } from './broker-session.ts';
import type { AdminOutcome, RaftDriver } from './raft-driver.ts';

const HAND_OVER_MS = 5000;

export async function handOver(
  session: BrokerSession,
  driver: RaftDriver<Answer>,
  timers: Timers,
): Promise<void> {
  const handingOver = session.leave().then(() => passOffice(driver));
  await new Promise<void>((resolve, reject) => {
    const cancel = timers.after(HAND_OVER_MS, resolve);
    handingOver.finally(cancel).then(resolve, reject);
  });
}

/** To the voter that has most of the log, without an election timeout. */
async function passOffice(driver: RaftDriver<Answer>): Promise<void> {
  const { raft } = driver;
  const [next] = raft.followers
    .filter(({ member }) => isVoter(raft.config, member))
    .sort((left, right) => right.match - left.match);
  if (next === undefined) return;
  await new Promise<AdminOutcome>((resolve) => driver.transferLeadership(next.member, resolve));
}
