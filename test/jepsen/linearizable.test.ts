/** The linearizability checker on histories made by hand, and against trying every order. */

import test from 'ava';
import fc from 'fast-check';
import { checkLinearizable } from '../../jepsen/linearizable/check.ts';
import type { Timed } from '../../jepsen/linearizable/model.ts';
import type { RegisterInput, RegisterOutput } from '../../jepsen/linearizable/register.ts';
import { registerModel } from '../../jepsen/linearizable/register.ts';

type Operation = Timed<RegisterInput, RegisterOutput>;

const budget = { cacheMax: 100_000 };
const forever = Number.POSITIVE_INFINITY;

function read(value: string | undefined, [calledNs, returnedNs]: readonly [number, number]) {
  const output = { type: 'value', value } as const;
  return { process: 0, input: { type: 'read', key: 'k' } as const, output, calledNs, returnedNs };
}

function write(value: string, [calledNs, returnedNs]: readonly [number, number]): Operation {
  const output = returnedNs === forever ? undefined : ({ type: 'written' } as const);
  return { process: 0, input: { type: 'write', key: 'k', value }, output, calledNs, returnedNs };
}

function compareAndSet(
  [expected, value]: readonly [string, string],
  type: 'written' | 'notEqual',
  [calledNs, returnedNs]: readonly [number, number],
): Operation {
  const input = { type: 'compareAndSet', key: 'k', expected, value } as const;
  const output = returnedNs === forever ? undefined : { type };
  return { process: 0, input, output, calledNs, returnedNs };
}

const good: Readonly<Record<string, readonly Operation[]>> = {
  'one after another': [
    write('a', [0, 1]),
    read('a', [2, 3]),
    write('b', [4, 5]),
    read('b', [6, 7]),
  ],
  'a read during a write sees either': [
    write('a', [0, 1]),
    write('b', [2, 9]),
    read('a', [3, 4]),
    read('b', [5, 6]),
  ],
  'what never returned may have happened late': [
    write('a', [0, 1]),
    write('b', [2, forever]),
    read('a', [3, 4]),
    read('b', [100, 101]),
  ],
  'what never returned need not have happened': [
    write('a', [0, 1]),
    write('b', [2, forever]),
    read('a', [300, 400]),
  ],
  'one of two exchanges wins': [
    write('a', [0, 1]),
    compareAndSet(['a', 'b'], 'written', [2, 6]),
    compareAndSet(['a', 'c'], 'notEqual', [3, 7]),
    read('b', [8, 9]),
  ],
  'an exchange that never returned may have happened': [
    write('a', [0, 1]),
    compareAndSet(['a', 'b'], 'written', [2, forever]),
    read('b', [3, 4]),
  ],
  'an exchange that never returned, and found another value': [
    write('a', [0, 1]),
    compareAndSet(['z', 'b'], 'written', [2, forever]),
    read('a', [3, 4]),
    write('c', [5, 6]),
    read('c', [7, 8]),
  ],
  'many, one after another': Array.from({ length: 40 }, (_, at) => {
    return at % 2 === 0 ? write(`w${at}`, [at, at + 0.5]) : read(`w${at - 1}`, [at, at + 0.5]);
  }),
};

const bad: Readonly<Record<string, readonly Operation[]>> = {
  'a stale read': [write('a', [0, 1]), write('b', [2, 3]), read('a', [4, 5])],
  'a lost write': [write('a', [0, 1]), read(undefined, [2, 3])],
  'a value that comes back': [
    write('a', [0, 1]),
    write('b', [2, 9]),
    read('b', [3, 4]),
    read('a', [5, 6]),
  ],
  'both exchanges win': [
    write('a', [0, 1]),
    compareAndSet(['a', 'b'], 'written', [2, 6]),
    compareAndSet(['a', 'c'], 'written', [3, 7]),
  ],
  'a read of what nobody wrote': [write('a', [0, 1]), read('z', [2, 3])],
  'a read before the write was called': [read('a', [0, 1]), write('a', [2, 3])],
  'an exchange that succeeds on what was not there': [
    write('a', [0, 1]),
    compareAndSet(['z', 'b'], 'written', [2, 3]),
  ],
  'an exchange that fails on what was there': [
    write('a', [0, 1]),
    compareAndSet(['a', 'b'], 'notEqual', [2, 3]),
  ],
  'an exchange that never returned, on what was not there': [
    write('a', [0, 1]),
    compareAndSet(['z', 'b'], 'written', [2, forever]),
    read('b', [3, 4]),
  ],
  'a stale read after many': [
    ...Array.from({ length: 40 }, (_, at) => write(`w${at}`, [at, at + 0.5])),
    read('w38', [50, 51]),
  ],
};

for (const [what, history] of Object.entries(good)) {
  test(`linearizable: ${what}`, (t) => {
    t.is(checkLinearizable(history, registerModel, budget).type, 'linearizable');
  });
}

for (const [what, history] of Object.entries(bad)) {
  test(`not linearizable: ${what}`, (t) => {
    const judgement = checkLinearizable(history, registerModel, budget);
    t.is(judgement.type, 'notLinearizable');
  });
}

test('what is told to be wrong is what nothing explains after the longest order of the others', (t) => {
  const torn = read('a and b', [6, 7]);
  const history = [write('a', [0, 1]), read('a', [2, 3]), write('b', [4, 9]), torn];
  const judged = checkLinearizable([...history, read('b', [10, 11])], registerModel, budget);
  t.is(judged.type === 'notLinearizable' && judged.stuck, torn);
});

test('what cannot be decided within the budget is unknown, each part of it, and does not pass', (t) => {
  const writes = Array.from({ length: 12 }, (_, at) => write(`w${at}`, [at, forever]));
  const history = [...writes, read('nobody', [50, 60])];
  const alike = history.map((one) => ({ ...one, input: { ...one.input, key: 'other' } }));
  const judged = checkLinearizable([...history, ...alike], registerModel, { cacheMax: 50 });
  t.deepEqual(judged, { type: 'unknown', parts: ['k', 'other'] });
});

test('keys are judged apart', (t) => {
  const other = {
    ...write('a', [0, 1]),
    input: { type: 'write', key: 'other', value: 'a' } as const,
  };
  const judgement = checkLinearizable([other, ...bad['a stale read']!], registerModel, budget);
  t.is(judgement.type === 'notLinearizable' ? judgement.part : '', 'k');
});

/** Whether some order that respects time is a run of the model. */
function isLinearizableByBruteForce(history: readonly Operation[]): boolean {
  const tryFrom = (left: readonly Operation[], state: string | undefined): boolean => {
    if (left.every(({ output }) => output === undefined)) return true;
    return left.some((one) => {
      if (left.some((other) => other.returnedNs < one.calledNs)) return false;
      const { fits, state: next } = registerModel.step(state, one.input, one.output);
      const rest = left.filter((other) => other !== one);
      return fits && tryFrom(rest, next);
    });
  };
  return tryFrom(history, undefined);
}

const times = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }))
  .map(([called, length]): [number, number] => [called, called + length]);
const values = fc.constantFrom('a', 'b', 'c');
const operations = fc.oneof(
  fc.tuple(values, times).map(([value, time]): Operation => write(value, time)),
  fc.tuple(values, times).map(([value, [called]]): Operation => write(value, [called, forever])),
  fc.tuple(fc.option(values, { nil: undefined }), times).map(([value, time]) => read(value, time)),
  fc
    .tuple(values, values, fc.constantFrom('written' as const, 'notEqual' as const), times)
    .map(([expected, value, type, time]) => compareAndSet([expected, value], type, time)),
  fc.tuple(values, values, times).map(([expected, value, [called]]) => {
    return compareAndSet([expected, value], 'written', [called, forever]);
  }),
);

test('the search agrees with trying every order', (t) => {
  const property = fc.property(fc.array(operations, { maxLength: 6 }), (history) => {
    const found = checkLinearizable(history, registerModel, budget).type === 'linearizable';
    return found === isLinearizableByBruteForce(history);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 2000 }));
});
