/**
 * Imports point one way (`.dependency-cruiser.cjs`). The tree is cruised as it is, and so is a
 * planted tree with one offender a rule, because a cruiser that resolves nothing reports nothing.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const configuration = '.dependency-cruiser.cjs';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(directory: string, folders: readonly string[]): Cruise['summary'] {
  const args = [cruiser, '--config', configuration, '--output-type', 'json', ...folders];
  const ended = spawnSync(process.execPath, args, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (ended.stdout === '') throw new Error(`the cruiser printed nothing: ${ended.stderr}`);
  return (JSON.parse(ended.stdout) as Cruise).summary;
}

/** What each file of the planted tree imports, and the rule that must refuse it. */
const planted: readonly { file: string; imports: string; rule: string }[] = [
  { file: 'raft/reads-disk.ts', imports: 'node:fs', rule: 'raft-alone' },
  { file: 'raft/uses-storage.ts', imports: '../storage/base.ts', rule: 'raft-alone' },
  { file: 'storage/uses-raft.ts', imports: '../raft/base.ts', rule: 'storage-alone' },
  { file: 'storage/uses-src.ts', imports: '../src/metadata/base.ts', rule: 'storage-alone' },
  { file: 'storage/uses-a-test.ts', imports: '../test/base.ts', rule: 'nothing-imports-tests' },
  { file: 'jepsen/queue/trusts.ts', imports: '../../storage/base.ts', rule: 'judges-alone' },
  { file: 'jepsen/loads/in.ts', imports: '../../storage/base.ts', rule: 'jepsen-over-the-wire' },
  { file: 'storage/nowhere.ts', imports: './missing.ts', rule: 'resolvable' },
  { file: 'storage/circle-one.ts', imports: './circle-two.ts', rule: 'no-cycles' },
  { file: 'src/clock.ts', imports: './metadata/base.ts', rule: 'src-top-level' },
  { file: 'src/metadata/up.ts', imports: '../broker/base.ts', rule: 'src/metadata' },
  { file: 'src/controller/up.ts', imports: '../broker/base.ts', rule: 'src/controller' },
  { file: 'src/replication/up.ts', imports: '../broker/base.ts', rule: 'src/replication' },
  { file: 'src/coordinator/up.ts', imports: '../broker/base.ts', rule: 'src/coordinator' },
  { file: 'src/broker/up.ts', imports: '../grpc/base.ts', rule: 'src/broker' },
  { file: 'src/wire/up.ts', imports: '../metadata/base.ts', rule: 'src/wire' },
  { file: 'src/kafka/aside.ts', imports: '../grpc/base.ts', rule: 'src/kafka' },
  { file: 'src/grpc/up.ts', imports: '../server/base.ts', rule: 'src/grpc' },
  { file: 'src/http/aside.ts', imports: '../grpc/base.ts', rule: 'src/http' },
  { file: 'src/client/serves.ts', imports: '../broker/base.ts', rule: 'src/client' },
  { file: 'src/client/native.ts', imports: '../../storage/base.ts', rule: 'src/client' },
  { file: 'src/cli/topic.ts', imports: '../broker/base.ts', rule: 'src/cli' },
  { file: 'src/cli/verify.ts', imports: '../server/base.ts', rule: 'offline-commands' },
  { file: 'src/attic/old.ts', imports: '../metadata/base.ts', rule: 'src-rooms-are-known' },
];

const bases = ['raft', 'storage', 'test', 'src/metadata', 'src/broker', 'src/grpc', 'src/server'];

function plantTree(directory: string): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  };
  for (const base of bases) write(`${base}/base.ts`, 'export const base = 1;\n');
  write('storage/circle-two.ts', `import './circle-one.ts';\n`);
  for (const { file, imports } of planted) write(file, `import '${imports}';\n`);
  for (const file of [configuration, 'tsconfig.json']) {
    copyFileSync(join(root, file), join(directory, file));
  }
}

test('no import in the tree points against the layering', (t) => {
  const found = cruise(root, ['raft', 'storage', 'src', 'jepsen', 'test']);
  t.true(found.totalCruised > 50, `only ${found.totalCruised} modules were cruised`);
  t.deepEqual(
    found.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`),
    [],
  );
});

test('every rule has a planted offender', (t) => {
  const { forbidden } = createRequire(import.meta.url)(join(root, configuration)) as {
    readonly forbidden: readonly { readonly name: string }[];
  };
  const covered = new Set(planted.map(({ rule }) => rule));
  t.deepEqual(
    forbidden.map(({ name }) => name).filter((name) => !covered.has(name)),
    [],
  );
});

test('each rule refuses the offender planted for it, and nothing else is refused', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-layering-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  plantTree(directory);
  const found = cruise(directory, ['raft', 'storage', 'src', 'jepsen', 'test']);
  const refused = found.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  // What leads astray may break a second rule too, as a test imported by storage does.
  for (const { file, rule } of planted) t.true(refused.includes(`${rule}: ${file}`), file);
  const offenders = new Set(planted.map(({ file }) => file));
  t.deepEqual(
    found.violations.filter(({ from }) => !offenders.has(from)),
    [],
  );
});
