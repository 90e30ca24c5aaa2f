/**
 * `npm run sim -- [--seeds N] [--seed S] [--world raft,log] [--until STEP] [--only PLACES]
 * [--trace]`
 *
 * `--first` ends at the first failure. Without `--seed` it begins at a seed of the moment's:
 * every run explores something new. A failure prints the command that replays it. The last line
 * is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { Counters } from './counters.ts';
import type { Plan } from './plan.ts';
import { reportFailure } from './report.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import type { Failure } from './seed-run.ts';
import { checkDeterminism, runPlan } from './seed-run.ts';
import { keepSteps } from './shrink.ts';

/** Below this many seeds nothing is said of states that were not reached. */
const seedsForSometimes = 1000;
/** One seed in so many is run twice. */
const determinismEvery = 100;

interface Settings {
  readonly seeds: number;
  readonly firstSeed: number;
  readonly worlds: readonly Scenario[];
  readonly untilStep: number | undefined;
  readonly only: readonly number[] | undefined;
  readonly first: boolean;
  readonly trace: boolean;
}

interface Tally {
  passed: number;
  failed: number;
}

interface Reached {
  readonly counters: Counters;
  readonly tally: Tally;
}

function main(): void {
  const settings = parseSettings();
  const tally: Tally = { passed: 0, failed: 0 };
  for (const world of settings.worlds) {
    if (settings.seeds === 1) runOne(world, settings, tally);
    else runMany(world, settings, tally);
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

function parseSettings(): Settings {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      world: { type: 'string' },
      until: { type: 'string' },
      only: { type: 'string' },
      first: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
    },
  });
  const names = values.world?.split(',') ?? scenarios.map(({ name }) => name);
  const worlds = names.map((name) => {
    const world = scenarios.find((each) => each.name === name);
    if (world === undefined) throw new Error(`there is no world ${name}`);
    return world;
  });
  return {
    seeds: wholeNumber('seeds', values.seeds) ?? (values.seed === undefined ? 100 : 1),
    firstSeed: wholeNumber('seed', values.seed) ?? Date.now() % 0x8000_0000,
    worlds,
    untilStep: wholeNumber('until', values.until),
    only: values.only?.split(',').filter(Boolean).map(Number),
    first: values.first,
    trace: values.trace,
  };
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, not ${text}`);
  return value;
}

/** One seed, with whatever was asked for to look at it closely. */
function runOne(world: Scenario, settings: Settings, tally: Tally): void {
  const whole = world.plan(settings.firstSeed);
  const plan: Plan = settings.only === undefined ? whole : keepSteps(whole, settings.only);
  const result = runPlan(world, plan, {
    ...(settings.untilStep === undefined ? {} : { untilStep: settings.untilStep }),
    ...(settings.trace ? { trace: (line: string) => console.log(line) } : {}),
  });
  if (result.type === 'failed') {
    tally.failed += 1;
    reportFailure(world, plan, {
      failure: result.failure,
      shrinkAttempts: settings.only === undefined ? 200 : 0,
    });
    return;
  }
  tally.passed += 1;
  const { pops, virtualMs, traceHash } = result.report;
  const seen = `${pops} events, ${Math.round(virtualMs)} virtual ms, trace ${traceHash}`;
  console.log(`${world.name} seed ${plan.seed}: ${seen}`);
}

function runMany(world: Scenario, { seeds, firstSeed, first }: Settings, tally: Tally): void {
  const counters = new Counters();
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  let pops = 0;
  let virtualMs = 0;
  let lastLineMs = startMs;
  for (let count = 0; count < seeds; count++) {
    const plan = world.plan(firstSeed + count);
    const result = runPlan(world, plan, { counters });
    let failure: Failure | undefined;
    if (result.type === 'failed') failure = result.failure;
    else {
      pops += result.report.pops;
      virtualMs += result.report.virtualMs;
      if (plan.seed % determinismEvery === 0)
        failure = checkDeterminism(world, plan.seed, result.report);
    }
    if (failure === undefined) tally.passed += 1;
    else {
      tally.failed += 1;
      reportFailure(world, plan, {
        failure,
        shrinkAttempts: tally.failed <= 3 && !first ? 200 : 0,
      });
      if (first) return;
    }
    const nowMs = performance.now();
    if (nowMs - lastLineMs < 5000 && count + 1 < seeds) continue;
    lastLineMs = nowMs;
    const { user, system } = process.cpuUsage(startCpu);
    const seconds = (user + system) / 1e6;
    const done = `${count + 1} of ${seeds} seeds from ${firstSeed}, ${tally.failed} failed`;
    const speed = `${Math.round(pops / seconds / 1000)}k events a CPU second`;
    console.log(
      `${world.name}: ${done}, ${speed}, ${Math.round(virtualMs / 1000 / seconds)}x time`,
    );
  }
  reportSometimes(world, seeds, { counters, tally });
}

function reportSometimes(world: Scenario, seeds: number, { counters, tally }: Reached): void {
  const reached = world.sometimes.map((name) => `${name} ${counters.count(name)}`);
  console.log(`${world.name} reached: ${reached.join(', ')}`);
  if (seeds < seedsForSometimes) return;
  for (const name of world.sometimes) {
    if (counters.count(name) > 0) continue;
    tally.failed += 1;
    console.log(`FAILED ${world.name}: never reached "${name}" in ${seeds} seeds`);
  }
}

main();
