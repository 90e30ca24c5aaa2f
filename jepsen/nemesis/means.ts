/** What there is on this machine to make faults with. */
import { spawnSync } from 'node:child_process';
import type { Need, Nemesis } from './nemesis.ts';

export interface Choice {
  readonly nemeses: readonly Nemesis[];
  /** Names of those that cannot be had here, and why. */
  readonly skipped: ReadonlyMap<string, string>;
}

export function choose(wanted: readonly Nemesis[], database: 'balsa' | 'kafka'): Choice {
  const skipped = new Map<string, string>();
  const nemeses = wanted.filter(({ name, needs }) => {
    const [reason] = needs.flatMap((need) => lackOf(need, database) ?? []);
    if (reason !== undefined) skipped.set(name, reason);
    return reason === undefined;
  });
  return { nemeses, skipped };
}

function lackOf(need: Need, database: 'balsa' | 'kafka'): string | undefined {
  if (database !== 'balsa') return `is made for Balsa, not for ${database}`;
  switch (need) {
    case 'balsa':
    case 'testHooks':
      return undefined;
    case 'lostfs': {
      if (process.platform !== 'linux') return 'preloading a library takes Linux';
      const { status } = spawnSync('cc', ['--version'], { stdio: 'ignore' });
      return status === 0 ? undefined : 'there is no C compiler (cc)';
    }
    default:
      need satisfies never;
      return undefined;
  }
}
