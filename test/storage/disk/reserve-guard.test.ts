import test from 'ava';
import { ReserveFile } from '../../../storage/disk/reserve-file.ts';
import { ReserveGuard } from '../../../storage/disk/reserve-guard.ts';
import type { Callback, File } from '../../../storage/file-system.ts';
import type { LogConfig } from '../../../storage/log/log-config.ts';
import { LogStore } from '../../../storage/log/log-store.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import {
  appendTexts,
  logKey,
  openLog,
  START_MS,
  smallConfig,
  storeOptions,
  textBatch,
} from '../log/store-bench.ts';
import { outcomeOf, resultOf, simBench } from '../sim-bench.ts';

function guarded() {
  const bench = simBench();
  const fileSystem = bench.disk.mount();
  const reserve = {
    isShort: false,
    answer: [null, false] as Parameters<Callback<boolean>>,
    makeWhole: (done: Callback<boolean>): void => done(...reserve.answer),
  };
  const guard = new ReserveGuard(fileSystem, reserve);
  const file = resultOf<File>(bench, (done) => guard.open('log', 'create', done));
  const write = (text: string): Error | undefined => {
    const outcome = outcomeOf<void>(bench, (done) => file.write(0, [Buffer.from(text)], done));
    return outcome.type === 'error' ? outcome.error : undefined;
  };
  const written = () => Buffer.from(bench.disk.file('log')?.bytes ?? []).toString();
  return { bench, guard, reserve, file, write, written };
}

test('a write finds no space while the reserve is short, and goes on once it is whole', (t) => {
  const { reserve, write, written } = guarded();
  t.is(write('whole'), undefined);
  reserve.isShort = true;
  const error = write('short');
  t.true(error instanceof StorageError && error.code === 'noSpace' && error.path === 'log');
  t.is(written(), 'whole');
  reserve.answer = [null, true];
  t.is(write('again'), undefined);
  t.is(written(), 'again');
});

test('why the reserve cannot be made whole is what becomes of the write', (t) => {
  const { reserve, write } = guarded();
  reserve.isShort = true;
  const fault = new StorageError('io', 'EIO');
  reserve.answer = [fault];
  t.is(write('short'), fault);
});

test('all but writes passes while the reserve is short', (t) => {
  const { bench, guard, reserve, file, write } = guarded();
  write('abc');
  reserve.isShort = true;
  const call = <Value>(run: (done: Callback<Value>) => void): Value => resultOf(bench, run);
  const target = new Uint8Array(3);
  t.is(
    call<number>((done) => file.read(0, target, done)),
    3,
  );
  call<void>((done) => file.truncate(2, done));
  call<void>((done) => file.sync(done));
  t.is(
    call<number>((done) => file.size(done)),
    2,
  );
  call<void>((done) => file.close(done));
  call<void>((done) => guard.rename('log', 'old', done));
  t.is(
    call<number | undefined>((done) => guard.fileSize('old', done)),
    2,
  );
  t.is(call<Uint8Array | undefined>((done) => guard.readFile('old', done))?.length, 2);
  call<void>((done) => guard.remove('old', done));
  call<void>((done) => guard.makeDirectory('made', done));
  call<void>((done) => guard.syncDirectory('', done));
  t.deepEqual(
    call<readonly string[] | undefined>((done) => guard.list('', done)),
    ['made'],
  );
  call<void>((done) => guard.removeTree('made', done));
  t.is(
    call<number>((done) => guard.freeBytes('', done)),
    Number.POSITIVE_INFINITY,
  );
  t.deepEqual(bench.disk.files(), []);
});

test('logs that get no space can be shortened and deleted, which is how space returns', (t) => {
  const bench = simBench();
  const fileSystem = bench.disk.mount();
  const reserve = new ReserveFile({ path: 'reserve', fileSystem, sizeBytes: 10_000 });
  const options = {
    ...storeOptions(fileSystem),
    logFileSystem: new ReserveGuard(fileSystem, reserve),
  };
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data', done));
  const store = resultOf<LogStore>(bench, (done) => LogStore.open(options, done));
  const run = { bench, store, lost: [] };
  resultOf<void>(bench, (done) => reserve.fill(done));
  const config: LogConfig = { ...smallConfig, retentionSizeBytes: 2_000 };
  const [log, old, large] = [
    openLog(run),
    openLog(run, logKey(1), config),
    openLog(run, logKey(2)),
  ];
  for (const each of [log, old, large]) appendTexts(run, each, 40);
  old.advanceHighWatermark(old.logEnd);
  bench.disk.behaviour.capacityBytes = bench.disk.usedBytes;
  resultOf<number>(bench, (done) => reserve.release(done));
  log.append([textBatch('too much')], { leaderEpoch: 2, nowMs: START_MS });
  bench.world.run();
  const refused = log.append([textBatch('more')], { leaderEpoch: 2, nowMs: START_MS });
  t.is(refused.type === 'readOnly' && refused.cause.code, 'noSpace');
  resultOf<void>(bench, (done) => store.applyRetention(START_MS, done));
  t.true(old.logStart > 0);
  resultOf<void>(bench, (done) => store.delete(logKey(2), done));
  bench.disk.behaviour.capacityBytes = bench.disk.usedBytes + 30_000;
  resultOf<void>(bench, (done) => log.truncateTo(log.writtenEnd, done));
  const taken = log.append([textBatch('again')], { leaderEpoch: 3, nowMs: START_MS });
  t.is(taken.type, 'appended');
  bench.world.run();
  t.is(log.durableEnd, log.logEnd);
  t.false(reserve.isShort);
});
