import test from 'ava';
import { parseFrom } from '../../src/cli/consume.ts';
import { CommandError } from '../../src/cli/exit-code.ts';

test('a position is an end, a count from the end, an offset or a time', (t) => {
  t.deepEqual(parseFrom('beginning'), { type: 'beginning' });
  t.deepEqual(parseFrom('end'), { type: 'end' });
  t.deepEqual(parseFrom('-10'), { type: 'last', count: 10 });
  t.deepEqual(parseFrom('42'), { type: 'offset', offset: 42 });
  const timestampMs = Date.UTC(2026, 0, 31, 12);
  t.deepEqual(parseFrom('2026-01-31T12:00:00Z'), { type: 'time', timestampMs });
});

test('anything else is refused', (t) => {
  for (const text of ['', 'begin', '1.5', '--10', '2026-99-99', 'Invalid']) {
    t.throws(() => parseFrom(text), { instanceOf: CommandError }, text);
  }
});
