/**
 * `npm run jepsen -- --workload queue,register --nemesis partition,kill --time 60 [--nodes 3]
 * [--seed S] [--concurrency 6] [--acks all] [--client native] [--database balsa] [--store DIR]`, or
 * `npm run jepsen -- --convict all` (`convict/convict.ts`)
 *
 * `all` stands for every workload, or every nemesis that can be had here; `none` for no nemesis.
 * `--database kafka` runs against a real Kafka, which needs Java and mvn: a control.
 * Each workload is a run of its own. The last line is `N passed, M failed`; a run whose history
 * could not be judged has failed. docs/jepsen.md says how to read what a run leaves.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convict } from './convict/convict.ts';
import { runKafka } from './run/kafka-run.ts';
import type { RunResult } from './run/run.ts';
import { run } from './run/run.ts';
import type { Settings } from './run/settings.ts';
import { parseSettings } from './run/settings.ts';
import type { Workload } from './workload.ts';

async function main(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2));
  const store = settings.store ?? (await mkdtemp(join(tmpdir(), 'balsa-jepsen-')));
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupted.abort());
  }
  const { signal } = interrupted;
  const { passed, failed } =
    settings.convict === undefined
      ? await runAll({ settings, store, signal })
      : await convict(settings.convict, { store, say, signal });
  console.log(`kept in ${store}`);
  console.log(`${passed} passed, ${failed} failed`);
  // Whatever a client still holds open, all is said.
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

interface Surroundings {
  readonly settings: Settings;
  readonly store: string;
  readonly signal: AbortSignal;
}

async function runAll(surroundings: Surroundings): Promise<{ passed: number; failed: number }> {
  const { settings, signal } = surroundings;
  for (const [name, reason] of settings.skipped) say(`without ${name}: ${reason}`);
  let [passed, failed] = [0, 0];
  for (const workload of settings.workloads) {
    if (signal.aborted) break;
    if (await runOne(workload, surroundings)) passed += 1;
    else failed += 1;
  }
  return { passed, failed };
}

async function runOne(
  workload: Workload,
  { settings, store, signal }: Surroundings,
): Promise<boolean> {
  const directory = join(store, `${workload.name}-${settings.seed}`);
  console.log(`=== ${workload.name}, seed ${settings.seed}: ${directory}`);
  try {
    const start = settings.database === 'kafka' ? runKafka : run;
    const result = await start({ ...settings, workload, directory, say, signal });
    tell(result);
    return result.valid === true;
  } catch (error) {
    console.log(error instanceof Error ? error.stack : String(error));
    return false;
  }
}

function say(text: string): void {
  console.log(text);
}

function tell({
  verdict,
  findings,
  valid,
}: Pick<RunResult, 'verdict' | 'findings' | 'valid'>): void {
  for (const [what, value] of verdict.figures) console.log(`  ${what}: ${value}`);
  for (const note of verdict.notes) console.log(`  ${note}`);
  for (const { name, allowed, text, operations } of [...findings, ...verdict.anomalies]) {
    const shown = operations.length > 0 ? ` [${operations.slice(0, 10).join(', ')}]` : '';
    console.log(`  ${allowed ? 'allowed' : 'WRONG'}: ${name}: ${text}${shown}`);
  }
  console.log(`  ${valid === true ? 'passed' : valid === false ? 'FAILED' : 'NOT DECIDED'}`);
}

await main();
