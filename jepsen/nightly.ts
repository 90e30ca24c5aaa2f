/**
 * Many runs, until the hours given are over: every workload under every mix of nemeses, on three
 * nodes and on five, with seeds that follow one another from `--seed`. Victims of a nemesis, of a
 * power cut, too, are one node, a minority, a majority, or all. Of runs that passed only the report
 * stays.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Surroundings } from './run/run-and-tell.ts';
import { directoryOf, runAndTell } from './run/run-and-tell.ts';
import type { Settings } from './run/settings.ts';
import { parseSettings } from './run/settings.ts';

const mixes = [
  'none',
  'kill,pause,partition',
  'power',
  'power,partition',
  'fsync,full,slow',
  'all',
] as const;

export async function nightly(
  hours: number,
  surroundings: Surroundings,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const { settings, store, say, signal } = surroundings;
  const endMs = performance.now() + hours * 3_600_000;
  let [passed, failed] = [0, 0];
  for (const one of nights(settings)) {
    const [workload] = one.workloads;
    if (workload === undefined || signal.aborted || performance.now() > endMs) break;
    const names = one.nemeses.map(({ name }) => name).join(', ');
    say(`${passed} passed, ${failed} failed so far; ${one.nodes} nodes, ${names || 'no nemesis'}`);
    if (await runAndTell(workload, { ...surroundings, settings: one })) {
      passed += 1;
      await removeDisks(directoryOf(workload, { settings: one, store }));
    } else {
      failed += 1;
    }
  }
  return { passed, failed };
}

/** Without end, each with a seed of its own. */
function* nights(settings: Settings): Generator<Settings> {
  for (let { seed } = settings; ; ) {
    for (const mix of mixes) {
      for (const nodes of [3, 5]) {
        for (const workload of settings.workloads) {
          const { nemeses } = parseSettings(['--nemesis', mix]);
          yield { ...settings, workloads: [workload], nemeses, nodes, seed };
          seed += 1;
        }
      }
    }
  }
}

async function removeDisks(directory: string): Promise<void> {
  const disks = (await readdir(directory)).filter((name) => /^(data|disk)-/.test(name));
  await Promise.all(disks.map((name) => rm(join(directory, name), { recursive: true })));
}
