/**
 * The key-value space and the offsets of groups under arbitrary histories: what must hold after
 * each record, and that tables, snapshots and replays lead to the same state.
 */
import { fc, testProp } from '@fast-check/ava';
import type { ExecutionContext } from 'ava';
import type { CommandEntry } from '../../raft/entry.ts';
import { slotEpochOf } from '../../src/metadata/apply-offsets.ts';
import { rangeBeneath, sizeOfKey } from '../../src/metadata/key-space.ts';
import { MetadataMachine } from '../../src/metadata/machine.ts';
import type { OffsetRow } from '../../src/metadata/offset-rows.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { encodeProposal, recordVersion } from '../../src/metadata/records.ts';
import { MemoryTables } from '../../storage/tables/memory-tables.ts';
import { TestCluster } from './cluster.ts';
import { stateHash } from './state-hash.ts';

type Step =
  | { type: 'put'; path: string; lease: number; stale: boolean }
  | { type: 'delete'; path: string; recursive: boolean }
  | { type: 'grant' }
  | { type: 'revoke'; lease: number }
  | { type: 'expire'; leases: readonly number[] }
  | { type: 'acquire' | 'leave'; path: string; lease: number }
  | { type: 'commit'; group: string; partition: number; offset: number }
  | { type: 'forget'; group: string; partition: number }
  | { type: 'join' | 'dissolve'; group: string; stale: boolean };

const path = fc.constantFrom('/a', '/a/b', '/a/b/c', '/a-', '/b');
const lease = fc.nat({ max: 3 });
const group = fc.constantFrom('g', 'h');
const partition = fc.nat({ max: 2 });
const of = <const Type extends string>(...types: Type[]) => fc.constantFrom(...types);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: of('put'), path, lease, stale: fc.boolean() }),
  fc.record({ type: of('delete'), path, recursive: fc.boolean() }),
  fc.record({ type: of('grant') }),
  fc.record({ type: of('revoke'), lease }),
  fc.record({ type: of('expire'), leases: fc.uniqueArray(lease, { maxLength: 3 }) }),
  fc.record({ type: of('acquire', 'leave'), path, lease }),
  fc.record({ type: of('commit'), group, partition, offset: fc.nat({ max: 99 }) }),
  fc.record({ type: of('forget'), group, partition }),
  fc.record({ type: of('join', 'dissolve'), group, stale: fc.boolean() }),
);
const history = fc.array(step, { maxLength: 60 });

/** Keeps what was proposed as entries of a log. */
class KeyCluster extends TestCluster {
  readonly entries: CommandEntry[] = [];
  readonly #leases: number[] = [];
  /** The greatest token that any lock had. */
  #tokenMax = 0;

  override applyAs(proposal: Parameters<TestCluster['applyAs']>[0]) {
    const answer = super.applyAs(proposal);
    const { index, term } = this;
    const payload = encodeProposal(proposal, recordVersion);
    const version = recordVersion;
    this.entries.push({ type: 'command', index, term, timestampMs: 0, version, payload });
    return answer;
  }

  run(t: ExecutionContext, each: Step): void {
    const before = new Map(this.#tokens());
    this.outcome(1, this.#recordOf(each));
    if (each.type === 'grant') this.#leases.push(this.index);
    for (const [path, token] of this.#tokens()) {
      if (before.get(path) === token) continue;
      t.true(token > this.#tokenMax, 'a holder has a greater token than all before');
      this.#tokenMax = token;
    }
  }

  /** One that was granted, or one that never was. */
  #lease(nth: number): number {
    return this.#leases.at(-1 - nth) ?? 999;
  }

  *#tokens(): Generator<[string, number]> {
    for (const change of this.image.keys.rows()) {
      if (change.type === 'lock') yield [change.row.path, change.row.token];
    }
  }

  #recordOf(each: Step): MetadataRecord {
    switch (each.type) {
      case 'put': {
        const { revision } = this.image.keys.key(each.path) ?? { revision: 0 };
        const leaseId = each.lease === 0 ? undefined : this.#lease(each.lease);
        const ifRevision = each.stale ? revision + 1 : revision;
        const value = Buffer.from(each.path);
        return { type: 'putKey', path: each.path, value, ifRevision, leaseId, keysMax: 4 };
      }
      case 'delete':
        return { ...each, type: 'deleteKey', ifRevision: undefined };
      case 'grant':
        return { type: 'grantLease', ttlMs: 1000 };
      case 'revoke':
        return { type: 'revokeLease', leaseId: this.#lease(each.lease) };
      case 'expire': {
        const leaseIds = each.leases.map((nth) => this.#lease(nth));
        return {
          type: 'expireLeases',
          controllerTerm: this.term,
          leaseIds: [...new Set(leaseIds)],
        };
      }
      case 'acquire':
        return { type: 'acquireLock', path: each.path, leaseId: this.#lease(each.lease) };
      case 'leave': {
        const leaseId = this.#lease(each.lease);
        return { type: 'leaveLock', path: each.path, leaseId, claim: undefined };
      }
      case 'commit':
      case 'forget':
        return this.#offsetRecord(each);
      case 'join':
      case 'dissolve':
        return this.#groupRecord(each);
      default:
        return each satisfies never;
    }
  }

  #groupRecord({ type, group: name, stale }: Extract<Step, { stale: boolean; group: string }>) {
    const row = this.image.groups.get(name);
    const slotEpoch = slotEpochOf(this.image, name);
    const decidedOn = { group: name, slotEpoch, ifRevision: stale ? 999 : (row?.revision ?? 0) };
    if (type === 'dissolve') return { type: 'removeGroup', ...decidedOn, partitions: [] } as const;
    const agreed = { protocolType: 'consumer', protocol: undefined, leader: undefined };
    const generation = (row?.state.generation ?? 0) + 1;
    const state = { type: 'classic', phase: 'empty', generation, ...agreed, members: [] } as const;
    return { type: 'putGroup', ...decidedOn, emptySinceMs: this.index, state } as const;
  }

  #offsetRecord(each: Extract<Step, { type: 'commit' | 'forget' }>): MetadataRecord {
    const place = { topicId: 'id-of-orders', partition: each.partition };
    const slotEpoch = slotEpochOf(this.image, each.group);
    const common = { group: each.group, slotEpoch };
    if (each.type === 'forget') return { type: 'deleteOffsets', ...common, partitions: [place] };
    const by = { generation: undefined, committedAtMs: 0 };
    const offset = { ...place, offset: each.offset, leaderEpoch: undefined, metadata: '' };
    return { type: 'commitOffsets', commits: [{ ...common, ...by, offsets: [offset] }] };
  }
}

/** What must hold whatever was done. */
function check(t: ExecutionContext, { image: { keys } }: TestCluster): void {
  const rows = [...keys.rows()];
  const keyRows = rows.flatMap((each) => (each.type === 'key' ? [each.row] : []));
  const paths = [...keys.keysFrom('')].map((row) => row.path);
  t.deepEqual(paths, keyRows.map((row) => row.path).sort(), 'in order, and all of them');
  t.is(keys.keyCount, keyRows.length);
  t.is(
    keys.sizeBytes,
    keyRows.map(sizeOfKey).reduce((sum, size) => sum + size, 0),
  );
  for (const { path: bound, leaseId } of keyRows) {
    if (leaseId === undefined) continue;
    t.true(keys.leases.has(leaseId), 'a key is bound to no lease that has ended');
    t.true(keys.keysOf(leaseId).has(bound));
  }
  for (const each of rows) {
    if (each.type !== 'lock') continue;
    const ids = each.row.queue.map(({ leaseId }) => leaseId);
    t.true(ids.length > 0 && new Set(ids).size === ids.length);
    for (const id of ids) t.true(keys.leases.has(id) && keys.locksOf(id).has(each.row.path));
  }
  const { start, end } = rangeBeneath('/a');
  t.true(paths.every((each) => (each >= start && each < end) === each.startsWith('/a/')));
}

function clusterAfter(t: ExecutionContext, steps: readonly Step[]): KeyCluster {
  const cluster = new KeyCluster();
  cluster.form();
  cluster.start(1);
  cluster.create('orders', [[1], [1]]);
  for (const each of steps) {
    cluster.run(t, each);
    check(t, cluster);
  }
  return cluster;
}

testProp('keys, leases and locks keep what they promise', [history], (t, steps) => {
  clusterAfter(t, steps);
  t.pass();
});

class Later {
  readonly #actions: (() => void)[] = [];
  readonly schedule = (action: () => void) => {
    this.#actions.push(action);
  };

  run(): void {
    for (let next = this.#actions.shift(); next !== undefined; next = this.#actions.shift()) next();
  }

  /** What a call completes with. */
  wait<Value>(call: (done: (...result: [Error] | [null, Value]) => void) => void): Value {
    let value: Value | undefined;
    call((...result) => {
      if (result[0] !== null) throw result[0];
      value = result[1];
    });
    this.run();
    if (value === undefined) throw new Error('nothing came');
    return value;
  }
}

function offsetsOf(machine: MetadataMachine, later: Later): string[] {
  return ['g', 'h'].flatMap((each) => {
    const rows = later.wait<readonly { partition: number; offset: number }[]>((done) => {
      machine.offsets.ofGroup(each, done);
    });
    return rows.map((row) => `${each}/${row.partition} ${row.offset}`);
  });
}

testProp(
  'a crash, a replay and a snapshot elsewhere lead to the same keys and offsets',
  [history, fc.nat(), fc.nat()],
  (t, steps, cut, kept) => {
    const cluster = clusterAfter(t, steps);
    const { entries } = cluster;
    const later = new Later();
    const open = (tables: MemoryTables) => {
      return later.wait<MetadataMachine>((done) => MetadataMachine.open(tables, done));
    };
    const applyAll = (machine: MetadataMachine, some: readonly CommandEntry[]) => {
      machine.apply(some, (...[error]) => t.is(error, null));
      later.run();
    };
    const tables = new MemoryTables(later.schedule);
    const before = open(tables);
    for (const entry of entries.slice(0, cut % (entries.length + 1))) applyAll(before, [entry]);
    tables.crash((unsynced) => kept % (unsynced + 1));
    const after = open(tables);
    applyAll(after, entries.slice(after.appliedIndex));
    t.is(stateHash(after.image), stateHash(cluster.image));

    const target = open(new MemoryTables(later.schedule));
    target.install(after.appliedIndex, after.openSnapshot(), (...[error]) => t.is(error, null));
    later.run();
    t.is(stateHash(target.image), stateHash(cluster.image));
    const whole = open(new MemoryTables(later.schedule));
    applyAll(whole, entries);
    t.deepEqual(offsetsOf(target, later), offsetsOf(whole, later));
    t.deepEqual(offsetsOf(after, later), offsetsOf(whole, later));
    const scanned: string[] = [];
    const onRows = (rows: readonly OffsetRow[]) => {
      scanned.push(...rows.map((row) => `${row.group}/${row.partition} ${row.offset}`));
    };
    whole.offsets.scan(onRows, (...[error]) => t.is(error, null));
    later.run();
    t.deepEqual(scanned, offsetsOf(whole, later));
  },
);
