/** What both implementations of `Tables` must do; each test file runs it on its own. */

import type { ExecutionContext } from 'ava';
import test from 'ava';
import fc from 'fast-check';
import type {
  TableEntry,
  Tables,
  TablesBuild,
  TablesView,
  TableWrite,
} from '../../../storage/tables/tables.ts';
import { ALL_KEYS } from '../../../storage/tables/tables.ts';
import { run } from '../disk/real-disk.ts';

export type OpenTables = (t: ExecutionContext) => Promise<Tables>;

function put(key: string, value: string): TableWrite {
  return { key: Buffer.from(key), value: Buffer.from(value) };
}

function removal(key: string): TableWrite {
  return { key: Buffer.from(key), value: undefined };
}

function texts(entries: readonly TableEntry[]): string[] {
  return entries.map(({ key, value }) => `${Buffer.from(key)}=${Buffer.from(value)}`);
}

async function drain(view: TablesView, sizeBytesMax: number): Promise<TableEntry[][]> {
  const runs: TableEntry[][] = [];
  for (;;) {
    const entries = await run<readonly TableEntry[]>((done) => view.next(sizeBytesMax, done));
    if (entries.length === 0) break;
    runs.push([...entries]);
  }
  await run((done) => view.close(done));
  return runs;
}

async function all(tables: Tables): Promise<string[]> {
  return texts(await run<readonly TableEntry[]>((done) => tables.list(ALL_KEYS, done)));
}

const claims: Readonly<Record<string, (t: ExecutionContext, tables: Tables) => Promise<void>>> = {
  'what was written is read, and what was removed is gone': async (t, tables) => {
    await run((done) => tables.write([put('a', '1'), put('b', '2'), put('c', '')], done));
    await run((done) => tables.write([removal('a'), put('b', '3'), removal('x')], done));
    t.is(tables.get(Buffer.from('a')), undefined);
    t.is(Buffer.from(tables.get(Buffer.from('b')) ?? []).toString(), '3');
    t.is(tables.get(Buffer.from('c'))?.length, 0);
    t.deepEqual(await all(tables), ['b=3', 'c=']);
  },

  'later writes of one batch win': async (t, tables) => {
    await run((done) =>
      tables.write([put('a', '1'), removal('a'), put('b', '1'), put('b', '2')], done),
    );
    t.deepEqual(await all(tables), ['b=2']);
  },

  'batches written without waiting are applied in order': async (t, tables) => {
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        run((done) => tables.write([put('last', `${at}`), put(`${at}`, '')], done)).then(() =>
          order.push(at),
        ),
      ),
    );
    t.is(Buffer.from(tables.get(Buffer.from('last')) ?? []).toString(), '199');
    t.deepEqual(order, [...order.keys()]);
  },

  'keys come in the order of their bytes, unsigned': async (t, tables) => {
    const keys = [[0xff, 0xff], [0x7f], [0x80], [0], [0, 0], [0xff], [1, 0]];
    await run((done) =>
      tables.write(
        keys.map((key) => ({ key: Uint8Array.from(key), value: new Uint8Array(0) })),
        done,
      ),
    );
    const listed = await run<readonly TableEntry[]>((done) => tables.list(ALL_KEYS, done));
    const sorted = keys.map((key) => Buffer.from(key)).sort(Buffer.compare);
    t.deepEqual(
      listed.map(({ key }) => Buffer.from(key)),
      sorted,
    );
  },

  'a range holds its start, not its end, and no key outside': async (t, tables) => {
    await run((done) =>
      tables.write(
        ['a', 'b', 'bb', 'c', 'd'].map((key) => put(key, '')),
        done,
      ),
    );
    const range = { start: Buffer.from('b'), end: Buffer.from('c') };
    const listed = await run<readonly TableEntry[]>((done) => tables.list(range, done));
    t.deepEqual(texts(listed), ['b=', 'bb=']);
    t.deepEqual(texts((await drain(tables.view(range), 100)).flat()), ['b=', 'bb=']);
    const open = await run<readonly TableEntry[]>((done) =>
      tables.list({ ...range, end: undefined }, done),
    );
    t.deepEqual(texts(open), ['b=', 'bb=', 'c=', 'd=']);
  },

  'a view does not see what is written after it was made': async (t, tables) => {
    await run((done) => tables.write([put('a', '1'), put('b', '1'), put('c', '1')], done));
    const view = tables.view(ALL_KEYS);
    await run((done) => tables.write([put('a', '2'), removal('b'), put('d', '2')], done));
    t.deepEqual(texts((await drain(view, 1)).flat()), ['a=1', 'b=1', 'c=1']);
    t.deepEqual(await all(tables), ['a=2', 'c=1', 'd=2']);
  },

  'a view comes in runs of about the size asked for': async (t, tables) => {
    const value = Buffer.alloc(1_000, 7);
    const batch = Array.from({ length: 3_000 }, (_, at) => ({
      key: Buffer.from(String(at).padStart(6, '0')),
      value,
    }));
    await run((done) => tables.write(batch, done));
    const runs = await drain(tables.view(ALL_KEYS), 200_000);
    t.is(runs.flat().length, 3_000);
    for (const entries of runs) t.true(entries.length * 1_006 < 300_000, `${entries.length}`);
  },

  'an install replaces everything at once, and an abandoned build nothing': async (t, tables) => {
    await run((done) => tables.write([put('old', '1')], done));
    const abandoned = await run<TablesBuild>((done) => tables.build(done));
    await run((done) => abandoned.add([{ key: Buffer.from('x'), value: Buffer.from('y') }], done));
    await run((done) => abandoned.abandon(done));
    t.deepEqual(await all(tables), ['old=1']);

    const build = await run<TablesBuild>((done) => tables.build(done));
    await run((done) => build.add([{ key: Buffer.from('new'), value: Buffer.from('1') }], done));
    await run((done) => tables.write([put('old', '2')], done));
    t.deepEqual(await all(tables), ['old=2']);
    await run((done) => build.install(done));
    t.deepEqual(await all(tables), ['new=1']);
    await run((done) => tables.write([put('more', '1')], done));
    t.deepEqual(await all(tables), ['more=1', 'new=1']);
  },

  'behaves as a sorted map would': async (t, tables) => {
    const key = fc.uint8Array({ minLength: 1, maxLength: 3, max: 3 });
    const write = fc.record({ key, value: fc.option(fc.uint8Array({ maxLength: 5 })) });
    const model = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 8 }), async (batch) => {
        const writes = batch.map((each) => ({ key: each.key, value: each.value ?? undefined }));
        await run((done) => tables.write(writes, done));
        for (const each of writes) {
          const hex = Buffer.from(each.key).toString('hex');
          if (each.value === undefined) model.delete(hex);
          else model.set(hex, Buffer.from(each.value).toString('hex'));
        }
        const entries = await run<readonly TableEntry[]>((done) => tables.list(ALL_KEYS, done));
        t.deepEqual(
          entries.map((each) => [
            Buffer.from(each.key).toString('hex'),
            Buffer.from(each.value).toString('hex'),
          ]),
          [...model].sort(([left], [right]) => (left < right ? -1 : 1)),
        );
      }),
      { numRuns: 50 },
    );
  },
};

export function testTables(name: string, open: OpenTables): void {
  for (const [claim, check] of Object.entries(claims)) {
    test(`${name}: ${claim}`, async (t) => check(t, await open(t)));
  }
}
