import { violate } from './invariant.ts';
import type { Plan } from './plan.ts';
import { drawSteps } from './plan.ts';
import { RaftCluster } from './raft-cluster.ts';
import type { RaftWorldConfig } from './raft-config.ts';
import { drawRaftConfig } from './raft-config.ts';
import { raftFaults } from './raft-faults.ts';
import { RaftLiveness } from './raft-liveness.ts';
import { raftOperations } from './raft-operations.ts';
import { raftSometimes } from './raft-sometimes.ts';
import { Random } from './random.ts';
import type { RunOptions, RunReport, Scenario } from './scenario.ts';
import { World } from './world.ts';

const auditEvery = 1000;
const popsMax = 3_000_000;

/** A cluster of the production classes under faults, then healed by halves. */
export const raftScenario: Scenario = {
  name: 'raft',
  sometimes: raftSometimes,
  plan(seed: number): Plan {
    const { faults, operations, steps, chaosMs } = configOf(seed);
    const kinds = [...operations, ...operations, ...operations, ...faults];
    const random = new Random(seed).split('plan');
    return { seed, steps: drawSteps(random, { kinds, count: steps, endMs: chaosMs }) };
  },
  describe: (seed) => JSON.stringify(configOf(seed)),
  run: runRaft,
};

function configOf(seed: number): RaftWorldConfig {
  return drawRaftConfig(new Random(seed).split('config'));
}

function runRaft(plan: Plan, options: RunOptions): RunReport {
  const { counters, progress, untilStep = popsMax } = options;
  const random = new Random(plan.seed);
  const config = configOf(plan.seed);
  const world = new World(random);
  const trace = (line: string): void => options.trace?.(`${world.nowMs.toFixed(3)} ${line}`);
  const cluster = new RaftCluster({ world, random, config, counters, trace });
  const actions: Readonly<Record<string, (cluster: RaftCluster, random: Random) => void>> = {
    ...raftFaults,
    ...raftOperations,
  };
  for (const step of plan.steps) {
    world.after(step.atMs, () => {
      trace(step.kind);
      actions[step.kind]?.(cluster, new Random(step.draw));
    });
  }
  let isDone = false;
  const liveness = new RaftLiveness(cluster, random, () => {
    isDone = true;
  });
  world.after(config.chaosMs, () => liveness.begin());
  while (!isDone && world.pops < untilStep) {
    progress.pops = world.pops + 1;
    progress.virtualMs = world.nowMs;
    if (!world.step()) break;
    if (world.pops % auditEvery === 0) cluster.invariants.audit();
  }
  if (!isDone && untilStep === popsMax) violate('liveness', `still busy after ${popsMax} events`);
  cluster.invariants.audit();
  const { pops, nowMs: virtualMs, traceHash } = world;
  return { pops, virtualMs, traceHash };
}
