/**
 * N11: the disk is full for a while. Nothing may be acknowledged that found no room; a node whose
 * metadata finds none may end.
 */
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

export const fullDisk: Nemesis = {
  name: 'full',
  number: 'N11',
  needs: ['balsa', 'lostfs'],
  async strike({ balsa, disks, random }) {
    const [number] = shuffle(balsa?.numbers ?? [], random);
    const disk = disks.get(number ?? 0);
    if (balsa === undefined || number === undefined || disk === undefined) return undefined;
    balsa.forgiveNoSpace(number);
    await disk.fill(true);
    return {
      text: `full disk: ${number}`,
      async heal() {
        await disk.fill(false);
        await balsa.startNode(number);
      },
    };
  },
};
