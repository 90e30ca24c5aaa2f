/**
 * N9: a power cut. The process is killed, and of what it had not synced some or all is gone when it
 * comes back, to another run of the kernel.
 */
import type { Nemesis } from './nemesis.ts';
import { victims } from './victims.ts';

export const power: Nemesis = {
  name: 'power',
  number: 'N9',
  needs: ['balsa', 'lostfs'],
  async strike(world) {
    const { balsa, disks, random } = world;
    if (balsa === undefined) return undefined;
    const { kind, numbers } = await victims(world);
    const held = await balsa.holdAll(numbers);
    const lost: string[] = [];
    for (const number of held) {
      lost.push(`${number} (${await disks.get(number)?.losePower(random)})`);
    }
    return {
      text: `power cut, ${kind}: ${lost.join(', ')}`,
      async heal() {
        await Promise.all(held.map((number) => balsa.release(number)));
      },
    };
  },
};
