import test from 'ava';
import type { Callback, File } from '../../../storage/file-system.ts';
import type { Log } from '../../../storage/log/log.ts';
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
  textBatch,
  verify,
} from './store-bench.ts';

test('logs are found again after a stop, with all that was in them', (t) => {
  const bench = stopped(20, 3);
  const run = startStore(bench);
  t.deepEqual(run.store.keys(), [logKey(0), logKey(1), logKey(2)]);
  inspectAll(run);
  t.deepEqual(run.store.marked(), []);
  for (let partition = 0; partition < 3; partition++) {
    t.is(openLog(run, logKey(partition)).durableEnd, 20);
  }
  closeStore(run);
  t.deepEqual(verify(bench), []);
});

test('a log that was made and never written to is empty, not missing', (t) => {
  const run = startStore(simBench());
  t.is(run.store.checkpoint.get(ordersKey), undefined);
  const log = openLog(run);
  t.is(log.logEnd, 0);
  t.is(run.store.get(ordersKey), log);
  t.is(run.store.checkpoint.get(ordersKey)?.durableEnd, 0);
  const again = startStore(run.bench);
  inspectAll(again);
  t.deepEqual(again.store.marked(), []);
});

test('a log that has an entry and no files is missing, and says so at every start', (t) => {
  const bench = stopped(5);
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.removeTree(ordersPath, done));
  for (let start = 0; start < 2; start++) {
    const run = startStore(bench);
    t.deepEqual(run.store.keys(), [ordersKey]);
    inspectAll(run);
    const [marked] = run.store.marked();
    t.like(marked?.marks[0], { type: 'missing', logEnd: 0, lastEpoch: -1 });
    t.is(marked?.marks.length, 1);
  }
});

test('a log that is shorter than it was durable is damaged', (t) => {
  const bench = stopped(5);
  const fileSystem = bench.disk.mount();
  const path = filesOf(bench, ordersPath).find((each) => each.endsWith('.log'))!;
  const file = resultOf<File>(bench, (done) => fileSystem.open(path, 'write', done));
  const sizeBytes = resultOf<number>(bench, (done) => file.size(done));
  resultOf<void>(bench, (done) => file.truncate(sizeBytes - 1, done));
  const run = startStore(bench);
  inspectAll(run);
  t.like(run.store.marked()[0]?.marks[0], { type: 'damaged', offset: 4 });
});

test('a log that becomes shorter between its inspection and its opening is damaged', (t) => {
  const bench = killed(5);
  const run = startStore(bench);
  inspectAll(run);
  const path = filesOf(bench, ordersPath).find((each) => each.endsWith('.log'))!;
  bench.disk.file(path)!.damageSize(10);
  const error = t.throws(() => openLog(run), { instanceOf: StorageError });
  t.is(error?.code, 'corrupt');
});

test('bytes above the durable end that do not check are marked before they are cut', (t) => {
  const bench = stopped(5);
  const fileSystem = bench.disk.mount();
  const path = filesOf(bench, ordersPath).find((each) => each.endsWith('.log'))!;
  const file = resultOf<File>(bench, (done) => fileSystem.open(path, 'write', done));
  const sizeBytes = resultOf<number>(bench, (done) => file.size(done));
  resultOf<void>(bench, (done) => file.write(sizeBytes, [Buffer.alloc(200, 7)], done));
  resultOf<void>(bench, (done) => file.sync(done));
  const run = startStore(bench);
  inspectAll(run);
  t.is(bench.disk.file(path)?.sizeBytes, sizeBytes + 200);
  bench.disk.cutPower();
  const again = startStore(bench);
  t.like(again.store.marked()[0]?.marks, [{ type: 'cut', logEnd: 5, lastEpoch: 1 }]);
  inspectAll(again);
  openLog(again);
  t.is(bench.disk.file(path)?.sizeBytes, sizeBytes);
  t.is(again.store.marked()[0]?.marks.length, 1);
});

test('a directory that an earlier life made and never synced is made durable before use', (t) => {
  const bench = simBench({ loss: 'all' });
  makeNodeFile(bench);
  startStore(bench);
  resultOf<void>(bench, (done) => bench.disk.mount().makeDirectory(ordersPath, done));
  bench.disk.kill();
  const run = startStore(bench, { bootUnchanged: true });
  appendTexts(run, openLog(run), 5);
  t.is(run.store.get(ordersKey)?.durableEnd, 5);
  bench.disk.cutPower();
  const again = startStore(bench);
  inspectAll(again);
  t.deepEqual(again.store.marked(), []);
  t.is(openLog(again).logEnd, 5);
});

test('all who open a log at the same time get the same one', (t) => {
  const run = startStore(simBench());
  const opened: Log[] = [];
  for (let count = 0; count < 3; count++) {
    run.store.open(ordersKey, { config: smallConfig, listener: quietListener }, (...[, log]) => {
      if (log !== undefined) opened.push(log);
    });
  }
  run.bench.world.run();
  t.is(opened.length, 3);
  t.is(new Set([...opened, openLog(run)]).size, 1);
});

test('an open that fails is told to all who wait, and may be tried again', (t) => {
  const bench = stopped(20);
  const run = startStore(bench);
  const errors: (Error | null)[] = [];
  bench.disk.behaviour.readFails = 1;
  for (let count = 0; count < 2; count++) {
    run.store.open(ordersKey, { config: smallConfig, listener: quietListener }, (...[error]) => {
      errors.push(error);
    });
  }
  bench.world.run();
  t.is(errors.length, 2);
  t.true(errors.every((error) => error instanceof StorageError));
  bench.disk.behaviour.readFails = 0;
  t.is(openLog(run).logEnd, 20);
});

test('a log that was never written has no files, also after it was cut and closed', (t) => {
  const run = startStore(simBench());
  const log = openLog(run);
  resultOf<void>(run.bench, (done) => log.truncateTo(0, done));
  resultOf<void>(run.bench, (done) => log.applyRetention(START_MS, done));
  closeStore(run);
  t.deepEqual(filesOf(run.bench, ordersPath), []);
});

test('a log that had no room for its directory goes on once there is some', (t) => {
  const run = startStore(simBench());
  const log = openLog(run);
  run.bench.disk.behaviour.capacityBytes = 0;
  log.append([textBatch('lost')], { leaderEpoch: 1, nowMs: START_MS });
  run.bench.world.run();
  t.is(log.writtenEnd, 0);
  run.bench.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  resultOf<void>(run.bench, (done) => log.truncateTo(0, done));
  t.is(log.append([textBatch('kept')], { leaderEpoch: 2, nowMs: START_MS }).type, 'appended');
  run.bench.world.run();
  t.is(log.durableEnd, 1);
});

test('what an inspection found is not looked for again', (t) => {
  const bench = killed(3);
  const run = startStore(bench, { bootUnchanged: true });
  inspectAll(run);
  const calls: string[] = [];
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'before') calls.push(call);
  };
  t.is(openLog(run).durableEnd, 3);
  const count = (call: string): number => calls.filter((each) => each === call).length;
  t.is(count('list'), 0);
  // The log's bytes, its directory, the checkpoint.
  t.deepEqual([count('sync'), count('syncDirectory')], [2, 1]);
});

test('logs that are opened together share the sync of the checkpoint', (t) => {
  const bench = killed(3, 40);
  const run = startStore(bench, { bootUnchanged: true });
  inspectAll(run);
  let syncs = 0;
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'before' && call === 'sync') syncs += 1;
  };
  let left = 40;
  for (let partition = 0; partition < 40; partition++) {
    const settings = { config: smallConfig, listener: quietListener };
    run.store.open(logKey(partition), settings, (...[, log]) => {
      if (log?.durableEnd === 3) left -= 1;
    });
  }
  bench.world.run();
  t.is(left, 0);
  t.true(syncs < 40 + 20, `${syncs} syncs`);
});

test('names that are none of ours are reported and left alone', (t) => {
  const bench = stopped(1);
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data/topics/lost+found', done));
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data/topics/x.deleted', done));
  const run = startStore(bench);
  t.deepEqual(run.store.unknownNames, ['lost+found', 'x.deleted']);
  const names = resultOf<readonly string[] | undefined>(bench, (done) =>
    bench.disk.mount().list('data/topics', done),
  );
  t.true(names?.includes('x.deleted'));
});

test('a lost checkpoint is told, and a damaged one is kept beside the new one', (t) => {
  const bench = stopped(5);
  t.deepEqual(startStore(bench).lost, []);
  const file = bench.disk.file('data/topics/checkpoint')!;
  const sizeBytes = file.sizeBytes;
  const fileSystem = bench.disk.mount();
  const opened = resultOf<File>(bench, (done) =>
    fileSystem.open('data/topics/checkpoint', 'write', done),
  );
  resultOf<void>(bench, (done) => opened.write(20, [Buffer.from('damage')], done));
  t.deepEqual(startStore(bench).lost, ['frame 1 does not check at byte 16']);
  t.is(bench.disk.file('data/topics/checkpoint.damaged')?.sizeBytes, sizeBytes);
  resultOf<void>(bench, (done) => bench.disk.mount().remove('data/topics/checkpoint', done));
  t.deepEqual(startStore(bench).lost, ['there is none']);
});

test('no crash lets a new checkpoint take the place of a lost one before the node knows', (t) => {
  crashEverywhere({
    crash: 'cutPower',
    prepare: (bench) => {
      makeNodeFile(bench);
      const run = startStore(bench);
      appendTexts(run, openLog(run), 5);
      closeStore(run);
      const fileSystem = bench.disk.mount();
      const file = resultOf<File>(bench, (done) =>
        fileSystem.open('data/topics/checkpoint', 'write', done),
      );
      resultOf<void>(bench, (done) => file.write(20, [Buffer.from('damage')], done));
      resultOf<void>(bench, (done) => file.sync(done));
    },
    scenario: (fileSystem) => {
      const onCheckpointLost = (_: string, proceed: Callback): void => {
        fileSystem.makeDirectory('data/told', () => {
          fileSystem.syncDirectory('data', () => proceed(null, undefined));
        });
      };
      LogStore.open(storeOptions(fileSystem, { onCheckpointLost }), () => {});
    },
    check: (bench, crashedAt) => {
      const names = resultOf<readonly string[] | undefined>(bench, (done) =>
        bench.disk.mount().list('data', done),
      );
      const isTold = names?.includes('told') === true;
      t.true(isTold || startStore(bench).lost.length === 1, crashedAt);
    },
  });
});

test('retention reaches every open log', (t) => {
  const bench = stopped(40, 2);
  const run = startStore(bench);
  const config = { ...smallConfig, retentionSizeBytes: 0 };
  const logs = [0, 1].map((partition) => openLog(run, logKey(partition), config));
  for (const log of logs) log.advanceHighWatermark(log.logEnd);
  resultOf<void>(bench, (done) => run.store.applyRetention(1_700_000_000_000, done));
  for (const log of logs) t.true(log.logStart > 0);
});

for (const crash of ['cutPower', 'kill'] as const) {
  test(`after ${crash} at any point, what was durable is there and nothing is wrong`, (t) => {
    const durable = new Map<number, number>();
    crashEverywhere({
      crash,
      prepare: (bench) => {
        durable.clear();
        makeNodeFile(bench);
        startStore(bench);
      },
      scenario: (fileSystem) => {
        LogStore.open(storeOptions(fileSystem), (...[, store]) => {
          if (store !== undefined) appendRounds(store, durable);
        });
      },
      check: (bench, crashedAt) => {
        t.deepEqual(errorsOf(verify(bench)), [], crashedAt);
        const run = startStore(bench, { bootUnchanged: crash === 'kill' });
        inspectAll(run);
        for (const partition of [0, 1]) {
          const log = openLog(run, logKey(partition));
          t.true(log.logEnd >= (durable.get(partition) ?? 0), crashedAt);
        }
        closeStore(run);
        t.deepEqual(errorsOf(verify(bench)), [], `${crashedAt}, closed again`);
      },
    });
  });
}

/**
 * Opens two logs, appends to both in three rounds, each when the one before is durable, and closes.
 */
function appendRounds(store: LogStore, durable: Map<number, number>): void {
  let open = 2;
  for (const partition of [0, 1]) {
    const listener = {
      onWritten: () => {},
      onDurable: (log: Log): void => {
        durable.set(partition, log.durableEnd);
        if (log.durableEnd < log.logEnd) return;
        if (log.logEnd < 12) appendRound(log);
        else if (--open === 0) store.close(() => {});
      },
      onFailure: (): void => {},
    };
    store.open(logKey(partition), { config: smallConfig, listener }, (...[, log]) => {
      if (log !== undefined) appendRound(log);
    });
  }
}

function appendRound(log: Log): void {
  const batches = Array.from({ length: 4 }, (_, at) => {
    const sequence = log.logEnd + at;
    return textBatch(`${sequence}: ${'x'.repeat(60)}`, { id: 7, sequence });
  });
  log.append(batches, { leaderEpoch: 1 + log.logEnd, nowMs: START_MS });
}
