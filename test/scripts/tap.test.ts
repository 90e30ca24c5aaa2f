import test from 'ava';
import { countTap } from '../../scripts/tap.mjs';

const trailer = '\n1..3\n# tests 3\n# pass 3\n# fail 0\n';

test('what passed and what failed is counted, whatever else is printed', (t) => {
  const output = `a linter's line\nok 1 - one\nnot ok 2 - two\n  ---\n  ok 9 - detail\nok 3 - x`;
  const { passed, failed, failures } = countTap(output + trailer, 1);
  const failure = 'not ok 2 - two\n  ---\n  ok 9 - detail';
  t.deepEqual({ passed, failed, failures }, { passed: 2, failed: 1, failures: [failure] });
});

test('a run that fails without a failed test counts as failed', (t) => {
  t.is(countTap(`ok 1 - one${trailer}`, 0).failed, 0);
  t.is(countTap(`ok 1 - one${trailer}`, 1).failed, 1);
});

test('a run that breaks off counts as failed, though every test so far passed', (t) => {
  t.is(countTap('TAP version 13\nok 1 - one\n', 0).failed, 1);
  t.is(countTap('', 0).failed, 1);
});

test('a skipped test has not passed, and a run without tests has failed', (t) => {
  const { passed, failed } = countTap(`ok 1 - one # SKIP${trailer}`, 0);
  t.deepEqual({ passed, failed }, { passed: 0, failed: 1 });
});
