'use strict';

/**
 * What `npm start`, `npm test` and the other npm scripts call: makes a fresh clone ready, then
 * does the work.
 *
 *     node scripts/run.cjs build                 install and build
 *     node scripts/run.cjs start [options]       ... then a node in this very process
 *     node scripts/run.cjs test [ava's options]  ... then every check and the tests
 *     node scripts/run.cjs FILE [options]        ... then that compiled file, in this process
 *
 * Node's built-ins only, since it runs before anything is installed. It installs when the hash
 * of package-lock.json is not the one noted in node_modules, and builds when a source is newer
 * than the build. What serves runs in this process: there is no child to hand signals, stdin or
 * the exit code to. The first function keeps to syntax of any Node, so that an old one gets its
 * one line instead of a syntax error.
 */

const manifest = require('../package.json');
refuseOldNode(process.versions.node, manifest.engines.node);

const { spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { constants } = require('node:os');
const { join, relative } = require('node:path');

const root = join(__dirname, '..');
const modules = join(root, 'node_modules');
const output = join(root, 'dist');
const lockHashNote = join(modules, '.balsa-lock-hash');
const buildNote = join(output, '.built');
const sourceRoots = ['raft', 'storage', 'src', 'jepsen', 'test', 'bench'];
const buildInputs = [...sourceRoots, 'tsconfig.json', 'package-lock.json', 'scripts/bundle.mjs'];
const compiler = join(modules, 'typescript', 'bin', 'tsc');
const bundler = join(root, 'scripts', 'bundle.mjs');

// Left to itself the linter colours what goes into a file.
const colors = process.stdout.isTTY ? '--colors=force' : '--colors=off';

/**
 * The checks of `npm test`, in order. All run even when one fails, so that one run tells all.
 * Layering and tidiness are tests among the others (test/layering.test.ts, test/tidy.test.ts).
 */
const checks = [
  {
    name: 'lint',
    entry: '@biomejs/biome/bin/biome',
    args: ['ci', '--diagnostic-level=warn', colors, '.'],
  },
  { name: 'unused code', entry: 'knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'tests', entry: 'ava/entrypoints/cli.mjs', args: [] },
];

function refuseOldNode(version, range) {
  const have = version.split('.').map(Number);
  const fits = range.split('||').some(function (part) {
    const match = /(\^|>=)(\d+)\.?(\d+)?\.?(\d+)?/.exec(part);
    const want = [Number(match[2]), Number(match[3] || 0), Number(match[4] || 0)];
    if (match[1] === '^' && have[0] !== want[0]) return false;
    for (let i = 0; i < 3; i += 1) if (have[i] !== want[i]) return have[i] > want[i];
    return true;
  });
  if (fits) return;
  process.stderr.write('balsa: needs Node ' + range + '; this is ' + version + '\n');
  process.exit(1);
}

function say(text) {
  process.stderr.write(`balsa: ${text}\n`);
}

/** Runs a child to its end; resolves to its exit code, 128 + n when signal n ended it. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    const passOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.removeListener(name, passOn);
      if (signal !== null) process.exit(128 + constants.signals[signal]);
      resolve(code);
    });
  });
}

async function install() {
  const lock = fs.readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (fs.existsSync(lockHashNote) && fs.readFileSync(lockHashNote, 'utf8') === hash) return;
  // A linked node_modules belongs to another clone, and `npm ci` would empty it.
  if (fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  say('installing what package-lock.json names');
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('npm-cli.js')
    ? await run(process.execPath, [npm, 'ci'])
    : await run('npm', ['ci']);
  if (code !== 0) process.exit(code);
  fs.writeFileSync(lockHashNote, hash);
}

function* filesBelow(path) {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  yield { path, changedMs: stat.mtimeMs };
  if (!stat.isDirectory()) return;
  for (const name of fs.readdirSync(path)) yield* filesBelow(join(path, name));
}

/** A directory's own time counts too: it changes when a file in it is renamed or deleted. */
function isBuilt() {
  const built = fs.statSync(buildNote, { throwIfNoEntry: false });
  if (built === undefined) return false;
  for (const input of buildInputs) {
    for (const file of filesBelow(join(root, input))) {
      if (file.changedMs > built.mtimeMs) return false;
    }
  }
  return true;
}

/** The compiler leaves the output of a deleted source behind, and ava would go on running it. */
function removeStaleOutput() {
  for (const folder of sourceRoots) {
    for (const { path } of filesBelow(join(output, folder))) {
      if (!path.endsWith('.js')) continue;
      const source = join(root, relative(output, path));
      if (fs.existsSync(source) || fs.existsSync(source.replace(/\.js$/, '.ts'))) continue;
      fs.rmSync(path);
      fs.rmSync(`${path}.map`, { force: true });
    }
  }
}

async function build() {
  if (isBuilt()) return;
  say('building');
  const startedAt = new Date();
  for (const step of [[compiler, '-p', root], [bundler]]) {
    const code = await run(process.execPath, step);
    if (code !== 0) process.exit(code);
  }
  removeStaleOutput();
  fs.writeFileSync(buildNote, '');
  fs.utimesSync(buildNote, startedAt, startedAt);
}

async function test(args) {
  const failed = [];
  for (const check of checks) {
    say(check.name);
    const own = check.name === 'tests' ? args : [];
    const code = await run(process.execPath, [join(modules, check.entry), ...check.args, ...own]);
    if (code !== 0) failed.push(check.name);
  }
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Runs a CommonJS or ES module of ours here, as if node had been called with it. */
function become(file, args) {
  process.argv = [process.execPath, join(root, file), ...args];
  if (file.endsWith('.cjs')) require(join(root, file));
  else return import(join(root, file));
}

async function main([task, ...args]) {
  process.chdir(root);
  await install();
  await build();
  if (task === 'start') await become('bin/balsa.cjs', ['start', ...args]);
  else if (task === 'test') await test(args);
  else if (task !== 'build') await become(task, args);
}

main(process.argv.slice(2)).catch((error) => {
  say(error.stack);
  process.exitCode = 1;
});
