import test from 'ava';
import { ReserveFile } from '../../../storage/disk/reserve-file.ts';
import { bench, wait } from '../wal/wal-bench.ts';

const sizeBytes = 2_500_000;

function reserveOn(b: ReturnType<typeof bench>): ReserveFile {
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

test('the space is given back once', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  wait<void>(b.world, (done) => reserve.fill(done));
  t.true(wait<boolean>(b.world, (done) => reserve.release(done)));
  t.is(b.disk.usedBytes, 0);
  t.true(reserve.isUsed);
  let second: boolean | undefined;
  reserve.release((...[, isFreed]) => {
    second = isFreed;
  });
  t.false(second);
});

test('a disk too full for the reserve says so, and what was written of it is given back', (t) => {
  const b = bench();
  b.disk.behaviour.capacityBytes = 1_200_000;
  const reserve = reserveOn(b);
  t.throws(() => wait<void>(b.world, (done) => reserve.fill(done)), { code: 'noSpace' });
  t.true(wait<boolean>(b.world, (done) => reserve.release(done)));
  t.is(b.disk.usedBytes, 0);
});

test('a reserve released while it is filled takes no more space', (t) => {
  const b = bench();
  const reserve = reserveOn(b);
  let isFilled = false;
  reserve.fill(() => {
    isFilled = true;
  });
  let freed: boolean | undefined;
  b.disk.onEffect = (phase, call) => {
    if (phase !== 'after' || call !== 'write' || freed !== undefined) return;
    freed = false;
    b.world.after(0, () => {
      reserve.release((...[, isFreed]) => {
        freed = isFreed;
      });
    });
  };
  while (b.world.step());
  t.true(isFilled);
  t.true(freed);
  t.is(b.disk.usedBytes, 0);
});

test('a reserve that was never filled gives nothing', (t) => {
  const b = bench();
  t.false(wait<boolean>(b.world, (done) => reserveOn(b).release(done)));
});
