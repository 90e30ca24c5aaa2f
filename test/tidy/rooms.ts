/**
 * What each room may touch. What decides is handed time, chance and disk, so that the simulator can
 * run it; nothing there awaits, so that a check at the top of a function still holds at its bottom.
 */
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import type { Offence, Rule, Source } from './source.ts';
import { nodesOf, offenceAt } from './source.ts';

/** Of `src`, what faces the world. Everything else there runs in the simulator. */
const facesTheWorld = /^src\/(main\.ts|cli\/|client\/|grpc\/|http\/|kafka\/|server\/)/;
/** What the simulator runs of a node. */
const serverParts = new Set(
  [
    'apply-queue',
    'controller-raft',
    'peers/heartbeats',
    'pending-proposals',
    'raft-driver',
    'raft-snapshots',
    'raft-start',
    'raft-store',
    'read-queue',
    'registration',
    'scrub',
    'snapshotter',
    'state-machine',
  ].map((name) => `src/server/${name}.ts`),
);

export function isSimulated(path: string): boolean {
  if (serverParts.has(path)) return true;
  return /^(raft|storage|src)\//.test(path) && !facesTheWorld.test(path);
}

/** Names that reach for the clock, for chance, for the process, or past this turn. */
const globals = new Set([
  'Date',
  'performance',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Promise',
  'fetch',
  'crypto',
]);

/** A name used as a value or type, not as the name of a property or of something declared here. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent)
  );
}

function reaches(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && globals.has(node.text) && isFree(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    return text === 'Math.random' ? text : undefined;
  }
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  return ts.isAwaitExpression(node) ? 'await' : undefined;
}

function checkDeterminism(source: Source): Offence[] {
  if (!isSimulated(source.path)) return [];
  const offences: Offence[] = [];
  for (const node of nodesOf(source.tree)) {
    const what = reaches(node);
    if (what !== undefined) offences.push(offenceAt(source, node, what));
  }
  return offences;
}

/** The only doors to the world in rooms that are simulated otherwise, and what each may use. */
const doors: Readonly<Record<string, RegExp>> = {
  'storage/disk/node-file-system.ts': /^node:(fs|path)$/,
  'storage/disk/directory-lock.ts': /^(node:(fs|path)|fs-native-extensions)$/,
  // A hash computes; the rest of that module draws keys and identities by chance.
  'src/metadata/state-hash.ts': /^node:crypto$/,
  'storage/cleaner/key-offsets.ts': /^node:crypto$/,
};
/** What computes only: no clock, no chance, no descriptor. */
const computes = /^node:(assert\/strict|assert|buffer|path|util|zlib)$/;

function importsOf(source: Source): { node: ts.Node; name: string }[] {
  return source.tree.statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
    const from = node.moduleSpecifier;
    return from !== undefined && ts.isStringLiteral(from) ? [{ node, name: from.text }] : [];
  });
}

function checkImports(source: Source): Offence[] {
  if (!isSimulated(source.path)) return [];
  return importsOf(source).flatMap(({ node, name }) => {
    if (!name.startsWith('node:')) return [];
    if (computes.test(name) || doors[source.path]?.test(name)) return [];
    return [offenceAt(source, node, name)];
  });
}

/** Whatever of a node is imported by the simulator, or by what it runs; types do not run. */
function checkServerParts(source: Source): Offence[] {
  if (!source.path.startsWith('test/sim/') && !isSimulated(source.path)) return [];
  return importsOf(source).flatMap(({ node, name }) => {
    const path = name.startsWith('.') ? join(dirname(source.path), name) : name;
    if (!path.startsWith('src/server/') || isSimulated(path)) return [];
    if (node.getText(source.tree).startsWith('import type')) return [];
    return [offenceAt(source, node, name)];
  });
}

function checkSkips(source: Source): Offence[] {
  if (!source.path.startsWith('test/')) return [];
  const skips = /^test(\.serial|\.before|\.after)*\.(skip|only|todo|failing)$/;
  const found = [...nodesOf(source.tree)].filter(
    (node) => ts.isPropertyAccessExpression(node) && skips.test(node.getText(source.tree)),
  );
  return found.map((node) => offenceAt(source, node, node.getText(source.tree)));
}

function checkSleeps(source: Source): Offence[] {
  if (!source.path.startsWith('test/')) return [];
  const offences: Offence[] = [];
  for (const { node, name } of importsOf(source)) {
    if (/^node:timers/.test(name)) offences.push(offenceAt(source, node, name));
  }
  for (const node of nodesOf(source.tree)) {
    if (!ts.isCallExpression(node)) continue;
    const called = node.expression.getText(source.tree);
    if (!/^(globalThis\.)?(setTimeout|setInterval)$|^Atomics\.wait$/.test(called)) continue;
    offences.push(offenceAt(source, node, called));
  }
  return offences;
}

export const roomRules: readonly Rule[] = [
  {
    name: 'determinism',
    claim: 'what the simulator runs reads no clock and no chance, sets no timer, awaits nothing',
    check: checkDeterminism,
    offenders: {
      'raft/clock.ts': 'export const now = () => Date.now();',
      'raft/chance.ts': 'export const roll = () => Math.random();',
      'storage/timer.ts': 'setTimeout(() => {}, 1);',
      'storage/turn.ts': 'process.nextTick(() => {});',
      'storage/promise.ts': 'export let done: Promise<void>;',
      'src/metadata/async.ts': 'export async function f() {}',
      'src/broker/wait.ts': 'for await (const x of y) f(x); export const z = await y;',
      'src/server/raft-driver.ts': 'setImmediate(() => {});',
      'src/server/peers/heartbeats.ts': 'await f();',
    },
  },
  {
    name: 'doors',
    claim: 'what the simulator runs imports nothing of Node that touches the world',
    check: checkImports,
    offenders: {
      'raft/disk.ts': "import fs from 'node:fs';",
      'storage/disk.ts': "import { open } from 'node:fs';",
      'src/metadata/net.ts': "import net from 'node:net';",
    },
  },
  {
    name: 'server-parts',
    claim: 'what the simulator runs of a node is held to the same rules',
    check: checkServerParts,
    offenders: {
      'test/sim/cluster/a.ts': "import { startNode } from '../../../src/server/node.ts';",
      'src/server/scrub.ts': "import { startNode } from './node.ts';",
    },
  },
  {
    name: 'skipped-test',
    claim: 'no test is skipped, singled out or expected to fail',
    check: checkSkips,
    offenders: {
      'test/a.test.ts': "test.skip('a', () => {});",
      'test/b.test.ts': "test.serial.only('b', () => {});",
    },
  },
  {
    name: 'sleep',
    claim: 'no test sleeps',
    check: checkSleeps,
    offenders: {
      'test/a.test.ts': 'await new Promise((done) => setTimeout(done, 5));',
      'test/b.test.ts': "import { setTimeout } from 'node:timers/promises';",
    },
  },
];
