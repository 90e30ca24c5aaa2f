import test from 'ava';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { sealBytes } from '../../../storage/disk/sealed-bytes.ts';
import type { FileSystem } from '../../../storage/file-system.ts';
import type { Log } from '../../../storage/log/log.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import { LogStore } from '../../../storage/log/log-store.ts';
import {
  checkOwner,
  claimDirectory,
  encodePartitionMetadata,
} from '../../../storage/log/partition-metadata.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import type { Outcome, SimBench } from '../sim-bench.ts';
import { crashEverywhere, outcomeOf, resultOf, simBench } from '../sim-bench.ts';
import type { StoreRun } from './store-bench.ts';
import {
  appendTexts,
  closeStore,
  errorsOf,
  makeNodeFile,
  openLog,
  ordersKey,
  ordersPath,
  quietListener,
  START_MS,
  smallConfig,
  startStore,
  storeOptions,
  textBatch,
  verify,
} from './store-bench.ts';

const key: LogKey = { topicId: 'orders', partition: 7 };

function claimed(): { bench: SimBench; fileSystem: FileSystem } {
  const bench = simBench({ loss: 'all' });
  const fileSystem = bench.disk.mount();
  const source = { directory: 'log', fileSystem, crc32c };
  if (resultOf<boolean>(bench, (done) => checkOwner(source, key, done))) throw new Error('owned');
  resultOf<void>(bench, (done) => claimDirectory(source, key, done));
  return { bench, fileSystem };
}

/** Whether the directory is the log's, or the code that it is refused by. */
function check(bench: SimBench, owner = key): boolean | string {
  const source = { directory: 'log', fileSystem: bench.disk.mount(), crc32c };
  return codeOf(outcomeOf<boolean>(bench, (done) => checkOwner(source, owner, done)));
}

function codeOf<Value>(outcome: Outcome<Value>): Value | string {
  if (outcome.type === 'value') return outcome.value;
  if (outcome.type === 'error' && outcome.error instanceof StorageError) return outcome.error.code;
  throw new Error(outcome.type);
}

test('a directory says whose log it holds, also after a power cut', (t) => {
  const { bench } = claimed();
  bench.disk.cutPower();
  t.is(check(bench), true);
  t.is(check(bench, { ...key, partition: 6 }), 'corrupt');
  t.is(check(bench, { ...key, topicId: 'order' }), 'corrupt');
});

test('any flipped bit is corrupt, no bytes are no file', (t) => {
  const { bench } = claimed();
  const file = bench.disk.file('log/partition.metadata')!;
  for (let at = 0; at < file.sizeBytes; at++) {
    const byte = file.bytes[at]!;
    file.damage(at, new Uint8Array([byte ^ 0x10]));
    t.is(check(bench), 'corrupt', `byte ${at}`);
    file.damage(at, new Uint8Array([byte]));
  }
  file.damageSize(0);
  t.is(check(bench), false);
});

test('files of an unknown format are refused', (t) => {
  const { bench } = claimed();
  const file = bench.disk.file('log/partition.metadata')!;
  const payload = file.bytes.slice(16);
  file.damage(0, sealBytes({ magic: 'BLPM', version: 2 }, payload, crc32c));
  t.is(check(bench), 'version');
  payload[1] = 9;
  file.damage(0, sealBytes({ magic: 'BLPM', version: 1 }, payload, crc32c));
  t.is(check(bench), 'version');
});

const path = `${ordersPath}/partition.metadata`;
const whole = encodePartitionMetadata(ordersKey, crc32c);

/** A data directory with one log of five batches, after a clean stop. */
function stopped(): SimBench {
  const bench = simBench();
  makeNodeFile(bench);
  const run = startStore(bench);
  appendTexts(run, openLog(run), 5);
  closeStore(run);
  return bench;
}

function inspectAndOpen(run: StoreRun): [inspected: string, opened: string] {
  const { bench, store } = run;
  const inspected = codeOf(outcomeOf<void>(bench, (done) => store.inspectAll(done)));
  const opened = codeOf(
    outcomeOf<Log>(bench, (done) =>
      store.open(ordersKey, { config: smallConfig, listener: quietListener }, done),
    ),
  );
  return [`${inspected}`, typeof opened === 'string' ? opened : 'opened'];
}

test("another log's directory, and one of a later format, are refused and left alone", (t) => {
  const later = sealBytes({ magic: 'BLPM', version: 2 }, new Uint8Array(4), crc32c);
  const cases = [
    // One damaged log is refused alone; what a newer program wrote, before anything is opened.
    [['undefined', 'corrupt'], encodePartitionMetadata({ ...ordersKey, partition: 1 }, crc32c)],
    [['version', 'version'], later],
  ] as const;
  for (const [codes, bytes] of cases) {
    const bench = stopped();
    const file = bench.disk.file(path)!;
    file.damageSize(bytes.length);
    file.damage(0, bytes);
    const files = (): string[] => bench.disk.files().map(([name]) => name);
    const before = files();
    t.deepEqual(inspectAndOpen(startStore(bench)), codes);
    t.deepEqual(files(), before);
    t.deepEqual(
      errorsOf(verify(bench)).map((finding) => [finding.code, finding.file]),
      [['owner', path]],
    );
  }
});

test('batches in a directory that says nothing are refused and left alone', (t) => {
  const bench = stopped();
  resultOf<void>(bench, (done) => bench.disk.mount().remove(path, done));
  t.is(inspectAndOpen(startStore(bench))[1], 'corrupt');
  t.is(bench.disk.file(path), undefined);
  t.deepEqual(
    errorsOf(verify(bench)).map((finding) => [finding.code, finding.file]),
    [['owner', path]],
  );
});

test('a log that is missing is given no directory', (t) => {
  const bench = stopped();
  resultOf<void>(bench, (done) => bench.disk.mount().removeTree(ordersPath, done));
  t.is(inspectAndOpen(startStore(bench))[1], 'opened');
  t.deepEqual(
    bench.disk.files().filter(([name]) => name.startsWith(ordersPath)),
    [],
  );
});

for (const crash of ['cutPower', 'kill'] as const) {
  test(`${crash} while a log is made leaves a directory that is finished, or none`, (t) => {
    const halfMade = new Set<string>();
    const points = crashEverywhere({
      crash,
      prepare: (bench) => {
        makeNodeFile(bench);
        startStore(bench);
      },
      scenario: (fileSystem) => {
        LogStore.open(storeOptions(fileSystem), (...[, store]) => {
          store?.open(ordersKey, { config: smallConfig, listener: quietListener }, (...[, log]) => {
            log?.append([textBatch('first')], { leaderEpoch: 1, nowMs: START_MS });
          });
        });
      },
      check: (bench, crashedAt) => {
        t.deepEqual(errorsOf(verify(bench)), [], crashedAt);
        const run = startStore(bench);
        if (run.store.keys().length > 0 && bench.disk.file(path) === undefined) {
          halfMade.add(crashedAt);
        }
        t.deepEqual(inspectAndOpen(run), ['undefined', 'opened'], crashedAt);
        appendTexts(run, openLog(run), 1);
        bench.disk.cutPower();
        t.deepEqual(bench.disk.file(path)?.bytes.slice(), whole, crashedAt);
      },
    });
    t.true(points > 10);
    t.true(halfMade.size > 0, 'a directory without the file was seen');
  });
}
