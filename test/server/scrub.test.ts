import test from 'ava';
import type { ScrubbedLog } from '../../src/server/scrub.ts';
import { isPassed, pauseMs, Scrub, slotMs } from '../../src/server/scrub.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { logName } from '../../storage/log/log-key.ts';
import { ManualTime } from '../replication/manual-time.ts';
import type { StoreRun } from '../storage/log/store-bench.ts';
import { appendTexts, logKey, openLog, startStore } from '../storage/log/store-bench.ts';
import { simBench } from '../storage/sim-bench.ts';

const DAY_MS = 24 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;

interface Damage {
  readonly log: string;
  readonly offset: number;
  readonly code: string;
}

/** Scrubs the store, and keeps what it read and what it found. */
class Run {
  readonly time = new ManualTime();
  readonly reads: { readonly log: string; readonly offset: number }[] = [];
  readonly damages: Damage[] = [];
  readonly scrub: Scrub;
  readonly #store: StoreRun;

  constructor(run: StoreRun) {
    this.#store = run;
    this.scrub = new Scrub({
      logs: { keys: () => run.store.keys(), get: (key) => this.#watched(key) },
      crc32c,
      time: this.time,
      intervalMs: WEEK_MS,
      bytesPerSecondMax: 8 << 20,
      onDamage: (key, offset, { code }) => {
        this.damages.push({ log: logName(key), offset, code });
      },
    });
    this.scrub.start();
  }

  /** Until so much time has passed, and all that was begun is done. */
  pass(durationMs: number): void {
    const stepMs = 5 * 60_000;
    for (let passedMs = 0; passedMs < durationMs; passedMs += stepMs) {
      this.time.advance(stepMs);
      this.#store.bench.world.run();
    }
  }

  #watched(key: LogKey): ScrubbedLog | undefined {
    const log = this.#store.store.get(key);
    if (log === undefined) return undefined;
    return {
      logStart: log.logStart,
      durableEnd: log.durableEnd,
      read: (options, done) => {
        this.reads.push({ log: logName(key), offset: options.offset });
        log.read(options, done);
      },
    };
  }
}

function storeOf(partitions: number, batches: number): StoreRun {
  const run = startStore(simBench());
  for (let partition = 0; partition < partitions; partition++) {
    appendTexts(run, openLog(run, logKey(partition)), batches);
  }
  return run;
}

function flip(run: StoreRun, partition: number, at: (sizeBytes: number) => number): void {
  const file = run.bench.disk.file(`data/topics/orders-${partition}/00000000000000000000.log`)!;
  const position = at(file.bytes.length);
  file.damage(position, new Uint8Array([file.bytes[position]! ^ 0x40]));
}

test('every log is read from end to end once a week, each at a time of its own', (t) => {
  const store = storeOf(20, 30);
  const run = new Run(store);
  run.pass(WEEK_MS + 60 * 60_000);
  const begins = run.reads.filter(({ offset }) => offset === 0).map(({ log }) => log);
  t.is(new Set(begins).size, 20);
  t.true(begins.length <= 21, 'one at most twice: the hour beyond the week');
  t.deepEqual(run.damages, []);

  const days = new Run(storeOf(20, 1));
  let busyDays = 0;
  for (let day = 0; day < 7; day++) {
    const before = days.reads.length;
    days.pass(DAY_MS);
    if (days.reads.length > before) busyDays += 1;
  }
  t.true(busyDays > 3, `${busyDays} days`);
});

test('a bit that rots inside a batch is found, and told with the offset of that batch', (t) => {
  const store = storeOf(3, 30);
  const { store: logs } = store;
  flip(store, 1, (sizeBytes) => Math.floor(sizeBytes / 2));
  const run = new Run(store);
  run.pass(WEEK_MS);
  t.is(run.damages.length, 1);
  t.like(run.damages[0], { log: 'orders-1', code: 'corrupt' });
  const { offset } = run.damages[0]!;
  t.true(offset > 0 && offset < logs.get(logKey(1))!.durableEnd);
});

test('a header that rots is found, and what it is told of begins no later', (t) => {
  const store = storeOf(1, 30);
  flip(store, 0, () => 3);
  const run = new Run(store);
  run.pass(WEEK_MS);
  t.deepEqual(run.damages, [{ log: 'orders-0', offset: 0, code: 'corrupt' }]);
});

test('a log that is not open, or gone before it is its turn, is passed over', (t) => {
  const store = storeOf(1, 3);
  const time = new ManualTime();
  let reads = 0;
  const scrub = new Scrub({
    logs: {
      keys: () => [logKey(7), logKey(0), logKey(8)],
      get: (key) => {
        const log = key.partition === 0 ? store.store.get(key) : undefined;
        if (log !== undefined) reads += 1;
        return log;
      },
    },
    crc32c,
    time,
    intervalMs: WEEK_MS,
    bytesPerSecondMax: 8 << 20,
    onDamage: () => t.fail(),
  });
  scrub.start();
  for (let hour = 0; hour < 7 * 24; hour++) {
    time.advance(60 * 60_000);
    store.bench.world.run();
  }
  t.true(reads > 0);
});

test('after a stop nothing more is read', (t) => {
  const run = new Run(storeOf(5, 3));
  run.scrub.stop();
  run.pass(WEEK_MS);
  t.deepEqual(run.reads, []);
  t.is(run.time.armed, 0);
});

test('each slot is passed once a week, however the week is cut into ticks', (t) => {
  for (const name of ['a-0', 'b-1', 'c-2']) {
    const slot = slotMs(crc32c(Buffer.from(name)), WEEK_MS);
    t.true(slot >= 0 && slot < WEEK_MS);
    for (const tickMs of [600_000, DAY_MS, 3 * DAY_MS]) {
      let passed = 0;
      for (let fromMs = 1_700_000_000_000, ticks = 0; ticks < (21 * DAY_MS) / tickMs; ticks++) {
        if (isPassed(slot, { fromMs, toMs: fromMs + tickMs, intervalMs: WEEK_MS })) passed += 1;
        fromMs += tickMs;
      }
      t.is(passed, 3);
    }
  }
});

test('a wall clock that goes back makes nothing due', (t) => {
  t.false(isPassed(5, { fromMs: 20 * DAY_MS, toMs: 1, intervalMs: WEEK_MS }));
});

test('reading is throttled, and stands back as long as a busy disk takes', (t) => {
  t.is(pauseMs(8 << 20, 0, 8 << 20), 1000);
  t.is(pauseMs(8 << 20, 100, 8 << 20), 900);
  t.is(pauseMs(1 << 20, 4000, 8 << 20), 4000);
});
