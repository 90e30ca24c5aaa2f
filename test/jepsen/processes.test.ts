/** What clients choose, a seed repeats, whatever came of what they chose before. */
import test from 'ava';
import { Random } from '../../jepsen/random.ts';
import { runProcesses } from '../../jepsen/workloads/processes.ts';

const STEPS = 20;

/** What each client chose at each step, where a step draws as often as it meets refusals. */
async function chosen(seed: number, refusalsAt: (step: number) => number) {
  const choices = new Map<number, number[]>();
  const enough = new AbortController();
  const context = { concurrency: 3, random: new Random(seed) };
  await runProcesses(context, enough.signal, (process) => {
    const own = choices.get(process.slot) ?? [];
    choices.set(process.slot, own);
    own.push(process.random.below(1000));
    for (let left = refusalsAt(own.length); left > 0; left--) process.random.next();
    if ([...choices.values()].every(({ length }) => length >= STEPS)) enough.abort();
    return Promise.resolve();
  });
  return [...choices.values()].map((own) => own.slice(0, STEPS));
}

test('a seed repeats what clients choose, however often they were refused before', async (t) => {
  const smooth = await chosen(7, () => 0);
  t.deepEqual(await chosen(7, (step) => step % 3), smooth);
  t.notDeepEqual(await chosen(8, () => 0), smooth);
  t.is(new Set(smooth.map((own) => own.join())).size, 3, 'each client chooses for itself');
  for (const own of smooth) t.true(new Set(own).size > STEPS / 2);
});

test('one whose last operation may yet happen goes on under another number', async (t) => {
  const numbers: number[] = [];
  const enough = new AbortController();
  await runProcesses({ concurrency: 1, random: new Random(1) }, enough.signal, (process) => {
    numbers.push(process.number);
    if (numbers.length % 2 === 0) process.retire();
    if (numbers.length === 5) enough.abort();
    return Promise.resolve();
  });
  t.deepEqual(numbers, [0, 0, 1, 1, 2]);
});
