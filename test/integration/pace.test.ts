import test from 'ava';
import { Pace } from './pace.ts';

/** A clock that goes on by what is waited for. */
class WaitedTime {
  nowMs = 5_000;
  readonly clock = { monotonicMs: () => this.nowMs };
  readonly timers = {
    after: (delayMs: number, run: () => void) => {
      this.nowMs += delayMs;
      run();
      return () => undefined;
    },
  };
}

test('messages come due at the rate, and who is late takes those that he has missed', async (t) => {
  const time = new WaitedTime();
  const pace = new Pace({ perSecond: 100, ...time });
  for (let sent = 0; sent < 3; sent++) await pace.next();
  t.is(time.nowMs, 5_030);
  time.nowMs += 1_000;
  t.is(pace.due, 103);
  for (let sent = 3; sent < 103; sent++) await pace.next();
  t.is(time.nowMs, 6_030, 'at once');
  await pace.next();
  t.is(time.nowMs, 6_040);
});
