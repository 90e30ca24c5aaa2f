/**
 * The simulator's Raft world on one core: pops of its heap a CPU second, with every invariant
 * checked after every event, as `npm run sim` runs it.
 */
import { scenarios } from '../test/sim/scenarios.ts';
import { runPlan } from '../test/sim/seed-run.ts';
import type { BenchOptions, Figure } from './scenario.ts';

export function scenario({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const world = scenarios.find(({ name }) => name === 'raft');
  if (world === undefined) throw new Error('the simulator has no world named raft');
  const durationMs = quick ? 1_000 : 30_000;
  const run = (seed: number): number => {
    const result = runPlan(world, world.plan(seed));
    if (result.type === 'failed') throw new Error(`seed ${seed}: ${result.failure.message}`);
    return result.report.pops;
  };
  // Until the compiler has seen what is hot, a run says little.
  const warmUntilMs = performance.now() + durationMs / 3;
  for (let seed = 1; performance.now() < warmUntilMs; seed++) run(seed);
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  let pops = 0;
  let seeds = 0;
  while (performance.now() - startedMs < durationMs) {
    seeds += 1;
    pops += run(100 + seeds);
  }
  const { user, system } = process.cpuUsage(startedCpu);
  const seconds = (user + system) / 1e6;
  return Promise.resolve([
    { what: 'simulated events', value: pops / seconds, unit: 'a CPU second', atLeast: 300_000 },
    { what: 'seeds', value: seeds / seconds, unit: 'a CPU second' },
  ]);
}
