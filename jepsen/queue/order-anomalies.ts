/**
 * What is wrong with the order in which operations and processes saw or wrote the records of a key:
 * from each record to the next the log goes forward by one.
 */
import type { DataOperation, History, Key, PositionOperation, Value } from '../history.ts';
import type { Anomaly, AnomalyType } from './anomaly.ts';
import type { Derived } from './derived.ts';
import { pollsOf, sendsOf } from './derived.ts';

interface Pair {
  readonly key: Key;
  readonly from: Value;
  readonly to: Value;
  readonly operations: readonly DataOperation[];
}

interface Kinds {
  readonly skip: AnomalyType | undefined;
  readonly backwards: AnomalyType;
}

const withinPolls: Kinds = { skip: 'int-poll-skip', backwards: 'int-nonmonotonic-poll' };
const withinSends: Kinds = { skip: 'int-send-skip', backwards: 'int-nonmonotonic-send' };
const betweenPolls: Kinds = { skip: 'poll-skip', backwards: 'nonmonotonic-poll' };
/** Others write between two sends of a process. */
const betweenSends: Kinds = { skip: undefined, backwards: 'nonmonotonic-send' };

export function* orderAnomalies(derived: Derived, history: History): Generator<Anomaly> {
  for (const operation of derived.operations) yield* within(derived, operation);
  yield* between(derived, history);
}

/** Inside one operation. What was taken away and given back meanwhile may jump. */
function* within(derived: Derived, operation: DataOperation): Generator<Anomaly> {
  for (const [key, records] of pollsOf(operation)) {
    if (operation.rebalanced.has(key)) continue;
    const values = records.map(({ value }) => value);
    yield* steps(derived, { key, values, operation }, withinPolls);
  }
  for (const [key, values] of sentByKey(operation)) {
    yield* steps(derived, { key, values, operation }, withinSends);
  }
}

interface Run {
  readonly key: Key;
  readonly values: readonly Value[];
  readonly operation: DataOperation;
}

function* steps(derived: Derived, { key, values, operation }: Run, kinds: Kinds) {
  for (let at = 1; at < values.length; at++) {
    const [from, to] = [values[at - 1], values[at]];
    if (from === undefined || to === undefined) continue;
    yield* compare(derived, { key, from, to, operations: [operation] }, kinds);
  }
}

/** The last that a process saw or wrote of a key. */
interface Last {
  readonly value: Value;
  readonly operation: DataOperation;
}

class Cursors {
  readonly #byProcess = new Map<number, Map<Key, Last>>();

  of(process: number): Map<Key, Last> {
    const cursors = this.#byProcess.get(process) ?? new Map<Key, Last>();
    this.#byProcess.set(process, cursors);
    return cursors;
  }
}

/** From one operation of a process to its next that touches the key. */
function* between(derived: Derived, history: History): Generator<Anomaly> {
  const polled = new Cursors();
  const sent = new Cursors();
  for (const operation of history) {
    if (operation.type === 'ends') continue;
    if (operation.type !== 'data') {
      onPosition(operation, polled.of(operation.process));
      onPosition(operation, sent.of(operation.process));
      continue;
    }
    if (operation.outcome === 'ok') {
      const runs = [...pollsOf(operation)].map(([key, records]): [Key, readonly Value[]] => {
        return [key, records.map(({ value }) => value)];
      });
      yield* next(
        derived,
        { operation, runs, cursors: polled.of(operation.process) },
        betweenPolls,
      );
    }
    if (operation.outcome !== 'fail') {
      const runs = [...sentByKey(operation)];
      yield* next(derived, { operation, runs, cursors: sent.of(operation.process) }, betweenSends);
    }
  }
}

/** A process that is given other keys begins anew with those that it did not have. */
function onPosition(operation: PositionOperation, cursors: Map<Key, Last>): void {
  if (operation.outcome === 'fail') return;
  const kept = new Set(operation.keys);
  for (const key of [...cursors.keys()]) if (!kept.has(key)) cursors.delete(key);
}

interface Next {
  readonly operation: DataOperation;
  readonly runs: readonly (readonly [Key, readonly Value[]])[];
  readonly cursors: Map<Key, Last>;
}

function* next(derived: Derived, { operation, runs, cursors }: Next, kinds: Kinds) {
  for (const [key, values] of runs) {
    const [first, last] = [values[0], values.at(-1)];
    if (first === undefined || last === undefined) continue;
    const before = operation.rebalanced.has(key) ? undefined : cursors.get(key);
    if (before !== undefined) {
      const operations = [before.operation, operation];
      yield* compare(derived, { key, from: before.value, to: first, operations }, kinds);
    }
    cursors.set(key, { value: last, operation });
  }
}

/** Values that nobody has seen in the log are taken to follow one another. */
function* compare(derived: Derived, pair: Pair, { skip, backwards }: Kinds): Generator<Anomaly> {
  const { key, from, to, operations } = pair;
  const distance = derived.of(key).log.dense.distance(from, to) ?? 1;
  const type = distance > 1 ? skip : distance < 1 ? backwards : undefined;
  if (type === undefined) return;
  const detail = `from ${from} to ${to} of key ${key} the log goes by ${distance}`;
  yield { type, key, values: [from, to], operations: operations.map(({ index }) => index), detail };
}

function sentByKey(operation: DataOperation): Map<Key, Value[]> {
  const sent = new Map<Key, Value[]>();
  for (const { key, value } of sendsOf(operation)) sent.set(key, [...(sent.get(key) ?? []), value]);
  return sent;
}
