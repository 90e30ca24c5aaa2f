/**
 * `npm run bench [-- --quick] [-- --count N] [-- NAME ...]`: runs the scenarios one after another,
 * each in a process of its own, and prints its figures beside their bounds. Figures of one run may
 * be compared with each other, those of two runs hardly: a disk shared with others varies by a
 * third. Exits 1 when a bound was missed or a scenario failed.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchOptions, Figure, Scenario } from './scenario.ts';
import { isMet } from './scenario.ts';

const options = {
  quick: { type: 'boolean' },
  child: { type: 'boolean' },
  count: { type: 'string' },
} as const;

/** Each in the file of its name, in the order in which they run. */
const names = [
  'append-page-cache',
  'append-fsync',
  'loop-delay',
  'sequential-read',
  'recovery',
  'partitions',
  'raft-commits',
  'raft-simulated',
  'metadata-codec',
  'start',
  'cluster-start',
  'failover',
  'false-failovers',
  'latency',
  'native-throughput',
  'partitions-cluster',
  'groups',
  'offset-commits',
  'idle-connections',
  'queue-judge',
];

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

type Report = { readonly figures: readonly Figure[] } | { readonly error: string };

/** In the child: what fails is reported, not thrown, so that its directory is still removed. */
async function runHere(name: string, chosen: Omit<BenchOptions, 'directory'>): Promise<void> {
  const parent = join(root, '.build', 'bench');
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, `${name}-`));
  let report: Report;
  try {
    const { scenario } = (await import(`./${name}.js`)) as { readonly scenario: Scenario };
    report = { figures: await scenario({ ...chosen, directory }) };
  } catch (error) {
    report = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  rmSync(directory, { recursive: true, force: true });
  process.send?.(report, () => process.exit());
}

function runInChild(name: string, flags: readonly string[]): Promise<Report> {
  const child = fork(fileURLToPath(import.meta.url), ['--child', name, ...flags], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    execArgv: ['--expose-gc'],
  });
  return new Promise((resolve) => {
    child.once('message', (report) => resolve(report as Report));
    child.once('exit', (code) => resolve({ error: `ended with exit code ${code}` }));
  });
}

function print(figure: Figure): string {
  const { what, value, unit, atLeast, atMost } = figure;
  const shown = Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
  if (atLeast === undefined && atMost === undefined) return `  ${what}: ${shown} ${unit}`;
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `  ${what}: ${shown} ${unit} (${bound}: ${isMet(figure) ? 'met' : 'MISSED'})`;
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals: chosen } = parseArgs({
    args: [...args],
    options,
    strict: true,
    allowPositionals: true,
  });
  const { quick = false, count } = values;
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`no scenario ${unknown}; there are ${names.join(', ')}`);
  if (count !== undefined && !/^[1-9]\d{0,5}$/.test(count)) throw new Error(`--count ${count}`);
  const repeat = count === undefined ? {} : { count: Number(count) };
  if (values.child === true) return runHere(chosen[0] ?? '', { quick, ...repeat });
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} × ${cpu?.model}, ${memory} GiB, Node ${process.version}`);
  if (quick) console.log('--quick: too short to mean anything');
  const flags = [...(quick ? ['--quick'] : []), ...(count === undefined ? [] : ['--count', count])];
  for (const name of chosen.length > 0 ? chosen : names) {
    console.log(name);
    const report = await runInChild(name, flags);
    if ('error' in report) {
      console.log(`  failed: ${report.error}`);
      process.exitCode = 1;
      continue;
    }
    for (const figure of report.figures) {
      console.log(print(figure));
      if (!isMet(figure)) process.exitCode = 1;
    }
  }
}

await main(process.argv.slice(2));
