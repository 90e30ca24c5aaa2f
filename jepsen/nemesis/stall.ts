/** N4: a node's thread stands still, as in a collection of garbage; its sockets stay open. */
import type { Nemesis } from './nemesis.ts';
import { TestHooks } from './test-hooks.ts';
import { victims } from './victims.ts';

const STALL_MS_MAX = 5_000;

export const stall: Nemesis = {
  name: 'stall',
  number: 'N4',
  needs: ['balsa', 'testHooks'],
  async strike(world) {
    const { balsa, random } = world;
    if (balsa === undefined) return undefined;
    const { kind, numbers } = await victims(world);
    const ms = 100 + random.below(STALL_MS_MAX);
    const stalls = numbers.map((number) => new TestHooks(balsa.ownDoor(number)).stall(ms));
    return {
      text: `stall of ${ms} ms, ${kind}: ${numbers.join(', ')}`,
      heal: () => Promise.all(stalls).then(() => undefined),
    };
  },
};
