import test from 'ava';
import { losses } from '../../sim/disk-file.ts';
import type { Bench, Found } from './wal-bench.ts';
import { appendTexts, bench, bytesOf, openWal, raftErrors, wait } from './wal-bench.ts';

interface Promised {
  readonly appended: Found[];
  /** Everything below was reported durable. */
  durableEnd: number;
  /** Everything below may be gone. */
  cut: number;
  isDone: boolean;
}

const segmentSizeBytes = 150;

/** Appends, syncs, marks and cuts as the bench's seed says. */
function startWorkload(
  b: Bench,
  promised: Promised,
  wal = openWal(b, { segmentSizeBytes }).wal,
): void {
  const random = b.random.split(`workload ${promised.appended.length}`);
  let step = 0;
  const next = (): void => {
    step += 1;
    if (step > 12) {
      promised.isDone = true;
      return;
    }
    const texts = Array.from({ length: 1 + random.below(3) }, () =>
      `${promised.appended.length} `.repeat(1 + random.below(12)),
    );
    promised.appended.push(...appendTexts(wal, texts));
    const end = wal.end;
    const goOn = (): void => {
      promised.durableEnd = Math.max(promised.durableEnd, end);
      if (wal.durableEnd < end) throw new Error('completed before it was durable');
      if (random.chance(0.2)) {
        const { position } = promised.appended[random.below(promised.appended.length)] as Found;
        promised.cut = Math.max(promised.cut, position);
        wal.cut(promised.cut);
      }
      next();
    };
    if (random.chance(0.3)) next();
    else if (random.chance(0.2)) wal.mark(goOn);
    else wal.sync(goOn);
  };
  next();
}

/** What is found must be an unbroken run of what was appended, with all that was promised in it. */
function violation(
  promised: Promised,
  records: readonly Found[],
  start: number,
): string | undefined {
  const { appended, durableEnd, cut } = promised;
  if (start > cut && start > 0) return `cut at ${cut}, but it starts at ${start}`;
  const expected = appended.filter((record) => record.position >= start);
  const unlike = records.findIndex((record, at) => {
    const other = expected[at];
    return other?.position !== record.position || other.text !== record.text;
  });
  if (unlike !== -1) return `record ${unlike} is ${JSON.stringify(records[unlike])}`;
  const missing = expected[records.length];
  if (missing !== undefined && missing.position < durableEnd) {
    return `the record at ${missing.position} is gone, ${durableEnd} was promised`;
  }
  return undefined;
}

interface Crash {
  readonly b: Bench;
  readonly effect: number;
  readonly isPowerCut: boolean;
}

/** Ends the process, or the power, at the given boundary of effects counted from now. */
function armCrash({ b, effect, isPowerCut }: Crash): { hasCrashed: boolean } {
  const state = { hasCrashed: false };
  let count = 0;
  b.disk.onEffect = () => {
    count += 1;
    if (count !== effect) return;
    state.hasCrashed = true;
    b.disk.onEffect = undefined;
    if (isPowerCut) b.disk.cutPower();
    else b.disk.kill();
  };
  return state;
}

function crashAndRecover(crash: Crash): { problem: string | undefined; hasCrashed: boolean } {
  const { b, isPowerCut } = crash;
  const promised: Promised = { appended: [], durableEnd: 0, cut: 0, isDone: false };
  const { wal } = openWal(b, { segmentSizeBytes });
  const state = armCrash(crash);
  startWorkload(b, promised, wal);
  while (!state.hasCrashed && b.world.step());
  b.disk.onEffect = undefined;

  const [error] = raftErrors(b);
  const options = { segmentSizeBytes, bootUnchanged: !isPowerCut };
  const first = openWal(b, options);
  let problem = error?.text ?? violation(promised, first.records, first.wal.start);
  // What recovery has shown may have been acted upon: a power cut right now must not take it back.
  b.disk.behaviour.loss = 'all';
  b.disk.cutPower();
  const second = openWal(b, { segmentSizeBytes });
  if (JSON.stringify(second.records) !== JSON.stringify(first.records)) {
    problem ??= 'a second power cut took recovered records back';
  }
  // And the log goes on behind what was kept.
  const more = appendTexts(second.wal, ['more', 'and more']);
  wait<void>(b.world, (done) => second.wal.sync(done));
  const third = openWal(b, { segmentSizeBytes });
  if (JSON.stringify(third.records) !== JSON.stringify([...second.records, ...more])) {
    problem ??= 'what was appended after recovery was not found';
  }
  return { problem, hasCrashed: state.hasCrashed };
}

for (const isPowerCut of [true, false]) {
  const kind = isPowerCut ? 'a power cut' : 'a kill';
  test(`${kind} before or after any effect loses nothing that was promised`, (t) => {
    let crashes = 0;
    for (const loss of isPowerCut ? losses : (['none'] as const)) {
      for (let seed = 1; seed <= (isPowerCut ? 6 : 20); seed += 1) {
        for (let effect = 1; ; effect += 1) {
          const b = bench({ loss, seed: seed * 1_000 + effect });
          const { problem, hasCrashed } = crashAndRecover({ b, effect, isPowerCut });
          if (problem !== undefined) {
            return t.fail(`${problem} (loss ${loss}, seed ${seed}, effect ${effect})`);
          }
          if (!hasCrashed) break;
          crashes += 1;
        }
      }
    }
    t.true(crashes > 1_000, `${crashes} crashes`);
  });
}

test('a power cut at any effect of recovery itself leaves a log that recovers', (t) => {
  let crashes = 0;
  for (const loss of losses) {
    for (let seed = 1; seed <= 40; seed += 1) {
      const b = bench({ loss, seed });
      const promised: Promised = { appended: [], durableEnd: 0, cut: 0, isDone: false };
      const state = armCrash({ b, effect: 20 + (seed % 17), isPowerCut: true });
      startWorkload(b, promised);
      while (!state.hasCrashed && b.world.step());
      for (let effect = 1; ; effect += 1) {
        const again = armCrash({ b, effect, isPowerCut: true });
        try {
          openWal(b, { segmentSizeBytes });
        } catch (error) {
          if (!again.hasCrashed) throw error;
        }
        b.disk.onEffect = undefined;
        if (!again.hasCrashed) break;
        crashes += 1;
      }
      const { records, wal } = openWal(b, { segmentSizeBytes });
      const problem = violation(promised, records, wal.start);
      if (problem !== undefined) return t.fail(`${problem} (loss ${loss}, seed ${seed})`);
    }
  }
  t.true(crashes > 1_000, `${crashes} crashes`);
});

test('after a failed sync a restart in the same boot does not trust the page cache', (t) => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const b = bench({ seed });
    const { wal } = openWal(b, { segmentSizeBytes });
    appendTexts(wal, ['a']);
    wait<void>(b.world, (done) => wal.sync(done));
    b.disk.behaviour.syncFails = 1;
    appendTexts(wal, ['b', 'c'.repeat(600)]);
    t.throws(() => wait<void>(b.world, (done) => wal.sync(done)), { code: 'io' });
    b.disk.behaviour.syncFails = 0;
    b.disk.kill();
    const first = openWal(b, { segmentSizeBytes, bootUnchanged: true });
    b.disk.behaviour.loss = 'all';
    b.disk.cutPower();
    const second = openWal(b, { segmentSizeBytes });
    t.deepEqual(second.records, first.records);
  }
});

test('a head is whole whenever its segment is used', (t) => {
  let unborn = 0;
  for (let seed = 1; seed <= 600; seed += 1) {
    const b = bench({ seed });
    const options = { segmentSizeBytes: 10, head: () => [bytesOf('head 1'), bytesOf('head 2')] };
    const { wal } = openWal(b, options);
    const state = armCrash({ b, effect: 1 + (seed % 60), isPowerCut: true });
    for (let at = 0; at < 5; at += 1) appendTexts(wal, ['x'.repeat(20)]);
    wal.sync(() => {});
    while (!state.hasCrashed && b.world.step());
    b.disk.onEffect = undefined;
    const before = b.disk.files().filter(([, file]) => file.sizeBytes > 0).length;
    const { heads } = openWal(b, options);
    t.is(heads.length, 2 * b.disk.files().length);
    unborn += before - b.disk.files().length;
  }
  t.true(unborn > 0, 'no segment was cut off while it was begun');
});
