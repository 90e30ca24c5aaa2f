/** What is wrong with the logs themselves, whoever asked in whatever order. */
import type { DataOperation, Key, Value } from '../history.ts';
import type { Anomaly } from './anomaly.ts';
import type { Derived, KeyFacts } from './derived.ts';
import { pollsOf, sendsOf } from './derived.ts';

export function* logAnomalies(derived: Derived): Generator<Anomaly> {
  for (const [key, facts] of derived.keys) {
    yield* conflicts(key, facts);
    yield* abortedReads(key, facts);
    yield* lostWrites(derived, key, facts);
    yield* unseen(key, facts);
  }
  for (const operation of derived.operations) yield* precommittedReads(operation);
}

/** Of each value who wrote it, and the first who read it. */
function witnesses({ writerOf, readersOf }: KeyFacts, values: readonly Value[]): number[] {
  const found = values.flatMap((value) => [writerOf.get(value), readersOf.get(value)?.[0]]);
  return [...new Set(indexesOf(found.filter((one) => one !== undefined)))];
}

function* conflicts(key: Key, facts: KeyFacts): Generator<Anomaly> {
  const { log } = facts;
  for (const { offset, values } of log.conflicts()) {
    const detail = `at offset ${offset} of key ${key} lie ${values.join(' and ')}`;
    const operations = witnesses(facts, values);
    yield { type: 'inconsistent-offsets', key, values, operations, detail };
  }
  for (const { value, offsets } of log.duplicates()) {
    const detail = `${value} of key ${key} lies at the offsets ${offsets.join(' and ')}`;
    const operations = witnesses(facts, [value]);
    yield { type: 'duplicate', key, values: [value], operations, detail };
  }
}

function* abortedReads(key: Key, facts: KeyFacts): Generator<Anomaly> {
  for (const value of facts.written.fail) {
    if (!facts.read.ok.has(value)) continue;
    const readers = facts.readersOf.get(value) ?? [];
    const writer = facts.writerOf.get(value);
    const operations = [...(writer === undefined ? [] : [writer]), ...readers];
    const detail = `${value} of key ${key} was read, and its write had failed`;
    yield { type: 'aborted-read', key, values: [value], operations: indexesOf(operations), detail };
  }
}

function* precommittedReads(operation: DataOperation): Generator<Anomaly> {
  const polls = pollsOf(operation);
  for (const { key, value } of sendsOf(operation)) {
    if (polls.get(key)?.some((record) => record.value === value) !== true) continue;
    const detail = `${value} of key ${key} was read by the operation that wrote it`;
    yield {
      type: 'precommitted-read',
      key,
      values: [value],
      operations: [operation.index],
      detail,
    };
  }
}

/**
 * Somebody has read up to `bound`: whatever was committed up to there should have been read, too.
 * Judged by where a value lies last, so that one that lies twice is missed only behind both.
 */
function* lostWrites(derived: Derived, key: Key, facts: KeyFacts): Generator<Anomaly> {
  const { dense } = facts.log;
  let bound = -1;
  for (const value of facts.read.ok) bound = Math.max(bound, dense.firstIndexOf(value) ?? -1);
  const lost = new Set<Value>();
  for (let index = 0; index <= bound; index++) {
    for (const value of dense.values[index] ?? []) {
      if (dense.lastIndexOf(value) === index && !facts.read.ok.has(value)) lost.add(value);
    }
  }
  for (const value of lost) {
    const writer = facts.writerOf.get(value);
    if (writer === undefined || !derived.mustHaveCommitted(writer)) continue;
    const detail = `${value} of key ${key} was acknowledged, and only what lies behind it was read`;
    yield { type: 'lost-write', key, values: [value], operations: [writer.index], detail };
  }
}

/** The run's last reads should have met everything that was acknowledged. */
function* unseen(key: Key, facts: KeyFacts): Generator<Anomaly> {
  for (const value of facts.written.ok) {
    if (facts.read.ok.has(value)) continue;
    const writer = facts.writerOf.get(value);
    const detail = `${value} of key ${key} was acknowledged and never read`;
    const operations = indexesOf(writer === undefined ? [] : [writer]);
    yield { type: 'unseen', key, values: [value], operations, detail };
  }
}

/** What is committed stays, whoever has read it already: nothing here expires. */
export function* goneAtTheEnd(
  derived: Derived,
  lastReaders: ReadonlySet<number>,
): Generator<Anomaly> {
  for (const [key, facts] of derived.keys) {
    for (const value of new Set([...facts.written.ok, ...facts.read.ok])) {
      const readers = facts.readersOf.get(value) ?? [];
      if (readers.some(({ process }) => lastReaders.has(process))) continue;
      const how = facts.read.ok.has(value) ? 'read' : 'acknowledged';
      const detail = `${value} of key ${key} was ${how}, and is not there in the end`;
      yield { type: 'gone', key, values: [value], operations: witnesses(facts, [value]), detail };
    }
  }
}

function indexesOf(operations: readonly DataOperation[]): number[] {
  return operations.map(({ index }) => index);
}
