import test from 'ava';
import { makeCursor } from '../../../src/client/cursor.ts';
import type { SeekTarget } from '../../../src/client/feed/seek-target.ts';
import { parseSeekTarget } from '../../../src/client/feed/seek-target.ts';

test('a seek leads to an offset of one partition, or to a time or an edge of one or all', (t) => {
  const offset = { partition: 2, start: { type: 'offset', offset: 7 } } as const;
  const time = { partition: undefined, start: { type: 'timestamp', timestampMs: 5 } } as const;
  const edge = { partition: 1, start: { type: 'end' } } as const;
  t.deepEqual(parseSeekTarget({ partition: 2, offset: 7 }), offset);
  t.deepEqual(parseSeekTarget(makeCursor({ partition: 2, offset: 7 })), offset);
  t.deepEqual(parseSeekTarget({ timestampMs: 5 }), time);
  t.deepEqual(parseSeekTarget({ partition: 1, edge: 'end' }), edge);
});

test('a seek to nowhere is refused', (t) => {
  const targets = [
    { partition: 0, offset: -1 },
    { partition: 0, offset: 0.5 },
    { offset: 3 },
    { partition: -1, edge: 'end' },
    { timestampMs: Number.NaN },
    { edge: 'middle' },
    {},
    'a cursor',
  ];
  for (const target of targets) {
    const error = t.throws(() => parseSeekTarget(target as SeekTarget), undefined, String(target));
    t.is((error as { code?: string }).code, 'invalidArgument');
  }
});
