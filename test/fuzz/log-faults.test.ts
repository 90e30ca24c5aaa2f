/** Which logs may be left when all has been deleted that strangers had made. */
import test from 'ava';
import { logFaults } from './log-faults.ts';

const honest = ['checkpoint', 'AAAAAAAAAAAAAAAAAAAAAA-0'];

test('the log of the honest client may be left', (t) => {
  t.deepEqual(logFaults(honest), []);
  t.deepEqual(logFaults([]), []);
});

test('a log of somebody else is told, also one that is still being deleted', (t) => {
  for (const left of ['BBBBBBBBBBBBBBBBBBBBBB-12', 'BBBBBBBBBBBBBBBBBBBBBB-0.deleted']) {
    const [fault, ...others] = logFaults([left, ...honest]);
    t.is(fault, `2 logs are left, not 1, of which AAAAAAAAAAAAAAAAAAAAAA-0, ${left}`);
    t.deepEqual(others, []);
  }
});
