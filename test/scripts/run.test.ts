/**
 * `scripts/run.cjs` in a clone of its own, where npm, the compiler and the checks are stand-ins
 * that note how they were called.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const noteCall = (name: string): string =>
  `require('fs').appendFileSync('calls', '${name} ' + process.argv.slice(2).join(' ') + '\\n');\n`;

class Clone {
  readonly #directory: string;

  constructor(t: ExecutionContext) {
    this.#directory = mkdtempSync(join(tmpdir(), 'balsa-run-'));
    t.teardown(() => rmSync(this.#directory, { recursive: true }));
    for (const file of ['scripts/run.cjs', 'bin/balsa.cjs', 'package.json', 'package-lock.json']) {
      mkdirSync(dirname(this.#path(file)), { recursive: true });
      copyFileSync(join(root, file), this.#path(file));
    }
    const modules = 'node_modules';
    this.write('tsconfig.json', '{}');
    this.write('src/main.ts', '');
    this.write(
      'scripts/bundle.mjs',
      `import { createRequire } from 'module';
      const require = createRequire(import.meta.url);
      ${noteCall('bundle')}`,
    );
    this.write('npm/package.json', '{}');
    this.write('npm/npm-cli.js', noteCall('npm'));
    this.write(
      `${modules}/typescript/bin/tsc`,
      `require('fs').mkdirSync('dist/src', { recursive: true });
      ${noteCall('tsc')}`,
    );
    this.write(`${modules}/@biomejs/biome/bin/biome`, noteCall('biome'));
    this.write(`${modules}/knip/bin/knip.js`, noteCall('knip'));
    this.write(
      `${modules}/ava/entrypoints/cli.mjs`,
      `import { createRequire } from 'module';
      const require = createRequire(import.meta.url);
      ${noteCall('ava')}`,
    );
  }

  #path(file: string): string {
    return join(this.#directory, file);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.#path(file)), { recursive: true });
    writeFileSync(this.#path(file), text);
  }

  has(file: string): boolean {
    return existsSync(this.#path(file));
  }

  /** Gives `file` a time after everything that ran so far. */
  touch(file: string): void {
    const later = new Date(Date.now() + 60_000);
    utimesSync(this.#path(file), later, later);
  }

  #environment(): NodeJS.ProcessEnv {
    return { ...process.env, npm_execpath: this.#path('npm/npm-cli.js'), NODE_OPTIONS: '' };
  }

  run(...args: string[]) {
    const options = { cwd: this.#directory, env: this.#environment(), encoding: 'utf8' } as const;
    return spawnSync(process.execPath, args, options);
  }

  start() {
    const args = ['scripts/run.cjs', 'start', '--port', '0'];
    return spawn(process.execPath, args, { cwd: this.#directory, env: this.#environment() });
  }

  /** What was called since the last look. */
  takeCalls(): string[] {
    if (!this.has('calls')) return [];
    const calls = readFileSync(this.#path('calls'), 'utf8').trim().split('\n');
    rmSync(this.#path('calls'));
    return calls.map((call) => call.replace(this.#directory, '.').trim());
  }

  changeLock(): void {
    appendFileSync(this.#path('package-lock.json'), '\n');
  }
}

test('an old Node is refused in one line, before anything else is tried', (t) => {
  const clone = new Clone(t);
  for (const version of ['18.20.4', '20.19.3', '22.19.0', '23.11.0', '25.1.0']) {
    clone.write(
      'old.cjs',
      `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`,
    );
    const { status, stderr } = clone.run('--require', './old.cjs', 'scripts/run.cjs', 'build');
    t.is(status, 1, version);
    t.regex(stderr, /^balsa: needs Node [^\n]+; this is [\d.]+\n$/);
  }
  t.deepEqual(clone.takeCalls(), []);
});

test('every supported line of Node is accepted', (t) => {
  const clone = new Clone(t);
  for (const version of ['20.19.4', '20.20.2', '22.20.0', '24.12.1', '26.0.0', '27.3.0']) {
    clone.write(
      'node.cjs',
      `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`,
    );
    const { status } = clone.run('--require', './node.cjs', 'scripts/run.cjs', 'build');
    t.is(status, 0, version);
  }
});

test('it installs when the lockfile changed and builds when a source did, and only then', (t) => {
  const clone = new Clone(t);
  const build = (): string[] => {
    t.is(clone.run('scripts/run.cjs', 'build').status, 0);
    return clone.takeCalls();
  };
  t.deepEqual(build(), ['npm ci', 'tsc -p .', 'bundle']);
  t.deepEqual(build(), []);
  clone.changeLock();
  clone.touch('package-lock.json');
  t.deepEqual(build(), ['npm ci', 'tsc -p .', 'bundle']);
});

test('a newer source is built, and the output of a deleted one goes away', (t) => {
  const clone = new Clone(t);
  clone.run('scripts/run.cjs', 'build');
  clone.takeCalls();
  clone.write('dist/src/main.js', '');
  clone.write('dist/src/deleted.js', '');
  clone.write('dist/src/deleted.js.map', '');
  clone.touch('src/main.ts');
  clone.run('scripts/run.cjs', 'build');
  t.deepEqual(clone.takeCalls(), ['tsc -p .', 'bundle']);
  t.true(clone.has('dist/src/main.js'));
  t.false(clone.has('dist/src/deleted.js'));
  t.false(clone.has('dist/src/deleted.js.map'));
});

test('a failed install or build ends it with that exit code, and is tried again', (t) => {
  const clone = new Clone(t);
  clone.write('npm/npm-cli.js', 'process.exit(7);');
  t.is(clone.run('scripts/run.cjs', 'start').status, 7);
  clone.write('npm/npm-cli.js', '');
  clone.write('node_modules/typescript/bin/tsc', 'process.exit(3);');
  t.is(clone.run('scripts/run.cjs', 'start').status, 3);
  t.is(clone.run('scripts/run.cjs', 'start').status, 3);
});

test('test runs every check though one fails, hands its options to ava, and fails', (t) => {
  const clone = new Clone(t);
  clone.write('node_modules/knip/bin/knip.js', `${noteCall('knip')} process.exit(1);`);
  const { status, stderr } = clone.run('scripts/run.cjs', 'test', '--tap');
  t.is(status, 1);
  t.regex(stderr, /failed: unused code/);
  t.deepEqual(
    clone.takeCalls().map((call) => call.split(' ').slice(0, 2).join(' ')),
    ['npm ci', 'tsc -p', 'bundle', 'biome ci', 'knip --no-progress', 'ava --tap'],
  );
});

test('start serves in the same process: options, signals and the exit code are its', async (t) => {
  const clone = new Clone(t);
  clone.run('scripts/run.cjs', 'build');
  clone.write(
    'dist/program/main.js',
    `process.on('SIGTERM', () => process.exit(42));
     process.stdin.on('data', () => {});
     console.log(process.pid, process.env.UV_THREADPOOL_SIZE, ...process.argv.slice(2));`,
  );
  const child = clone.start();
  const printed = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
  });
  t.is(printed, `${child.pid} 16 start --port 0\n`);
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  t.is(code, 42);
});

test('a clone that is not built says what to do', (t) => {
  const clone = new Clone(t);
  const { status, stderr } = clone.run('bin/balsa.cjs', 'topic', 'list');
  t.is(status, 1);
  t.is(stderr, 'balsa: not built yet; run npm start or npm run build\n');
});
