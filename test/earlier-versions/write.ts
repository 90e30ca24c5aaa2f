/**
 * `npm run keep-version`: keeps a data directory that this version wrote, with all that clients saw
 * of it, in `test/testdata/earlier-versions`. Once for each version that is tagged: what is there
 * is never written again.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeProcess, temporaryDirectory } from '../integration/node-process.ts';
import { visibleState } from './visible-state.ts';
import { writeContent } from './write-content.ts';

const undo: (() => unknown)[] = [];
const scope = { teardown: (step: () => unknown) => undo.push(step) };
try {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const kept = join('test/testdata/earlier-versions', version);
  if (existsSync(kept)) throw new Error(`${kept} is there already`);
  const directory = await temporaryDirectory(scope);
  const first = await NodeProcess.start(scope, { directory });
  await writeContent(first.server);
  await first.end('SIGTERM');
  const second = await NodeProcess.start(scope, { directory });
  const state = await visibleState(second.server);
  await second.end('SIGTERM');
  mkdirSync(kept, { recursive: true });
  const isKept = (path: string): boolean => !/\/(lock|LOCK|LOG|LOG\.old)$/.test(path);
  cpSync(directory, join(kept, 'data'), { recursive: true, filter: isKept });
  writeFileSync(join(kept, 'visible.json'), `${JSON.stringify(state, null, 1)}\n`);
} finally {
  for (const step of undo.reverse()) await step();
}
