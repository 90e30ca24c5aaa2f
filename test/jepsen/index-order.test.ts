/** The checker that goes by Raft indexes, on histories made by hand. */
import test from 'ava';
import type { Indexed, RefusedWrite } from '../../jepsen/linearizable/index-order.ts';
import { checkIndexes } from '../../jepsen/linearizable/index-order.ts';

/**
 * `w k=a @5 0-1`: a written at revision 5, between 0 and 1; `w k=a @5?2 0-1`: on the condition of
 * revision 2; `r k=a @5/9 2-3`: read at index 9; `o` instead of `r`: it may be old; `s` instead of
 * `w`: it may share its revision; `@_/9`: there are no revisions. `x k=a`: a write that was
 * refused.
 */
function indexedOf(text: string): Indexed[] {
  return text.split(',').flatMap((part, index) => {
    if (refusedIn.test(part)) return [];
    const [, type, key = '', value, revision, at, condition, called, returned] =
      /^\s*([rows]) (\w+)=(\w+|-) @(\d+|_)(?:\/(\d+))?(?:\?(\d+))? (\d+)-(\d+)$/.exec(part) ?? [];
    if (type === undefined) throw new Error(`what is ${part}?`);
    return {
      index,
      key,
      type: type === 'w' || type === 's' ? 'write' : 'read',
      mayBeOld: type === 'o',
      mayShare: type === 's',
      value: value === '-' ? undefined : value,
      revision: revision === '_' ? undefined : Number(revision),
      metadataIndex: Number(at ?? revision),
      ifRevision: condition === undefined ? undefined : Number(condition),
      calledNs: Number(called),
      returnedNs: Number(returned),
    };
  });
}

const refusedIn = /^\s*x (\w+)=(\w+)$/;

function refusedOf(text: string): RefusedWrite[] {
  return text.split(',').flatMap((part, index) => {
    const [, key = '', value = ''] = refusedIn.exec(part) ?? [];
    return key === '' ? [] : [{ index, key, value }];
  });
}

function check(text: string) {
  return [...checkIndexes(indexedOf(text), refusedOf(text))];
}

const good = {
  'one after another': 'w k=a @5 0-1, r k=a @5/6 2-3, w k=b @7 4-5, r k=b @7/7 6-7',
  'a read that overlaps a write reflects either': 'w k=a @5 0-1, w k=b @7 2-9, r k=a @5/6 3-4',
  'a write that nobody answered is seen': 'w k=a @5 0-1, r k=b @7/8 2-3',
  'a read that may be old is': 'w k=a @5 0-1, w k=b @7 2-3, o k=a @5/6 4-5',
  'a write where it was': 'w k=a @5 0-1, w k=b @7?5 2-3, w k=c @9?7 4-5',
  'a write where somebody wrote whom nobody answered': 'w k=a @5 0-1, w k=b @9?7 2-3',
  'another key is written meanwhile': 'w k=a @5 0-1, w j=b @9 2-3, r k=a @5/9 4-5',
  'a read that is called as another ends': 'r k=- @0/9 0-1, r j=- @0/8 1-3',
  'offsets of two groups in one change': 's k=a @5 0-9, s j=b @5 0-9',
  'a read of an offset, which has no revision': 's k=a @5 0-1, r k=b @_/9 2-3',
  'a read between two writes of its key': 'w k=a @5 0-1, w k=b @9 2-3, o k=a @5/8 4-5',
  'what was refused, and nobody read': 'w k=a @5 0-1, x k=b, r k=a @5/9 2-3',
  'what was refused for one key and written for another': 'x k=b, w j=b @5 0-1, r j=b @5/9 2-3',
  'what was refused and acknowledged is not read': 'x k=b, w k=a @5 0-1, o k=- @0/4 2-3',
};

const bad = {
  'a read behind what was seen': 'w k=a @5 0-1, w j=b @7 2-3, r k=a @5/6 4-5',
  'a write behind what was seen': 'r j=- @0/9 0-1, w k=a @9 2-3',
  'a read behind another read': 'r k=- @0/9 0-1, r j=- @0/8 2-3',
  'two writes of one revision': 'w k=a @5 0-9, w j=b @5 0-9',
  'a write that was passed over': 'w k=a @5 0-1, w k=b @7 2-9, r k=a @5/8 2-9',
  'a write where it no longer was': 'w k=a @5 0-1, w k=b @7?5 2-9, w k=c @8?5 2-9',
  'two writes where nothing was': 'w k=a @5?0 0-9, w k=b @6?0 0-9',
  'a read that is older than it says': 'w k=a @5 0-1, w k=b @7 2-3, o k=a @5/7 4-5',
  'another value at a revision': 'w k=a @5 0-9, r k=b @5/6 0-9',
  'nothing, where something was written': 'w k=a @5 0-9, r k=- @0/6 0-9',
  'something from the future': 'r k=a @9/6 0-9',
  'a read behind one before the last': 'r k=- @0/9 0-1, r k=- @0/7 0-2, r j=- @0/8 3-4',
  'a write of a revision that was seen': 'r j=- @0/7 0-1, w k=a @7 2-3',
  'two writes of a key of one revision': 'w k=a @5 0-9, w k=b @5 0-9',
  'a write of a revision that another had for itself': 's k=a @5 0-9, w j=b @5 0-9',
  'an old read of something from the future': 'o k=a @9/6 0-9',
  'a read of something newer than its index': 'w k=a @5 0-1, r k=a @9/6 2-9',
  'a write where it had not been for long': 'w k=a @5 0-1, w k=b @7?3 2-9',
  'a read of what was refused': 'w k=a @5 0-1, x k=b, r k=b @7/8 2-9',
  'an old read of what was refused': 'x k=b, o k=b @7/8 2-9',
  'a read of what was refused, and has no revision': 'x k=b, r k=b @_/8 2-9',
};

for (const [what, text] of Object.entries(good)) {
  test(`in order: ${what}`, (t) => {
    t.deepEqual(check(text), []);
  });
}

for (const [what, text] of Object.entries(bad)) {
  test(`not in order: ${what}`, (t) => {
    t.is(check(text).length, 1);
  });
}
