/** The checker of groups on histories made by hand: each anomaly is found, and good ones pass. */
import test from 'ava';
import type { GroupAnomalyType, GroupEvent } from '../../../jepsen/group/check.ts';
import { checkGroup } from '../../../jepsen/group/check.ts';
import { testChecker } from '../checked.ts';

const strict = { mayTellLate: false };

/**
 * A line is an event, its number the time.
 *
 *     sent 1:7           a record of key 1 was stored at 7
 *     m2 owns 1,3 in 5   generation 5 gave keys 1 and 3 to member 2
 *     m2 has 1:7         it was handed that record
 *     m2 tells 1<8       it says that what it had below 8 is handled, and ...
 *     m2 ok 1            ... that came to pass (or: fail, info)
 *     reached 1:8        the group goes on there
 */
function historyOf(text: string): GroupEvent[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line, index) => eventOf(line.split(' '), index));
}

function eventOf(words: readonly string[], index: number): GroupEvent {
  const [first = '', second = '', third = '', , fifth = ''] = words;
  const [key = 0, offset = 0] = (first.startsWith('m') ? third : second).split(/[:<]/).map(Number);
  if (first === 'sent' || first === 'reached') return { index, type: first, key, offset };
  const member = Number(first.slice(1));
  switch (second) {
    case 'owns':
      return {
        index,
        type: 'owns',
        member,
        generation: Number(fifth),
        keys: third.split(',').map(Number),
      };
    case 'has':
      return { index, type: 'handed', member, key, offset };
    case 'tells':
      return { index, type: 'tells', member, key, end: offset };
    default:
      return { index, type: 'told', member, key, outcome: second as 'ok' | 'fail' | 'info' };
  }
}

const bad: Readonly<Record<GroupAnomalyType, readonly string[]>> = {
  'handled-again': [
    `m1 has 1:0
     m1 tells 1<1
     m1 ok 1
     m2 has 1:0`,
    `m1 has 1:0
     m1 has 1:1
     m1 tells 1<2
     m1 ok 1
     m1 has 1:1`,
    `m1 has 1:4
     m1 tells 1<5
     m1 ok 1
     m2 has 1:5
     m2 tells 1<6
     m2 info 1
     m3 has 1:3`,
    // The second to be told of was done first.
    `m1 has 1:0
     m1 tells 1<1
     m2 has 1:1
     m2 tells 1<2
     m2 ok 1
     m3 has 1:1
     m1 ok 1`,
    // Who told last told of less.
    `m2 has 1:0
     m1 has 1:2
     m1 tells 1<3
     m1 ok 1
     m2 tells 1<1
     m2 ok 1
     m3 has 1:1`,
  ],
  'two-owners': [
    `m1 has 1:0
     m2 has 1:0
     m1 tells 1<1
     m1 ok 1`,
    `m1 has 1:0
     m1 has 2:0
     m2 has 2:1
     m1 tells 1<1
     m1 tells 2<1
     m1 ok 1
     m1 ok 2`,
    `m1 has 1:0
     m2 has 1:1
     m1 tells 1<1
     m2 tells 1<2
     m2 ok 1
     m1 ok 1`,
  ],
  'shared-generation': [
    `m1 owns 1,2 in 3
     m2 owns 2 in 3`,
    `m1 owns 1 in 3
     m1 owns 1 in 4
     m2 owns 1 in 3`,
    `m1 owns 1 in 7
     m2 owns 2 in 7
     m3 owns 1,2 in 7`,
  ],
  'passed-over': [
    `sent 1:0
     reached 1:1`,
    `m1 has 1:0
     m1 has 1:1
     m1 tells 1<1
     m1 ok 1
     reached 1:2`,
    `m1 has 1:0
     m1 tells 1<1
     m1 fail 1
     reached 1:1`,
    `sent 1:0
     m1 has 1:1
     m1 tells 1<2
     m1 ok 1
     m2 has 1:0
     reached 1:2`,
    `m1 has 1:0
     m2 has 1:1
     m2 tells 1<2
     m2 ok 1
     reached 1:2`,
    `sent 1:0
     m1 has 1:1
     m1 tells 1<2
     m1 ok 1
     m1 has 1:0
     reached 1:2`,
    `m1 has 1:0
     reached 1:1
     m1 tells 1<1
     m1 ok 1`,
  ],
  'never-handed': [
    `sent 1:0`,
    `sent 1:0
     m1 has 2:0`,
    `sent 1:0
     sent 1:1
     m1 has 1:0
     m1 tells 1<1
     m1 ok 1
     reached 1:1`,
  ],
};

const close: Readonly<Record<GroupAnomalyType, readonly string[]>> = {
  'handled-again': [
    `m1 has 1:0
     m1 tells 1<1
     m2 has 1:0
     m1 ok 1`,
    `m1 has 1:0
     m1 tells 1<1
     m1 ok 1
     m2 has 1:1
     m1 has 2:0`,
    `m1 has 1:0
     m1 tells 1<1
     m1 fail 1
     m2 has 1:0`,
    `m1 has 1:0
     m1 tells 1<1
     m1 info 1
     m2 has 1:0`,
  ],
  'two-owners': [
    `m2 has 1:0
     m1 has 1:0
     m1 tells 1<1
     m1 ok 1`,
    `m1 has 1:0
     m2 has 1:0
     m1 tells 1<1
     m1 fail 1`,
    `m1 has 1:0
     m1 has 1:1
     m2 has 2:0
     m1 tells 1<2
     m1 ok 1`,
    `m1 has 1:0
     m1 tells 1<1
     m1 ok 1
     m2 has 1:1
     m2 tells 1<2
     m2 ok 1
     m1 has 1:2
     m1 tells 1<3
     m1 ok 1`,
  ],
  'shared-generation': [
    `m1 owns 1 in 3
     m2 owns 1 in 4`,
    `m1 owns 1,3 in 3
     m2 owns 2 in 3`,
    `m1 owns 1 in 3
     m1 owns 1,2 in 3`,
  ],
  'passed-over': [
    `sent 1:0
     reached 1:0
     m1 has 1:0
     m1 tells 1<1
     m1 ok 1`,
    `m1 has 1:0
     m1 tells 1<1
     reached 1:1
     m1 ok 1`,
    `m1 has 1:0
     m1 tells 1<1
     m1 fail 1
     m2 has 1:0
     m2 tells 1<1
     m2 info 1
     reached 1:1`,
  ],
  'never-handed': [
    `m1 has 1:0
     sent 1:0`,
    `sent 1:0
     m1 has 1:0
     m2 has 1:0`,
    `sent 1:0
     sent 2:0
     m1 has 2:0
     m2 has 1:0`,
  ],
};

const good = {
  'a partition that goes from one to another in order': `
    sent 1:0
    sent 1:1
    m1 owns 1 in 1
    m1 has 1:0
    m1 tells 1<1
    m1 ok 1
    m2 owns 1 in 2
    m2 has 1:1
    m2 tells 1<2
    m2 ok 1
    reached 1:2`,
  'records that come again after their member died': `
    sent 1:0
    m1 has 1:0
    m2 has 1:0
    m2 tells 1<1
    m2 ok 1
    reached 1:1`,
  'records that come again after nobody knew whether they were told of': `
    m1 has 1:0
    m1 tells 1<1
    m1 info 1
    m2 has 1:0
    m2 tells 1<1
    m2 ok 1`,
  'a record that is handed out before the answer to its telling comes': `
    m1 has 1:0
    m1 tells 1<1
    m2 has 1:1
    m1 ok 1
    m2 tells 1<2
    m2 ok 1`,
  'a telling that failed, made up for by a later one': `
    m1 has 1:0
    m1 tells 1<1
    m1 fail 1
    m1 has 1:1
    m1 tells 1<2
    m1 ok 1
    reached 1:2`,
  'a telling of unknown outcome that came to pass': `
    m1 has 1:0
    m1 tells 1<1
    reached 1:1
    m1 info 1`,
  'a member that has two keys, and another with a third': `
    m1 owns 1,2 in 4
    m2 owns 3 in 4
    m1 has 1:0
    m2 has 3:0
    m1 has 2:0
    m1 tells 1<1
    m1 tells 2<1
    m1 ok 1
    m1 ok 2`,
};

testChecker('the checker of groups', {
  check: (text) => checkGroup(historyOf(text), strict).map(({ type }) => type),
  ...{ bad, close, good },
});

/** Its member tells of 1:0 and hears nothing, then of 1:1; the first comes last. */
const back = `
  m1 has 1:0
  m1 tells 1<1
  m1 info 1
  m1 has 1:1
  m1 tells 1<2
  m1 ok 1
  m2 has 1:1`;

test("a commit that nobody answered may take the group back, by Kafka's protocol alone", (t) => {
  const kafka = { mayTellLate: true };
  const typesOf = (text: string, rules = kafka) => {
    return checkGroup(historyOf(text), rules).map(({ type }) => type);
  };
  t.deepEqual(typesOf(back), []);
  t.deepEqual(typesOf(back, strict), ['handled-again']);
  t.deepEqual(typesOf(back.replace('m1 info', 'm1 fail')), ['handled-again']);
  t.deepEqual(typesOf(back.replace('m2 has 1:1', 'm2 has 1:0')), ['handled-again']);
  t.deepEqual(typesOf(back.replace('1 info', '1 ok').replace('m2 has 1:1', 'm2 has 1:0')), [
    'handled-again',
  ]);
  const byAnother = back
    .replace('m1 has 1:1', 'm3 has 1:1')
    .replace('m1 tells 1<2', 'm3 tells 1<2');
  t.deepEqual(typesOf(byAnother.replace('m1 ok', 'm3 ok')), ['handled-again']);
  t.deepEqual(typesOf('m1 has 1:0\nm1 tells 1<1\nm1 ok 1\nm2 has 1:0\nm1 tells 1<0\nm1 info 1'), [
    'handled-again',
  ]);
});
