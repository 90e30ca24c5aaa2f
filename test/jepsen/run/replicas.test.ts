/** Replicas held against each other, as the disks of stopped nodes show them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { replicasFault } from '../../../jepsen/run/replicas.ts';

/** A batch of that many records, filled with one byte. */
function batch(baseOffset: number, records: number, fill = 0): Buffer {
  const bytes = Buffer.alloc(80, fill);
  bytes.writeBigInt64BE(BigInt(baseOffset));
  bytes.writeInt32BE(bytes.length - 12, 8);
  bytes.writeInt32BE(records - 1, 23);
  return bytes;
}

type Segments = Readonly<Record<string, readonly Buffer[]>>;

function fault(t: ExecutionContext, logs: readonly Segments[], endOffset: number) {
  const root = mkdtempSync(join(tmpdir(), 'balsa-replicas-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const replicas = logs.map((segments, at) => {
    const directory = join(root, `${at + 1}`);
    mkdirSync(directory);
    for (const [name, batches] of Object.entries(segments)) {
      writeFileSync(join(directory, `${name}.log`), Buffer.concat(batches));
    }
    return { number: at + 1, directory };
  });
  return replicasFault(replicas, endOffset);
}

test('replicas that are equal below the high watermark pass', async (t) => {
  const whole = { a: [batch(0, 2), batch(2, 3)] };
  t.is(await fault(t, [whole, whole, whole], 5), undefined);
  const inTwo = { a: [batch(0, 2)], b: [batch(2, 3)] };
  t.is(await fault(t, [whole, inTwo], 5), undefined, 'whatever segments they lie in');
  const more = { a: [batch(0, 2), batch(2, 3), batch(5, 1, 7)] };
  t.is(await fault(t, [more, whole], 5), undefined, 'above it nothing is promised');
  const cut = { b: [batch(2, 3)] };
  t.is(await fault(t, [cut, cut], 5), undefined, 'all begin where the log does');
  t.is(await fault(t, [{}, {}], 0), undefined);
});

test('a byte that differs, a batch that is missing, an end before its time are told', async (t) => {
  const whole = { a: [batch(0, 2), batch(2, 3)] };
  const other = { a: [batch(0, 2), batch(2, 3, 1)] };
  t.regex((await fault(t, [whole, other], 5)) ?? '', /nodes 1 and 2 differ from offset 2 on/);
  t.regex((await fault(t, [whole, { a: [batch(0, 2)] }], 5)) ?? '', /node 2 ends at 2, not at 5/);
  t.regex((await fault(t, [whole, whole, other], 5)) ?? '', /nodes 1 and 3 differ from offset 2/);
  t.regex((await fault(t, [whole, {}], 5)) ?? '', /node 2 ends at 0, not at 5/);
  const headless = { b: [batch(2, 3)] };
  t.regex((await fault(t, [headless, whole], 5)) ?? '', /node 1 begins at 2, not at 0/);
  t.regex((await fault(t, [whole, headless], 5)) ?? '', /node 2 begins at 2, not at 0/);
  const inTwo = { a: [batch(0, 2)], b: [batch(2, 3, 1)] };
  t.regex((await fault(t, [whole, inTwo], 5)) ?? '', /nodes 1 and 2 differ from offset 2 on/);
  t.regex((await fault(t, [], 5)) ?? '', /nobody holds it/);
  const gap = { a: [batch(0, 1), batch(2, 3)] };
  t.regex((await fault(t, [whole, gap], 5)) ?? '', /differ from offset 0 on/);
});
