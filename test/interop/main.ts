/**
 * Lets a real Kafka's own DumpLogSegments read segments, offset indexes, time indexes and
 * transaction indexes that we wrote, for every codec and also compacted, holds our descriptions of
 * the protocol against Kafka's and the messages that are kept against those it writes, and lets
 * Kafka's tools work with a cluster (`tools.ts`):
 * `npm run interop`. Where Java or mvn is missing it is skipped, and says so: nothing has passed
 * then, and nothing failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadCompression } from '../../src/client/compression.ts';
import { BatchBuilder } from '../../storage/batch/batch-builder.ts';
import { buildMarker } from '../../storage/batch/control-record.ts';
import type { NewRecord } from '../../storage/batch/record.ts';
import { splitBatches } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { CompactionOutcome } from '../../storage/cleaner/log-compaction.ts';
import type { CodecName } from '../../storage/compression/compression.ts';
import { codecNames } from '../../storage/compression/compression.ts';
import { NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { Callback } from '../../storage/file-system.ts';
import { Checkpoint, EMPTY_CONTENTS } from '../../storage/log/checkpoint.ts';
import { Log } from '../../storage/log/log.ts';
import { defaultLogConfig } from '../../storage/log/log-config.ts';
import type { LogShared } from '../../storage/log/log-shared.ts';
import { createLogShared } from '../../storage/log/log-shared.ts';
import { allApis } from '../wire/all-apis.ts';
import { GOLDEN_MESSAGES, readGoldenLines } from '../wire/golden-messages.ts';
import { compareApi } from './compare-schemas.ts';
import { writeGoldenLines } from './golden-messages.ts';
import { kafkaScript } from './tool-run.ts';
import { tryTools } from './tools.ts';

const START_MS = 1_700_000_000_000;
const BATCH_COUNT = 400;
/** What DumpLogSegments prints of files that do not agree; it exits with 0 all the same. */
const complaints = /mismatch|out of order|Exception/i;
const compression = await loadCompression();

function wait<Value>(call: (done: Callback<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((...[error, value]) => {
      if (error === null) resolve(value);
      else reject(error);
    });
  });
}

/** Hexadecimal digits that no codec shrinks to less than half; the same in every run. */
function digits(seed: number, count: number): string {
  let state = seed + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 16).toString(16).slice(-1);
  }).join('');
}

/** Records with and without key, value and headers, of changing sizes, their times not in order. */
function recordsOf(batch: number): NewRecord[] {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return Array.from({ length: 1 + (batch % 4) }, (_, at) => ({
    timestampMs: START_MS + batch * 1000 - ((batch + at) % 5) * 700,
    key: at % 2 === 0 ? bytes(`key ${batch % 50}`) : null,
    value:
      (batch + at) % 11 === 0 ? null : bytes(digits(batch * 4 + at, 7 + ((batch * 37) % 1100))),
    headers:
      at === 1
        ? [
            { key: 'trace', value: bytes('ab') },
            { key: 'none', value: null },
          ]
        : [],
  }));
}

interface Writing {
  readonly codec: CodecName;
  readonly appendTime: boolean;
  readonly transactions: boolean;
  /** Of each key the last value is left, except in the newest segment. */
  readonly isCompacted?: boolean;
}

/** One batch, and behind every fifth of a transaction's its marker. */
function batchesAt(index: number, { codec, transactions }: Writing): Uint8Array[] {
  const builder = new BatchBuilder({ codec, compression, crc32c });
  for (const record of recordsOf(index)) builder.append(record);
  if (!transactions) return [builder.build()];
  const producer = { producerId: 7, producerEpoch: 0, isTransactional: true, baseSequence: index };
  const batch = builder.build({ producer });
  if (index % 5 !== 4) return [batch];
  const type = index % 2 === 0 ? 'commit' : 'abort';
  const timestampMs = START_MS + index * 1000;
  const marker = {
    type,
    producerId: 7,
    producerEpoch: 0,
    coordinatorEpoch: 0,
    timestampMs,
  } as const;
  return [batch, buildMarker(marker, crc32c)];
}

async function writeLog(shared: LogShared, directory: string, writing: Writing): Promise<void> {
  const log = await wait<Log>((done) =>
    Log.open(
      {
        key: { topicId: basename(directory), partition: 0 },
        directory,
        config: {
          ...defaultLogConfig,
          segmentSizeBytes: 60_000,
          durability: 'page-cache',
          compaction: { lagMsMin: 0, lagMsMax: 0, dirtyRatioMin: 0, deleteRetentionMs: 1000 },
        },
        shared,
        bootUnchanged: false,
        nowMs: START_MS,
        listener: {
          onWritten: () => {},
          onDurable: () => {},
          onFailure: (_log, error) => {
            throw error;
          },
        },
      },
      done,
    ),
  );
  for (let index = 0; index < BATCH_COUNT; index++) {
    const nowMs = START_MS + index;
    const result = log.append(splitBatches(batchesAt(index, writing)), {
      leaderEpoch: Math.floor(index / 150),
      nowMs,
      ...(writing.appendTime ? { appendTimeMs: nowMs } : {}),
    });
    if (result.type !== 'appended') throw result.cause;
  }
  if (writing.isCompacted === true) await compact(log);
  await wait<void>((done) => log.close(done));
}

async function compact(log: Log): Promise<void> {
  // Waits until all is written and synced.
  await wait<void>((done) => log.truncateTo(log.logEnd, done));
  log.advanceHighWatermark(log.logEnd);
  const pace = (_: number, next: () => void): unknown => setImmediate(next);
  const turn = { nowMs: START_MS, pace, keysSizeBytesMax: 1 << 20 };
  const outcome = await wait<CompactionOutcome>((done) => log.compaction.maybeRun(turn, done));
  if (outcome !== 'cleaned') throw new Error(`compaction: ${outcome}`);
}

async function writeAll(root: string): Promise<string[]> {
  const fileSystem = new NodeFileSystem();
  const source = { directory: root, fileSystem, crc32c };
  const checkpoint = await wait<Checkpoint>((done) =>
    Checkpoint.create(source, EMPTY_CONTENTS, done),
  );
  const shared = createLogShared({
    ...{ fileSystem, crc32c, checkpoint, compression },
    soon: setImmediate,
  });
  const writings: Readonly<Record<string, Writing>> = {
    ...Object.fromEntries(
      codecNames.map((codec) => [codec, { codec, appendTime: false, transactions: false }]),
    ),
    appendTime: { codec: 'lz4', appendTime: true, transactions: false },
    transactions: { codec: 'none', appendTime: false, transactions: true },
    ...Object.fromEntries(
      (['none', 'zstd'] as const).map((codec) => [
        `compacted-${codec}`,
        { codec, appendTime: false, transactions: false, isCompacted: true },
      ]),
    ),
    'compacted-transactions': {
      ...{ codec: 'gzip', appendTime: false, transactions: true, isCompacted: true },
    },
  };
  const directories: string[] = [];
  for (const [name, writing] of Object.entries(writings)) {
    const directory = join(root, name);
    await writeLog(shared, directory, writing);
    directories.push(directory);
  }
  await wait<void>((done) => checkpoint.close(done));
  return directories;
}

/**
 * Lines that tell of files which do not agree. Of every segment that does not begin at offset 0,
 * Kafka's own ones too, the tool says that -1 is followed by its base offset: that alone is none.
 */
function complaintsIn(lines: readonly string[], isCompacted: boolean): string[] {
  const found: string[] = [];
  let base = 0;
  for (const line of lines) {
    if (complaints.test(line)) found.push(line);
    const [, segment] = /^Non-consecutive offsets in .*?(\d{20})\.log/.exec(line) ?? [];
    if (segment !== undefined) base = Number(segment);
    const [, before, after] = /^\s*(-?\d+) is followed by (\d+)/.exec(line) ?? [];
    if (before !== undefined && !isCompacted && !(before === '-1' && Number(after) === base))
      found.push(line);
  }
  return found;
}

/** By the headers of the batches. */
function countRecords(files: readonly string[]): number {
  const logs = files.filter((file) => file.endsWith('.log'));
  const batches = logs.flatMap((file) => splitBatches([readFileSync(file)]));
  return batches.reduce((sum, { header }) => sum + header.recordCount, 0);
}

const EXPECTED_COUNT = Array.from({ length: BATCH_COUNT }, (_, index) => 1 + (index % 4)).reduce(
  (sum, count) => sum + count,
);

function checkDirectory(directory: string): string[] {
  const names = readdirSync(directory).filter((name) =>
    /\.(log|index|timeindex|txnindex)$/.test(name),
  );
  const files = names.map((name) => join(directory, name));
  const segments = names.filter((name) => name.endsWith('.log')).length;
  const tool = 'org.apache.kafka.tools.DumpLogSegments';
  const dump = spawnSync(
    kafkaScript,
    ['tool', tool, '--deep-iteration', '--print-data-log', '--files', files.join(',')],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const lines = `${dump.stdout}${dump.stderr}`.split('\n');
  const records = lines.filter((line) => line.startsWith('| offset:')).length;
  const isCompacted = basename(directory).startsWith('compacted');
  const written = isCompacted ? countRecords(files) : EXPECTED_COUNT;
  const entries = lines.filter((line) => /^offset: \d+ position: \d+/.test(line)).length;
  const markers = directory.endsWith('/transactions') ? BATCH_COUNT / 5 : 0;
  const failures = complaintsIn(lines, isCompacted);
  if (isCompacted && written > EXPECTED_COUNT / 2) failures.push(`${written} records are left`);
  if (dump.status !== 0) failures.push(`exit ${dump.status}`);
  if (records !== written + markers) failures.push(`${records} records, not ${written + markers}`);
  if (segments < 2 || entries < 20) failures.push('too few segments and entries to show anything');
  const verdict = failures.length === 0 ? 'read by Kafka' : 'NOT read by Kafka';
  process.stdout.write(
    `${directory}: ${segments} segments, ${entries} index entries, ${records} records ${verdict}\n`,
  );
  return failures.slice(0, 10).map((failure) => `${directory}: ${failure}`);
}

function compareSchemas(directory: string): string[] {
  const { status, stderr } = spawnSync(kafkaScript, ['schemas', directory], { encoding: 'utf8' });
  if (status !== 0) return [`the schemas cannot be had: ${stderr}`];
  const messages = join(directory, 'common', 'message');
  const differences = allApis.flatMap((api) => compareApi(api, messages));
  process.stdout.write(`${allApis.length} APIs: ${differences.length} differences to Kafka's\n`);
  return differences;
}

function compareMessages(): string[] {
  const isSame = writeGoldenLines() === readGoldenLines();
  process.stdout.write(`${GOLDEN_MESSAGES} is ${isSame ? '' : 'NOT '}what Kafka writes\n`);
  return isSame ? [] : [`${GOLDEN_MESSAGES} is not what Kafka writes: npm run golden-messages`];
}

const check = spawnSync(kafkaScript, ['check'], { encoding: 'utf8' });
if (check.status === 3) {
  process.stdout.write(`interop with Kafka skipped: ${check.stdout.trim()} is not installed\n`);
  process.stdout.write('0 passed, 0 failed\n');
} else {
  const root = mkdtempSync(join(tmpdir(), 'balsa-interop-'));
  try {
    const failures = [...compareSchemas(root), ...compareMessages()];
    failures.push(...(await writeAll(root)).flatMap(checkDirectory));
    failures.push(...(await tryTools()));
    for (const failure of failures) process.stderr.write(`${failure}\n`);
    const isGood = failures.length === 0;
    process.stdout.write(`${isGood ? 1 : 0} passed, ${isGood ? 0 : 1} failed\n`);
    process.exitCode = isGood ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
