import test from 'ava';
import { MemoryTables } from '../../../storage/tables/memory-tables.ts';
import type { TableWrite } from '../../../storage/tables/tables.ts';
import { testTables } from './tables-conformance.ts';

testTables('memory tables', () => Promise.resolve(new MemoryTables(setImmediate)));

function put(key: string): TableWrite {
  return { key: Buffer.from(key), value: Buffer.from('1') };
}

function has(tables: MemoryTables, key: string): boolean {
  return tables.get(Buffer.from(key)) !== undefined;
}

/** Tables whose completions wait until they are run. */
function manual(): { tables: MemoryTables; runAll: () => void } {
  const actions: (() => void)[] = [];
  const runAll = (): void => {
    for (let action = actions.shift(); action !== undefined; action = actions.shift()) action();
  };
  return { tables: new MemoryTables((action) => actions.push(action)), runAll };
}

test('a crash keeps the first batches it is told to, those under way included', (t) => {
  for (let kept = 0; kept <= 4; kept += 1) {
    const { tables, runAll } = manual();
    tables.write([put('1')], () => {});
    tables.write([put('2')], () => {});
    runAll();
    tables.write([put('3')], () => t.fail('a crashed process was called back'));
    tables.write([put('4')], () => t.fail('a crashed process was called back'));
    tables.crash((count) => {
      t.is(count, 4);
      return kept;
    });
    runAll();
    t.deepEqual(
      ['1', '2', '3', '4'].filter((key) => has(tables, key)),
      ['1', '2', '3', '4'].slice(0, kept),
    );
  }
});

test('what close or install has made durable survives any crash', (t) => {
  const closed = manual();
  closed.tables.write([put('a')], () => {});
  closed.tables.close(() => {});
  closed.runAll();
  closed.tables.crash(() => 0);
  t.true(has(closed.tables, 'a'));

  const { tables, runAll } = manual();
  tables.write([put('old')], () => {});
  tables.build((...[, build]) => {
    build?.add([{ key: Buffer.from('new'), value: Buffer.from('1') }], () => {
      build.install(() => {});
    });
  });
  runAll();
  tables.crash((count) => {
    t.is(count, 0);
    return 0;
  });
  t.true(has(tables, 'new'));
  t.false(has(tables, 'old'));
});

test('a crash before an install has completed leaves the old contents', (t) => {
  const { tables, runAll } = manual();
  tables.write([put('old')], () => {});
  runAll();
  tables.build((...[, build]) => {
    build?.add([{ key: Buffer.from('new'), value: Buffer.from('1') }], () => {
      build.install(() => t.fail('a crashed process was called back'));
      tables.crash((count) => count);
    });
  });
  runAll();
  t.true(has(tables, 'old'));
  t.false(has(tables, 'new'));
});

test('a power cut discards everything', (t) => {
  const { tables, runAll } = manual();
  tables.write([put('a')], () => {});
  tables.close(() => {});
  runAll();
  tables.discard();
  t.false(has(tables, 'a'));
});
