/** The state machine over tables that may forget, fed with arbitrary histories of records. */
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { CommandEntry, Entry } from '../../raft/entry.ts';
import type { Answer } from '../../src/metadata/apply.ts';
import { MetadataMachine } from '../../src/metadata/machine.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { encodeProposal, recordVersion } from '../../src/metadata/records.ts';
import { MalformedError } from '../../storage/bytes/byte-reader.ts';
import { MemoryTables } from '../../storage/tables/memory-tables.ts';
import { TestCluster } from './cluster.ts';
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

/** What nodes do to a cluster: starts, topics, deletions, ids, in any order, with repeats. */
type Step =
  | { type: 'start'; node: number; directory: number; powerCut: boolean }
  | { type: 'create'; node: number; name: number; replicas: readonly number[] }
  | { type: 'delete'; node: number; name: number }
  | { type: 'confirm'; node: number; name: number }
  | { type: 'ids'; node: number }
  | { type: 'repeat'; node: number; back: number };

const node = fc.integer({ min: 1, max: 3 });
const name = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('start' as const),
    node,
    directory: fc.integer({ min: 0, max: 1 }),
    powerCut: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('create' as const),
    node,
    name,
    replicas: fc.uniqueArray(node, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('delete' as const), node, name }),
  fc.record({ type: fc.constant('confirm' as const), node, name }),
  fc.record({ type: fc.constant('ids' as const), node }),
  fc.record({ type: fc.constant('repeat' as const), node, back: fc.integer({ min: 0, max: 3 }) }),
);

/** The entries of a history, with what the records were decided on taken from a running image. */
function historyOf(steps: readonly Step[], nodes: readonly number[] = [1, 2, 3]): CommandEntry[] {
  const cluster = new RecordingCluster();
  cluster.form();
  for (const nodeId of nodes) cluster.start(nodeId, { directoryId: `${nodeId}-0` });
  for (const each of steps) cluster.run(each);
  return cluster.entries;
}

class RecordingCluster extends TestCluster {
  readonly entries: CommandEntry[] = [];
  readonly #proposals: Parameters<TestCluster['applyAs']>[0][] = [];

  override applyAs(proposal: Parameters<TestCluster['applyAs']>[0]): Answer {
    const answer = super.applyAs(proposal);
    this.#proposals.push(proposal);
    this.entries.push({
      type: 'command',
      index: this.index,
      term: this.term,
      timestampMs: 0,
      version: recordVersion,
      payload: encodeProposal(proposal, recordVersion),
    });
    return answer;
  }

  run(each: Step): void {
    if (each.type === 'repeat') {
      const proposal = this.#proposals.at(-1 - each.back);
      if (proposal !== undefined) this.applyAs(proposal);
    } else if (each.type === 'start') {
      const directoryId = `${each.node}-${each.directory}`;
      this.start(each.node, { directoryId, bootUnchanged: !each.powerCut });
    } else {
      this.propose(each.node, this.#recordOf(each));
    }
  }

  #recordOf(each: Exclude<Step, { type: 'repeat' | 'start' }>): MetadataRecord {
    const brokerEpoch = this.epoch(each.node);
    switch (each.type) {
      case 'create': {
        const configs = each.name % 2 === 0 ? { durability: 'page-cache' } : {};
        return this.creation(`t${each.name}`, [each.replicas, each.replicas], configs);
      }
      case 'delete':
        return { type: 'deleteTopic', topicId: `id-of-t${each.name}`, revision: undefined };
      case 'confirm': {
        const topicIds = [`id-of-t${each.name}`];
        const directoryId = this.image.brokers.get(each.node)?.directoryId ?? '';
        return { type: 'confirmDrops', brokerEpoch, directoryId, topicIds, partitions: [] };
      }
      case 'ids':
        return { type: 'allocateProducerIds', brokerEpoch, count: 10 };
      default:
        return each satisfies never;
    }
  }
}

const history = fc.array(step, { maxLength: 40 });

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

testProp('every partition keeps its invariants', [history], (t, steps) => {
  const later = new Later();
  const machine = open(new MemoryTables(later.schedule), later);
  t.is(machine.appliedIndex, 0);
  for (const entry of historyOf(steps)) {
    applyAll(machine, later, [entry]);
    for (const topicId of machine.image.topics.keys()) {
      for (const partition of machine.image.partitionsOf(topicId)) {
        const { replicas, isr, elr, suspect, lastKnown, leader } = partition;
        const known = lastKnown.map((end) => end.nodeId);
        t.true(leader === undefined || isr.includes(leader));
        t.true([...isr, ...elr, ...known].every((id) => replicas.includes(id)));
        t.is(new Set([...isr, ...elr, ...known]).size, isr.length + elr.length + known.length);
        t.true(suspect.every(({ nodeId }) => isr.includes(nodeId) || elr.includes(nodeId)));
      }
    }
  }
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
