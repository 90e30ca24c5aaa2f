import test from 'ava';
import { Progress } from '../../src/client/consumer/progress.ts';

function handedOut(...offsets: readonly number[]): Progress {
  const progress = new Progress(undefined);
  for (const offset of offsets) progress.onHandedOut(offset);
  return progress;
}

test('it goes on at the first that is not acknowledged', (t) => {
  const progress = handedOut(4, 5, 7, 8);
  t.is(progress.goesOnAt, 4);
  progress.onAcknowledged(5);
  t.is(progress.goesOnAt, 4);
  progress.onAcknowledged(4);
  t.is(progress.goesOnAt, 7);
  progress.onAcknowledged(8);
  progress.onAcknowledged(7);
  t.is(progress.goesOnAt, 9);
});

test('where it goes on is known from the start, or not at all', (t) => {
  t.is(new Progress(12).goesOnAt, 12);
  t.is(new Progress(undefined).goesOnAt, undefined);
});

test('it is settled when all is acknowledged, or nobody waits any more', async (t) => {
  const progress = handedOut(1, 2);
  let isSettled = false;
  const settled = progress.settled().then(() => {
    isSettled = true;
  });
  progress.onAcknowledged(1);
  await Promise.resolve();
  t.false(isSettled);
  progress.onAcknowledged(2);
  await settled;
  const abandoned = handedOut(1);
  const waiting = abandoned.settled();
  abandoned.abandon();
  await t.notThrowsAsync(waiting);
});
