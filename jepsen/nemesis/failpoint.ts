/**
 * N2: a node dies in the middle of one kind of work: the log of metadata, a partition's records, a
 * checkpoint, and what is derived of them. Either the disk breaks there, and the node ends by
 * itself; or it hangs there, and the node is killed meanwhile. One that does no such work goes on
 * where the disk breaks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import type { Nemesis } from './nemesis.ts';
import type { Operation } from './test-hooks.ts';
import { TestHooks } from './test-hooks.ts';
import { shuffle } from './victims.ts';

const places = ['/raft/', '/topics/', '.log', '.index', '.timeindex', 'checkpoint', '.snapshot'];
const ENDS_WITHIN_MS = 2_000;
/** Longer than the node lives. */
const HANGS_MS = 60_000;
const KILLED_WITHIN_MS = 1_000;

interface Work {
  readonly number: number;
  readonly operation: Operation;
  readonly place: string;
}

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
    const work = { number, operation, place };
    const isKilled = random.next() < 0.5;
    const lifeMs = KILLED_WITHIN_MS * random.next();
    const text = isKilled ? await killIn(balsa, work, lifeMs) : await breakIn(balsa, work);
    return { text, heal: () => balsa.startNode(number) };
  },
};

async function killIn(
  balsa: BalsaCluster,
  { number, operation, place }: Work,
  lifeMs: number,
): Promise<string> {
  await new TestHooks(balsa.ownDoor(number)).delay(operation, place, HANGS_MS);
  await sleep(lifeMs);
  await balsa.kill(number);
  return `${operation} in ${place} hangs, and ${number} is killed`;
}

async function breakIn(balsa: BalsaCluster, { number, operation, place }: Work): Promise<string> {
  const hooks = new TestHooks(balsa.ownDoor(number));
  const takeBack = balsa.forgive(number);
  await hooks.fail(operation, place);
  await balsa.whenDown(number, ENDS_WITHIN_MS);
  await hooks.mend(operation, place);
  takeBack();
  const hasEnded = balsa.stateOf(number) === 'down';
  return `${operation} in ${place} fails, and ${number} ${hasEnded ? 'ends' : 'goes on'}`;
}
