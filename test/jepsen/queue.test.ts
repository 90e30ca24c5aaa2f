/** The queue checker on histories made by hand: each anomaly is found, and good ones pass. */
import test from 'ava';
import type { AnomalyType } from '../../jepsen/queue/anomaly.ts';
import { checkQueue } from '../../jepsen/queue/check.ts';
import { testChecker } from './checked.ts';
import { historyOf } from './histories.ts';

type Allowed = 'int-send-skip' | 'cycle-of-writes';

/** `gone` takes last readers: a test of its own. */
const bad: Readonly<Record<Exclude<AnomalyType, Allowed | 'gone'>, string[]>> = {
  'inconsistent-offsets': [
    `p0 ok send 1:10@0
     p1 ok send 1:11@0
     p2 ok poll 1:10@0`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p2 ok poll 1:12@0`,
    `p0 info send 1:10@4
     p1 fail poll 1:11@4
     p2 ok poll 1:10@4`,
  ],
  'hw-regress': [
    `p0 ok ends 1:10@0
     p0 ok ends 1:9@0`,
    `p0 ok ends 1:10@3;2:4@1
     p1 ok ends 1:12@3
     p0 ok ends 1:11@3;2:3@1`,
    `p0 ok ends 1:10@0
     p0 ok ends 1:5@1
     p0 ok ends 1:9@0`,
  ],
  duplicate: [
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0,10@1`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p2 ok poll 1:10@7`,
    `p0 ok send 1:10@3
     p1 ok poll 1:10@5`,
  ],
  'aborted-read': [
    `p0 fail send 1:10
     p1 ok poll 1:10@0`,
    `p0 fail send 1:10 send 2:20
     p1 ok poll 2:20@0`,
    `p0 ok send 1:9@0
     p0 fail send 1:10
     p1 ok poll 1:9@0,10@1`,
  ],
  'precommitted-read': [
    `p0 ok send 1:10@0 poll 1:10@0`,
    `p0 fail send 1:10 poll 1:10@0`,
    `p0 info send 2:20 poll 1:5@0;2:20@9
     p1 ok send 1:5@0`,
  ],
  'lost-write': [
    `p0 ok send 1:10@0
     p0 ok send 1:11@1
     p1 ok poll 1:11@1`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 ok poll 1:12@2`,
    `p0 info send 1:10@0 send 2:20@0
     p0 ok send 1:11@1
     p1 ok poll 1:11@1;2:20@0`,
  ],
  'int-poll-skip': [
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0,12@2
     p2 ok poll 1:10@0,11@1,12@2`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0 poll 1:12@2
     p2 ok poll 1:11@1`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2 send 1:13@3
     p1 ok poll 1:10@0,13@3
     p1 ok assign 1
     p1 ok poll 1:10@0,11@1,12@2,13@3`,
  ],
  'int-nonmonotonic-poll': [
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:11@1,10@0`,
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0,11@1 poll 1:10@0`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0,10@0`,
  ],
  'int-nonmonotonic-send': [
    `p0 ok send 1:10@1 send 1:11@0
     p1 ok poll 1:11@0,10@1`,
    `p0 ok send 1:10@5 send 2:20@0 send 1:11@2
     p1 ok poll 1:11@2,10@5;2:20@0`,
    `p0 info send 1:10@1 send 1:11@0
     p1 ok poll 1:11@0,10@1`,
  ],
  'poll-skip': [
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok assign 1
     p1 ok poll 1:10@0
     p1 ok poll 1:12@2
     p2 ok poll 1:11@1`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok poll 1:10@0
     p1 fail poll 1:11@1
     p1 ok poll 1:12@2
     p2 ok poll 1:11@1`,
    `p0 ok send 1:10@0 send 1:11@1 send 1:12@2
     p1 ok assign 1
     p1 ok poll 1:10@0
     p1 ok assign 1,2
     p1 ok poll 1:12@2
     p2 ok poll 1:10@0,11@1,12@2`,
  ],
  'nonmonotonic-poll': [
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok poll 1:10@0,11@1
     p1 ok poll 1:10@0`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p1 ok poll 1:10@0`,
    `p0 ok send 1:10@0 send 1:11@1
     p1 ok assign 1
     p1 ok poll 1:11@1
     p1 ok assign 1
     p1 ok poll 1:10@0`,
  ],
  'nonmonotonic-send': [
    `p0 ok send 1:10@1
     p0 ok send 1:11@0
     p1 ok poll 1:11@0,10@1`,
    `p0 info send 1:10@1
     p0 ok send 1:11@0
     p1 ok poll 1:11@0,10@1`,
    `p0 ok send 1:10@1
     p0 ok send 2:20@0
     p0 ok send 1:11@0
     p1 ok poll 1:11@0,10@1;2:20@0`,
  ],
  unseen: [
    `p0 ok send 1:10@0`,
    `p0 ok send 1:10@0
     p1 ok poll 1:10@0
     p0 ok send 1:11@1`,
    `p0 ok send 1:10@0 send 2:20@0
     p1 ok poll 1:10@0
     p1 info poll 2:20@0`,
  ],
  'cycle-of-reads': [
    `p0 ok send 1:10@0 poll 2:20@0
     p1 ok send 2:20@0 poll 1:10@0`,
    `p0 ok send 1:10@0 poll 3:30@0
     p1 ok send 2:20@0 poll 1:10@0
     p2 ok send 3:30@0 poll 2:20@0`,
    `p0 info send 1:10 poll 2:20@0
     p1 ok send 2:20@0 poll 1:10@0`,
  ],
};

const good = {
  'reads what was written, in order': `
    p0 ok send 1:10@0 send 1:11@1
    p1 ok poll 1:10@0
    p1 ok poll 1:11@1`,
  'offsets with holes, as markers leave them': `
    p0 ok send 1:10@0
    p0 ok send 1:11@4
    p1 ok poll 1:10@0,11@4`,
  'a write of unknown outcome that is never seen': `
    p0 info send 1:10
    p0 ok send 1:11@0
    p1 ok poll 1:11@0`,
  'a write of unknown outcome that is seen': `
    p0 info send 1:10
    p1 ok poll 1:10@0`,
  'a reader that begins anew after an assignment of other keys': `
    p0 ok send 1:10@0 send 1:11@1
    p1 ok poll 1:10@0,11@1
    p1 ok assign 2
    p1 ok assign 1
    p1 ok poll 1:10@0,11@1`,
  'a poll that was taken its key and given it again': `
    p0 ok send 1:10@0 send 1:11@1 send 1:12@2
    p1 ok poll 1:10@0,12@2 rebalanced 1
    p2 ok poll 1:10@0,11@1,12@2`,
  'an end that stands, and goes on': `
    p0 ok ends 1:10@0;2:3@1
    p0 ok ends 1:10@0;2:7@1`,
  'an earlier end under another leader, whose word came late': `
    p0 ok ends 1:10@2
    p0 ok ends 1:9@1
    p0 ok ends 1:8@3`,
  'an earlier end that another process is told': `
    p0 ok ends 1:10@0
    p1 ok ends 1:9@0`,
  'a failed read, read again': `
    p0 ok send 1:10@0
    p1 fail poll 1:10@0
    p1 ok poll 1:10@0`,
  'writers that take turns': `
    p0 ok send 1:10@0
    p1 ok send 1:20@1
    p0 ok send 1:11@2
    p2 ok poll 1:10@0,20@1,11@2`,
};

testChecker('the queue checker', {
  check: (text) => checkQueue(historyOf(text), 'assign').errors.map(({ type }) => type),
  ...{ bad, good },
});

test('who subscribes may jump between polls, who was assigned may not', (t) => {
  const history = historyOf(`
    p0 ok send 1:10@0 send 1:11@1 send 1:12@2
    p1 ok poll 1:10@0
    p1 ok poll 1:12@2
    p2 ok poll 1:11@1`);
  t.deepEqual(checkQueue(history, 'subscribe').errors, []);
  t.is(checkQueue(history, 'assign').errors.length, 1);
});

/** Each with all that is told of it; none of it fails a run. */
const allowedOnly: Readonly<Record<string, readonly [history: string, ...types: AnomalyType[]][]>> =
  {
    'sends that another interleaves': [
      [
        `p0 ok send 1:10@0 send 1:12@2
       p1 ok send 1:11@1
       p2 ok poll 1:10@0,11@1,12@2`,
        ...(['int-send-skip', 'cycle-of-writes'] as const),
      ],
      [
        `p0 ok send 1:10@0 send 2:20@0 send 1:12@3
       p1 ok send 1:11@1
       p3 info send 1:13@2
       p2 ok poll 1:10@0,11@1,13@2,12@3;2:20@0`,
        ...(['int-send-skip', 'cycle-of-writes'] as const),
      ],
      [
        `p0 info send 1:10 send 1:12
       p1 ok send 1:11@4
       p2 ok poll 1:10@2,11@4,12@7`,
        ...(['int-send-skip', 'cycle-of-writes'] as const),
      ],
    ],
    'sends to two keys, of which each was first to one': [
      [
        `p0 ok send 1:10@0 send 2:20@1
       p1 ok send 1:11@1 send 2:21@0
       p2 ok poll 1:10@0,11@1;2:21@0,20@1`,
        'cycle-of-writes',
      ],
      [
        `p0 ok send 1:10@0 send 3:30@1
       p1 ok send 1:11@1 send 2:20@0
       p3 ok send 2:21@1 send 3:31@0
       p2 ok poll 1:10@0,11@1;2:20@0,21@1;3:31@0,30@1`,
        'cycle-of-writes',
      ],
    ],
    'a read of one key, and a write of another that is before what was read': [
      [
        `p0 ok send 1:10@0 send 2:21@1
       p1 ok send 2:20@0 poll 1:10@0
       p2 ok poll 1:10@0;2:20@0,21@1`,
        'cycle-of-reads',
      ],
    ],
  };

for (const [what, histories] of Object.entries(allowedOnly)) {
  test(`told, and allowed: ${what}`, (t) => {
    for (const [text, ...types] of histories) {
      const { errors, allowed } = checkQueue(historyOf(text), 'assign');
      t.deepEqual(errors, [], text);
      t.deepEqual(
        allowed.map(({ type }) => type),
        types,
        text,
      );
    }
  });
}

test('what was read or acknowledged is still there when all is read once more', (t) => {
  const last = new Set([9]);
  const cases: readonly [isGone: boolean, history: string][] = [
    [true, 'p0 ok send 1:10@0\n p1 ok poll 1:10@0'],
    [true, 'p0 info send 1:10\n p1 ok poll 1:10@0\n p9 ok poll 2:20@0'],
    [true, 'p0 ok send 1:10@0 send 1:11@1\n p1 ok poll 1:10@0,11@1\n p9 ok poll 1:10@0'],
    [false, 'p0 ok send 1:10@0\n p1 ok poll 1:10@0\n p9 ok poll 1:10@0'],
    [false, 'p0 info send 1:10'],
    [false, 'p0 ok send 1:10@0\n p9 fail poll 1:10@0\n p1 ok poll 1:10@0'],
  ];
  for (const [isGone, text] of cases) {
    const found = checkQueue(historyOf(text), 'assign', last).errors.map(({ type }) => type);
    t.is(found.includes('gone'), isGone, text);
  }
});
