/** What is told of a node's process that ends. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { ChildNode } from '../../../jepsen/cluster/child-node.ts';
import { Forgiveness } from '../../../jepsen/cluster/forgiveness.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

/** Ends by itself when it is told to; its stderr stays open until there is a file. */
const program = `
  const { spawn } = require('node:child_process');
  const until = \`const timer = setInterval(() => {
    if (require('node:fs').existsSync(process.argv[1])) clearInterval(timer);
  }, 5)\`;
  process.once('SIGUSR2', () => {
    spawn(process.execPath, ['-e', until, __filename + '.close'], { stdio: 'inherit' }).unref();
    process.exit(1);
  });
  process.stdout.write('{"msg":"ready","node":1}\\n');
  setInterval(() => {}, 60_000);
`;

test('whether a node may end is asked when it ends, not when all it wrote is read', async (t) => {
  const directory = await temporaryDirectory(t);
  const file = join(directory, 'node.cjs');
  await writeFile(file, program);
  let mayEnd = true;
  let tell = (_what: readonly [string, boolean]) => {};
  const told = new Promise<readonly [string, boolean]>((resolve) => {
    tell = resolve;
  });
  const node = new ChildNode({
    command: [],
    program: file,
    dataDirectory: directory,
    logFile: join(directory, 'log'),
    flags: [],
    environment: new Map(),
    mayEnd: () => mayEnd,
    onEnd: (...what) => tell(what),
  });
  t.teardown(() => node.closeLog());
  node.start();
  await node.whenReady;
  process.kill(node.processId as number, 'SIGUSR2');
  while (node.state !== 'down') await new Promise(setImmediate);
  mayEnd = false;
  await writeFile(`${file}.close`, '');
  t.deepEqual(await told, ['ended by itself, exit code 1', true]);
});

test('whoever forgives a node takes back what is its own', (t) => {
  const forgiveness = new Forgiveness();
  const [one, other] = [forgiveness.forgive(1), forgiveness.forgive(1)];
  one();
  one();
  t.true(forgiveness.covers(1));
  t.false(forgiveness.covers(2));
  other();
  t.false(forgiveness.covers(1));
});
