import test from 'ava';
import { LogStore } from '../../../storage/log/log-store.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import { crashEverywhere, resultOf, simBench } from '../sim-bench.ts';
import {
  appendTexts,
  closeStore,
  errorsOf,
  filesOf,
  inspectAll,
  killed,
  logKey,
  makeNodeFile,
  openLog,
  ordersKey,
  ordersPath,
  quietListener,
  START_MS,
  smallConfig,
  startStore,
  stopped,
  storeOptions,
  verify,
} from './store-bench.ts';

test('a log that is begun at an offset is empty there, also after a power cut', (t) => {
  const bench = stopped(20);
  const run = startStore(bench);
  resultOf<void>(bench, (done) => run.store.delete(ordersKey, done));
  resultOf<void>(bench, (done) => run.store.beginAt(ordersKey, 1_000, done));
  bench.disk.cutPower();
  const again = startStore(bench);
  inspectAll(again);
  t.deepEqual(again.store.marked(), []);
  const log = openLog(again);
  t.like(log, { logStart: 1_000, logEnd: 1_000, durableEnd: 1_000, highWatermark: 1_000 });
  appendTexts(again, log, 3);
  bench.disk.cutPower();
  const last = startStore(bench);
  inspectAll(last);
  t.deepEqual(last.store.marked(), []);
  t.like(openLog(last), { logStart: 1_000, logEnd: 1_003 });
});

test('a deleted log is gone, also the second time, and a new one of its name is empty', (t) => {
  const bench = stopped(20);
  const run = startStore(bench);
  openLog(run);
  for (let count = 0; count < 2; count++) {
    resultOf<void>(bench, (done) => run.store.delete(ordersKey, done));
    t.deepEqual(filesOf(bench, ordersPath), []);
    t.deepEqual(run.store.keys(), []);
    t.is(run.store.checkpoint.get(ordersKey), undefined);
  }
  t.is(openLog(run).logEnd, 0);
});

test('a log that is deleted while it is being deleted is deleted once', (t) => {
  const bench = stopped(20);
  const run = startStore(bench);
  openLog(run);
  const ended: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    run.store.delete(ordersKey, (...[error]) => ended.push(`${name} ${error}`));
  }
  bench.world.run();
  t.deepEqual(ended, ['first null', 'second null', 'third null']);
  t.deepEqual(run.store.keys(), []);
  t.is(openLog(run).logEnd, 0);
});

test('logs that wait to be opened are among those to delete', (t) => {
  const { bench, store } = startStore(simBench());
  const keys = Array.from({ length: 100 }, (_, partition) => logKey(partition));
  const opened: number[] = [];
  for (const key of keys) {
    store.open(key, { config: smallConfig, listener: quietListener }, () => opened.push(1));
  }
  const found = store.keys();
  t.is(found.length, keys.length);
  let deletedCount = 0;
  for (const key of found) {
    store.delete(key, (...[error]) => {
      deletedCount += error === null ? 1 : 0;
    });
  }
  bench.world.run();
  t.is(deletedCount, keys.length);
  t.is(opened.length, keys.length);
  t.deepEqual(store.keys(), []);
});

test('a log is deleted also while it is being opened', (t) => {
  const bench = stopped(20);
  const run = startStore(bench);
  const ended: string[] = [];
  run.store.open(ordersKey, { config: smallConfig, listener: quietListener }, () => {
    ended.push('opened');
  });
  run.store.delete(ordersKey, (...[error]) => ended.push(`deleted ${error}`));
  bench.world.run();
  t.deepEqual(ended, ['opened', 'deleted null']);
  t.deepEqual(filesOf(bench, ordersPath), []);
});

test('a log that turns out to be damaged while it is being deleted is deleted all the same', (t) => {
  const bench = stopped(20);
  bench.disk.lose(`${ordersPath}/partition.metadata`);
  const run = startStore(bench);
  const ended: string[] = [];
  run.store.open(ordersKey, { config: smallConfig, listener: quietListener }, (...[error]) => {
    ended.push(`opened: ${error instanceof StorageError ? error.code : error}`);
  });
  run.store.delete(ordersKey, (...[error]) => ended.push(`deleted: ${error}`));
  bench.world.run();
  t.deepEqual(ended, ['opened: corrupt', 'deleted: null']);
  t.deepEqual(filesOf(bench, ordersPath), []);
});

test('retention that comes to a log when it was deleted leaves nothing of it', (t) => {
  const bench = simBench();
  const run = startStore(bench);
  const log = openLog(run, ordersKey, { ...smallConfig, retentionSizeBytes: 0 });
  appendTexts(run, log, 20);
  log.advanceHighWatermark(20);
  resultOf<void>(bench, (done) => run.store.delete(ordersKey, done));
  resultOf<void>(bench, (done) => log.applyRetention(START_MS, done));
  t.is(run.store.checkpoint.get(ordersKey), undefined);
});

for (const crash of ['cutPower', 'kill'] as const) {
  test(`${crash} at any point of a deletion leaves a whole log or none`, (t) => {
    let isDone = false;
    const points = crashEverywhere({
      crash,
      prepare: (bench) => {
        isDone = false;
        makeNodeFile(bench);
        const run = startStore(bench);
        appendTexts(run, openLog(run), 20);
        closeStore(run);
      },
      scenario: (fileSystem) => {
        LogStore.open(storeOptions(fileSystem), (...[, store]) => {
          store?.delete(ordersKey, (...[error]) => {
            isDone = error === null;
          });
        });
      },
      check: (bench, crashedAt) => {
        const run = startStore(bench);
        inspectAll(run);
        t.deepEqual(run.store.marked(), [], crashedAt);
        const found = run.store.keys();
        t.true(found.length === 1 ? !isDone : found.length === 0, crashedAt);
        if (found.length === 1) t.is(openLog(run).logEnd, 20, crashedAt);
        t.deepEqual(filesOf(bench, `${ordersPath}.deleted`), []);
        t.deepEqual(errorsOf(verify(bench)), [], crashedAt);
      },
    });
    t.true(points > 10);
  });
}

test('what is set aside keeps its bytes, however often it happens', (t) => {
  const bench = stopped(20);
  for (let count = 1; count <= 2; count++) {
    const run = startStore(bench);
    appendTexts(run, openLog(run), 1);
    resultOf<void>(bench, (done) => run.store.setAside(ordersKey, done));
    t.deepEqual(run.store.keys(), []);
    for (let kept = 1; kept <= count; kept++) {
      t.not(filesOf(bench, `${ordersPath}.aside-${kept}/`).length, 0);
    }
    t.deepEqual(startStore(bench).store.unknownNames, []);
  }
});

test('a log that is made anew after an inspection has files of its own', (t) => {
  const bench = killed(3);
  for (const take of ['delete', 'setAside'] as const) {
    const run = startStore(bench, { bootUnchanged: true });
    inspectAll(run);
    resultOf<void>(bench, (done) => run.store[take](ordersKey, done));
    appendTexts(run, openLog(run), 2);
    bench.disk.cutPower();
    const again = startStore(bench);
    inspectAll(again);
    t.is(openLog(again).logEnd, 2, take);
    bench.disk.kill();
  }
});
