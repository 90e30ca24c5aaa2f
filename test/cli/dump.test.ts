import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { WalRecord } from '../../raft/index.ts';
import { encodeWalRecord } from '../../raft/index.ts';
import { dump } from '../../src/cli/dump.ts';
import { CommandError } from '../../src/cli/exit-code.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import { encodeRecord } from '../../storage/wal/wal-record.ts';
import { encodeSegmentHeader } from '../../storage/wal/wal-segment.ts';

async function runDump(path: string, records = false) {
  const stdout = new PassThrough();
  const output = text(stdout);
  const terminal = {
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
    environment: {},
    signal: new AbortController().signal,
  };
  try {
    const exitCode = await dump(terminal, path, { records });
    stdout.end();
    return { exitCode, output: await output };
  } finally {
    stdout.end();
  }
}

function write(t: ExecutionContext, name: string, bytes: Uint8Array): string {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-test-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, name), bytes);
  return join(directory, name);
}

const kafkaLog = 'test/testdata/kafka/codec-snappy/00000000000000000000.log';

test('dump prints the batches of a log, and its records if asked', async (t) => {
  const batches = await runDump(kafkaLog);
  t.is(batches.exitCode, 0);
  t.is(batches.output.split('\n').length, 4);
  const records = await runDump(kafkaLog, true);
  t.true(records.output.includes('key="Schlüssel"'));
});

test('dump prints what each record of the Raft log says', async (t) => {
  const member = { nodeId: 1, raftId: 'AAAAAAAAAAAAAAAAAAAAAA' };
  const config = { voters: [member] };
  const place = { term: 1, timestampMs: 5 };
  const records: WalRecord[] = [
    { type: 'snapshot', snapshot: { index: 1, term: 1, config } },
    { type: 'hardState', hardState: { term: 1, vote: member } },
    { type: 'entry', entry: { type: 'config', ...place, index: 2, config } },
    { type: 'truncation', firstIndex: 2 },
    { type: 'entry', entry: { type: 'noop', ...place, index: 2 } },
    {
      type: 'entry',
      entry: { type: 'command', ...place, index: 3, version: 1, payload: Buffer.from('set') },
    },
  ];
  const header = encodeSegmentHeader({ version: 1, base: 0, headSizeBytes: 0 }, crc32c);
  const parts: Uint8Array[] = [header];
  for (const record of records) {
    const position = Buffer.concat(parts).length;
    const content = { kind: 'payload', position, durableEnd: 0 } as const;
    parts.push(...encodeRecord({ ...content, payload: encodeWalRecord(record) }, crc32c));
  }
  const path = write(t, '00000000000000000000.wal', Buffer.concat(parts));
  const { exitCode, output } = await runDump(path);
  t.is(exitCode, 0);
  const said = output.split('\n').map((line) => line.replace(/^record .*?(?=type=)/, ''));
  t.deepEqual(said.slice(1, -1), [
    `type=snapshot index=1 term=1 config=${JSON.stringify(config)}`,
    'type=hardState term=1 vote=1:AAAAAAAAAAAAAAAAAAAAAA',
    `type=entry term=1 index=2 timestamp=5 entry=config config=${JSON.stringify(config)}`,
    'type=truncation firstIndex=2',
    'type=entry term=1 index=2 timestamp=5 entry=noop',
    'type=entry term=1 index=3 timestamp=5 entry=command version=1 command="set"',
  ]);
});

test('dump ends with 6 on damage, 4 where there is no file, 2 for a strange one', async (t) => {
  const damaged = write(t, '00000000000000000000.log', new Uint8Array(80));
  t.is((await runDump(damaged)).exitCode, 6);
  for (const [path, exitCode] of [
    [join(write(t, 'x', new Uint8Array(0)), '..', 'checkpoint'), 4],
    [write(t, 'notes.txt', new Uint8Array(1)), 2],
  ] as const) {
    const error = await t.throwsAsync(runDump(path), { instanceOf: CommandError });
    t.is(error?.exitCode, exitCode);
  }
});
