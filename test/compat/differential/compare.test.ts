import test from 'ava';
import { WHOLE } from './answer-fields.ts';
import { compare } from './compare.ts';
import { clientDifferences, differences } from './differences.ts';
import { allHistories } from './histories.ts';

const asked = (history: string, answers: Readonly<Record<string, unknown>>) =>
  new Map([[history, new Map(Object.entries(answers))]]);

const excuse = (call: string, ...fields: readonly string[]) => {
  return { history: 'fetch', call, fields, reason: 'on purpose' };
};

const alike = { unexplained: [], idle: [] };

test('what is answered alike, in whatever order of fields, is no difference', (t) => {
  const ours = asked('fetch', { one: { a: 1, b: [{ c: 2, d: null }] } });
  const theirs = asked('fetch', { one: { b: [{ d: null, c: 2 }], a: 1 } });
  t.deepEqual(compare(ours, theirs, []), alike);
});

test('an answer that differs takes a reason, and a reason an answer that differs', (t) => {
  const ours = asked('fetch', { one: 1, two: 2, three: 3 });
  const theirs = asked('fetch', { one: 0, two: 2, three: 4 });
  const { unexplained, idle } = compare(ours, theirs, [excuse('on', WHOLE), excuse('two', WHOLE)]);
  t.deepEqual(idle, [`fetch: two: ${WHOLE}`]);
  t.deepEqual(unexplained, ['fetch: three\n    Kafka  4\n    Balsa  3']);
});

test('a reason for one field is none for another', (t) => {
  const answered = (error: number, offset: number) =>
    asked('fetch', { one: { topics: [{ name: 'a', error, offset }], error: 0 } });
  const [ours, theirs] = [answered(1, 5), answered(2, 6)];
  const left = (offset: number) => `{"error":0,"topics":[{"name":"a","offset":${offset}}]}`;
  t.deepEqual(compare(ours, theirs, [excuse('one', 'topics.error')]), {
    unexplained: [`fetch: one\n    Kafka  ${left(6)}\n    Balsa  ${left(5)}`],
    idle: [],
  });
  t.deepEqual(compare(ours, theirs, [excuse('one', 'topics.error', 'topics.offset')]), alike);
  t.deepEqual(compare(ours, theirs, [excuse('one', 'topics')]), alike);
});

test('each field of a reason has to differ', (t) => {
  const ours = asked('fetch', { one: { topics: [{ error: 1, offset: 5 }], error: 0 } });
  const theirs = asked('fetch', { one: { topics: [{ error: 2, offset: 5 }], error: 0 } });
  const reasons = [excuse('one', 'topics.error', 'topics.offset', 'error', 'topics.end')];
  t.deepEqual(compare(ours, theirs, reasons), {
    unexplained: [],
    idle: ['fetch: one: topics.offset', 'fetch: one: error', 'fetch: one: topics.end'],
  });
});

test('a field differs if it does in one of the calls that the reason is for', (t) => {
  const ours = asked('fetch', { 'one (v1)': { error: 1 }, 'one (v2)': { error: 1, end: 7 } });
  const theirs = asked('fetch', { 'one (v1)': { error: 1 }, 'one (v2)': { error: 1 } });
  t.deepEqual(compare(ours, theirs, [excuse('one', 'end')]), alike);
});

test('members of a list go together by what is not excused', (t) => {
  const topics = (...names: readonly string[]) =>
    asked('fetch', { one: { topics: names.map((name, at) => ({ error: at, name })) } });
  const [ours, theirs, other] = [topics('b', 'a'), topics('a', 'b'), topics('b', 'c')];
  t.is(compare(ours, theirs, []).unexplained.length, 1);
  t.deepEqual(compare(ours, theirs, [excuse('one', 'topics.error')]), alike);
  t.is(compare(other, theirs, [excuse('one', 'topics.error')]).unexplained.length, 1);
});

test('a reason for one member of a list is none for the others', (t) => {
  const retention = 'configs[retention.ms].value';
  const settings = (...values: readonly (readonly [string, number])[]) => {
    const configs = values.map(([name, value]) => ({ name, value, source: 5 }));
    return asked('fetch', { one: { configs } });
  };
  const theirs = settings(['retention.ms', 1], ['segment.ms', 7]);
  const unexplainedOf = (ours: typeof theirs, ...fields: readonly string[]) =>
    compare(ours, theirs, [excuse('one', ...fields)]).unexplained.length;

  const ours = settings(['retention.ms', 2], ['segment.ms', 7]);
  t.deepEqual(compare(ours, theirs, [excuse('one', retention)]), alike);
  t.is(unexplainedOf(settings(['retention.ms', 2], ['segment.ms', 8]), retention), 1);
  const more = settings(['durability', 0], ['retention.ms', 2], ['segment.ms', 7]);
  t.is(unexplainedOf(more, retention), 1);
  t.is(unexplainedOf(more, retention, 'configs[durability]'), 0);
});

test('members that are a name only are told apart by it, and none may be left', (t) => {
  const ours = asked('fetch', { one: { error: 0 } });
  const theirs = asked('fetch', { one: { error: 0, value: ['theirs'] } });
  t.deepEqual(compare(ours, theirs, [excuse('one', 'value[theirs]')]), alike);
  t.is(compare(ours, theirs, [excuse('one', 'value[ours]')]).unexplained.length, 1);
});

test('a call that only one side was asked is a difference, whatever is excused', (t) => {
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
  t.is(compare(both, one, [excuse('two', WHOLE)]).unexplained.length, 1);
});

test('each call has a name of its own in its history, by which its answer is kept', (t) => {
  for (const { name, calls } of allHistories) {
    const names = calls.map((call) => call.name);
    t.deepEqual([...new Set(names)], names, name);
  }
});

test('each difference names fields, or that the whole answer is another one', (t) => {
  for (const { history, call, fields } of [...differences, ...clientDifferences]) {
    const isWhole = fields.includes(WHOLE);
    t.true(isWhole ? fields.length === 1 : fields.length > 0, `${history}: ${call}`);
  }
});
