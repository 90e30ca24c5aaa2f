import test from 'ava';
import fc from 'fast-check';
import { logName, parseLogName } from '../../../storage/log/log-key.ts';

test('a log has one name, and the name leads back to it', (t) => {
  const topicId = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
  fc.assert(
    fc.property(topicId, fc.integer({ min: 0, max: 0x7fff_ffff }), (id, partition) => {
      t.deepEqual(parseLogName(logName({ topicId: id, partition })), { topicId: id, partition });
    }),
  );
});

test('what is no name of a log is not taken for one', (t) => {
  for (const name of [
    '',
    'x',
    'x-',
    '-1',
    'x-01',
    'x-2147483648',
    'x.y-1',
    '../x-1',
    'x-1.deleted',
  ]) {
    t.is(parseLogName(name), undefined, name);
  }
});
