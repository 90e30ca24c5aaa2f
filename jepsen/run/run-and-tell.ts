/** A run for somebody who reads along. */
import { join } from 'node:path';
import { runKafka } from './kafka-run.ts';
import type { RunResult } from './run.ts';
import { run } from './run.ts';
import type { Asked } from './runs.ts';
import type { Settings } from './settings.ts';

export interface Surroundings {
  readonly settings: Settings;
  /** Each run has a directory of its own in it. */
  readonly store: string;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

export async function runAndTell(
  { name, ...asked }: Asked,
  { settings, store, say, signal }: Surroundings,
): Promise<boolean> {
  const directory = join(store, name);
  const struck = asked.nemeses.map((nemesis) => nemesis.name).join(', ') || 'no nemesis';
  say(`=== ${asked.workload.name}, seed ${settings.seed}, ${struck}: ${directory}`);
  try {
    const start = settings.database === 'kafka' ? runKafka : run;
    const result = await start({ ...settings, ...asked, directory, say, signal });
    return tell(result, say);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return false;
  }
}

type Judged = Pick<RunResult, 'verdict' | 'findings' | 'valid'>;

/** Whether it has passed: what could not be judged has not. */
export function tell({ verdict, findings, valid }: Judged, say: (text: string) => void): boolean {
  for (const [what, value] of verdict.figures) say(`  ${what}: ${value}`);
  for (const note of verdict.notes) say(`  ${note}`);
  for (const { name, allowed, text, operations } of [...findings, ...verdict.anomalies]) {
    const shown = operations.length > 0 ? ` [${operations.slice(0, 10).join(', ')}]` : '';
    say(`  ${allowed ? 'allowed' : 'WRONG'}: ${name}: ${text}${shown}`);
  }
  say(`  ${valid === true ? 'passed' : valid === false ? 'FAILED' : 'NOT DECIDED'}`);
  return valid === true;
}
