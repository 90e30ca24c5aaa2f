/**
 * N7: some nodes are cut off one after another, and come back one after another in an order of
 * their own ("swizzle-clog"), so that quorums form and break that no single partition makes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { between } from './grudges.ts';
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

const STEP_MS_MAX = 500;

export const swizzle: Nemesis = {
  name: 'swizzle',
  number: 'N7',
  needs: ['balsa'],
  async strike({ balsa, random }) {
    if (balsa === undefined) return undefined;
    const { network, numbers } = balsa;
    const some = shuffle(numbers, random).slice(0, 1 + random.below(numbers.length));
    const back = shuffle(some, random);
    const pausesMs = back.map(() => STEP_MS_MAX * random.next());
    const others = (one: number) => numbers.filter((other) => other !== one);
    for (const number of some) {
      network.set(between([number], others(number)), { type: 'blackhole' });
      await sleep(STEP_MS_MAX * random.next());
    }
    const apart = new Set(some);
    return {
      text: `cut off one by one: ${some.join(', ')}; back: ${back.join(', ')}`,
      async heal() {
        for (const [at, number] of back.entries()) {
          await sleep(pausesMs[at]);
          apart.delete(number);
          // A link to one that is still apart stays cut.
          const reached = others(number).filter((other) => !apart.has(other));
          network.set(between([number], reached), { type: 'pass' });
        }
      },
    };
  },
};
