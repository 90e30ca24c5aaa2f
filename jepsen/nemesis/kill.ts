/** N1: `kill -9`, then a start. What was written and not synced stays: the kernel lives on. */
import type { Nemesis } from './nemesis.ts';
import { victims } from './victims.ts';

export const kill: Nemesis = {
  name: 'kill',
  number: 'N1',
  needs: [],
  async strike(world) {
    const { kind, numbers } = await victims(world);
    await Promise.all(numbers.map((number) => world.cluster.kill(number)));
    return {
      text: `kill ${kind}: ${numbers.join(', ')}`,
      async heal() {
        await Promise.all(numbers.map((number) => world.cluster.startNode(number)));
      },
    };
  },
};
