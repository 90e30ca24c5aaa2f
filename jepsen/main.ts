/**
 * `npm run jepsen -- --workload queue,register --nemesis partition,kill --time 60 [--nodes 3]
 * [--seed S] [--concurrency 6] [--acks all] [--client native] [--database balsa] [--store DIR]`, or
 * `npm run jepsen -- --convict all` (`convict/convict.ts`), or
 * `npm run jepsen -- --summarize FILE --store DIR` (`report/summary.ts`), or
 * `npm run jepsen:nightly` (`nightly.ts`)
 *
 * `all` stands for every workload, or every nemesis that can be had here; `none` for no nemesis,
 * `some` for three that the seed draws for each run.
 * `--database kafka` runs against a real Kafka, which needs Java and mvn: a control.
 * Each workload is a run of its own, by each of the clients that it can do with. The last line is
 * `N passed, M failed`; a run whose history could not be judged has failed. docs/jepsen.md says how
 * to read what a run leaves.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apart, isApart, lackOfNamespaces } from './cluster/namespaces.ts';
import { convict } from './convict/convict.ts';
import { nightly } from './nightly.ts';
import { summarize } from './report/summary.ts';
import type { Surroundings } from './run/run-and-tell.ts';
import { runAndTell } from './run/run-and-tell.ts';
import { runsOf } from './run/runs.ts';
import type { Settings } from './run/settings.ts';
import { parseSettings } from './run/settings.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const settings = parseSettings(words);
  if (wantsNamespaces(settings) && !isApart()) {
    process.exit(await apart([fileURLToPath(import.meta.url), ...words]));
  }
  const store = settings.store ?? (await mkdtemp(join(tmpdir(), 'balsa-jepsen-')));
  if (settings.summarize !== undefined) {
    console.log(`${await summarize(store, settings.summarize)} runs`);
    return;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A terminal tells every process, and one that runs another apart passes it on besides.
    process.on(signal, () => interrupted.abort());
  }
  const { passed, failed } = await count({ settings, store, say, signal: interrupted.signal });
  console.log(`kept in ${store}`);
  console.log(`${passed} passed, ${failed} failed`);
  // Whatever a client still holds open, all is said.
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

/** A night's runs choose their nemeses later. */
function wantsNamespaces({ nemeses, nightHours }: Settings): boolean {
  if (nightHours !== undefined) return lackOfNamespaces() === undefined;
  return nemeses.some(({ needs }) => needs.includes('namespaces'));
}

async function count(surroundings: Surroundings): Promise<Count> {
  const { convict: names, nightHours } = surroundings.settings;
  for (const [name, reason] of surroundings.settings.skipped) say(`without ${name}: ${reason}`);
  if (names !== undefined) return await convict(names, surroundings);
  if (nightHours !== undefined) return await nightly(nightHours, surroundings);
  let [passed, failed] = [0, 0];
  for (const asked of runsOf(surroundings.settings)) {
    if (surroundings.signal.aborted) break;
    if (await runAndTell(asked, surroundings)) passed += 1;
    else failed += 1;
  }
  return { passed, failed };
}

function say(text: string): void {
  console.log(text);
}

await main();
