import test from 'ava';
import { parseTopicPattern } from '../../src/coordinator/topic-pattern.ts';

function matches(pattern: string, name: string): boolean {
  const parsed = parseTopicPattern(pattern);
  return parsed.type === 'pattern' && parsed.matches(name);
}

test('a pattern describes a name as a whole', (t) => {
  t.true(matches('orders-(eu|us)', 'orders-eu'));
  t.false(matches('orders', 'orders-eu'));
  t.false(matches('eu', 'orders-eu'));
  t.true(matches('.*', '__proto__'));
  t.true(matches('', ''));
});

for (const [why, pattern] of [
  ['is unbalanced', '('],
  ['looks around', '(?=a)'],
  ['refers back', '(a)\\1'],
  ['repeats more than RE2 allows', 'a{1001}'],
  ['nests repetitions to a million', '((a{100}){100}){100}'],
  ['repeats more than we allow', '(a?){999}(b?){999}'],
  ['is too long', 'a'.repeat(1_001)],
] as const) {
  test(`a pattern that ${why} is refused`, (t) => {
    t.is(parseTopicPattern(pattern).type, 'invalid');
  });
}

test('a pattern that would make others backtrack takes time in proportion to the name', (t) => {
  const timeMs = (length: number) => {
    const startMs = performance.now();
    t.false(matches('(a+)+$', `${'a'.repeat(length)}b`));
    return performance.now() - startMs;
  };
  timeMs(1_000);
  // A backtracking matcher does not return from thirty characters in a lifetime.
  t.true(timeMs(100_000) < 2_000);
});
