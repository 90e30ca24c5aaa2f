import test from 'ava';
import { before, parseFrom, parseUntil } from '../../src/cli/consume.ts';
import { CommandError } from '../../src/cli/exit-code.ts';
import { makeCursor } from '../../src/client/cursor.ts';

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

test('what ends before a position ends there in each partition, and when all have', async (t) => {
  async function* follow() {
    for (let at = 0; ; at++) {
      const [partition, offset] = [at % 2, Math.floor(at / 2)];
      // Those of partition 1 are a step older, and one comes late.
      const timestampMs = offset === 6 ? 0 : offset - partition;
      yield { cursor: makeCursor({ partition, offset }), timestampMs };
    }
  }
  const endsOf = async (text: string | number) => {
    const until =
      typeof text === 'string' ? parseUntil(text) : ({ type: 'time', timestampMs: text } as const);
    const counts = [0, 0];
    for await (const { cursor } of before(until, follow(), 2)) counts[Number(cursor[0])]! += 1;
    return counts;
  };
  t.deepEqual(await endsOf('3'), [3, 3]);
  t.deepEqual(await endsOf('0'), [0, 0]);
  t.deepEqual(await endsOf(4), [4, 5]);
  for (const text of ['end', '-5']) t.throws(() => parseUntil(text), { instanceOf: CommandError });
});
