/** The checker of topics on histories made by hand: each anomaly is found, and good ones pass. */
import type { AdminAnomaly, AdminHistory, TopicSeen, View } from '../../../jepsen/admin/check.ts';
import { checkAdmin } from '../../../jepsen/admin/check.ts';
import { testChecker } from '../checked.ts';

/**
 * What happened, in order, divided by commas:
 *
 *     create a @5      topic a was created at index 5    delete a @7    and deleted at 7
 *     try a            somebody began to delete it       grow a 3 @6    it was given 3 partitions
 *     see 2 @8 a=1 b=2 node 2 showed a and b with so many partitions at 8
 *     end 2 @8 a=1     the same, when all was over
 *     store a-0-4=x    x was stored there                find a-0-4=x   and found, at the end
 *
 * A topic's name is its id's first letter, or what stands before it: `b/a1=1` is a1 by the name b.
 */
function historyOf(text: string): AdminHistory {
  const all = text.split(', ').map((part, index) => ({ index, words: part.trim().split(' ') }));
  const of = (what: string) => all.filter(({ words }) => words[0] === what);
  const at = (word = '') => Number(word.slice(1));
  const change = ({ index, words }: (typeof all)[number]) => {
    return { index, id: words[1] ?? '', metadataIndex: at(words.at(-1)) };
  };
  const seen = (word: string): TopicSeen => {
    const [named = '', partitions] = word.split('=');
    const [id = '', name = id.slice(0, 1)] = named.split('/').reverse();
    return { id, name, partitions: Number(partitions) };
  };
  const view = ({ index, words }: (typeof all)[number]): View => {
    const [, node, metadataIndex, ...topics] = words;
    return {
      index,
      node: Number(node),
      metadataIndex: at(metadataIndex),
      topics: topics.map(seen),
    };
  };
  const record = ({ index, words }: (typeof all)[number]) => {
    const [place = '', value = ''] = (words[1] ?? '').split('=');
    return { index, place, value };
  };
  return {
    created: of('create').map(change),
    deletions: [...of('try'), ...of('delete')].map(change),
    deleted: of('delete').map(change),
    grown: of('grow').map((one) => ({ ...change(one), partitions: Number(one.words[2]) })),
    views: of('see').map(view),
    lastViews: of('end').map(view),
    stored: of('store').map(record),
    found: new Map(of('find').map((one) => [record(one).place, record(one).value])),
  };
}

const bad: Readonly<Record<AdminAnomaly['type'], readonly string[]>> = {
  'nodes-disagree': [
    'see 1 @5 a=1, see 2 @5',
    'see 1 @5 a=1, see 2 @6 a=2, see 3 @5 a=2',
    'see 1 @5 a1=1, end 1 @5 a2=1',
    'see 1 @5 a1=1, see 2 @5 b/a1=1',
  ],
  resurrected: [
    'create a @5, delete a @7, see 1 @7 a=1',
    'delete a @7, see 1 @6 a=1, see 2 @9 a=1',
    'delete a @7, end 3 @12 a=1 b=1',
  ],
  vanished: [
    'create a @5, see 1 @5',
    'create a @5, see 1 @6 b=1, try a',
    'create a @5, create b @6, delete b @7, end 1 @9',
  ],
  shrunk: [
    'grow a 3 @6, see 1 @6 a=2',
    'create a @5, grow a 3 @6, see 1 @7 a=3, see 2 @9 a=1',
    'grow a 2 @6, grow a 4 @8, end 1 @9 a=3',
  ],
  'name-twice': [
    'see 1 @5 a1=1 a2=1',
    'see 1 @5 b=1 a1=1 a2=2',
    'create a1 @4, create a2 @5, end 1 @5 a1=1 a2=1',
  ],
  behind: [
    'create a @5, end 1 @4',
    'create a @5, try a, delete a @7, end 1 @7, end 2 @6',
    'grow a 2 @6, end 1 @6 a=2, end 2 @5 a=1',
  ],
  'lost-record': [
    'store a-0-4=x',
    'store a-0-4=x, find a-0-4=y',
    'store a-0-4=x, store a-1-4=y, find a-0-4=x, find a-1-5=y',
  ],
};

const close: Readonly<Record<AdminAnomaly['type'], readonly string[]>> = {
  'nodes-disagree': [
    'see 1 @5 a=1 b=2, see 2 @5 b=2 a=1',
    'see 1 @5 a=1, see 2 @6, see 1 @5 a=1',
    'see 1 @5, end 2 @5, see 3 @6 a=1',
  ],
  resurrected: [
    'delete a @7, see 1 @6 a=1',
    'try a, see 1 @9 a=1',
    'delete a1 @7, see 1 @8 a2=1',
    'delete a @7, see 1 @8 b=1',
  ],
  vanished: [
    'create a @5, see 1 @4',
    'create a @5, try a, see 1 @6',
    'create a @5, create b @6, try a, see 1 @9 b=1',
  ],
  shrunk: [
    'grow a 3 @6, see 1 @5 a=2',
    'grow a 3 @6, see 1 @6 a=3',
    'grow a 2 @6, see 1 @7 a=3',
    'grow a 3 @6, try a, see 1 @7 b=1',
  ],
  'name-twice': [
    'see 1 @5 a1=1, see 1 @6 a2=1',
    'see 1 @5 a1=1 b1=1',
    'see 1 @5 a1=1, see 2 @5 a1=1',
  ],
  behind: [
    'create a @5, see 1 @4, end 1 @5 a=1',
    'create a @5, end 1 @6 a=1',
    'create a @5, try a, delete a @7, end 1 @7, end 2 @8',
  ],
  'lost-record': [
    'store a-0-4=x, find a-0-4=x',
    'find a-0-4=x',
    'store a-0-4=x, store a-1-4=x, find a-1-4=x, find a-0-4=x',
  ],
};

const good = {
  'a topic that comes, grows and goes':
    'create a @5, see 1 @5 a=1, grow a 2 @6, see 2 @6 a=2, delete a @7, see 1 @8, end 1 @8',
  'views that are a moment old': 'create a @5, see 1 @4, delete a @7, see 2 @6 a=1, end 1 @7',
  'a deletion that nobody answered': 'create a @5, try a, see 1 @9, see 2 @8 a=1',
  'a name that is given again': 'create a1 @5, delete a1 @6, create a2 @7, see 1 @7 a2=1',
  'a topic with more partitions than anybody answered for': 'grow a 2 @6, see 1 @8 a=3',
  'records that are where they were stored': 'store a-0-4=x, find a-0-4=x, find a-0-5=y',
};

testChecker('the checker of topics', {
  check: (text) => checkAdmin(historyOf(text)).map(({ type }) => type),
  ...{ bad, close, good },
});
