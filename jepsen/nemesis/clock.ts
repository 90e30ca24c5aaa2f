/**
 * N8: wall clocks that jump ahead or back by up to an hour, or to and fro; monotonic clocks go on,
 * as they do on a machine whose clock is set.
 */
import type { Nemesis } from './nemesis.ts';
import { TestHooks } from './test-hooks.ts';
import { victims } from './victims.ts';

/** Jumps of every size, from a millisecond on. */
const AHEAD_MS_MAX = 3_600_000;
const STROBE_EVERY_MS = 20;

export const clock: Nemesis = {
  name: 'clock',
  number: 'N8',
  needs: ['balsa', 'testHooks'],
  async strike(world) {
    const { balsa, random } = world;
    if (balsa === undefined) return undefined;
    const { kind, numbers } = await victims(world);
    const size = Math.round(AHEAD_MS_MAX ** random.next());
    const aheadMs = random.next() < 0.5 ? size : -size;
    const isStrobe = random.next() < 0.3;
    const hooks = numbers.map((number) => new TestHooks(balsa.ownDoor(number)));
    const skew = (ms: number) => Promise.all(hooks.map((one) => one.skewClock(ms)));
    await skew(aheadMs);
    let isAhead = true;
    let skewing: Promise<unknown> = Promise.resolve();
    const strobe = (): void => {
      isAhead = !isAhead;
      const next = isAhead ? aheadMs : 0;
      skewing = skewing.then(() => skew(next));
    };
    const timer = isStrobe ? setInterval(strobe, STROBE_EVERY_MS) : undefined;
    const how = isStrobe ? 'to and fro by' : 'at';
    return {
      text: `clock ${how} ${aheadMs} ms, ${kind}: ${numbers.join(', ')}`,
      async heal() {
        clearInterval(timer);
        await skewing;
        await skew(0);
      },
    };
  },
};
