/**
 * N2: the disk breaks in the middle of one kind of work, and the node ends there: the log of
 * metadata, a partition's records, a checkpoint, and what is derived of them. A node that does no
 * such work meanwhile goes on.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Nemesis } from './nemesis.ts';
import type { Operation } from './test-hooks.ts';
import { TestHooks } from './test-hooks.ts';
import { shuffle } from './victims.ts';

const places = ['/raft/', '/topics/', '.log', '.index', '.timeindex', 'checkpoint', '.snapshot'];
const ENDS_WITHIN_MS = 2_000;
const LOOK_AGAIN_MS = 50;

export const failpoint: Nemesis = {
  name: 'failpoint',
  number: 'N2',
  needs: ['balsa', 'testHooks'],
  async strike({ balsa, random }) {
    const [number] = shuffle(balsa?.numbers ?? [], random);
    if (balsa === undefined || number === undefined) return undefined;
    if (balsa.stateOf(number) !== 'running') return undefined;
    const place = random.pick(places);
    const operation: Operation = random.next() < 0.5 ? 'write' : 'sync';
    const hooks = new TestHooks(balsa.ownDoor(number));
    const takeBack = balsa.forgive(number);
    await hooks.fail(operation, place);
    const endMs = performance.now() + ENDS_WITHIN_MS;
    while (balsa.stateOf(number) === 'running' && performance.now() < endMs) {
      await sleep(LOOK_AGAIN_MS);
    }
    await hooks.mend(operation, place);
    takeBack();
    const hasEnded = balsa.stateOf(number) === 'down';
    return {
      text: `${operation} in ${place} fails, and ${number} ${hasEnded ? 'ends' : 'goes on'}`,
      heal: () => balsa.startNode(number),
    };
  },
};
