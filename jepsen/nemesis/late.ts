/**
 * N17: what clients send to a node comes late, long after some have given up and sent it again
 * elsewhere: then it must not be stored a second time.
 */
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

const LATE_MS_MIN = 2_000;
const LATE_MS_MORE = 10_000;

export const late: Nemesis = {
  name: 'late',
  number: 'N17',
  needs: ['balsa'],
  strike({ balsa, random }) {
    const [number] = shuffle(balsa?.numbers ?? [], random);
    if (balsa === undefined || number === undefined) return Promise.resolve(undefined);
    const delayMs = LATE_MS_MIN + random.below(LATE_MS_MORE);
    balsa.network.set([['client', number]], { type: 'delay', delayMs, jitterMs: 0 });
    return Promise.resolve({
      text: `clients are heard ${delayMs} ms late: ${number}`,
      heal() {
        // What is under way still comes when it was to.
        balsa.network.set([['client', number]], { type: 'pass' });
        return Promise.resolve();
      },
    });
  },
};
