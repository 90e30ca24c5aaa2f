import test from 'ava';
import { corpus } from './corpus.ts';
import { Counters } from './counters.ts';
import { describeFailure } from './report.ts';
import { scenarios } from './scenarios.ts';
import { checkDeterminism, runPlan } from './seed-run.ts';

/** Few, since every run of `npm run sim` brings new ones. */
const seedsPerWorld = 12;

for (const world of scenarios) {
  test(`the ${world.name} world keeps its invariants over ${seedsPerWorld} seeds`, (t) => {
    const counters = new Counters();
    for (let seed = 1; seed <= seedsPerWorld; seed++) {
      const result = runPlan(world, world.plan(seed), { counters });
      if (result.type === 'failed') return t.fail(describeFailure(world, seed, result.failure));
    }
    t.true(counters.entries().length > 0);
  });

  test(`the ${world.name} world takes the same steps in a second run of a seed`, (t) => {
    const first = runPlan(world, world.plan(7));
    if (first.type === 'failed') return t.fail(describeFailure(world, 7, first.failure));
    t.is(checkDeterminism(world, 7, first.report), undefined);
  });
}

for (const { world: name, seed, why } of corpus) {
  test(`seed ${seed} of the ${name} world no longer fails: ${why}`, (t) => {
    const world = scenarios.find((each) => each.name === name);
    if (world === undefined) return t.fail(`there is no world ${name}`);
    const result = runPlan(world, world.plan(seed));
    if (result.type === 'failed') return t.fail(describeFailure(world, seed, result.failure));
    t.pass();
  });
}
