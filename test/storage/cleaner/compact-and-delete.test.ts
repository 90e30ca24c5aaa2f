/** `cleanup.policy=compact,delete`: one log loses old values of keys, and old segments whole. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { logConfigOf } from '../../../src/replication/log-config-of.ts';
import type { LogRun } from '../log/log-bench.ts';
import { append, closeLog, directory, readAll, START_MS, startLog } from '../log/log-bench.ts';
import { resultOf, simBench } from '../sim-bench.ts';
import type { KeyedRecord } from './keyed-log.ts';
import { compact, errorsOf, keyedBatch, lastValues, recordsOf } from './keyed-log.ts';

const BOTH = 'compact,delete';
/** A topic may not ask for so little: little data is to show much. */
const SEGMENT_SIZE_BYTES = 600;

/** One rule of retention, and a time at which nothing, and one at which something is too old. */
interface Rule {
  readonly configs: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

const byTime: Rule = { configs: { 'retention.ms': '30000' }, nowMs: START_MS + 60_000 };

const rules: Readonly<Record<string, Rule>> = {
  size: { configs: { 'retention.ms': '-1', 'retention.bytes': '1200' }, nowMs: START_MS },
  time: byTime,
};

const valuesOf = (run: LogRun): KeyedRecord[] => recordsOf(readAll(run), {});

function filesOf({ bench, fileSystem }: LogRun): readonly string[] {
  const names = resultOf<readonly string[] | undefined>(bench, (done) =>
    fileSystem.list(directory, done),
  );
  return (names ?? []).filter((name) => /^\d/.test(name));
}

class Keyed {
  readonly run: LogRun;
  readonly #written: KeyedRecord[] = [];

  constructor(policy: string, configs: Rule['configs'], bench = simBench()) {
    const all = {
      'cleanup.policy': policy,
      'min.cleanable.dirty.ratio': '0',
      ...configs,
    };
    const config = logConfigOf(new Map(Object.entries(all)));
    this.run = startLog(bench, { config: { ...config, segmentSizeBytes: SEGMENT_SIZE_BYTES } });
  }

  /** A batch for each key, a second later than the one before it. */
  write(keys: readonly string[]): void {
    const { run } = this;
    for (const key of keys) {
      const at = run.log.logEnd;
      const timestampMs = START_MS + at * 1000;
      const value = `v${at}`.padEnd(20);
      append(run, [keyedBatch([[key, value]], { timestampMs })]);
      this.#written.push({ offset: at, key, value, timestampMs });
    }
    run.bench.world.run();
    run.log.advanceHighWatermark(run.log.logEnd);
  }

  retain(nowMs: number): number {
    resultOf<void>(this.run.bench, (done) => this.run.log.applyRetention(nowMs, done));
    return this.run.log.logStart;
  }

  /** Whoever reads from the start on knows the last value of each key that was written since. */
  isWhole(t: ExecutionContext): void {
    const { logStart } = this.run.log;
    const since = this.#written.filter(({ offset }) => offset >= logStart);
    t.deepEqual(lastValues(valuesOf(this.run)), lastValues(since));
  }
}

const thrice = Array.from({ length: 30 }, (_, at) => `k${at % 3}`);
const keysOf = (run: LogRun) => new Set(valuesOf(run).map(({ key }) => key));

for (const [by, { configs, nowMs }] of Object.entries(rules)) {
  test(`a log that is compacted loses whole segments by ${by}, and goes on being both`, (t) => {
    const keyed = new Keyed(BOTH, configs);
    const { run } = keyed;
    keyed.write(['once', ...thrice]);
    const { sizeBytes } = run.log;
    t.is(compact(run), 'cleaned');
    t.true(run.log.sizeBytes < sizeBytes / 2);
    t.is(keyed.retain(START_MS), 0, 'what is left is not too much, and not too old');
    t.true(keysOf(run).has('once'), 'the only value of a key is no old one');
    keyed.isWhole(t);

    keyed.write(thrice);
    const logStart = keyed.retain(nowMs);
    t.true(logStart > 1 && logStart < 60, `it begins at ${logStart}`);
    t.false(keysOf(run).has('once'), 'it goes with its segment, though it is the last of its key');
    t.deepEqual(
      filesOf(run).filter((name) => Number.parseInt(name, 10) < logStart),
      [],
    );
    keyed.isWhole(t);

    const retainedBytes = run.log.sizeBytes;
    t.is(compact(run), 'cleaned');
    t.true(run.log.sizeBytes < retainedBytes);
    t.is(keyed.retain(nowMs), logStart, 'what is empty now was not too old with its records');
    keyed.isWhole(t);
    const values = valuesOf(run);
    closeLog(run);
    t.deepEqual(errorsOf(run), []);
    const again = new Keyed(BOTH, configs, run.bench).run;
    t.is(again.log.logStart, logStart);
    t.deepEqual(valuesOf(again), values);
  });

  test(`what only one of the two policies does is not done under the other: ${by}`, (t) => {
    const compacted = new Keyed('compact', configs);
    compacted.write([...thrice, ...thrice]);
    t.is(compacted.retain(START_MS + 1e9), 0);
    t.is(compact(compacted.run), 'cleaned');
    const deleted = new Keyed('delete', configs);
    deleted.write([...thrice, ...thrice]);
    t.is(compact(deleted.run), 'idle');
    t.true(deleted.retain(nowMs) > 0);
  });
}

test('what compaction has emptied goes with what lies after it, and not before', (t) => {
  const keyed = new Keyed(BOTH, byTime.configs);
  const { run } = keyed;
  keyed.write([...thrice, ...thrice]);
  t.is(compact(run), 'cleaned');
  const left = valuesOf(run)[0]?.offset ?? 0;
  t.true(left > 50, `the first record that is left is ${left}`);
  const ofLeftMs = START_MS + left * 1000;
  t.is(keyed.retain(ofLeftMs + 30_000), 0, 'who has read half of it is not behind the log');
  t.true(keyed.retain(ofLeftMs + 3_600_000) > left, 'it is too old now, and so is all before it');
});
