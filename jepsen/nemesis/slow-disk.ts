/** N12: every sync of one node takes longer, by up to half a second: neither well nor dead. */
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

const DELAY_MS_MAX = 500;

export const slowDisk: Nemesis = {
  name: 'slow',
  number: 'N12',
  needs: ['balsa', 'lostfs'],
  async strike({ cluster, disks, random }) {
    const [number = 1] = shuffle(cluster.numbers, random);
    const disk = disks.get(number);
    if (disk === undefined) return undefined;
    const delayMs = 1 + random.below(DELAY_MS_MAX);
    await disk.delaySyncs(delayMs);
    return {
      text: `slow disk, ${delayMs} ms a sync: ${number}`,
      heal: () => disk.delaySyncs(0),
    };
  },
};
