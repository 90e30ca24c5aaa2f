/**
 * One pass over a history: what every anomaly is decided on. Linear in the number of records.
 */
import type { DataOperation, History, Key, Outcome, Polled, Sent, Value } from '../history.ts';
import { KeyLog } from './key-log.ts';

/** What is known of one key. */
export class KeyFacts {
  readonly log = new KeyLog();
  /** The operation that tried to write a value. */
  readonly writerOf = new Map<Value, DataOperation>();
  readonly readersOf = new Map<Value, DataOperation[]>();
  readonly written: Readonly<Record<Outcome, Set<Value>>> = sets();
  readonly read: Readonly<Record<Outcome, Set<Value>>> = sets();
}

export class Derived {
  readonly #keys = new Map<Key, KeyFacts>();
  readonly operations: readonly DataOperation[];

  constructor(history: History) {
    this.operations = history.filter((operation) => operation.type === 'data');
    for (const operation of this.operations) this.#add(operation);
    for (const operation of this.operations) this.#addOffsets(operation);
  }

  get keys(): Iterable<[Key, KeyFacts]> {
    return this.#keys;
  }

  of(key: Key): KeyFacts {
    const facts = this.#keys.get(key) ?? new KeyFacts();
    this.#keys.set(key, facts);
    return facts;
  }

  /** It said so, or somebody has read what it wrote. */
  mustHaveCommitted(operation: DataOperation): boolean {
    if (operation.outcome !== 'info') return operation.outcome === 'ok';
    return sendsOf(operation).some(({ key, value }) => this.of(key).read.ok.has(value));
  }

  #add(operation: DataOperation): void {
    const { outcome } = operation;
    for (const { key, value } of sendsOf(operation)) {
      const facts = this.of(key);
      facts.writerOf.set(value, operation);
      facts.written[outcome].add(value);
    }
    for (const [key, records] of pollsOf(operation)) {
      const facts = this.of(key);
      for (const { value } of records) {
        facts.read[outcome].add(value);
        const readers = facts.readersOf.get(value) ?? [];
        if (readers.at(-1) !== operation) readers.push(operation);
        facts.readersOf.set(value, readers);
      }
    }
  }

  /** What anybody polled was there, whatever came of the rest of the operation. */
  #addOffsets(operation: DataOperation): void {
    for (const [key, records] of pollsOf(operation)) {
      const { log } = this.of(key);
      for (const { offset, value } of records) log.add(offset, value);
    }
    if (!this.mustHaveCommitted(operation)) return;
    for (const { key, value, offset } of sendsOf(operation)) {
      if (offset !== undefined) this.of(key).log.add(offset, value);
    }
  }
}

export function sendsOf({ steps }: DataOperation): readonly Sent[] {
  return steps.filter((step) => step.type === 'send');
}

/** What it polled of each key, over all its polls in their order. */
export function pollsOf({ steps }: DataOperation): Polled['records'] {
  const polls = steps.filter((step) => step.type === 'poll');
  if (polls.length === 1 && polls[0] !== undefined) return polls[0].records;
  const all = new Map<Key, Polled['records'] extends ReadonlyMap<Key, infer R> ? R : never>();
  for (const { records } of polls) {
    for (const [key, found] of records) all.set(key, [...(all.get(key) ?? []), ...found]);
  }
  return all;
}

function sets(): Record<Outcome, Set<Value>> {
  return { ok: new Set(), fail: new Set(), info: new Set() };
}
