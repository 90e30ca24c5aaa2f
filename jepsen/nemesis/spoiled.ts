/**
 * What nodes hold is taken from one of them at a time, and from none while the cluster is not
 * whole: nobody promises anything where several copies are gone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import { whenWhole } from '../run/final-state.ts';
import { BalsaObserver } from '../run/observer.ts';
import type { Strike, World } from './nemesis.ts';
import { shuffle } from './victims.ts';

/** Within that the cluster is whole again, or nothing more is taken from it. */
const WHOLE_MS = 40_000;
const HELD_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** The node whose disk somebody works on, by cluster. */
const spoiled = new WeakMap<BalsaCluster, number>();

export interface Spoiling {
  readonly number: number;
  /** As the cluster knew it until now. */
  readonly balsaId: number;
  readonly dataDirectory: string;
}

interface Work {
  /** While the node still runs. */
  prepare?(spoiling: Spoiling): Promise<void>;
  /** On the disk of a node that is down; says what was done, `undefined`: nothing. */
  spoil(spoiling: Spoiling): Promise<string | undefined>;
  /** The node has been started. */
  mend(spoiling: Spoiling): Promise<void>;
}

export async function spoilOne(world: World, work: Work): Promise<Strike | undefined> {
  const { balsa, disks, random } = world;
  if (balsa === undefined || spoiled.has(balsa)) return undefined;
  const [number = 1] = shuffle(balsa.numbers, random);
  const balsaId = balsa.balsaIdOf(number);
  if (balsaId === undefined || balsa.stateOf(number) !== 'running') return undefined;
  spoiled.set(balsa, number);
  const observer = new BalsaObserver(balsa.servers, (id) => balsa.numberOf(id));
  const spoiling = { number, balsaId, dataDirectory: balsa.dataDirectory(number) };
  const isWhole = (await whenWhole(balsa, observer, 0)) === undefined;
  if (isWhole) await work.prepare?.(spoiling);
  if (!isWhole || !(await holdSoon(balsa, number))) {
    spoiled.delete(balsa);
    observer.close();
    return undefined;
  }
  // What is still to be undone must not come back among what takes its place.
  await disks.get(number)?.losePower(random);
  const text = await work.spoil(spoiling);
  await balsa.release(number);
  const mending = work.mend(spoiling);
  return {
    text: text ?? `nothing to spoil: ${number}`,
    async heal() {
      await balsa.startNode(number);
      await mending;
      const lacking = await whenWhole(balsa, observer, WHOLE_MS);
      observer.close();
      if (lacking === undefined) spoiled.delete(balsa);
    },
  };
}

/** Others may work on its disk for a moment. */
async function holdSoon(balsa: BalsaCluster, number: number): Promise<boolean> {
  const endMs = performance.now() + HELD_WITHIN_MS;
  while (!(await balsa.hold(number))) {
    if (performance.now() > endMs) return false;
    await sleep(LOOK_AGAIN_MS);
  }
  return true;
}
