/** N16: nodes are stopped in order, one after another, and started again, as for an upgrade. */
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

/** On a busy machine a node takes its time: others then have their turn in the next strike. */
const BEGINS_WITHIN_MS = 8_000;

export const rolling: Nemesis = {
  name: 'rolling',
  number: 'N16',
  needs: ['balsa'],
  async strike({ balsa, random }) {
    if (balsa === undefined) return undefined;
    const order = shuffle(balsa.numbers, random);
    const codes: string[] = [];
    const endMs = performance.now() + BEGINS_WITHIN_MS;
    for (const number of order) {
      if (performance.now() > endMs) break;
      if (balsa.stateOf(number) !== 'running') continue;
      codes.push(`${number} (${await balsa.stop(number)})`);
      await balsa.startNode(number);
      await balsa.whenReady(number);
    }
    return { text: `rolling restart: ${codes.join(', ')}`, heal: () => Promise.resolve() };
  },
};
