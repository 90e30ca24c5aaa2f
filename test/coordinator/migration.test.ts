/**
 * A group whose members move from one protocol to the other, one after the other, without a moment
 * in which nobody reads or two read the same (KIP-848, "online migration").
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { nothing, placesOf } from '../../src/coordinator/assignment/assignment.ts';
import type { JoinRequest } from '../../src/coordinator/classic/classic-requests.ts';
import { assignedPartitions } from '../../src/coordinator/classic/subscription.ts';
import type { Heartbeat, HeartbeatAnswer } from '../../src/coordinator/consumer-group/heartbeat.ts';
import { migrationPolicies } from '../../src/coordinator/consumer-group/migration.ts';
import type { GroupRefusal } from '../../src/coordinator/group-machine.ts';
import { Coordinated } from './coordinated.ts';
import { assignment, subscription } from './subscription.ts';

/** What a member hears: `CODE`, or its generation or epoch and, where it is told, partitions. */
type Heard = string | { readonly epoch: number; readonly partitions?: readonly number[] };

class Group {
  readonly here: Coordinated;

  constructor(policy = 'bidirectional') {
    this.here = new Coordinated(migrationPolicies.get(policy));
    const { metadata } = this.here;
    this.here.moveSlot();
    const broker = { nodeId: 1, brokerEpoch: metadata.image.brokers.get(1)?.brokerEpoch ?? 0 };
    metadata.propose({
      type: 'createTopic',
      controllerTerm: 1,
      topicId: 'id-orders',
      name: 'orders',
      configs: new Map(),
      replicationFactorIsExplicit: true,
      partitions: Array.from({ length: 4 }, () => [broker]),
    });
  }

  get stored() {
    const state = this.here.metadata.image.groups.get('g')?.state;
    return { type: state?.type, generation: state?.generation };
  }

  /** Who has what, as it is stored. */
  get has(): Record<string, readonly number[]> {
    const state = this.here.metadata.image.groups.get('g')?.state;
    const members = state === undefined || state.type === 'classic' ? [] : state.members;
    return Object.fromEntries(
      members.map(({ memberId, assigned }) => {
        return [memberId, placesOf(assigned).map(({ partition }) => partition)];
      }),
    );
  }

  join(name: string, fields: Partial<JoinRequest> = {}): Heard {
    this.here.join(name, { memberId: name, ...fields });
    return this.#classic();
  }

  beat(name: string, generation: number): Heard {
    this.here.heartbeat(name, generation);
    return this.#classic();
  }

  /** The leader's `plan` gives partitions to members. */
  sync(name: string, generation: number, plan: Record<string, readonly number[]> = {}): Heard {
    const assignments = Object.entries(plan).map(([memberId, partitions]) => {
      return { memberId, assignment: assignment(new Map([['orders', partitions]])) };
    });
    const call = { memberId: name, instanceId: undefined, generation };
    const request = { ...call, protocolType: undefined, protocol: undefined, assignments };
    const { coordinator, door } = this.here;
    let heard: Heard = 'waits';
    coordinator.run(
      'g',
      {
        door,
        mismatch: 'unknownMember',
        act: (machine, reply: (answer: Synced) => void, nowMs) => {
          return machine.sync(request, reply, nowMs);
        },
      },
      (answer) => {
        if (answer.type === 'groupRefused') heard = answer.code;
        else heard = { epoch: generation, partitions: partitionsOf(answer.assignment) };
      },
    );
    return heard;
  }

  leave(name: string): void {
    const { coordinator, door } = this.here;
    const leaving = [{ memberId: name, instanceId: undefined }];
    coordinator.run(
      'g',
      {
        door,
        mismatch: 'unknownMember',
        act: (it, reply, nowMs) => it.leave(leaving, reply, nowMs),
      },
      () => {},
    );
  }

  /** Of the other protocol. */
  heartbeat(name: string, fields: Partial<Heartbeat> = {}): Heard {
    const joins = fields.epoch === undefined || fields.epoch === 0;
    const heartbeat: Heartbeat = {
      memberId: name,
      epoch: 0,
      instanceId: undefined,
      rackId: undefined,
      rebalanceTimeoutMs: joins ? 60_000 : undefined,
      topics: joins ? ['orders'] : undefined,
      pattern: undefined,
      assignor: undefined,
      owned: joins ? nothing : undefined,
      clientId: name,
      clientHost: '/127.0.0.1',
      ...fields,
    };
    const { coordinator, consumerProtocol: door } = this.here;
    let heard: Heard = 'waits';
    coordinator.run(
      'g',
      {
        door,
        mismatch: 'groupNotFound',
        converts: joins,
        act: (machine, reply: (answer: HeartbeatAnswer | GroupRefusal) => void, nowMs) => {
          return machine.heartbeat(heartbeat, reply, nowMs);
        },
      },
      (answer) => {
        if (answer.type !== 'beat') heard = answer.code;
        else if (answer.assignment === undefined) heard = { epoch: answer.epoch };
        else {
          const partitions = answer.assignment.get('id-orders') ?? [];
          heard = { epoch: answer.epoch, partitions };
        }
      },
    );
    return heard;
  }

  /** What the last member of the classic protocol was told; `waits`: nothing yet. */
  #classic(): Heard {
    const heard = this.here.takeHeard();
    const last = heard.at(-1)?.split(' ') ?? [];
    if (last[1] === 'joined') return { epoch: Number(last[2]) };
    return last[1] ?? 'waits';
  }
}

type Synced = GroupRefusal | { readonly type: 'synced'; readonly assignment: Uint8Array };

function partitionsOf(bytes: Uint8Array): readonly number[] {
  return assignedPartitions(bytes)?.get('orders') ?? [];
}

/** a and b, of the classic protocol, in generation 2. */
function classic(policy?: string): Group {
  const group = new Group(policy);
  group.join('a', { memberId: '' });
  group.join('b', { memberId: '' });
  group.join('a');
  group.sync('a', 2, { a: [0, 1], b: [2, 3] });
  return group;
}

/** The same with c, for whom the coordinator plans; nothing has moved yet. */
function mixed(t: ExecutionContext, policy?: string): Group {
  const group = classic(policy);
  t.deepEqual(group.heartbeat('c'), { epoch: 3, partitions: [] });
  t.deepEqual(group.stored, { type: 'mixed', generation: 3 });
  t.deepEqual(group.has, { a: [0, 1], b: [2, 3], c: [] });
  return group;
}

test('nothing moves before whoever reads it has given it up', (t) => {
  const group = mixed(t);
  t.is(group.beat('a', 2), 'rebalanceInProgress');
  t.deepEqual(group.heartbeat('c', { epoch: 3 }), { epoch: 3 });
  // It reads nothing as it joins.
  t.deepEqual(group.join('a'), { epoch: 3 });
  t.deepEqual(group.sync('a', 3), { epoch: 3, partitions: [0] });
  t.is(group.beat('a', 3), 'alive');
  t.deepEqual(group.heartbeat('c', { epoch: 3 }), { epoch: 3, partitions: [1] });
  t.deepEqual(group.has, { a: [0], b: [2, 3], c: [1] });
  t.is(group.beat('b', 2), 'rebalanceInProgress');
  t.deepEqual(group.join('b'), { epoch: 3 });
  t.deepEqual(group.sync('b', 3), { epoch: 3, partitions: [2, 3] });
});

test('one that keeps what it reads while it joins is told what to give up', (t) => {
  const group = mixed(t);
  const joinWith = (owned: readonly number[]) => {
    const metadata = subscription(['orders'], '', new Map([['orders', owned]]));
    return group.join('a', { protocols: [{ name: 'range', metadata }] });
  };
  t.is(group.beat('a', 2), 'rebalanceInProgress');
  t.deepEqual(joinWith([0, 1]), { epoch: 2 });
  t.deepEqual(group.sync('a', 2), { epoch: 2, partitions: [0] });
  t.deepEqual(group.heartbeat('c', { epoch: 3 }), { epoch: 3 }, 'it is not given up yet');
  t.deepEqual(joinWith([0]), { epoch: 3 });
  t.deepEqual(group.sync('a', 3), { epoch: 3, partitions: [0] });
  t.deepEqual(group.heartbeat('c', { epoch: 3 }), { epoch: 3, partitions: [1] });
});

test('a join that nobody was called to may be late, and gives nothing up', (t) => {
  const group = mixed(t);
  t.deepEqual(group.join('a'), { epoch: 2 });
  t.deepEqual(group.sync('a', 2), { epoch: 2, partitions: [0, 1] });
  t.deepEqual(group.has, { a: [0, 1], b: [2, 3], c: [] });
  t.is(group.beat('a', 2), 'rebalanceInProgress');
  t.deepEqual(group.join('a'), { epoch: 3 });
});

test('whoever waits for the others to join is told to join again, and is heard then', (t) => {
  const group = classic();
  t.is(group.join('a'), 'waits');
  t.deepEqual(group.heartbeat('c'), { epoch: 3, partitions: [] });
  t.deepEqual(group.here.takeHeard(), ['a rebalanceInProgress']);
  t.deepEqual(group.join('a'), { epoch: 3 });
  t.deepEqual(group.sync('a', 3), { epoch: 3, partitions: [0] });
});

test('the last one for whom the coordinator plans goes: the others plan again', (t) => {
  const group = mixed(t);
  group.beat('a', 2);
  group.join('a');
  group.heartbeat('c', { epoch: -1 });
  t.deepEqual(group.stored, { type: 'classic', generation: 3 });
  t.is(group.beat('a', 3), 'rebalanceInProgress');
  t.is(group.beat('b', 2), 'illegalGeneration', 'it has missed a plan');
  t.is(group.join('a'), 'waits');
  group.here.join('b', { memberId: 'b' });
  t.deepEqual(group.here.takeHeard(), ['a joined 4', 'b joined 4']);
  t.deepEqual(group.sync('a', 4, { a: [0, 1], b: [2, 3] }), { epoch: 4, partitions: [0, 1] });
  t.deepEqual(group.sync('b', 4), { epoch: 4, partitions: [2, 3] });
});

test('the last one of the classic protocol goes: the coordinator plans for all', (t) => {
  const group = mixed(t);
  group.leave('a');
  group.leave('b');
  t.deepEqual(group.stored, { type: 'consumer', generation: 5 });
  t.deepEqual(group.heartbeat('c', { epoch: 3 }), { epoch: 5, partitions: [0, 1, 2, 3] });
});

test('a policy lets no group go over to the coordinator, or none back', (t) => {
  for (const policy of ['disabled', 'downgrade']) {
    const group = classic(policy);
    t.is(group.heartbeat('c'), 'groupNotFound', policy);
    t.deepEqual(group.stored, { type: 'classic', generation: 2 });
    t.is(group.beat('a', 2), 'alive');
    group.leave('a');
    group.leave('b');
    t.like(group.heartbeat('c'), { partitions: [0, 1, 2, 3] }, 'of an empty group nobody is left');
  }
  const group = mixed(t, 'upgrade');
  group.heartbeat('c', { epoch: -1 });
  t.deepEqual(group.stored, { type: 'mixed', generation: 4 });
  t.is(group.beat('a', 2), 'rebalanceInProgress');
  t.deepEqual(group.join('a'), { epoch: 4 });
  t.deepEqual(group.sync('a', 4), { epoch: 4, partitions: [0, 1] });
});

test('another coordinator goes on with both', (t) => {
  const group = mixed(t);
  group.here.moveSlot();
  t.is(group.beat('a', 2), 'rebalanceInProgress');
  t.deepEqual(group.join('a'), { epoch: 3 });
  t.deepEqual(group.heartbeat('c', { epoch: 3 }), { epoch: 3, partitions: [1] });
});

test('who does not come when it is called loses its place, and so does who is silent', (t) => {
  const group = mixed(t);
  group.beat('b', 2);
  group.join('b');
  const { time } = group.here.metadata;
  const beats = () => {
    group.beat('b', 3);
    group.heartbeat('c', { epoch: 3 });
  };
  t.is(group.beat('a', 2), 'rebalanceInProgress');
  time.advance(6_000);
  t.is(group.beat('a', 2), 'rebalanceInProgress', 'that it is alive does not prolong it');
  beats();
  time.advance(4_000);
  t.is(group.beat('a', 2), 'unknownMember');
  time.advance(6_000);
  t.is(group.beat('b', 3), 'unknownMember');
});

test('an instance that comes back with the other protocol takes its own place', (t) => {
  const group = new Group();
  group.join('a', { memberId: '', instanceId: 'i' });
  group.join('b', { memberId: '' });
  group.join('a', { instanceId: 'i' });
  group.sync('a', 2, { a: [0, 1], b: [2, 3] });
  t.deepEqual(group.heartbeat('c', { instanceId: 'i' }), { epoch: 2, partitions: [0, 1] });
  t.is(group.join('a', { instanceId: 'i' }), 'fencedInstance');
  t.deepEqual(group.has, { b: [2, 3], c: [0, 1] });
  t.deepEqual(group.join('d', { memberId: '', instanceId: 'i' }), { epoch: 2 });
  t.deepEqual(group.stored, { type: 'classic', generation: 2 }, 'and back');
});

test('an operator takes out members of either protocol', (t) => {
  const group = mixed(t);
  group.leave('c');
  t.deepEqual(group.stored, { type: 'classic', generation: 3 });
  t.is(group.heartbeat('c', { epoch: 3 }), 'groupNotFound');
});

test('each commits in its own generation or epoch, and in one before what it has had since', (t) => {
  const group = mixed(t);
  const commit = (memberId: string, generation: number, partition: number) => {
    const membership = { memberId, instanceId: undefined, generation };
    const places = [{ topicId: 'id-orders', partition }];
    return group.here.coordinator.checkCommit('g', membership, places);
  };
  t.is(commit('a', 2, 0), undefined);
  t.is(commit('a', 1, 0), 'illegalGeneration');
  t.is(commit('a', 3, 0), 'illegalGeneration');
  t.is(commit('c', 3, 0), undefined);
  t.is(commit('c', 2, 0), 'staleMemberEpoch');
  group.beat('a', 2);
  group.join('a');
  t.is(commit('a', 2, 0), undefined, 'it has kept that one');
  t.is(commit('a', 2, 1), 'illegalGeneration', 'it has given this one up');
  group.heartbeat('c', { epoch: 3 });
  group.here.join('d', { memberId: '', instanceId: 'i' });
  const asAnother = { memberId: 'a', instanceId: 'i', generation: 2 };
  t.is(group.here.coordinator.checkCommit('g', asAnother, []), 'fencedInstance');
});

test('a group whose members are no consumers stays as it is', (t) => {
  const group = new Group();
  group.join('a', { memberId: '', protocolType: 'connect' });
  t.is(group.heartbeat('c'), 'groupNotFound');
  t.deepEqual(group.stored, { type: 'classic', generation: 1 });
  const consumers = classic();
  t.is(consumers.heartbeat('c', { epoch: 3 }), 'groupNotFound', 'it has never joined');
  t.deepEqual(consumers.stored, { type: 'classic', generation: 2 });
});

test('who cannot be planned for is not let in', (t) => {
  const group = mixed(t);
  const join = (fields: Partial<JoinRequest>) => group.join('d', { memberId: '', ...fields });
  const metadata = subscription(['orders']);
  t.is(join({ protocolType: 'connect' }), 'inconsistentProtocol');
  t.is(join({ protocols: [] }), 'inconsistentProtocol');
  t.is(join({ protocols: [{ name: 'sticky', metadata }] }), 'inconsistentProtocol');
  t.is(
    join({ protocols: [{ name: 'range', metadata: new Uint8Array(3) }] }),
    'inconsistentProtocol',
  );
  t.is(join({ sessionTimeoutMs: 1 }), 'invalidSessionTimeout');
  t.is(join({ comesBack: true }), 'memberIdRequired');
  t.is(group.join('c'), 'unknownMember', 'it speaks the other protocol');
  t.deepEqual(group.has, { a: [0, 1], b: [2, 3], c: [] });
});
