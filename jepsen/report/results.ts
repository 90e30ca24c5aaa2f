/** `results.json`: what a run was, and what came of it, for programs to read. */
import { spawnSync } from 'node:child_process';
import type { Ended } from '../run/history.ts';
import type { RunOptions, RunResult } from '../run/run.ts';
import type { Service } from './service.ts';
import { serviceOf } from './service.ts';

export type Outcome = 'passed' | 'failed' | 'undecided';

export interface Results {
  readonly outcome: Outcome;
  readonly workload: string;
  readonly seed: number;
  /** Of the tree that loaded and judged; a `+` stands behind it where files differ from it. */
  readonly commit: string;
  readonly settings: ResultSettings;
  readonly counts: Readonly<Record<string, number>>;
  readonly service: Service;
  readonly anomalies: readonly Anomaly[];
  readonly notes: readonly string[];
  readonly faults: readonly Fault[];
}

export interface ResultSettings {
  readonly database: string;
  readonly nodes: number;
  readonly timeS: number;
  readonly concurrency: number;
  readonly acks: string;
  readonly client: string;
  readonly nemeses: readonly string[];
  /** Why, by name. */
  readonly skipped: Readonly<Record<string, string>>;
}

interface Anomaly {
  readonly name: string;
  /** Told, but nothing that fails a run. */
  readonly allowed: boolean;
  readonly text: string;
  /** The operations that show it, as far as they are shown. */
  readonly operations: readonly Ended[];
  readonly operationCount: number;
}

interface Fault {
  readonly nemesis: string;
  readonly text: string;
  readonly startS: number;
  readonly endS: number;
}

const OPERATIONS_MAX = 20;

export function resultsOf(options: RunOptions, result: RunResult): Results {
  const { workload, seed, nemeses, skipped, nodes, runMs, concurrency, acks, client } = options;
  const { database } = options;
  const { verdict, findings, ended, bands, valid } = result;
  const byIndex = new Map(
    ended.flatMap((one) => [one.index, one.invokedIndex].map((at) => [at, one])),
  );
  return {
    outcome: valid === true ? 'passed' : valid === false ? 'failed' : 'undecided',
    workload: workload.name,
    seed,
    commit: commitOf(),
    settings: {
      ...{ database, nodes, timeS: runMs / 1000, concurrency, acks, client },
      nemeses: nemeses.map(({ name }) => name),
      skipped: Object.fromEntries(skipped),
    },
    counts: Object.fromEntries(verdict.figures),
    service: serviceOf({ workload, acks }, result),
    anomalies: [...findings, ...verdict.anomalies].map(({ operations, ...finding }) => ({
      ...finding,
      operations: operations.slice(0, OPERATIONS_MAX).flatMap((at) => byIndex.get(at) ?? []),
      operationCount: operations.length,
    })),
    notes: verdict.notes,
    faults: bands.map(({ nemesis, text, startNs, endNs }) => {
      return { nemesis, text, startS: startNs / 1e9, endS: endNs / 1e9 };
    }),
  };
}

function commitOf(): string {
  const git = (...words: string[]) => spawnSync('git', words, { encoding: 'utf8' });
  const { status, stdout } = git('rev-parse', 'HEAD');
  if (status !== 0) return 'unknown';
  const isChanged = git('status', '--porcelain').stdout !== '';
  return `${stdout.trim()}${isChanged ? '+' : ''}`;
}
