import test from 'ava';
import { compare } from './compare.ts';
import { allHistories } from './histories.ts';

const asked = (history: string, answers: Readonly<Record<string, unknown>>) =>
  new Map([[history, new Map(Object.entries(answers))]]);

test('what is answered alike, in whatever order of fields, is no difference', (t) => {
  const ours = asked('fetch', { one: { a: 1, b: [{ c: 2, d: null }] } });
  const theirs = asked('fetch', { one: { b: [{ d: null, c: 2 }], a: 1 } });
  t.deepEqual(compare(ours, theirs, []), { unexplained: [], idle: [] });
});

test('an answer that differs takes a reason, and a reason an answer that differs', (t) => {
  const reason = { history: 'fetch', call: 'on', reason: 'on purpose' };
  const idle = { history: 'fetch', call: 'two', reason: 'no more' };
  const ours = asked('fetch', { one: 1, two: 2, three: 3 });
  const theirs = asked('fetch', { one: 0, two: 2, three: 4 });
  const { unexplained, ...rest } = compare(ours, theirs, [reason, idle]);
  t.deepEqual(rest, { idle: [idle] });
  t.deepEqual(unexplained, ['fetch: three\n    Kafka  4\n    Balsa  3']);
});

test('a call that only one side was asked is a difference', (t) => {
  const [one, both] = [asked('fetch', { one: 1 }), asked('fetch', { one: 1, two: 2 })];
  const other = asked('groups', { one: 1 });
  const unanswered = 'was not asked';
  const cases = [
    [both, one, `fetch: two\n    Kafka  ${unanswered}\n    Balsa  2`],
    [one, both, `fetch: two\n    Kafka  2\n    Balsa  ${unanswered}`],
    [new Map([...one, ...other]), one, `groups: one\n    Kafka  ${unanswered}\n    Balsa  1`],
  ] as const;
  for (const [ours, theirs, expected] of cases) {
    t.deepEqual(compare(ours, theirs, []).unexplained, [expected]);
  }
});

test('each call has a name of its own in its history, by which its answer is kept', (t) => {
  for (const { name, calls } of allHistories) {
    const names = calls.map((call) => call.name);
    t.deepEqual([...new Set(names)], names, name);
  }
});
