/** What ends a run before its time, and what it leaves behind on the signal of many runs. */
import { getEventListeners, once } from 'node:events';
import test from 'ava';
import { deadline, unlessInterrupted } from '../../../jepsen/run/deadline.ts';

test('a run that is interrupted is not waited for', async (t) => {
  const interrupted = new AbortController();
  const running = unlessInterrupted(new Promise<never>(() => undefined), interrupted.signal);
  interrupted.abort();
  await t.throwsAsync(running, { message: 'interrupted' });
  const late = unlessInterrupted(new Promise<never>(() => undefined), interrupted.signal);
  await t.throwsAsync(late, { message: 'interrupted' });
});

test('a run that is over leaves no listener on the signal of them all', async (t) => {
  const { signal } = new AbortController();
  t.is(await unlessInterrupted(Promise.resolve('passed'), signal), 'passed');
  const failing = unlessInterrupted(Promise.reject(new Error('failed')), signal);
  await t.throwsAsync(failing, { message: 'failed' });
  await once(deadline(1, signal), 'abort');
  t.deepEqual(getEventListeners(signal, 'abort'), []);
});
