/** What a run of the queue is judged by, as its producers asked for acknowledgements. */
import test from 'ava';
import { promisedOf, queueVerdict } from '../../jepsen/workloads/queue/queue-verdict.ts';
import { historyOf } from './histories.ts';

const nobody: ReadonlySet<number> = new Set([9]);

test('an acknowledgement by all is kept, and one by less is as good as none', (t) => {
  const sent = [{ key: 1, value: 10, end: 'ok', offset: 4 } as const];
  const kept = { outcome: 'ok', steps: [{ type: 'send', key: 1, value: 10, offset: 4 }] };
  const open = { outcome: 'info', steps: [{ type: 'send', key: 1, value: 10 }] };
  t.deepEqual<unknown, unknown>(promisedOf(sent, 'all'), kept);
  t.deepEqual<unknown, unknown>(promisedOf(sent, 'one'), open);
  t.deepEqual<unknown, unknown>(promisedOf(sent, 'none'), open);
});

test('what failed has failed, and what nobody knows stays so, whatever was asked for', (t) => {
  for (const acks of ['all', 'one', 'none'] as const) {
    for (const end of ['fail', 'info'] as const) {
      t.is(promisedOf([{ key: 1, value: 10, end }], acks).outcome, end, `${end}, acks ${acks}`);
    }
  }
});

/** Each read once more by those who read last, so that nothing is gone. */
const twice = [
  `p0 info send 1:10
   p9 ok poll 1:10@0,10@1 rebalanced 1`,
  `p0 info send 1:10
   p1 ok poll 1:10@0
   p9 ok poll 1:10@7`,
  `p0 info send 1:10 send 1:11
   p1 fail poll 1:10@0
   p9 ok poll 1:10@3,11@4`,
];

test('a record that lies twice is wrong, but for producers that wait for no answer', (t) => {
  for (const text of twice) {
    for (const acks of ['all', 'one'] as const) {
      t.is(queueVerdict(historyOf(text), nobody, acks).valid, false, text);
    }
    const { valid, anomalies } = queueVerdict(historyOf(text), nobody, 'none');
    t.is(valid, true, text);
    t.true(
      anomalies.some(({ name, allowed }) => name === 'duplicate' && allowed),
      'it is told all the same',
    );
  }
});

test('where a record may lie twice, who reads it twice may go back, and nobody else may', (t) => {
  const read = `
    p0 info send 1:10 send 1:11 send 1:12
    p9 ok poll 1:10@0,11@1,10@2 poll 1:12@3`;
  t.is(queueVerdict(historyOf(read), nobody, 'none').valid, true);
  t.is(queueVerdict(historyOf(read), nobody, 'one').valid, false);
  const others = `
    p0 info send 1:10 send 1:11 send 1:12
    p1 ok poll 1:10@0,10@3
    p9 ok poll 1:10@0,12@2,11@1`;
  t.is(queueVerdict(historyOf(others), nobody, 'none').valid, false);
  const beside = `
    p0 info send 1:10 send 1:11
    p1 ok poll 1:10@0
    p2 ok poll 1:11@0
    p9 ok poll 1:10@2
    p9 ok assign 2
    p9 ok assign 1
    p9 ok poll 1:11@0`;
  t.is(queueVerdict(historyOf(beside), nobody, 'none').valid, false, 'at an offset of its own');
});

test('whatever was asked for, two values at one offset are wrong, and what was read stays', (t) => {
  const wrong = [
    `p0 info send 1:10 send 1:11
     p1 ok poll 1:10@0
     p9 ok poll 1:11@0`,
    `p0 info send 1:10
     p1 ok poll 1:10@0`,
    `p0 fail send 1:10
     p9 ok poll 1:10@0`,
  ];
  for (const text of wrong) {
    for (const acks of ['all', 'one', 'none'] as const) {
      t.is(queueVerdict(historyOf(text), nobody, acks).valid, false, `${acks}: ${text}`);
    }
  }
});

test('what is allowed is told, and fails nothing', (t) => {
  const text = `
    p0 ok send 1:10@0 send 1:12@2
    p1 ok send 1:11@1
    p9 ok poll 1:10@0,11@1,12@2`;
  const { valid, anomalies } = queueVerdict(historyOf(text), nobody, 'all');
  t.is(valid, true);
  t.deepEqual(
    anomalies.map(({ name, allowed }) => [name, allowed]),
    [
      ['int-send-skip', true],
      ['cycle-of-writes', true],
    ],
  );
});

test('who is assigned may not jump from one poll to the next; whose keys come and go may', (t) => {
  const jump = `
    p0 ok send 1:10@0 send 1:11@1 send 1:12@2
    p1 ok poll 1:10@0
    p1 ok poll 1:12@2
    p9 ok poll 1:10@0,11@1,12@2`;
  t.is(queueVerdict(historyOf(jump), nobody, 'all').valid, false);
  const member = jump.replace('1:12@2\n    p9', '1:12@2 rebalanced 1\n    p9');
  t.is(queueVerdict(historyOf(member), nobody, 'all').valid, true);
});
