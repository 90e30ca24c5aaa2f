/** A coordinator over a metadata log that commits at once, or when told to. */
import { ClassicProtocol } from '../../src/coordinator/classic/classic-protocol.ts';
import type {
  ClassicCalls,
  Joined,
  JoinRequest,
  Synced,
} from '../../src/coordinator/classic/classic-requests.ts';
import { ClassicDoor } from '../../src/coordinator/consumer-group/classic-door.ts';
import { ConsumerProtocol } from '../../src/coordinator/consumer-group/consumer-protocol.ts';
import type { MigrationPolicy } from '../../src/coordinator/consumer-group/migration.ts';
import { TopicCatalog } from '../../src/coordinator/consumer-group/topics.ts';
import { GroupCoordinator } from '../../src/coordinator/group-coordinator.ts';
import type { GroupRefusal, Reply, Step } from '../../src/coordinator/group-machine.ts';
import { slotEpochOf, slotOfGroup } from '../../src/metadata/apply-offsets.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { TestMetadata } from '../broker/test-metadata.ts';
import { subscription } from './subscription.ts';

export const classicSettings = {
  sessionTimeoutMsMin: 1_000,
  sessionTimeoutMsMax: 60_000,
  sizeMax: 100,
  initialRebalanceDelayMs: 0,
  sizeBytesMax: 100_000,
};

export class Coordinated {
  readonly metadata = new TestMetadata();
  readonly heard: string[] = [];
  readonly protocol = new ClassicProtocol(classicSettings);
  readonly door = new ClassicDoor(this.protocol);
  readonly consumerProtocol: ConsumerProtocol;
  readonly coordinator: GroupCoordinator;
  isLive = true;

  constructor(migration: MigrationPolicy = { upgrades: true, downgrades: true }) {
    const { metadata, protocol } = this;
    const consumerProtocol = new ConsumerProtocol({
      topics: new TopicCatalog(() => metadata.image),
      settings: { sessionTimeoutMs: 10_000, heartbeatIntervalMs: 1_000 },
      classic: classicSettings,
      migration,
    });
    this.consumerProtocol = consumerProtocol;
    this.coordinator = new GroupCoordinator({
      nodeId: 1,
      image: () => metadata.image,
      time: metadata.time,
      store: (record, done) => this.#store(record, done),
      isLive: () => this.isLive,
      protocols: { classic: protocol, consumer: consumerProtocol, mixed: consumerProtocol },
    });
    metadata.feed.subscribe(this.coordinator);
  }

  join(name: string, fields: Partial<JoinRequest> = {}) {
    const request: JoinRequest = {
      memberId: '',
      newMemberId: name,
      instanceId: undefined,
      clientId: name,
      clientHost: '/127.0.0.1',
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 10_000,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: subscription(['orders']) }],
      comesBack: false,
      skipsAssignment: true,
      ...fields,
    };
    return this.#run<Joined>(name, (machine, reply, nowMs) => machine.join(request, reply, nowMs));
  }

  sync(name: string, generation: number, assignment = '') {
    const assignments = [{ memberId: name, assignment: Buffer.from(assignment) }];
    const agreed = { protocolType: undefined, protocol: undefined, instanceId: undefined };
    const request = { memberId: name, generation, ...agreed, assignments };
    return this.#run<Synced>(name, (machine, reply, nowMs) => machine.sync(request, reply, nowMs));
  }

  heartbeat(name: string, generation: number) {
    const call = { memberId: name, instanceId: undefined, generation };
    return this.#run(name, (machine, reply, nowMs) => machine.heartbeat(call, reply, nowMs));
  }

  /** Everything heard since the last call. */
  takeHeard(): string[] {
    return this.heard.splice(0);
  }

  /** The slot of the group is given to this node anew, or to nobody that is here. */
  moveSlot(): void {
    const { image } = this.metadata;
    const slot = slotOfGroup(image, 'g');
    const epoch = slotEpochOf(image, 'g');
    const brokerEpoch = image.brokers.get(1)?.brokerEpoch ?? 0;
    const slots = [{ slot, epoch, nodeId: 1, brokerEpoch }];
    this.metadata.proposer.propose({ type: 'assignSlots', controllerTerm: 1, slots }, () => {});
  }

  #run<Answer extends { readonly type: string; readonly generation?: number }>(
    name: string,
    act: (machine: ClassicCalls, reply: Reply<Answer>, nowMs: number) => Step,
  ) {
    const { door } = this;
    const request = { door, mismatch: 'inconsistentProtocol', act } as const;
    return this.coordinator.run('g', request, (answer: Answer | GroupRefusal) => {
      const detail = 'code' in answer ? answer.code : `${answer.type} ${answer.generation ?? ''}`;
      this.heard.push(`${name} ${detail.trim()}`);
    });
  }

  #store(record: MetadataRecord, done: (index: number | undefined) => void): void {
    this.metadata.proposer.propose(record, (result) => {
      const isDone = result.type === 'outcome' && result.outcome.type === 'done';
      if (!isDone) return done(undefined);
      this.metadata.whenApplied(result.index, () => done(result.index));
    });
  }
}
