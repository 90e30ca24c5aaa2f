/**
 * Many runs, until the hours given are over: every workload under every mix of nemeses, on three
 * nodes and on five, shuffled, so that a short night has had some of each; with seeds that follow
 * one another from `--seed`. Runs of `queue` take their acks in turn. Victims of a nemesis, of a
 * power cut, too, are one node, a minority, a majority, or all. Of runs that passed only the report
 * stays.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { shuffle } from './nemesis/victims.ts';
import { Random } from './random.ts';
import type { Surroundings } from './run/run-and-tell.ts';
import { runAndTell } from './run/run-and-tell.ts';
import type { Asked } from './run/runs.ts';
import { runsOf } from './run/runs.ts';
import type { Settings } from './run/settings.ts';
import { parseSettings } from './run/settings.ts';

interface NightRun {
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
const acksInTurn = ['all', 'one', 'none'] as const;

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

/** Without end: all there are in some order, then all once more in another. */
export function* nights(wanted: Settings): Generator<NightRun> {
  const places = runsOf(wanted).map((_, at) => at);
  const all = mixes.flatMap((mix) => {
    const { nemeses, skipped } = parseSettings(['--nemesis', mix]);
    const struck = { nemeses, skipped };
    return [3, 5].flatMap((nodes) => places.map((at) => ({ struck: { ...struck, nodes }, at })));
  });
  const random = new Random(wanted.seed).split('night');
  for (let { seed } = wanted, turn = 0; all.length > 0; ) {
    for (const { struck, at } of shuffle(all, random)) {
      const settings = { ...wanted, ...struck, seed };
      const asked = runsOf(settings)[at] as Asked;
      const isQueue = asked.workload.name === 'queue';
      const acks = isQueue ? (acksInTurn[turn++ % acksInTurn.length] ?? 'all') : wanted.acks;
      seed += 1;
      yield { settings: { ...settings, acks }, asked };
    }
  }
}

async function removeDisks(directory: string): Promise<void> {
  const disks = (await readdir(directory)).filter((name) => /^(data|disk)-/.test(name));
  await Promise.all(disks.map((name) => rm(join(directory, name), { recursive: true })));
}
