import test from 'ava';
import { GroupExpirer } from '../../src/controller/group-expirer.ts';
import { slotEpochOf } from '../../src/metadata/apply-offsets.ts';
import type { GroupState } from '../../src/metadata/group-rows.ts';
import type { OffsetRow } from '../../src/metadata/offset-rows.ts';
import type { Proposed } from '../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { clusterOf } from '../metadata/cluster.ts';

const RETENTION_MS = 1_000;

/** A controller over a machine in memory. */
class Expiring {
  readonly cluster = clusterOf(1);
  readonly expirer: GroupExpirer;
  /** Applied ahead of the controller's next record. */
  ahead: () => void = () => {};
  failure: Error | undefined;
  readonly #offsets = new Map<string, OffsetRow>();

  constructor() {
    const { cluster } = this;
    cluster.create('orders', [[1], [1]]);
    this.expirer = new GroupExpirer({
      image: () => cluster.image,
      offsets: {
        ofGroup: (group, done) => {
          if (this.failure !== undefined) return done(this.failure);
          done(
            null,
            [...this.#offsets.values()].filter((row) => row.group === group),
          );
        },
      },
      propose: (record, done) => {
        const first = this.ahead;
        this.ahead = () => {};
        first();
        done(this.#propose(record) as Proposed);
      },
      retentionMs: RETENTION_MS,
    });
  }

  /** The groups and offsets that are left. */
  get left() {
    return [[...this.cluster.image.groups.keys()].sort(), [...this.#offsets.keys()].sort()];
  }

  look(nowMs: number): void {
    this.expirer.onTick(true, nowMs);
  }

  commit(group: string, committedAtMs: number, partition: { id: number; topic?: string }): void {
    const { id, topic = 'orders' } = partition;
    const place = { topicId: `id-of-${topic}`, partition: id, leaderEpoch: undefined };
    const { state } = this.cluster.image.groups.get(group) ?? {};
    const generation = state?.members.length === 1 ? state.generation : undefined;
    const by = { group, slotEpoch: slotEpochOf(this.cluster.image, group), generation };
    const commits = [{ ...by, committedAtMs, offsets: [{ ...place, offset: 5, metadata: '' }] }];
    this.#propose({ type: 'commitOffsets', commits });
  }

  join(group: string): void {
    this.#put(group, undefined, stateWith(member));
  }

  empty(group: string, emptySinceMs: number): void {
    this.#put(group, emptySinceMs, stateWith());
  }

  #put(group: string, emptySinceMs: number | undefined, state: GroupState): void {
    const { image } = this.cluster;
    const ifRevision = image.groups.get(group)?.revision ?? 0;
    const decidedOn = { group, slotEpoch: slotEpochOf(image, group), ifRevision };
    this.#propose({ type: 'putGroup', ...decidedOn, emptySinceMs, state });
  }

  #propose(record: MetadataRecord) {
    const answer = this.cluster.propose(1, record);
    for (const change of this.cluster.lastChanges) {
      if (change.type === 'offset') this.#offsets.set(keyOf(change.row), change.row);
      if (change.type === 'offsetRemoved') this.#offsets.delete(keyOf(change.key));
    }
    this.expirer.onChanges(this.cluster.lastChanges);
    return answer;
  }
}

function keyOf({ group, partition }: Pick<OffsetRow, 'group' | 'partition'>): string {
  return `${group} ${partition}`;
}

const member = {
  memberId: 'a-1',
  instanceId: undefined,
  clientId: 'a',
  clientHost: '',
  sessionTimeoutMs: 1,
  rebalanceTimeoutMs: 1,
  protocols: [],
  assignment: new Uint8Array(),
};

function stateWith(...members: (typeof member)[]): GroupState {
  const agreed = { protocolType: 'consumer', protocol: undefined, leader: undefined };
  const phase = members.length === 0 ? 'empty' : 'stable';
  return { type: 'classic', phase, generation: 1, ...agreed, members };
}

test('offsets of a group expire when it has been empty for the retention, whenever committed', (t) => {
  const here = new Expiring();
  here.join('g');
  here.commit('g', 10, { id: 0 });
  here.look(1_000_000);
  t.deepEqual(
    here.left,
    [['g'], ['g 0']],
    'a group that has members keeps what it committed long ago',
  );
  here.empty('g', 5_000);
  here.look(5_999);
  t.deepEqual(here.left, [['g'], ['g 0']]);
  here.look(6_000);
  t.deepEqual(here.left, [[], []]);
});

test('offsets of a group that nobody ever joined expire after its last commit', (t) => {
  const here = new Expiring();
  here.commit('simple', 100, { id: 0 });
  here.commit('simple', 900, { id: 1 });
  here.commit('other', 100, { id: 0 });
  here.look(1_100);
  t.deepEqual(here.left, [['simple'], ['simple 0', 'simple 1']]);
  here.look(1_900);
  t.deepEqual(here.left, [[], []]);
});

test('a group without members and without offsets goes at once, and by the leader’s hand only', (t) => {
  const here = new Expiring();
  here.join('g');
  here.empty('g', 5_000);
  here.expirer.onTick(false, 5_000);
  t.deepEqual(here.left, [['g'], []]);
  here.look(5_000);
  t.deepEqual(here.left, [[], []]);
});

for (const [what, clockMs] of [
  ['a commit', 5_000],
  ['a commit by a clock that is behind', 1],
] as const) {
  test(`${what} that comes before the expiry is kept, with all that the group had`, (t) => {
    const here = new Expiring();
    here.commit('simple', 100, { id: 0 });
    here.ahead = () => here.commit('simple', clockMs, { id: 1 });
    here.look(5_000);
    t.deepEqual(here.left, [['simple'], ['simple 0', 'simple 1']]);
  });
}

test('a group that is joined, or emptied anew, before the expiry is kept', (t) => {
  const here = new Expiring();
  here.commit('g', 100, { id: 0 });
  here.ahead = () => here.join('g');
  here.look(5_000);
  t.deepEqual(here.left, [['g'], ['g 0']]);
  here.empty('g', 100);
  here.ahead = () => {
    here.join('g');
    here.empty('g', 100);
  };
  here.look(5_000);
  t.deepEqual(here.left, [['g'], ['g 0']]);
});

test('many offsets go in several records, and the group with the last', (t) => {
  const here = new Expiring();
  here.cluster.create(
    'orders-of-many',
    Array.from({ length: 5_001 }, () => [1]),
  );
  for (const { id } of here.cluster.image.partitionsOf('id-of-orders-of-many')) {
    here.commit('g', 100, { id, topic: 'orders-of-many' });
  }
  const indexBefore = here.cluster.index;
  here.look(9_000_000);
  t.deepEqual(here.left, [[], []]);
  t.is(here.cluster.index - indexBefore, 2);
});

test('tables that cannot be read are read at the next look, and a new leader knows all groups', (t) => {
  const here = new Expiring();
  here.commit('simple', 100, { id: 0 });
  here.failure = new Error('the tables were replaced');
  here.look(5_000);
  t.deepEqual(here.left, [['simple'], ['simple 0']]);
  here.failure = undefined;
  here.expirer.onReplaced();
  here.look(5_000);
  t.deepEqual(here.left, [[], []]);
});
