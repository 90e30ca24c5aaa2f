import { isVoter } from '../../raft/index.ts';
import type { ControllerRaft } from '../controller/controller.ts';
import type { Answer } from '../metadata/apply.ts';
import type { AdminOutcome, RaftDriver } from './raft-driver.ts';

/** The Raft group in the controller's words. */
export function controllerRaftOf(driver: RaftDriver<Answer>): ControllerRaft {
  const { raft } = driver;
  return {
    get term() {
      return raft.term;
    },
    self: raft.self,
    get voters() {
      const { voters, outgoing = [] } = raft.config;
      return [...voters, ...outgoing.filter((member) => !isVoter({ voters }, member))];
    },
    get isChangingVoters() {
      return raft.config.outgoing !== undefined || raft.configIndex > raft.commit;
    },
    get silent() {
      const silent = raft.followers.filter(({ answers }) => !answers);
      return silent.map(({ member }) => member).filter((member) => isVoter(raft.config, member));
    },
    get learners() {
      return raft.followers
        .filter(({ member }) => !isVoter(raft.config, member))
        .map(({ member, match, answers }) => {
          return { member, lagEntries: raft.lastIndex - match, answers };
        });
    },
    changeVoters: (voters, done) => {
      driver.changeVoters(voters, (outcome) => done(refusalOf(outcome)));
    },
  };
}

function refusalOf(outcome: AdminOutcome): string | undefined {
  switch (outcome.type) {
    case 'accepted':
      return undefined;
    case 'notLeader':
      return 'this node leads no more';
    case 'busy':
    case 'refused':
      return outcome.reason;
    default:
      return outcome satisfies never;
  }
}
