/** N3: SIGSTOP, then SIGCONT: a node that does nothing for a while and knows nothing of it. */
import type { Nemesis } from './nemesis.ts';
import { victims } from './victims.ts';

export const pause: Nemesis = {
  name: 'pause',
  number: 'N3',
  needs: [],
  async strike(world) {
    const { kind, numbers } = await victims(world);
    for (const number of numbers) world.cluster.pause(number);
    return {
      text: `pause ${kind}: ${numbers.join(', ')}`,
      heal() {
        for (const number of numbers) world.cluster.resume(number);
        return Promise.resolve();
      },
    };
  },
};
