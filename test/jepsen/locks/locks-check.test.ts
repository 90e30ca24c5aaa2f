/** The checker of locks on histories made by hand: each anomaly is found, and good ones pass. */
import test from 'ava';
import type { Hold, LockAnomaly, Sighting } from '../../../jepsen/locks/check.ts';
import { checkLocks } from '../../../jepsen/locks/check.ts';
import { testChecker } from '../checked.ts';

/**
 * `a=5 0-1 2-3 4`: lock a, token 5: asked at 0, acquired at 1, held from 2 to 3, released at 4 (or
 * `-`); `a? 5 0-1`: between 0 and 1 somebody was told that token 5 holds a (or `-`: nobody).
 */
function check(text: string): LockAnomaly['type'][] {
  const holds: Hold[] = [];
  const sightings: Sighting[] = [];
  for (const one of text.split(', ')) {
    const hold = /^(\w)=(\d+) (\d+)-(\d+) (\d+)-(\d+) (\d+|-)$/.exec(one);
    const sighting = /^(\w)\? (\d+|-) (\d+)-(\d+)$/.exec(one);
    if (sighting !== null) {
      const [, lock = '', token, askedAt, answeredAt] = sighting;
      sightings.push({
        lock,
        askedAt: Number(askedAt),
        answeredAt: Number(answeredAt),
        token: token === '-' ? undefined : Number(token),
      });
      continue;
    }
    if (hold === null) throw new Error(`what is ${one}?`);
    const [, lock = '', ...words] = hold;
    const [token = 0, askedAt = 0, acquiredAt = 0, heldFrom = 0, heldTo = 0] = words.map(Number);
    const releasedAt = words[5] === '-' ? Number.POSITIVE_INFINITY : Number(words[5]);
    holds.push({ lock, token, askedAt, acquiredAt, heldFrom, heldTo, releasedAt });
  }
  return checkLocks(holds, sightings).map(({ type }) => type);
}

const bad: Readonly<Record<LockAnomaly['type'], readonly string[]>> = {
  'shared-token': [
    'a=5 0-1 2-3 4, a=5 5-6 7-8 9',
    'a=5 0-1 2-3 -, a=6 4-5 6-7 8, a=5 9-10 11-12 13',
    'a=5 0-9 10-11 12, a=5 1-8 8-9 -',
  ],
  'token-backwards': [
    'a=5 0-1 2-3 4, a=4 5-6 7-8 9',
    'a=9 0-1 2-3 -, a=10 4-5 6-7 8, a=8 9-10 11-12 -',
    'a=9 3-4 5-6 7, b=1 0-9 10-11 12, a=2 8-9 10-11 12',
    'a=9 0-1 2-3 4, a=5 0-5 6-7 8, a=7 9-10 11-12 13',
  ],
  'held-together': [
    'a=5 0-1 2-9 10, a=6 3-4 5-6 7',
    'a=5 0-1 2-5 6, a=6 3-4 5-8 9',
    'a=5 0-1 2-20 21, a=6 3-4 22-23 24, a=7 5-6 10-11 12',
  ],
  'wrong-holder': [
    'a=5 0-1 2-9 10, a? - 3-4',
    'a=5 0-1 2-9 10, a=6 11-12 13-14 15, a? 6 3-4',
    'a=5 0-1 2-9 10, a? 4 3-4',
  ],
  'seen-after': [
    'a=5 0-1 2-3 4, a? 5 5-6',
    'a=5 0-1 2-3 4, a=6 5-6 7-8 9, a? 5 12-13',
    'a=5 0-1 2-3 4, a=6 0-6 7-9 -, a? 5 7-8',
  ],
};

const close: Readonly<Record<LockAnomaly['type'], readonly string[]>> = {
  'shared-token': [
    'a=5 0-1 2-3 4, b=5 5-6 7-8 9',
    'a=5 0-1 2-3 -, a=6 4-5 6-7 8',
    'a=5 0-1 2-3 4, a? 5 0-2, a? 5 3-5',
  ],
  'token-backwards': [
    'a=6 0-5 9-10 11, a=5 4-7 7-8 8',
    'a=5 0-1 2-3 4, a=6 1-5 6-7 8',
    'a=6 0-1 2-3 4, b=5 5-6 7-8 9',
  ],
  'held-together': [
    'a=5 0-1 2-3 9, a=6 2-4 5-8 9',
    'a=5 0-1 2-9 10, b=6 0-1 2-9 10',
    'a=6 0-5 6-7 8, a=5 0-1 2-5 6',
  ],
  'wrong-holder': [
    'a=5 0-1 2-9 10, a? - 1-3',
    'a=5 0-1 2-9 10, a? - 8-10',
    'a=5 0-1 2-9 10, b? - 3-4',
    'a=5 0-1 2-9 10, a? 5 3-4',
  ],
  'seen-after': [
    'a=5 0-1 2-3 6, a? 5 5-8',
    'a=5 0-1 2-3 -, a? 5 9-10',
    'a=5 0-1 2-3 4, b? 5 5-6, a? - 5-6',
  ],
};

test('the checker of locks tells of every hold that is wrong, once', (t) => {
  t.deepEqual(check('a=5 0-1 2-3 4, a=5 5-6 7-8 9'), ['shared-token']);
  t.deepEqual(check('a=5 0-1 2-20 21, a=6 3-4 5-6 7, a=7 5-8 10-11 12'), [
    'held-together',
    'held-together',
  ]);
});

const good = {
  'one holder after another': 'a=5 0-1 2-3 4, a=6 5-6 7-8 9, a? 6 7-7',
  'holders that waited at a time': 'a=6 0-5 6-7 8, a=5 1-2 3-4 5, a=7 2-9 10-11 12',
  'a holder that died': 'a=5 0-1 2-3 -, a? 5 9-10, a=6 4-11 12-13 14',
  'a look that overlaps a change': 'a=5 0-1 2-4 6, a? - 3-7, a? 5 5-8',
  'locks that have nothing to do with each other': 'a=5 0-1 2-9 10, b=4 3-4 5-6 7, b? - 8-9',
};

testChecker('the checker of locks', { check, bad, close, good });
