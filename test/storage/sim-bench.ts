import type { Callback, FileSystem } from '../../storage/file-system.ts';
import type { DiskBehaviour } from '../sim/disk.ts';
import { SimDisk } from '../sim/disk.ts';
import { Random } from '../sim/random.ts';
import { World } from '../sim/world.ts';

/** A simulated disk and the time it runs in. */
export interface SimBench {
  readonly world: World;
  readonly disk: SimDisk;
}

export function simBench(behaviour: Partial<DiskBehaviour> = {}, seed = 1): SimBench {
  const random = new Random(seed);
  const world = new World(random);
  const disk = new SimDisk({ scheduler: world, random: random.split('disk'), behaviour });
  return { world, disk };
}

/** What a call came to. `lost`: the process ended before it called back. */
export type Outcome<Value> =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'error'; readonly error: Error }
  | { readonly type: 'lost' };

/** Starts a call and runs the world until it has called back or nothing is left to happen. */
export function outcomeOf<Value>(
  { world }: Pick<SimBench, 'world'>,
  call: (done: Callback<Value>) => void,
): Outcome<Value> {
  let outcome: Outcome<Value> = { type: 'lost' };
  call((...[error, value]) => {
    if (outcome.type !== 'lost') throw new Error('called back twice');
    outcome = error === null ? { type: 'value', value } : { type: 'error', error };
  });
  while (isLost(outcome) && world.step());
  return outcome;
}

function isLost(outcome: Outcome<unknown>): boolean {
  return outcome.type === 'lost';
}

/** The value of a call that must succeed. */
export function resultOf<Value>(
  bench: Pick<SimBench, 'world'>,
  call: (done: Callback<Value>) => void,
): Value {
  const outcome = outcomeOf(bench, call);
  if (outcome.type === 'error') throw outcome.error;
  if (outcome.type === 'lost') throw new Error('never called back');
  return outcome.value;
}

/**
 * Runs `scenario` again and again, each time with a power cut (or a kill) just before or just after
 * another of its effects on the disk, until one run comes through, and hands each disk that is left
 * to `check`.
 */
export function crashEverywhere(options: {
  readonly crash: 'cutPower' | 'kill';
  readonly behaviour?: Partial<DiskBehaviour>;
  readonly prepare: (bench: SimBench) => void;
  readonly scenario: (fileSystem: FileSystem, bench: SimBench) => void;
  readonly check: (bench: SimBench, crashedAt: string) => void;
}): number {
  for (let point = 0; ; point++) {
    const bench = simBench(options.behaviour, point + 1);
    const { disk, world } = bench;
    options.prepare(bench);
    let seen = 0;
    let crashedAt: string | undefined;
    const fileSystem = disk.mount();
    disk.onEffect = (phase, call) => {
      if (seen++ !== point) return;
      crashedAt = `${phase} ${call}`;
      disk[options.crash]();
    };
    options.scenario(fileSystem, bench);
    world.run();
    disk.onEffect = undefined;
    options.check(bench, crashedAt ?? 'nowhere');
    if (crashedAt === undefined) return point;
  }
}
