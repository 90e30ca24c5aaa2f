/** What is said of a run, and when it counts as passed. */
import test from 'ava';
import { validOf } from '../../../jepsen/run/run.ts';
import { tell } from '../../../jepsen/run/run-and-tell.ts';
import type { Verdict } from '../../../jepsen/workload.ts';

function told(valid: Verdict['valid']) {
  const lines: string[] = [];
  const lost = { name: 'lost-write', allowed: false, text: 'gone', operations: [3, 5] };
  const jump = { name: 'int-send-skip', allowed: true, text: 'by 2', operations: [] };
  const verdict = {
    valid,
    anomalies: [lost, jump],
    notes: ['a note'],
    figures: new Map([['x', 1]]),
  };
  const stuck = { name: 'stuck', allowed: false, text: 'for 30 s', operations: [] };
  const hasPassed = tell({ verdict, findings: [stuck], valid }, (line) => lines.push(line.trim()));
  return { hasPassed, lines };
}

test('only what was judged to be sound has passed: what could not be decided has not', (t) => {
  t.is(told(true).hasPassed, true);
  t.is(told(false).hasPassed, false);
  t.is(told('unknown').hasPassed, false);
  t.is(told('unknown').lines.at(-1), 'NOT DECIDED');
});

test('what the harness finds fails a run, and makes none sound that was not decided', (t) => {
  const stuck = { name: 'stuck', allowed: false, text: '', operations: [] };
  for (const valid of [true, false, 'unknown'] as const) {
    t.is(validOf({ valid }, [stuck]), false);
    t.is(validOf({ valid }, [{ ...stuck, allowed: true }]), valid);
    t.is(validOf({ valid }, []), valid);
  }
});

test('a run tells its counts, notes and anomalies, of the harness and of the workload', (t) => {
  t.deepEqual(told(false).lines, [
    'x: 1',
    'a note',
    'WRONG: stuck: for 30 s',
    'WRONG: lost-write: gone [3, 5]',
    'allowed: int-send-skip: by 2',
    'FAILED',
  ]);
});
