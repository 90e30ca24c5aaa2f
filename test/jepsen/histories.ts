/**
 * Histories in a few words, for tests of the checkers:
 *
 *     p0 ok    send 1:10@0 send 1:11@1         process 0 stored 10 and 11 of key 1 at 0 and 1
 *     p1 ok    poll 1:10@0,11@1                ... and process 1 read both
 *     p0 info  send 1:12                       nobody knows whether 12 was stored
 *     p0 ok    assign 1,2
 *     p1 ok    poll 1:13@3 rebalanced 1        key 1 came to it while it polled
 *     p1 ok    ends 1:14@2;2:9@0               key 1 ends at 14, told under leader epoch 2
 */
import type {
  History,
  Key,
  LogEnd,
  Operation,
  Outcome,
  Polled,
  Sent,
} from '../../jepsen/history.ts';

export function historyOf(text: string): History {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line, at) => operationOf(line, at));
}

function operationOf(line: string, at: number): Operation {
  const [processWord = '', outcomeWord = '', ...words] = line.split(/\s+/);
  const outcome = outcomeWord as Outcome;
  const common = { index: 2 * at + 1, timeNs: at * 1e6, process: Number(processWord.slice(1)) };
  const [first, list = ''] = words;
  if (first === 'assign' || first === 'subscribe') {
    const keys = list === '' ? [] : list.split(',').map(Number);
    return { ...common, type: first, outcome, keys };
  }
  if (first === 'ends') return { ...common, type: first, ends: endsOf(list) };
  const steps: (Sent | Polled)[] = [];
  const rebalanced = new Set<Key>();
  for (let word = 0; word < words.length; word += 2) {
    const argument = words[word + 1] ?? '';
    if (words[word] === 'send') steps.push(sentOf(argument));
    else if (words[word] === 'poll') steps.push(polledOf(argument));
    else for (const key of argument.split(',')) rebalanced.add(Number(key));
  }
  return { ...common, type: 'data', invokedIndex: 2 * at, outcome, steps, rebalanced };
}

function endsOf(text: string): ReadonlyMap<Key, LogEnd> {
  return new Map(
    text.split(';').map((one) => {
      const [key, offset, leaderEpoch] = one.split(/[:@]/).map(Number);
      return [key ?? 0, { offset: offset ?? 0, leaderEpoch: leaderEpoch ?? 0 }];
    }),
  );
}

function sentOf(text: string): Sent {
  const [key = '', record = ''] = text.split(':');
  const [value = '', offset] = record.split('@');
  const sent = { type: 'send', key: Number(key), value: Number(value) } as const;
  return offset === undefined ? sent : { ...sent, offset: Number(offset) };
}

/** Several keys are divided by semicolons. */
function polledOf(text: string): Polled {
  const keys = text.split(';').filter((one) => one !== '');
  return {
    type: 'poll',
    records: new Map(
      keys.map((one) => {
        const [key = '', list = ''] = one.split(':');
        const records = list.split(',').map((record) => {
          const [value = '', offset = ''] = record.split('@');
          return { value: Number(value), offset: Number(offset) };
        });
        return [Number(key), records];
      }),
    ),
  };
}
