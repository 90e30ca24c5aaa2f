/**
 * `npm run jepsen -- --convict all` (or names of faults, or their beginnings): each build of Balsa
 * from which one guard was taken must fail a run, or the runs are blind to what that guard is for.
 *
 *     patch a copy ──> compile ──> run its seed ──> and the next ones, until convicted or too late
 */
import { join } from 'node:path';
import { choose } from '../nemesis/means.ts';
import type { RunResult } from '../run/run.ts';
import { run } from '../run/run.ts';
import type { Surroundings } from '../run/run-and-tell.ts';
import { runsOf } from '../run/runs.ts';
import type { Settings } from '../run/settings.ts';
import { parseSettings } from '../run/settings.ts';
import type { Finding } from '../workload.ts';
import { aimed } from './aimed.ts';
import type { Fault } from './faults.ts';
import { faults } from './faults.ts';
import { FaultyTree } from './faulty-tree.ts';

const CONVICTION_MS = 600_000;
/** A faulty cluster may never be whole. */
const WHOLE_MS = 15_000;

type ConvictOptions = Pick<Surroundings, 'store' | 'say' | 'signal'>;

interface Convicted {
  readonly passed: number;
  readonly failed: number;
}

export async function convict(names: string, options: ConvictOptions): Promise<Convicted> {
  const chosen = faultsNamed(names);
  const tree = await FaultyTree.make();
  let [passed, failed] = [0, 0];
  try {
    for (const fault of chosen) {
      if (options.signal.aborted) break;
      options.say(`=== ${fault.name}: ${fault.asked}`);
      const { skipped } = settingsOf(fault);
      if (skipped.size > 0) {
        options.say(`${fault.name}: skipped, ${[...skipped.values()].join(', ')}`);
        continue;
      }
      await tree.have(fault.name);
      const found = await conviction(tree, fault, options);
      options.say(`${fault.name}: ${found ?? 'NOT CONVICTED'}`);
      if (found === undefined) failed += 1;
      else passed += 1;
    }
    return { passed, failed };
  } finally {
    await tree.remove();
  }
}

/** Throws where a name is none's. */
export function faultsNamed(names: string): readonly Fault[] {
  if (names === 'all') return faults;
  return names.split(',').flatMap((name) => {
    const found = faults.filter((fault) => fault.name.startsWith(name));
    if (found.length === 0) throw new Error(`there is no fault ${name}`);
    return found;
  });
}

/** As asked; aimed nemeses may be named, too. */
export function settingsOf({ asked }: Fault): Settings {
  const own = aimed.filter(({ name }) => asked.includes(`--nemesis ${name} `));
  const [{ name } = { name: undefined }] = own;
  const words = asked.split(' ').map((word) => (word === name ? 'none' : word));
  const settings = parseSettings(words);
  if (own.length === 0) return settings;
  return { ...settings, ...choose({ workloads: settings.workloads, nemeses: own }, 'balsa') };
}

/** What convicts it, and after how long. */
async function conviction(
  tree: FaultyTree,
  fault: Fault,
  { store, say, signal }: ConvictOptions,
): Promise<string | undefined> {
  const settings = settingsOf(fault);
  const [asked] = runsOf(settings);
  if (asked === undefined) throw new Error(`${fault.name} names no workload`);
  const startMs = performance.now();
  for (let seed = settings.seed; performance.now() - startMs < CONVICTION_MS; seed++) {
    if (signal.aborted) return undefined;
    const directory = join(store, `${fault.name}-${seed}`);
    const { program } = tree;
    const own = { seed, directory, program, wholeMs: WHOLE_MS };
    const result = await run({ ...settings, ...asked, ...own, say, signal }).catch((error: Error) =>
      say(error.message),
    );
    const found = result && showing(fault, result);
    const seconds = Math.round((performance.now() - startMs) / 1000);
    if (found !== undefined) return `${found.name} by seed ${seed}, ${seconds} s: ${found.text}`;
  }
  return undefined;
}

/** The first finding that is this fault's doing. */
export function showing(
  { shownBy }: Fault,
  { verdict, findings }: Pick<RunResult, 'verdict' | 'findings'>,
): Finding | undefined {
  return [...verdict.anomalies, ...findings].find((finding) => {
    return !finding.allowed && shownBy.includes(finding.name);
  });
}
