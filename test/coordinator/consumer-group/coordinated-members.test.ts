/**
 * Members of a group over the production coordinator and metadata, whose slot moves, whose records
 * wait to be committed, and whose time passes; they come, go, fall silent and lose answers.
 *
 * Checked after every event (what no order of events may break):
 *   1. no two members that hear from the coordinator read a partition at the same time;
 *   2. the group's stored epoch never goes back;
 *   3. a committed offset changes by an accepted commit alone, and an accepted one is there.
 */
import { fc, testProp } from '@fast-check/ava';
import type { ExecutionContext } from 'ava';
import type { ConsumerMachine } from '../../../src/coordinator/consumer-group/consumer-machine.ts';
import type { HeartbeatAnswer } from '../../../src/coordinator/consumer-group/heartbeat.ts';
import type { GroupRefusal, Reply } from '../../../src/coordinator/group-machine.ts';
import { slotEpochOf } from '../../../src/metadata/apply-offsets.ts';
import { Coordinated } from '../coordinated.ts';
import { ModelMember } from './model-member.ts';

const who = fc.nat({ max: 4 });
const event = fc.oneof(
  fc.record({ type: fc.constant('join' as const) }),
  fc.record({ type: fc.constant('beat' as const), who, isSlow: fc.boolean() }),
  fc.record({ type: fc.constant('wait' as const), who }),
  fc.record({ type: fc.constant('wait' as const), who }),
  fc.record({ type: fc.constant('commit' as const), who }),
  fc.record({ type: fc.constant('leave' as const), who }),
  fc.record({ type: fc.constant('silence' as const), who }),
  fc.record({ type: fc.constant('move' as const) }),
  fc.record({ type: fc.constant('hold' as const) }),
  fc.record({ type: fc.constant('release' as const) }),
  fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 4_000 }) }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const SESSION_MS = 10_000;
const PARTITIONS = 5;
const topicId = 'id-orders';

interface Client {
  readonly member: ModelMember;
  /** When it last heard: past its session it reads nothing any more. */
  heardMs: number;
  sentMs: number;
}

class World {
  readonly here = new Coordinated();
  clients: Client[] = [];
  /** Accepted commits: partition -> offset. */
  readonly committed = new Map<number, number>();
  epoch = 0;
  #joined = 0;
  #offset = 0;

  constructor() {
    const { metadata } = this.here;
    this.here.moveSlot();
    const broker = { nodeId: 1, brokerEpoch: metadata.image.brokers.get(1)?.brokerEpoch ?? 0 };
    metadata.propose({
      type: 'createTopic',
      controllerTerm: 1,
      topicId,
      name: 'orders',
      configs: new Map(),
      replicationFactorIsExplicit: true,
      partitions: Array.from({ length: PARTITIONS }, () => [broker]),
    });
  }

  get nowMs(): number {
    return this.here.metadata.time.clock.monotonicMs();
  }

  run(each: Event): void {
    const { metadata } = this.here;
    switch (each.type) {
      case 'join': {
        const member = new ModelMember(`m${this.#joined++}`, ['orders']);
        const client = { member, heardMs: this.nowMs, sentMs: this.nowMs };
        this.clients.push(client);
        return this.#send(client, 'heartbeat');
      }
      case 'move':
        return this.here.moveSlot();
      case 'hold':
        return metadata.hold();
      case 'release':
        return metadata.release();
      case 'pass':
        return this.pass(each.ms);
      default:
        return this.#runOf(each, this.clients[each.who]);
    }
  }

  #runOf(
    each: Exclude<Event, { type: 'join' | 'move' | 'hold' | 'release' | 'pass' }>,
    client: Client | undefined,
  ): void {
    if (client === undefined) return;
    switch (each.type) {
      case 'beat':
        if (!each.isSlow) client.member.giveUp();
        return this.#send(client, 'heartbeat');
      case 'wait':
        client.member.giveUp();
        return this.#send(client, 'wait');
      case 'commit':
        return this.#commit(client.member);
      case 'leave':
        this.clients = this.clients.filter((it) => it !== client);
        return this.#send(client, 'heartbeat', -1);
      case 'silence':
        this.clients = this.clients.filter((it) => it !== client);
        return;
      default:
        each satisfies never;
    }
  }

  /** A client that has not heard for its session stops reading, and joins anew. */
  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    this.here.metadata.time.advance(ms);
    for (const client of this.clients) {
      if (endMs - client.heardMs < SESSION_MS) continue;
      client.member.forget();
    }
  }

  beatAll(): void {
    for (const client of this.clients) {
      client.member.giveUp();
      this.#send(client, 'heartbeat');
    }
  }

  #send(client: Client, how: 'heartbeat' | 'wait', epoch = client.member.epoch): void {
    const { coordinator, consumerProtocol: door } = this.here;
    const heartbeat = client.member.heartbeat({ epoch });
    const act = (machine: ConsumerMachine, reply: Reply<HeartbeatAnswer>, nowMs: number) => {
      return machine[how](heartbeat, reply, nowMs);
    };
    const sentMs = this.nowMs;
    const request = { door, mismatch: 'groupNotFound', act } as const;
    coordinator.run('g', request, (answer: HeartbeatAnswer | GroupRefusal) => {
      // An answer to what was said before is too late to be believed.
      if (answer.type === 'groupRefused' || sentMs < client.sentMs) return;
      client.sentMs = sentMs;
      client.heardMs = this.nowMs;
      if (this.clients.includes(client)) client.member.onAnswer(answer);
    });
  }

  #commit({ memberId, epoch, owned }: ModelMember): void {
    const { coordinator, metadata } = this.here;
    const [partition] = owned.get(topicId) ?? [];
    if (partition === undefined) return;
    const membership = { memberId, instanceId: undefined, generation: epoch };
    if (coordinator.checkCommit('g', membership, [{ topicId, partition }]) !== undefined) return;
    this.#offset += 1;
    const place = { topicId, partition, offset: this.#offset, leaderEpoch: undefined };
    const slotEpoch = slotEpochOf(metadata.image, 'g');
    const by = { group: 'g', slotEpoch, generation: epoch, committedAtMs: 0 };
    const commits = [{ ...by, offsets: [{ ...place, metadata: '' }] }];
    metadata.proposer.propose({ type: 'commitOffsets', commits }, (result) => {
      const outcome = result.type === 'outcome' ? result.outcome : undefined;
      if (outcome?.type !== 'committed' || outcome.refusals[0] !== undefined) return;
      this.committed.set(partition, place.offset);
    });
  }
}

function check(t: ExecutionContext, world: World): void {
  const read = world.clients.flatMap(({ member }) => member.places);
  t.is(new Set(read).size, read.length, 'two members read a partition');
  const epoch = world.here.metadata.image.groups.get('g')?.state.generation ?? 0;
  t.true(epoch >= world.epoch, 'the epoch went back');
  world.epoch = epoch;
  const stored = new Map<number, number>();
  for (const change of world.here.metadata.changes.flat()) {
    if (change.type === 'offset') stored.set(change.row.partition, change.row.offset);
  }
  t.deepEqual(stored, world.committed);
}

testProp(
  'whatever happens to the coordinator, members never read the same, and come to rest',
  [fc.array(event, { maxLength: 60 })],
  (t, events) => {
    const world = new World();
    for (const each of events) {
      world.run(each);
      check(t, world);
    }
    world.here.metadata.release();
    for (let round = 0; round < 20; round++) {
      world.pass(1_000);
      world.beatAll();
      check(t, world);
    }
    const read = world.clients.flatMap(({ member }) => member.places);
    t.is(read.length, world.clients.length === 0 ? 0 : PARTITIONS);
  },
);
