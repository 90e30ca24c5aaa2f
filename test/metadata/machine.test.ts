/** The state machine over tables that may forget, fed with arbitrary histories of records. */
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { CommandEntry, Entry } from '../../raft/entry.ts';
import type { Answer } from '../../src/metadata/apply.ts';
import { MetadataMachine } from '../../src/metadata/machine.ts';
import { MalformedError } from '../../storage/bytes/byte-reader.ts';
import { MemoryTables } from '../../storage/tables/memory-tables.ts';
import type { Step } from './histories.ts';
import { HistoryCluster, history } from './histories.ts';
import { stateHash } from './state-hash.ts';

/** Runs what tables complete "later", until nothing is left. */
class Later {
  readonly #actions: (() => void)[] = [];
  readonly schedule = (action: () => void) => {
    this.#actions.push(action);
  };

  run(): void {
    for (let next = this.#actions.shift(); next !== undefined; next = this.#actions.shift()) next();
  }
}

function open(tables: MemoryTables, later: Later): MetadataMachine {
  let machine: MetadataMachine | undefined;
  MetadataMachine.open(tables, (...[error, opened]) => {
    if (error !== null) throw error;
    machine = opened;
  });
  later.run();
  if (machine === undefined) throw new Error('it did not open');
  return machine;
}

function applyAll(
  machine: MetadataMachine,
  later: Later,
  entries: readonly Entry[],
): readonly (Answer | undefined)[] {
  let answers: readonly (Answer | undefined)[] = [];
  machine.apply(entries, (...[error, value]) => {
    if (error !== null) throw error;
    answers = value;
  });
  later.run();
  return answers;
}

function historyOf(steps: readonly Step[], nodes?: readonly number[]): CommandEntry[] {
  const cluster = new HistoryCluster();
  cluster.begin(nodes);
  for (const each of steps) cluster.run(each);
  return cluster.entries;
}

testProp('a replay in other batches gives the same state and answers', [history], (t, steps) => {
  const entries = historyOf(steps);
  const later = new Later();
  const one = open(new MemoryTables(later.schedule), later);
  const other = open(new MemoryTables(later.schedule), later);
  const together = applyAll(one, later, entries);
  const single = entries.flatMap((entry) => applyAll(other, later, [entry]));
  t.deepEqual(together, single);
  t.is(stateHash(one.image), stateHash(other.image));
});

testProp(
  'after a crash the log from the applied index on leads to the same state',
  [history, fc.nat(), fc.nat()],
  (t, steps, cut, kept) => {
    const entries = historyOf(steps);
    const later = new Later();
    const whole = open(new MemoryTables(later.schedule), later);
    applyAll(whole, later, entries);

    const tables = new MemoryTables(later.schedule);
    const before = open(tables, later);
    for (const entry of entries.slice(0, cut % (entries.length + 1))) {
      applyAll(before, later, [entry]);
    }
    tables.crash((unsynced) => kept % (unsynced + 1));
    const after = open(tables, later);
    applyAll(after, later, entries.slice(after.appliedIndex));
    t.is(stateHash(after.image), stateHash(whole.image));
  },
);

testProp('a snapshot installed elsewhere is the same state', [history], (t, steps) => {
  const entries = historyOf(steps);
  const later = new Later();
  const source = open(new MemoryTables(later.schedule), later);
  applyAll(source, later, entries);
  const target = open(new MemoryTables(later.schedule), later);
  applyAll(target, later, entries.slice(0, 1));
  let isDone = false;
  target.install(source.appliedIndex, source.openSnapshot(), (...[error]) => {
    isDone = error === null;
  });
  later.run();
  t.true(isDone);
  t.is(target.appliedIndex, source.appliedIndex);
  t.is(stateHash(target.image), stateHash(source.image));
});

test('the listener hears of changes after they are in the tables', (t) => {
  const later = new Later();
  const machine = open(new MemoryTables(later.schedule), later);
  const heard: number[] = [];
  machine.listener = {
    onChanges: (changes, index) => {
      const isHeard = (type: string) => changes.some((change) => change.type === type);
      heard.push(index, isHeard('cluster') && isHeard('proposals') ? 1 : 0);
    },
    onReplaced: () => t.fail(),
  };
  machine.apply(historyOf([], []), () => {});
  t.deepEqual(heard, []);
  later.run();
  t.deepEqual(heard, [1, 1]);
});

test('an entry that cannot be read stops the node', (t) => {
  const later = new Later();
  const machine = open(new MemoryTables(later.schedule), later);
  const payload = Uint8Array.of(1, 2, 3);
  const entry = {
    type: 'command',
    index: 1,
    term: 1,
    timestampMs: 0,
    version: 1,
    payload,
  } as const;
  machine.apply([entry], (...[error]) => t.true(error instanceof MalformedError));
  t.plan(1);
});

test('a snapshot that does not check changes nothing', (t) => {
  const later = new Later();
  const machine = open(new MemoryTables(later.schedule), later);
  applyAll(machine, later, historyOf([], []));
  const before = stateHash(machine.image);
  const source = {
    read: (done: (error: null, chunk: Uint8Array) => void) => done(null, Uint8Array.of(9)),
    close: () => {},
  };
  machine.install(7, source, (...[error]) => t.truthy(error));
  later.run();
  t.is(stateHash(machine.image), before);
  t.is(machine.appliedIndex, 1);
});
