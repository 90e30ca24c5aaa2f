/** Both judges of registers together: what either finds fails a run, and what neither decides. */
import test from 'ava';
import type { Indexed } from '../../jepsen/linearizable/index-order.ts';
import type { RegisterOperation } from '../../jepsen/workloads/register/register-verdict.ts';
import { registerVerdict } from '../../jepsen/workloads/register/register-verdict.ts';

const budget = { cacheMax: 50 };
const nothing = { operations: [], indexed: [], refused: [] };

function operation(index: number, value: string, type: 'read' | 'write'): RegisterOperation {
  const times = { calledNs: 2 * index, returnedNs: 2 * index + 1 };
  const input =
    type === 'read' ? ({ type, key: 'k' } as const) : ({ type, key: 'k', value } as const);
  const output =
    type === 'read' ? ({ type: 'value', value } as const) : ({ type: 'written' } as const);
  return { index, process: 0, input, output, ...times };
}

/** So many writes whose outcome nobody knows, and a read that none of them explains. */
const open = [
  ...Array.from({ length: 12 }, (_, at): RegisterOperation => {
    const written = operation(at, `w${at}`, 'write');
    return { ...written, output: undefined, returnedNs: Number.POSITIVE_INFINITY };
  }),
  operation(20, 'nobody', 'read'),
];

/** Seen at an index below its revision. */
const indexed: Indexed = {
  index: 3,
  key: 'k',
  type: 'read',
  value: 'a',
  revision: 9,
  metadataIndex: 6,
  calledNs: 0,
  returnedNs: 1,
};

test('what was read in order is sound', (t) => {
  const operations = [operation(1, 'a', 'write'), operation(2, 'a', 'read')];
  const verdict = registerVerdict({ ...nothing, operations }, budget);
  t.deepEqual(verdict, { valid: true, anomalies: [], notes: [] });
});

test('what is not decided within the budget is unknown, and named', (t) => {
  const verdict = registerVerdict({ ...nothing, operations: open }, budget);
  t.is(verdict.valid, 'unknown');
  t.deepEqual(verdict.notes, ['1 not decided within 50 states: k']);
  const wrong = registerVerdict({ ...nothing, operations: open, indexed: [indexed] }, budget);
  t.is(wrong.valid, false, 'what is wrong by its index is wrong all the same');
  t.is(wrong.notes.length, 1);
});

test('the operation that no order explains is the culprit, and shown with those before it', (t) => {
  const operations = [
    operation(1, 'a', 'write'),
    operation(2, 'b', 'write'),
    operation(3, 'a', 'read'),
  ];
  const { valid, anomalies } = registerVerdict({ ...nothing, operations }, budget);
  t.is(valid, false);
  t.deepEqual(
    anomalies.map(({ name, culprit, operations: shown }) => [name, culprit, shown]),
    [['not-linearizable', 3, [3, 1, 2]]],
  );
});

test('either judge alone fails a run', (t) => {
  const byIndex = registerVerdict({ ...nothing, indexed: [indexed] }, budget);
  t.deepEqual([byIndex.valid, byIndex.anomalies[0]?.name], [false, 'index-order']);
  const read = { ...indexed, revision: 5 };
  const refused = [{ index: 1, key: 'k', value: 'a' }];
  const byRefusal = registerVerdict({ ...nothing, indexed: [read], refused }, budget);
  t.deepEqual([byRefusal.valid, byRefusal.anomalies[0]?.operations], [false, [1, 3]]);
});
