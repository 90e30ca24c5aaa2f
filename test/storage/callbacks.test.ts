import test from 'ava';
import { closing, forEach, inOrder } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';

test('steps run one after another, and done follows the last', (t) => {
  const pending: Callback[] = [];
  const events: string[] = [];
  const step = (name: string) => (done: Callback) => {
    events.push(name);
    pending.push(done);
  };
  inOrder([step('a'), step('b')], (...[error]) => events.push(`done ${error}`));
  t.deepEqual(events, ['a']);
  pending.shift()?.(null, undefined);
  t.deepEqual(events, ['a', 'b']);
  pending.shift()?.(null, undefined);
  t.deepEqual(events, ['a', 'b', 'done null']);
});

test('no more than atOnce actions are under way', (t) => {
  const pending: Callback[] = [];
  let finished = false;
  forEach(
    { items: [1, 2, 3, 4, 5], atOnce: 2, action: (_item, done) => pending.push(done) },
    () => {
      finished = true;
    },
  );
  for (let left = 5; left > 0; left -= 1) {
    t.is(pending.length, Math.min(left, 2));
    pending.shift()?.(null, undefined);
  }
  t.true(finished);
});

test('after an error nothing is started, what runs is awaited, the first error is told', (t) => {
  const pending: Callback[] = [];
  const results: unknown[] = [];
  forEach({ items: [1, 2, 3], atOnce: 2, action: (_item, done) => pending.push(done) }, (...[e]) =>
    results.push(e),
  );
  const first = new Error('first');
  pending[0]?.(first);
  t.deepEqual(results, []);
  pending[1]?.(new Error('second'));
  t.deepEqual(results, [first]);
  t.is(pending.length, 2);
});

test('a hundred thousand steps that complete at once do not exhaust the stack', (t) => {
  const items = Array.from({ length: 100_000 }, (_, index) => index);
  let sum = 0;
  let done = 0;
  forEach(
    {
      items,
      atOnce: 1,
      action: (item, next) => {
        sum += item;
        next(null, undefined);
      },
    },
    () => {
      done += 1;
    },
  );
  t.is(sum, (100_000 * 99_999) / 2);
  t.is(done, 1);
});

test('an empty run is done at once', (t) => {
  let done = 0;
  inOrder([], () => {
    done += 1;
  });
  t.is(done, 1);
});

test('what was used is closed before the completion, and the first error counts', (t) => {
  const [useError, closeError] = [new Error('use'), new Error('close')];
  const outcome = (error: Error | null, closed: Error | null): unknown => {
    let result: unknown = 'nothing yet';
    const used = {
      close: (done: Callback) => {
        t.is(result, 'nothing yet');
        if (closed === null) done(null, undefined);
        else done(closed);
      },
    };
    const done = closing<number>(used, (...[failure, value]) => {
      result = failure ?? value;
    });
    if (error === null) done(null, 7);
    else done(error);
    return result;
  };
  t.is(outcome(null, null), 7);
  t.is(outcome(null, closeError), closeError);
  t.is(outcome(useError, null), useError);
  t.is(outcome(useError, closeError), useError);
});
