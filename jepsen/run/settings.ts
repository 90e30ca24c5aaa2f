/** What the command line asks for. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { choose, notMade } from '../nemesis/means.ts';
import { nemeses as allNemeses, quickNemeses } from '../nemesis/nemeses.ts';
import type { Nemesis } from '../nemesis/nemesis.ts';
import type { Workload } from '../workload.ts';
import { workloads } from '../workloads.ts';

export interface Settings {
  readonly database: 'balsa' | 'kafka';
  readonly workloads: readonly Workload[];
  readonly nemeses: readonly Nemesis[];
  /** Each run is struck by some of the nemeses only (`runs.ts`). */
  readonly isMixed: boolean;
  /** Names of those that cannot be had here, and why. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly nodes: number;
  readonly seed: number;
  readonly runMs: number;
  readonly concurrency: number;
  readonly acks: 'all' | 'one' | 'none';
  /** Workloads that need no native door are run by each. */
  readonly clients: readonly ('native' | 'kafka')[];
  readonly store: string | undefined;
  /** Names of faults that runs must find, in place of runs of this build. */
  readonly convict: string | undefined;
  /** Where to put a page of the runs that are in the store, in place of runs. */
  readonly summarize: string | undefined;
  /** Run after run of all kinds for so long (`nightly.ts`). */
  readonly nightHours: number | undefined;
}

/** Throws what is wrong, to be read by who typed it. */
export function parseSettings(words: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...words],
    options: {
      database: { type: 'string', default: 'balsa' },
      workload: { type: 'string', default: 'all' },
      nemesis: { type: 'string', default: 'kill,pause,partition' },
      time: { type: 'string', default: '60' },
      nodes: { type: 'string', default: '3' },
      seed: { type: 'string' },
      concurrency: { type: 'string', default: '6' },
      acks: { type: 'string', default: 'all' },
      client: { type: 'string', default: 'native' },
      store: { type: 'string' },
      convict: { type: 'string' },
      summarize: { type: 'string' },
      'night-hours': { type: 'string' },
    },
  });
  const database = oneOf(values.database, ['balsa', 'kafka'] as const, 'database');
  const chosen = listOf(values.workload, [...workloads.keys()], 'workload').flatMap(
    (name) => workloads.get(name) ?? [],
  );
  const choice = choose({ workloads: chosen, nemeses: nemesesOf(values.nemesis) }, database);
  const missing = values.nemesis === 'all' ? notMade : [];
  return {
    database,
    ...choice,
    skipped: new Map([...choice.skipped, ...missing]),
    isMixed: values.nemesis === 'some',
    nodes: Number(oneOf(values.nodes, ['3', '5'], 'nodes')),
    seed: wholeNumber('seed', values.seed ?? `${Date.now() % 0x8000_0000}`),
    runMs: 1000 * wholeNumber('time', values.time),
    concurrency: wholeNumber('concurrency', values.concurrency),
    acks: oneOf(values.acks, ['all', 'one', 'none'] as const, 'acks'),
    clients: database === 'kafka' ? ['kafka'] : clientsOf(values.client),
    store: values.store === undefined ? undefined : resolve(values.store),
    convict: values.convict,
    summarize: values.summarize,
    nightHours: values['night-hours'] === undefined ? undefined : Number(values['night-hours']),
  };
}

function clientsOf(text: string): ('native' | 'kafka')[] {
  return text.split(',').map((name) => oneOf(name, ['native', 'kafka'] as const, 'client'));
}

function nemesesOf(text: string): readonly Nemesis[] {
  if (text === 'none') return [];
  if (text === 'some') return quickNemeses;
  const names = listOf(
    text,
    allNemeses.map(({ name }) => name),
    'nemesis',
  );
  return allNemeses.filter(({ name }) => names.includes(name));
}

function listOf(text: string, known: readonly string[], what: string): string[] {
  if (text === 'all') return [...known];
  return text.split(',').map((name) => oneOf(name, known, what));
}

function oneOf<Name extends string>(text: string, known: readonly Name[], what: string): Name {
  const found = known.find((name) => name === text);
  if (found !== undefined) return found;
  throw new Error(`--${what} takes ${known.join(', ')}; ${text} is none of them`);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${name} takes a whole number, not ${text}`);
}
