/**
 * The queue checker on good histories made by hand, for each anomaly those that come closest to it;
 * and on bad ones, all that is told of them: a rule that grew too strict, or too lax, shows here.
 */
import test from 'ava';
import type { AnomalyType } from '../../jepsen/queue/anomaly.ts';
import { checkQueue } from '../../jepsen/queue/check.ts';
import { testChecker } from './checked.ts';
import { historyOf } from './histories.ts';

/** Who reads all once more at the end, where somebody does. */
const last = new Set([9]);

/** Nothing at all is told of any, allowed or not. */
const close: Readonly<Record<AnomalyType, readonly string[]>> = {
  'inconsistent-offsets': [
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p2 ok poll 1:10@0`,
    `p0 ok send 1:10@0 send 2:11@0
     p1 ok poll 1:10@0;2:11@0`,
    `p0 fail send 1:10@0
     p1 ok send 1:11@0
     p2 ok poll 1:11@0`,
    `p0 info send 1:10@0
     p1 ok send 1:11@0
     p2 ok poll 1:11@0`,
  ],
  'hw-regress': [
    `p0 ok ends 1:10@0
     p0 ok ends 1:10@0`,
    `p0 ok ends 1:10@0
     p0 ok ends 2:3@0`,
    `p0 ok ends 1:10@2
     p0 ok ends 1:9@1
     p0 ok ends 1:8@3`,
    `p0 ok ends 1:10@0
     p1 ok ends 1:9@0`,
  ],
  duplicate: [
    `p0 ok send 1:10@0 send 2:10@5
     p1 ok poll 1:10@0;2:10@5`,
    `p0 ok send 1:10@7
     p1 ok poll 1:10@7
     p2 ok poll 1:10@7`,
    `p0 info send 1:10@3
     p1 ok send 1:11@4
     p2 ok poll 1:11@4`,
  ],
  'aborted-read': [
    `p0 fail send 1:10
     p0 ok send 1:11@0
     p1 ok poll 1:11@0`,
    `p0 fail send 1:10
     p1 fail poll 1:10@0
     p2 info poll 1:10@0`,
    `p0 fail send 1:10
     p0 ok send 2:10@0
     p1 ok poll 2:10@0`,
    `p0 info send 1:10
     p1 ok poll 1:10@0`,
  ],
  'precommitted-read': [
    `p1 ok send 2:20@0
     p0 ok send 1:10@0 poll 2:20@0
     p2 ok poll 1:10@0`,
    `p0 ok send 1:10@0
     p0 info send 1:11 poll 1:10@0
     p1 ok poll 1:10@0`,
    `p0 ok send 2:10@0
     p1 ok send 1:10@0 poll 2:10@0
     p2 ok poll 1:10@0`,
  ],
  'lost-write': [
    `p0 info send 1:10
     p0 ok send 1:11@1
     p1 fail poll 1:10@0
     p2 ok poll 1:11@1`,
    `p0 ok send 1:10@0
     p1 info send 1:11
     p2 fail poll 1:11@1
     p3 ok poll 1:10@0`,
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0
     p2 ok poll 1:11@1`,
  ],
  'int-poll-skip': [
    `p0 ok send 1:10@0
     p0 ok send 1:11@4
     p1 ok poll 1:10@0,11@4`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0,12@2 rebalanced 1
     p2 ok poll 1:10@0,11@1,12@2`,
    `p0 ok send 1:10@0
     p1 info send 1:11
     p0 ok send 1:12@2
     p2 ok poll 1:10@0,12@2`,
    `p0 ok send 1:10@0 send 2:20@0 send 1:11@1
     p1 ok poll 1:10@0;2:20@0 poll 1:11@1`,
  ],
  'int-nonmonotonic-poll': [
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0 poll 1:11@1`,
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0,11@1,10@0 rebalanced 1`,
    `p0 ok send 1:10@5 send 2:20@0
     p1 ok poll 1:10@5;2:20@0`,
  ],
  'int-send-skip': [
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0,11@1`,
    `p0 ok send 1:10@0 send 2:20@0 send 1:11@3
     p1 ok poll 1:10@0,11@3;2:20@0`,
    `p0 info send 1:10 send 1:12
     p1 ok send 1:11@1
     p2 ok poll 1:11@1`,
  ],
  'int-nonmonotonic-send': [
    `p0 ok send 1:10@5 send 1:11@6
     p1 ok poll 1:10@5,11@6`,
    `p0 ok send 1:10@5 send 2:20@0
     p1 ok poll 1:10@5;2:20@0`,
    `p0 info send 1:10 send 1:11
     p1 ok poll 1:10@3`,
  ],
  'poll-skip': [
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0,11@1
     p1 ok poll 1:12@2`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 fail poll 1:11@1
     p1 info poll 1:11@1
     p1 ok poll 1:11@1,12@2`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 info assign 2
     p1 ok assign 1
     p1 ok poll 1:12@2
     p2 ok poll 1:11@1`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 ok poll 1:12@2 rebalanced 1
     p2 ok poll 1:11@1`,
  ],
  'nonmonotonic-poll': [
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0,11@1
     p1 ok assign 2
     p1 ok assign 1
     p1 ok poll 1:10@0,11@1`,
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0
     p1 info poll 1:11@1
     p1 ok poll 1:11@1
     p2 ok poll 1:10@0`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p1 ok poll 1:10@0 rebalanced 1`,
  ],
  'nonmonotonic-send': [
    `p0 ok send 1:10@1
     p0 ok send 1:11@4
     p1 ok poll 1:10@1,11@4`,
    `p0 fail send 1:10
     p0 ok send 1:11@1
     p2 fail poll 1:10@5
     p3 ok poll 1:11@1`,
    `p0 ok send 1:10@1
     p0 ok assign 2
     p0 ok send 1:11@0
     p1 ok poll 1:11@0,10@1`,
    `p0 ok send 1:10@1
     p1 ok send 1:11@0
     p2 ok poll 1:11@0,10@1`,
  ],
  unseen: [
    `p0 ok send 1:10@0
     p1 fail poll 1:10@0
     p2 ok poll 1:10@0`,
    `p0 info send 1:10@0
     p0 fail send 1:11`,
    `p0 ok send 1:10@0 send 2:20@0
     p1 ok poll 1:10@0
     p2 ok poll 2:20@0`,
  ],
  gone: [
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p9 ok poll 1:10@0`,
    `p0 info send 1:10
     p0 fail send 1:11
     p1 fail poll 1:10@0`,
    `p0 ok send 1:10@0
     p9 fail poll 1:10@0
     p1 ok poll 1:10@0`,
  ],
  'cycle-of-writes': [
    `p0 ok send 1:10@0
     p1 ok send 1:20@1
     p0 ok send 1:11@2
     p2 ok poll 1:10@0,20@1,11@2`,
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok send 2:20@0 send 2:21@1
     p2 ok poll 1:10@0,11@1;2:20@0,21@1`,
    `p0 info send 1:10 send 2:21
     p1 ok send 1:11@1 send 2:20@0
     p2 fail poll 1:10@0;2:21@1
     p3 ok poll 1:11@1;2:20@0`,
  ],
  'cycle-of-reads': [
    `p0 ok send 1:10@0
     p1 ok send 2:20@0 poll 1:10@0
     p2 ok send 3:30@0 poll 2:20@0
     p3 ok poll 1:10@0;3:30@0`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p1 ok send 1:11@1
     p0 ok poll 1:10@0,11@1`,
    `p0 ok send 1:10@0
     p1 info send 2:20 poll 1:10@0
     p0 ok send 1:11@1
     p2 ok poll 1:10@0,11@1`,
  ],
};

testChecker('the queue checker', {
  check(text, anomaly) {
    const readers = anomaly === 'gone' ? last : undefined;
    const { errors, allowed } = checkQueue(historyOf(text), 'assign', readers);
    return [...errors, ...allowed].map(({ type }) => type);
  },
  close,
});

/** What is wrong in one way need not be in another. */
const told: readonly (readonly [text: string, ...types: AnomalyType[]])[] = [
  [
    `p0 ok send 1:10@0
     p0 ok send 1:11@1
     p1 fail poll 1:10@2
     p2 ok poll 1:11@1`,
    ...(['duplicate', 'unseen'] as const),
  ],
  [
    `p0 ok send 1:10@0
     p0 ok send 1:11@1
     p1 ok poll 1:10@0
     p2 ok poll 1:10@3`,
    ...(['duplicate', 'unseen'] as const),
  ],
  [
    `p0 info send 1:10 send 1:11
     p1 ok send 1:12@2
     p2 fail poll 1:10@0,11@1
     p3 ok poll 1:12@2`,
  ],
  [
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0,12@2 rebalanced 2
     p2 ok poll 1:11@1`,
    'int-poll-skip',
  ],
  [
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 fail assign 2
     p1 ok poll 1:12@2
     p2 ok poll 1:11@1`,
    'poll-skip',
  ],
  [
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 info poll 1:11@1
     p1 ok poll 1:12@2
     p2 ok poll 1:11@1`,
    'poll-skip',
  ],
  [
    `p0 ok ends 1:10@0
     p0 ok ends 1:12@0
     p0 ok ends 1:11@0`,
    'hw-regress',
  ],
];

test('the queue checker tells of what is wrong, and of nothing else', (t) => {
  for (const [text, ...types] of told) {
    const { errors } = checkQueue(historyOf(text), 'assign');
    t.deepEqual([...new Set(errors.map(({ type }) => type))].sort(), types, text);
  }
});

test('without last readers nothing is gone; with them, what they did not meet', (t) => {
  const text = `
    p0 ok send 1:10@0
    p1 ok poll 1:10@0`;
  t.deepEqual(checkQueue(historyOf(text), 'assign').errors, []);
  const { errors } = checkQueue(historyOf(`${text}\n p0 ok send 1:11@1`), 'assign', last);
  const gone = errors.filter(({ type }) => type === 'gone');
  t.deepEqual(
    gone.map(({ values }) => values),
    [[10], [11]],
  );
});

test('a cycle of reads fails a run by the analysis without the order of writes alone', (t) => {
  const byReads = `
    p0 ok send 1:10@0 poll 2:20@0
    p1 ok send 2:20@0 poll 1:10@0`;
  const { errors, allowed } = checkQueue(historyOf(byReads), 'assign');
  t.deepEqual(
    [errors, allowed].map((found) => found.map(({ type }) => type)),
    [['cycle-of-reads'], ['cycle-of-reads']],
  );
});

test('a cycle is told whole, however long it is', (t) => {
  const history = historyOf(`
    p0 ok send 1:10@0 poll 4:40@0
    p1 ok send 2:20@0 poll 1:10@0
    p2 ok send 3:30@0 poll 2:20@0
    p3 ok send 4:40@0 poll 3:30@0
    p4 ok poll 1:10@0;4:40@0`);
  const { errors } = checkQueue(history, 'assign');
  t.deepEqual(
    errors.map(({ type, operations }) => [type, operations]),
    [['cycle-of-reads', [1, 3, 5, 7]]],
  );
});
