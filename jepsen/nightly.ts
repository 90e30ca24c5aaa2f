/**
 * Many runs, until the hours given are over: every workload under every mix of nemeses, on three
 * nodes and on five, with seeds that follow one another from `--seed`. Victims of a nemesis, of a
 * power cut, too, are one node, a minority, a majority, or all. Of runs that passed only the report
 * stays.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Surroundings } from './run/run-and-tell.ts';
import { runAndTell } from './run/run-and-tell.ts';
import type { Asked } from './run/runs.ts';
import { runsOf } from './run/runs.ts';
import type { Settings } from './run/settings.ts';
import { parseSettings } from './run/settings.ts';

interface Night {
  readonly settings: Settings;
  readonly asked: Asked;
}

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
  for (const { asked, ...one } of nights(settings)) {
    if (signal.aborted || performance.now() > endMs) break;
    say(`${passed} passed, ${failed} failed so far; ${one.settings.nodes} nodes`);
    if (await runAndTell(asked, { ...surroundings, ...one })) {
      passed += 1;
      await removeDisks(join(store, asked.name));
    } else {
      failed += 1;
    }
  }
  return { passed, failed };
}

/** Without end, each with a seed of its own. */
function* nights(wanted: Settings): Generator<Night> {
  const count = runsOf(wanted).length;
  for (let { seed } = wanted; count > 0; ) {
    for (const mix of mixes) {
      const { nemeses } = parseSettings(['--nemesis', mix]);
      for (const nodes of [3, 5]) {
        for (let at = 0; at < count; at++, seed++) {
          const settings = { ...wanted, nemeses, nodes, seed };
          yield { settings, asked: runsOf(settings)[at] as Asked };
        }
      }
    }
  }
}

async function removeDisks(directory: string): Promise<void> {
  const disks = (await readdir(directory)).filter((name) => /^(data|disk)-/.test(name));
  await Promise.all(disks.map((name) => rm(join(directory, name), { recursive: true })));
}
