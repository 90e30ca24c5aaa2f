import test from 'ava';
import { Housekeeping } from '../../src/server/housekeeping.ts';
import type { CompactionTurn } from '../../storage/cleaner/compaction-run.ts';
import type { Callback } from '../../storage/file-system.ts';
import { ManualTime } from '../replication/manual-time.ts';

/** Housekeeping over logs of which only the compaction does something: it is the test's to end. */
function started(): { turns: CompactionTurn[]; time: ManualTime; keeping: Housekeeping } {
  const time = new ManualTime();
  const turns: CompactionTurn[] = [];
  const atOnce = (done: Callback): void => done(null, undefined);
  const keeping = new Housekeeping({
    logs: {
      checkpoint: { sync: atOnce },
      flush: () => {},
      maybeFlush: () => {},
      applyRetention: (_: number, done: Callback) => done(null, undefined),
      compact: (turn: CompactionTurn) => turns.push(turn),
    } as never,
    time,
    settings: {
      logCleanerBackoffMs: 500,
      logCleanerDedupeBufferSize: 1 << 20,
      logCleanerIoMaxBytesPerSecond: 1000,
    },
    onFatal: (error) => {
      throw error;
    },
  });
  keeping.start();
  return { turns, time, keeping };
}

test('compacted logs are looked at after each pause, one round at a time', (t) => {
  const { turns, time } = started();
  time.advance(499);
  t.is(turns.length, 0);
  time.advance(1);
  t.is(turns.length, 1);
  t.is(turns[0]!.keysSizeBytesMax, 1 << 20);
  time.advance(5_000);
  t.is(turns.length, 1, 'the round is not over');
});

test('compaction works no faster than it may, and others have their turn between', (t) => {
  const { turns, time } = started();
  time.advance(500);
  let count = 0;
  const work = (): void => {
    count += 1;
    turns[0]!.pace(100, work);
  };
  turns[0]!.pace(100, work);
  t.is(count, 0);
  time.advance(99);
  t.is(count, 0);
  time.advance(1);
  t.is(count, 1);
  for (let step = 0; step < 10; step++) time.advance(100);
  t.is(count, 11);
});

test('what waits to go on with a compaction is not woken after the end', (t) => {
  const { turns, time, keeping } = started();
  time.advance(500);
  turns[0]!.pace(100, () => t.fail());
  keeping.stop();
  time.advance(1_000);
  t.pass();
});
