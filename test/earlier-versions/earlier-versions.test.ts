/** Data directories that earlier versions wrote, opened by this one (M58). */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { connect } from '../../src/client/client.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from '../integration/node-process.ts';
import type { VisibleState } from './visible-state.ts';
import { visibleState } from './visible-state.ts';

const kept = 'test/testdata/earlier-versions';
const versions = readdirSync(kept);

/** However long ago the groups were last heard of. */
const flags = ['--offsets-retention-minutes', '2147483647'];

async function copyOf(t: ExecutionContext, version: string): Promise<string> {
  const directory = join(await temporaryDirectory(t), 'data');
  cpSync(join(kept, version, 'data'), directory, { recursive: true });
  return directory;
}

async function showsAll(t: ExecutionContext, version: string, directory: string): Promise<void> {
  const node = await NodeProcess.start(t, { directory, flags });
  const text = readFileSync(join(kept, version, 'visible.json'), 'utf8');
  t.deepEqual(await visibleState(node.server), JSON.parse(text) as VisibleState);
  const client = connect(node.server);
  const receipt = await client.producer('none').send({ key: 'key 1', value: 'goes on' });
  t.truthy(receipt.cursor);
  await client.close();
  t.is(await node.end('SIGTERM'), 0);
}

test('a directory of each version is kept', (t) => {
  t.true(versions.length > 0);
});

for (const version of versions) {
  test(`a directory of ${version} passes verify, opens, and shows all that it held`, async (t) => {
    const directory = await copyOf(t, version);
    t.is((await runBalsa(t, ['verify', directory])).exitCode, 0);
    await showsAll(t, version, directory);
    t.is((await runBalsa(t, ['verify', directory])).exitCode, 0);
  });

  test(`the Raft log of ${version} alone makes the same metadata again`, async (t) => {
    const directory = await copyOf(t, version);
    rmSync(join(directory, 'metadata'), { recursive: true });
    await showsAll(t, version, directory);
  });
}
