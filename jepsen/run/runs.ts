/** The runs that were asked for: one for each workload, and for each client that it can do with. */
import type { Nemesis } from '../nemesis/nemesis.ts';
import { shuffle } from '../nemesis/victims.ts';
import { Random } from '../random.ts';
import type { Workload, WorkloadContext } from '../workload.ts';
import type { Settings } from './settings.ts';

export interface Asked {
  readonly workload: Workload;
  readonly client: WorkloadContext['client'];
  readonly nemeses: readonly Nemesis[];
  /** Unlike any other's of the same settings; its directory is named by it. */
  readonly name: string;
}

const MIX = 3;

export function runsOf(settings: Settings): readonly Asked[] {
  const { workloads, clients, database, seed, nemeses, isMixed } = settings;
  return workloads.flatMap((workload) => {
    const spoken = workload.isPortable === true ? clients : clients.slice(0, 1);
    return spoken.map((client) => {
      const by = database === 'kafka' ? ['at-kafka'] : client === 'kafka' ? ['by-kafka'] : [];
      const name = [workload.name, ...by, seed].join('-');
      const mix = shuffle(nemeses, new Random(seed).split(name)).slice(0, MIX);
      return { workload, client, nemeses: isMixed ? mix : nemeses, name };
    });
  });
}
