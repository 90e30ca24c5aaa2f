import { clusterScenario, decayScenario, membershipScenario } from './cluster/cluster-world.ts';
import { groupsScenario } from './groups/groups-scenario.ts';
import { compactionScenario, logScenario } from './log-scenario.ts';
import { raftScenario } from './raft-world.ts';
import type { Scenario } from './scenario.ts';
import { walScenario } from './wal-world.ts';

/** Every world, in the order in which they are run. */
export const scenarios: readonly Scenario[] = [
  raftScenario,
  walScenario,
  logScenario,
  compactionScenario,
  clusterScenario,
  decayScenario,
  membershipScenario,
  groupsScenario,
];
