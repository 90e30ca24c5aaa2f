/** Where a quorum is well and nothing succeeds: what excuses that. */
import test from 'ava';
import { excuseFor } from '../../../jepsen/run/quorum.ts';

/** Of five nodes these are well. */
const well = new Set([1, 2, 3]);
const isWell = (id: number | undefined) => id !== undefined && well.has(id);

test('a quorum that could lead and acknowledge is not excused', (t) => {
  const could = { isr: [1, 4, 5], elr: [], replicas: [1, 2, 5] };
  t.is(excuseFor([could], isWell), undefined);
  t.is(excuseFor([{ ...could, isr: [4], elr: [2] }], isWell), undefined, 'eligible is enough');
  t.is(excuseFor([{ isr: [4], elr: [], replicas: [4, 5, 1] }, could], isWell), undefined);
  t.is(excuseFor([{ isr: [1], elr: [], replicas: [1] }], isWell), undefined, 'it is all there is');
  t.is(excuseFor([], isWell), undefined, 'nobody says what there is');
});

test('a quorum that holds nothing that it may lead is excused', (t) => {
  const apart = { isr: [4, 5], elr: [], replicas: [1, 4, 5] };
  t.regex(excuseFor([apart, { ...apart, isr: [], elr: [5] }], isWell) ?? '', /may lead/);
});

test('a quorum of which too few replicas are left to acknowledge is excused', (t) => {
  const alone = { isr: [1, 4, 5], elr: [], replicas: [1, 4, 5] };
  t.regex(excuseFor([alone, alone], isWell) ?? '', /too many replicas/);
});
