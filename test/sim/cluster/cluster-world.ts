import { violate } from '../invariant.ts';
import type { Plan } from '../plan.ts';
import { drawSteps } from '../plan.ts';
import { Random } from '../random.ts';
import type { RunOptions, RunReport, Scenario } from '../scenario.ts';
import { World } from '../world.ts';
import { Cluster } from './cluster.ts';
import type { ClusterConfig, ClusterKind } from './cluster-config.ts';
import { drawClusterConfig } from './cluster-config.ts';
import { clusterFaults } from './cluster-faults.ts';
import { ClusterLiveness } from './cluster-liveness.ts';
import { clusterOperations } from './cluster-operations.ts';
import { clusterSometimes, decaySometimes, membershipSometimes } from './cluster-sometimes.ts';
import { membershipFaults, membershipOperations } from './membership.ts';

const auditEvery = 1000;
const popsMax = 5_000_000;

/** Whole brokers of the production classes under faults, then healed by halves. */
export const clusterScenario = scenarioOf('cluster', clusterSometimes, 'plain');
/** The same, and their logs rot and grow old. */
export const decayScenario = scenarioOf('decay', decaySometimes, 'decay');
/** The same, and nodes join, are removed, or lose their Raft log; topics get more partitions. */
export const membershipScenario = scenarioOf('membership', membershipSometimes, 'membership');

function scenarioOf(name: string, sometimes: readonly string[], kind: ClusterKind): Scenario {
  const configOf = (seed: number): ClusterConfig =>
    drawClusterConfig(new Random(seed).split('config'), kind);
  return {
    name,
    sometimes,
    plan(seed: number): Plan {
      const { faults, operations, steps, chaosMs } = configOf(seed);
      const kinds = [...operations, ...operations, ...faults];
      const random = new Random(seed).split('plan');
      return { seed, steps: drawSteps(random, { kinds, count: steps, endMs: chaosMs }) };
    },
    describe: (seed) => JSON.stringify(configOf(seed)),
    run: (plan, options) => runCluster(plan, configOf(plan.seed), options),
  };
}

function runCluster(plan: Plan, config: ClusterConfig, options: RunOptions): RunReport {
  const { counters, progress, untilStep = popsMax } = options;
  const random = new Random(plan.seed);
  const world = new World(random);
  const trace = (line: string): void => options.trace?.(`${world.nowMs.toFixed(3)} ${line}`);
  const cluster = new Cluster({ world, random, config, counters, trace });
  const actions: Readonly<Record<string, (cluster: Cluster, random: Random) => void>> = {
    ...clusterFaults,
    ...clusterOperations,
    ...membershipFaults,
    ...membershipOperations,
  };
  for (const topic of config.topics) cluster.createTopic(topic, random.split(topic.name));
  for (const step of plan.steps) {
    world.after(step.atMs, () => {
      trace(step.kind);
      actions[step.kind]?.(cluster, new Random(step.draw));
    });
  }
  let isDone = false;
  const liveness = new ClusterLiveness(cluster, random, () => {
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
