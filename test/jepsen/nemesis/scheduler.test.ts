/** Which faults are on when: drawn from the seed alone, quiet now and then, and all taken back. */
import test from 'ava';
import type { Cluster } from '../../../jepsen/cluster/cluster.ts';
import type { Nemesis } from '../../../jepsen/nemesis/nemesis.ts';
import type { Rhythm } from '../../../jepsen/nemesis/scheduler.ts';
import { rhythmOf, Scheduler } from '../../../jepsen/nemesis/scheduler.ts';
import { Random } from '../../../jepsen/random.ts';

const hurried: Rhythm = { calmMs: 0, periodMs: 1, staggerMs: 0, holdMsMax: 0 };
const done = () => Promise.resolve();
const cluster: Cluster = {
  ...{ numbers: [1, 2, 3], servers: [], kafka: [], faults: [] },
  ...{ start: done, stateOf: () => 'running', kill: done, startNode: done },
  ...{ pause: () => undefined, resume: () => undefined, destroy: done },
};
const nobody = () => Promise.resolve(undefined);
const observer = {
  ...{ leader: nobody, controller: nobody, partition: nobody },
  leaders: () => Promise.resolve([]),
};

interface Asked {
  readonly nemeses: readonly Nemesis[];
  readonly periods: number;
  readonly seed: number;
  readonly rhythm?: Rhythm;
}

/** What each period was said to be, in order. */
async function schedule({ nemeses, periods, seed, rhythm = hurried }: Asked) {
  const enough = new AbortController();
  const said: string[] = [];
  const scheduler = new Scheduler({
    nemeses,
    world: { cluster, balsa: undefined, disks: new Map(), observer },
    random: new Random(seed),
    rhythm,
    nowNs: () => said.length + 1,
    say: (text) => {
      if (!text.startsWith('period ')) return;
      said.push(text);
      if (said.length > periods) enough.abort();
    },
  });
  await scheduler.run(enough.signal);
  return { said: said.slice(0, periods), bands: scheduler.bands };
}

/** One that never finds anything to strike at. */
function idle(name: string): Nemesis {
  return { name, number: 'N0', needs: [], strike: () => Promise.resolve(undefined) };
}

test('a quarter of all periods is quiet, and in the others some nemesis is on', async (t) => {
  const nemeses = ['a', 'b', 'c', 'd'].map(idle);
  const { said } = await schedule({ nemeses, periods: 200, seed: 3 });
  const quiet = said.filter((text) => text.endsWith(': quiet')).length;
  t.true(quiet > 200 * 0.17 && quiet < 200 * 0.33, `${quiet} of 200`);
  const mixes = new Set(said.map((text) => text.split(': ')[1]));
  t.true(mixes.size > 10, 'and the mixes rotate');
  for (const { name } of nemeses) t.true([...mixes].some((mix) => mix?.includes(name)));
});

test('a seed repeats the mixes, and another one does not', async (t) => {
  const asked = { nemeses: ['a', 'b', 'c'].map(idle), periods: 40 };
  const { said } = await schedule({ ...asked, seed: 5 });
  t.deepEqual((await schedule({ ...asked, seed: 5 })).said, said);
  t.notDeepEqual((await schedule({ ...asked, seed: 6 })).said, said);
});

test('what one strike meets changes nothing of what the next one chooses', async (t) => {
  const chosenBy = async (draws: number) => {
    const chosen = new Map<string, number>();
    let period = '';
    let strikes = 0;
    const nemesis: Nemesis = {
      ...idle('a'),
      strike({ random }) {
        chosen.set(`${period} ${strikes++}`, random.next());
        for (let left = draws; left > 0; left--) random.next();
        return Promise.resolve(undefined);
      },
    };
    const enough = new AbortController();
    await new Scheduler({
      nemeses: [nemesis],
      world: { cluster, balsa: undefined, disks: new Map(), observer },
      // None of its first periods is quiet.
      random: new Random(6),
      rhythm: { ...hurried, periodMs: 200 },
      nowNs: () => 0,
      say: (text) => {
        [period, strikes] = [text, 0];
        if (text.startsWith('period 3')) enough.abort();
      },
    }).run(enough.signal);
    return chosen;
  };
  const [few, many] = [await chosenBy(0), await chosenBy(3)];
  const both = [...few.keys()].filter((strike) => many.has(strike));
  t.true(both.some((strike) => !strike.endsWith(' 0')));
  for (const strike of both) t.is(few.get(strike), many.get(strike), strike);
});

test('every fault is healed when the schedule is over, and has its band', async (t) => {
  let open = 0;
  const nemesis: Nemesis = {
    ...idle('a'),
    strike() {
      open += 1;
      const heal = () => {
        open -= 1;
        return Promise.resolve();
      };
      return Promise.resolve({ text: 'a strike', heal });
    },
  };
  const rhythm = { ...hurried, periodMs: 50, holdMsMax: 10_000 };
  const { bands } = await schedule({ nemeses: [nemesis], periods: 5, seed: 1, rhythm });
  t.is(open, 0);
  t.true(bands.length > 0);
  for (const { nemesis: name, text, startNs, endNs } of bands) {
    t.deepEqual([name, text], ['a', 'a strike']);
    t.true(startNs > 0 && endNs >= startNs);
  }
});

test('any number of nemeses may be on, and nobody is warned of it', async (t) => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  t.teardown(() => process.off('warning', onWarning));
  const nemeses = Array.from({ length: 40 }, (_, at) => idle(`${at}`));
  const { said } = await schedule({ nemeses, periods: 10, seed: 1 });
  t.true(said.some((text) => text.split(', ').length > 10));
  t.false(warnings.includes('MaxListenersExceededWarning'));
});

test('a run of minutes has periods of 30 s after 5 s of calm, a short one has three', (t) => {
  t.like(rhythmOf(300_000), { calmMs: 5_000, periodMs: 30_000 });
  t.like(rhythmOf(30_000), { periodMs: 10_000 });
});
