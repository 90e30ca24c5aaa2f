/**
 * What the npm package is to a program written in TypeScript: laid out as `files` says, beside no
 * other packages than those that it names, with the declarations that packing writes.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import ts from 'typescript';

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: { readonly '.': Readonly<Record<'types' | 'default', string>> };
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const directory = mkdtempSync(join(tmpdir(), 'balsa-package-'));
const installed = join(directory, 'node_modules', 'balsa');
const declarations = join(installed, 'dist', 'types');
const program = join(directory, 'program.ts');

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}

test.before(() => {
  const packed = ['package.json', ...manifest.files.filter((path) => path !== 'dist/types')];
  for (const path of packed) link(join(root, path), join(installed, path));
  for (const name of [...Object.keys(manifest.dependencies), '@types/node', 'undici-types']) {
    const from = join(root, 'node_modules', name);
    if (existsSync(from)) link(from, join(directory, 'node_modules', name));
  }
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }\n');
  const script = join(root, 'scripts', 'declarations.mjs');
  const { status } = spawnSync(process.execPath, [script, declarations], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the declarations could not be written');
});

test.after.always(() => rmSync(directory, { recursive: true, force: true }));

const { options } = ts.convertCompilerOptionsFromJson(
  {
    ...{ target: 'es2022', lib: ['es2022', 'esnext.disposable'], types: ['node'] },
    ...{ module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, noEmit: true },
    ...{ noUncheckedIndexedAccess: true, typeRoots: ['node_modules/@types'] },
  },
  directory,
);

const foreign = new Map<string, ts.SourceFile | undefined>();

/** What is not of the package itself is parsed once. */
function compilerHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language) => {
    if (path.startsWith(directory)) return parse(path, language);
    if (!foreign.has(path)) foreign.set(path, parse(path, language));
    return foreign.get(path);
  };
  return host;
}

/** What the compiler says of a program, and, unless told otherwise, of what that imports. */
function faultsOf(text: string, skipLibCheck = false): readonly string[] {
  writeFileSync(program, text);
  const checked = ts.createProgram([program], { ...options, skipLibCheck }, compilerHost());
  return ts
    .getPreEmitDiagnostics(checked)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const PROGRAM = `
import type {
  Admin, BalsaErrorCode, Consumer, Cursor, GroupMessage, IncomingMessage, Partitioner, Producer,
  Reader, Receipt,
} from 'balsa';
import { BalsaError, connect, NodeState } from 'balsa';

type IsAny<Type> = 0 extends 1 & Type ? true : false;
const known = <Type>(value: Type, isAny: IsAny<Type>): Type => (isAny ? value : value);
const { signal } = new AbortController();

const partitioner: Partitioner = ({ key, partitionCount }) => (key?.at(0) ?? 0) % partitionCount;
await using client = known(connect('localhost:9093', { codec: 'gzip' }), false);
const orders: Producer = known(
  client.producer('orders', { codec: 'zstd', acks: 'all', lingerMs: 5, partitioner }),
  false,
);
const receipt: Receipt = known(await orders.send({ key: 7, value: 'x' }, { signal }), false);
const cursor: Cursor | undefined = known(receipt.cursor, false);

const reader: Reader = known(client.read('orders', { from: { type: 'end' }, signal }), false);
for await (const message of reader) {
  const read: IncomingMessage = known(message, false);
  known(read.value, false);
  if (cursor !== undefined) reader.seek(cursor);
}
const members: Consumer = client.consumer('billing', ['orders'], { from: 'beginning' });
for await (const message of members) {
  const handed: GroupMessage = known(message, false);
  await handed.ack();
}

const admin: Admin = known(client.admin, false);
const { topic } = known(await admin.createTopic({ name: 'orders' }, { signal }), false);
known(topic?.partitions, false);
const { nodes } = await admin.clusterStatus({ signal });
nodes.some(({ state }) => state === NodeState.NODE_STATE_ACTIVE);
known((await client.keys.get('/a', { signal })).metadataIndex, false);
known((await client.groups.list({ signal })).groups, false);
try {
  await client.close();
} catch (error) {
  if (!(error instanceof BalsaError)) throw error;
  const code: BalsaErrorCode = known(error.code, false);
  const retriable: boolean = known(error.retriable, false);
  console.log(code, retriable);
}

// @ts-expect-error: there is no such codec
client.producer('orders', { codec: 'brotli' });
// @ts-expect-error: there is no such option
client.producer('orders', { lingerMS: 5 });
// @ts-expect-error: a message has a value
await orders.send({ key: 'k' });
// @ts-expect-error: a partitioner says a number
client.producer('orders', { partitioner: () => 'a' });
// @ts-expect-error: a signal is no option of its own
await admin.listTopics(signal);
`;

test.serial('a strict program in TypeScript knows all of the client by its types', (t) => {
  t.deepEqual(faultsOf(PROGRAM), []);
});

test.serial('a client that is any, and one without declarations, would be noticed', (t) => {
  const client = join(dirname(join(installed, manifest.exports['.'].types)), 'client.d.ts');
  writeFileSync(client, 'export type Client = any;\nexport declare function connect(): any;\n');
  t.not(faultsOf(PROGRAM, true).length, 0);
  rmSync(declarations, { recursive: true });
  t.true(faultsOf(PROGRAM, true).some((fault) => fault.includes("'balsa'")));
});

test('what the manifest points to is packed', (t) => {
  const { types, default: entry } = manifest.exports['.'];
  const roots = manifest.files.map((path) => `./${path}/`);
  for (const target of [types, entry, ...Object.values(manifest.bin).map((path) => `./${path}`)]) {
    t.true(
      roots.some((packed) => target.startsWith(packed)),
      target,
    );
  }
  t.true(existsSync(join(root, entry)), entry);
});
