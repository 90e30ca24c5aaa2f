/** The checker of members on histories made by hand: each anomaly is found, and good ones pass. */
import test from 'ava';
import type {
  MembershipAnomaly,
  MembershipHistory,
  View,
} from '../../../jepsen/membership/check.ts';
import { checkMembership } from '../../../jepsen/membership/check.ts';
import { testChecker } from '../checked.ts';

/**
 * What happened, in order, divided by commas:
 *
 *     out 3            node 3 was taken out              out ?          somebody may have been
 *     see 2 @8 1 3- 4~ node 2 showed at 8: 1, 3 fenced, and 4 that is to be removed
 *     end 2 @8 1 3     the same, when all was over       are 1 3        the nodes there are then
 *     store a-0-4=x    x was stored there                find a-0-4=x   and found, at the end
 */
function historyOf(text: string): MembershipHistory {
  const all = text.split(', ').map((part, index) => ({ index, words: part.trim().split(' ') }));
  const of = (what: string) => all.filter(({ words }) => words[0] === what);
  const view = ({ index, words }: (typeof all)[number]): View => {
    const [, node, at = '', ...ids] = words;
    const nodes = ids.map((id) => {
      const isBeingRemoved = id.endsWith('~');
      return { id: Number.parseInt(id, 10), state: id.endsWith('-') ? 2 : 1, isBeingRemoved };
    });
    return { index, node: Number(node), metadataIndex: Number(at.slice(1)), nodes };
  };
  const record = ({ index, words }: (typeof all)[number]) => {
    const [place = '', value = ''] = (words[1] ?? '').split('=');
    return { index, place, value };
  };
  return {
    views: of('see').map(view),
    lastViews: of('end').map(view),
    changes: of('out').map(({ index, words }) => {
      return { index, gone: words[1] === '?' ? undefined : Number(words[1]) };
    }),
    present: of('are').flatMap(({ words }) => words.slice(1).map(Number)),
    stored: of('store').map(record),
    found: new Map(of('find').map((one) => [record(one).place, record(one).value])),
  };
}

function typesOf(text: string): MembershipAnomaly['type'][] {
  return checkMembership(historyOf(text)).map(({ type }) => type);
}

const bad: Readonly<Record<MembershipAnomaly['type'], readonly string[]>> = {
  'nodes-disagree': [
    'see 1 @5 1 2, see 2 @5 1',
    'see 1 @5 1 2, see 2 @6 1 2 3, see 2 @5 1 2-',
    'see 1 @5 1 2, end 2 @5 1 2~',
  ],
  vanished: [
    'see 1 @5 1 2, see 1 @6 1',
    'see 1 @5 1 2 3, out 3, see 2 @8 1 3',
    'see 1 @5 1 2, end 1 @9 1, out 2',
  ],
  'came-back': [
    'out 2, see 1 @5 1 2, see 1 @6 1, see 1 @7 1 2',
    'out ?, see 1 @5 1 2, see 2 @7 1 2, see 3 @6 1 3',
    'out 2, see 1 @5 1 2, see 1 @6 1 4, end 1 @9 1 2 4',
  ],
  stayed: [
    'end 1 @9 1 2 3, are 1 3',
    'out 2, end 1 @9 1 3, end 3 @8 1 2, are 1 3',
    'end 1 @9 1 2, are 1 2 3',
  ],
  'lost-record': [
    'store a-0-4=x',
    'store a-0-4=x, find a-0-4=y',
    'store a-0-4=x, store a-1-4=y, find a-0-4=x, find a-1-5=y',
  ],
};

const close: Readonly<Record<MembershipAnomaly['type'], readonly string[]>> = {
  'nodes-disagree': [
    'see 1 @5 1 2, see 2 @5 2 1',
    'see 1 @5 1 2, see 2 @6 1 2-, see 3 @5 1 2',
    'see 1 @5 1 2, see 2 @6 1 2~, see 1 @7 1 2',
  ],
  vanished: [
    'see 1 @5 1 2, out 2, see 1 @6 1',
    'see 1 @5 1 2, out ?, see 2 @9 1',
    'see 1 @6 1 2, see 2 @5 1',
  ],
  'came-back': [
    'out 2, see 1 @5 1 2, see 2 @7 1, see 1 @6 1 2',
    'out 2, see 1 @5 1 2, see 1 @6 1, see 1 @7 1 4',
    'see 1 @5 1, see 1 @6 1 2, see 2 @5 1',
  ],
  stayed: [
    'see 1 @5 1 2 3, out 2, end 1 @9 3 1, are 1 3',
    'out 2, see 1 @8 1 2 3, end 1 @9 1 3, end 3 @9 1 3, are 3 1',
    'end 1 @9 1 2~, end 2 @9 2~ 1, are 1 2',
  ],
  'lost-record': [
    'store a-0-4=x, find a-0-4=x',
    'find a-0-4=x',
    'store a-0-4=x, store a-1-4=x, find a-1-4=x, find a-0-4=x',
  ],
};

test('views of one index that differ are no departure, and no return', (t) => {
  const told = ['see 1 @5 1 2, see 2 @5 1', 'out 2, see 1 @4 1 2, see 1 @5 1, see 2 @5 1 2'];
  for (const text of told) {
    t.deepEqual(typesOf(text), ['nodes-disagree'], text);
  }
});

const good = {
  'a node that is replaced':
    'see 1 @5 1 2 3, out 2, see 1 @6 1 2- 3, see 3 @7 1 2- 3 4, see 1 @9 1 2~ 3 4, see 4 @10 1 3 4',
  'views that are a moment old': 'out 2, see 1 @7 1 3, see 3 @5 1 2 3, see 3 @6 1 2~ 3',
  'a change of which nobody knows what came': 'see 1 @5 1 2, out ?, see 1 @8 1, see 2 @7 1 2~',
  'the nodes there are, at the end': 'end 1 @9 1 3, end 3 @10 3 1, are 3 1',
  'records that are where they were stored': 'store a-0-4=x, find a-0-4=x, find a-0-5=y',
};

testChecker('the checker of members', { check: typesOf, bad, close, good });
