/** What there is on this machine to make faults with. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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
    default:
      need satisfies never;
      return undefined;
  }
}
