import test from 'ava';
import { ReserveFile } from '../../../storage/disk/reserve-file.ts';
import type { Bench } from '../wal/wal-bench.ts';
import { bench, wait } from '../wal/wal-bench.ts';

const sizeBytes = 2_500_000;

function reserveOn(b: Bench): ReserveFile {
  return new ReserveFile({ path: 'reserve', fileSystem: b.disk.mount(), sizeBytes });
}

test('the reserve holds bytes, durably, and is not written again', (t) => {
  const b = bench({ loss: 'all' });
  const reserve = reserveOn(b);
  wait<void>(b.world, (done) => reserve.fill(done));
  b.disk.cutPower();
  const file = b.disk.file('reserve');
  t.is(file?.sizeBytes, sizeBytes);
  t.false(file?.bytes.includes(0));
  let writes = 0;
  b.disk.onEffect = (_phase, call) => {
    if (call === 'write') writes += 1;
  };
  const again = reserveOn(b);
  wait<void>(b.world, (done) => again.fill(done));
  t.is(writes, 0);
});

function fillOf(b: Bench, reserve: ReserveFile): void {
  wait<void>(b.world, (done) => reserve.fill(done));
}

/** How often there has been something to give back. */
function release(b: Bench, reserve: ReserveFile): number {
  return wait<number>(b.world, (done) => reserve.release(done));
}

function makeWhole(b: Bench, reserve: ReserveFile): boolean {
  return wait<boolean>(b.world, (done) => reserve.makeWhole(done));
}

/** Runs `action` behind the first write that is done from now on; counts the others. */
function atFirstWrite(b: Bench, action: () => void): { writes: number } {
  const counted = { writes: 0 };
  b.disk.onEffect = (phase, call) => {
    if (phase !== 'after' || call !== 'write') return;
    counted.writes += 1;
    if (counted.writes === 1) action();
  };
  return counted;
}

test('the space is given back, and there is none to give before it is whole again', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  fillOf(b, reserve);
  t.false(reserve.isShort);
  t.is(release(b, reserve), 1);
  t.is(b.disk.usedBytes, 0);
  t.true(reserve.isShort);
  t.is(release(b, reserve), 1);
  fillOf(b, reserve);
  t.is(b.disk.usedBytes, 0, 'a start does not fill what it had to use');
});

test('a disk too full for the reserve says so, and what was written of it is given back', (t) => {
  const b = bench();
  b.disk.behaviour.capacityBytes = 1_200_000;
  const reserve = reserveOn(b);
  t.throws(() => fillOf(b, reserve), { code: 'noSpace' });
  t.true(reserve.isShort);
  t.is(release(b, reserve), 1);
  t.is(b.disk.usedBytes, 0);
});

test('it is whole again once there is room for it twice, and then it can be used again', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  fillOf(b, reserve);
  t.true(makeWhole(b, reserve), 'it is whole');
  release(b, reserve);
  b.disk.behaviour.capacityBytes = 2 * sizeBytes - 1;
  t.false(makeWhole(b, reserve));
  t.is(b.disk.usedBytes, 0);
  b.disk.behaviour.capacityBytes = 2 * sizeBytes;
  t.true(makeWhole(b, reserve));
  t.is(b.disk.file('reserve')?.sizeBytes, sizeBytes);
  t.false(reserve.isShort);
  t.is(release(b, reserve), 2);
  t.is(b.disk.usedBytes, 0);
});

test('all who ask for it to be whole share one attempt', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  release(b, reserve);
  const answers: unknown[] = [];
  const counted = atFirstWrite(b, () => reserve.makeWhole((...result) => answers.push(result)));
  reserve.makeWhole((...result) => answers.push(result));
  while (b.world.step());
  t.deepEqual(answers, [
    [null, true],
    [null, true],
  ]);
  t.is(counted.writes, Math.ceil(sizeBytes / (1 << 20)));
});

test('one that finds no room after all stays short, and gives back what it has', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  fillOf(b, reserve);
  release(b, reserve);
  atFirstWrite(b, () => {
    b.disk.behaviour.capacityBytes = b.disk.usedBytes + 1000;
  });
  t.false(makeWhole(b, reserve));
  t.true(reserve.isShort);
  t.is(release(b, reserve), 2);
  t.is(b.disk.usedBytes, 0);
});

test('a fault of the disk is told to those who ask for it to be whole', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  release(b, reserve);
  b.disk.behaviour.writeFails = 1;
  t.throws(() => makeWhole(b, reserve), { code: 'io' });
  t.true(reserve.isShort);
});

for (const how of ['fill', 'makeWhole'] as const) {
  test(`a release amid ${how} waits until that has stopped, then gives all of it`, (t) => {
    const b = bench();
    b.disk.behaviour.writeMs = 100;
    const reserve = reserveOn(b);
    if (how === 'makeWhole') release(b, reserve);
    const events: string[] = [];
    const counted = atFirstWrite(b, () => {
      b.world.after(1, () => {
        for (const name of ['one', 'other']) {
          reserve.release((...[, uses]) => events.push(`${name}: ${uses}, ${b.disk.usedBytes}`));
        }
        reserve.makeWhole((...[, isWhole]) => events.push(`asked meanwhile: ${isWhole}`));
      });
    });
    reserve[how]((...[error, isWhole]) => {
      t.is(error, null);
      events.push(how === 'makeWhole' ? `stopped: ${isWhole}` : 'stopped');
    });
    while (b.world.step());
    const stopped =
      how === 'fill'
        ? ['asked meanwhile: false', 'stopped']
        : ['stopped: false', 'asked meanwhile: false'];
    t.deepEqual(events, [...stopped, 'one: 1, 0', 'other: 1, 0']);
    t.is(counted.writes, 2, 'none is begun after it');
    t.true(reserve.isShort);
  });
}

test('a reserve that was never filled gives nothing', (t) => {
  const b = bench();
  t.is(release(b, reserveOn(b)), 0);
});
