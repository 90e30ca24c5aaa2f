/** What a run leaves for those who read: `results.json` and `index.html`, beside its history. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOptions, RunResult } from '../run/run.ts';
import { pageOf } from './page.ts';
import { resultsOf } from './results.ts';

export async function writeReport(options: RunOptions, result: RunResult): Promise<void> {
  const results = resultsOf(options, result);
  await writeFile(join(options.directory, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(options.directory, 'index.html'), pageOf(results, result));
}
