/** What there is on this machine to make faults with. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lackOfNamespaces } from '../cluster/namespaces.ts';
import type { Workload } from '../workload.ts';
import type { Need, Nemesis } from './nemesis.ts';

const kafkaScript = fileURLToPath(new URL('../../../test/interop/kafka.sh', import.meta.url));

export interface Wanted {
  readonly workloads: readonly Workload[];
  readonly nemeses: readonly Nemesis[];
}

export interface Choice extends Wanted {
  /** Names of those that cannot be had here, and why. */
  readonly skipped: ReadonlyMap<string, string>;
}

/** What the catalogue knows and no nemesis does, and why: who asks for all is told. */
export const notMade: ReadonlyMap<string, string> = new Map([
  ['N2 named points', 'a failpoint is one kind of work on the disk, which breaks or hangs'],
  ['N8 libfaketime', 'clocks are set through test hooks'],
  ['N11 small file systems', 'a preloaded library says that the disk is full, which takes no root'],
  ['N12 throttled devices', 'a preloaded library makes syncs slow, which takes no root'],
  ['N13 flipped bits, stale blocks', 'only files that are gone, emptied or cut; see the simulator'],
  ['N16 upgrade', 'there is one version'],
  ['N17 one held frame, zombies', '`late` holds all that clients send'],
  ['N18 limits of CPU, memory, files', 'takes cgroups; `flood` is about connections'],
]);

export function choose(wanted: Wanted, database: 'balsa' | 'kafka'): Choice {
  const skipped = new Map<string, string>();
  const isHad = (name: string, reason: string | undefined): boolean => {
    if (reason !== undefined) skipped.set(name, reason);
    return reason === undefined;
  };
  const lacking = database === 'kafka' ? lackOfKafka() : undefined;
  const workloads = wanted.workloads.filter(({ name, isPortable = false }) => {
    return isHad(name, isPortable ? lacking : lackOf('balsa', database));
  });
  const nemeses = wanted.nemeses.filter(({ name, needs }) => {
    return isHad(name, needs.flatMap((need) => lackOf(need, database) ?? [])[0]);
  });
  return { workloads, nemeses, skipped };
}

/** What a real Kafka cannot be started without. */
function lackOfKafka(): string | undefined {
  const { status, stdout } = spawnSync('bash', [kafkaScript, 'check'], { encoding: 'utf8' });
  return status === 0 ? undefined : `there is no ${stdout.trim() || 'bash'}`;
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
    case 'namespaces':
      return lackOfNamespaces();
    default:
      need satisfies never;
      return undefined;
  }
}
