/**
 * One broker as far as groups go, of production classes: its metadata over tables that come behind
 * the image, its proposer, the coordinator, the gathering of commits, and the controller's expiry.
 * A crash takes all but the tables; who starts again registers, and its slots begin anew.
 */
import type { CommandEntry } from '../../../raft/entry.ts';
import { GroupOffsetsService } from '../../../src/broker/group-offsets.ts';
import { MemberOffsets } from '../../../src/broker/groups/member-offsets.ts';
import { storeGroup } from '../../../src/broker/groups/store-group.ts';
import type { MetadataAccess } from '../../../src/broker/metadata-access.ts';
import { MetadataFeed } from '../../../src/broker/metadata-feed.ts';
import { OffsetBatcher } from '../../../src/broker/offset-batcher.ts';
import { TopicsService } from '../../../src/broker/topics.ts';
import type { Cancel } from '../../../src/clock.ts';
import { GroupExpirer } from '../../../src/controller/group-expirer.ts';
import { ClassicProtocol } from '../../../src/coordinator/classic/classic-protocol.ts';
import { ClassicDoor } from '../../../src/coordinator/consumer-group/classic-door.ts';
import { ConsumerProtocol } from '../../../src/coordinator/consumer-group/consumer-protocol.ts';
import { TopicCatalog } from '../../../src/coordinator/consumer-group/topics.ts';
import { GroupCoordinator } from '../../../src/coordinator/group-coordinator.ts';
import type { Image } from '../../../src/metadata/image.ts';
import { MetadataMachine } from '../../../src/metadata/machine.ts';
import type { OffsetKey, OffsetRow } from '../../../src/metadata/offset-rows.ts';
import type { ProposalSink } from '../../../src/metadata/proposer.ts';
import { Proposer } from '../../../src/metadata/proposer.ts';
import type { RecordOf } from '../../../src/metadata/records.ts';
import type { LocalPartitions } from '../../../src/replication/local-partitions.ts';
import { MemoryTables } from '../../../storage/tables/memory-tables.ts';
import { MachineTime } from '../machine-time.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { RETENTION_MS } from './group-history.ts';

export const SESSION_MS = 10_000;
const HEARTBEAT_MS = 1_000;
const classicSettings = {
  sessionTimeoutMsMin: 1_000,
  sessionTimeoutMsMax: 60_000,
  sizeMax: 100,
  initialRebalanceDelayMs: 100,
  sizeBytesMax: 100_000,
};

/** Everything that a process has, and loses when it ends. */
export interface GroupProcess {
  readonly coordinator: GroupCoordinator;
  readonly classic: ClassicDoor;
  readonly consumer: ConsumerProtocol;
  readonly memberOffsets: MemberOffsets;
  readonly groupOffsets: GroupOffsetsService;
  readonly expirer: GroupExpirer;
  readonly proposer: Proposer;
}

export interface GroupNodeOptions {
  readonly world: World;
  readonly random: Random;
  readonly log: readonly CommandEntry[];
  readonly sinkOf: (life: number) => ProposalSink;
  readonly registration: () => RecordOf<'registerBroker'>;
}

export class GroupNode {
  readonly nodeId: number;
  readonly time: MachineTime;
  /** `undefined` while it is down. */
  process: GroupProcess | undefined;
  life = 0;
  readonly #options: GroupNodeOptions;
  readonly #feed = new MetadataFeed(0);
  #machine: MetadataMachine | undefined;
  #knownIndex = 0;
  #isApplying = false;
  #unsubscribe: Cancel = () => {};

  constructor(nodeId: number, options: GroupNodeOptions) {
    const { world, random } = options;
    this.nodeId = nodeId;
    this.#options = options;
    this.time = new MachineTime(world, { drift: 1, wallOffsetMs: 0 });
    const tables = new MemoryTables((action) => world.after(random.between(0, 5), action));
    MetadataMachine.open(tables, (...result) => {
      if (result[0] !== null) throw result[0];
      this.#machine = result[1];
      this.#machine.listener = this.#feed;
      this.#applyNext();
    });
  }

  get image(): Image {
    if (this.#machine === undefined) throw new Error('not open yet');
    return this.#machine.image;
  }

  /** What is in the tables. The image is ahead of them. */
  get storedIndex(): number {
    return this.#machine?.offsets.index ?? 0;
  }

  storedOffset(key: OffsetKey): OffsetRow | undefined {
    return this.#machine?.offsets.get(key);
  }

  /** Entries up to this one have come. */
  know(index: number): void {
    this.#knownIndex = Math.max(this.#knownIndex, index);
    this.#applyNext();
  }

  start(): void {
    const machine = this.#machine;
    if (machine === undefined || this.process !== undefined) return;
    this.life += 1;
    this.process = this.#begin(machine, this.life);
    this.process.proposer.propose(this.#options.registration(), () => {});
  }

  crash(): void {
    this.#unsubscribe();
    this.process = undefined;
    this.life += 1;
    this.time.resume();
  }

  /** Runs if this process is still there, now or when its pause is over. */
  receive(action: (process: GroupProcess) => void): void {
    const { life } = this;
    this.time.run(() => {
      if (this.process !== undefined && this.life === life) action(this.process);
    });
  }

  #begin(machine: MetadataMachine, life: number): GroupProcess {
    const feed = this.#feed;
    const image = () => machine.image;
    const time = this.#timeOf(life);
    const incarnation = `${this.nodeId}-${life}`;
    const sink = this.#options.sinkOf(life);
    const proposer = new Proposer({ nodeId: this.nodeId, incarnation, sink, time });
    const metadata: MetadataAccess = {
      get image() {
        return machine.image;
      },
      get appliedIndex() {
        return machine.appliedIndex;
      },
      proposer,
      controller: { term: 1, nodeId: undefined },
      voters: [],
      readable: (done) => done({ type: 'readable' }),
      whenApplied: (index, done) => feed.whenApplied(index, done),
    };
    const classicProtocol = new ClassicProtocol(classicSettings);
    const settings = { sessionTimeoutMs: SESSION_MS, heartbeatIntervalMs: HEARTBEAT_MS };
    const topics = new TopicCatalog(image);
    const consumer = new ConsumerProtocol({
      topics,
      settings,
      classic: classicSettings,
      migration: { upgrades: true, downgrades: true },
    });
    const batcher = new OffsetBatcher(metadata, time.timers);
    const coordinator = new GroupCoordinator({
      nodeId: this.nodeId,
      image,
      time,
      store: storeGroup(metadata, batcher),
      isLive: () => true,
      protocols: { classic: classicProtocol, consumer, mixed: consumer },
    });
    const expirer = new GroupExpirer({
      image,
      offsets: machine.offsets,
      propose: (record, done) => proposer.propose(record, done),
      retentionMs: RETENTION_MS,
    });
    const cancels = [feed.subscribe(coordinator), feed.subscribe(expirer)];
    this.#unsubscribe = () => {
      for (const cancel of cancels) cancel();
    };
    const offsets = { metadata, batcher, topics: topicsOf(metadata), offsets: machine.offsets };
    const parts = { ...offsets, clock: time.clock, onFatal: fail };
    const memberOffsets = new MemberOffsets({ ...parts, coordinator, offsetMetadataMaxBytes: 100 });
    const groupOffsets = new GroupOffsetsService(parts);
    const classic = new ClassicDoor(classicProtocol);
    return { coordinator, classic, consumer, memberOffsets, groupOffsets, expirer, proposer };
  }

  #timeOf(life: number) {
    const { time } = this;
    const ofLife = (run: () => void) => () => {
      if (this.life === life) run();
    };
    return {
      clock: time,
      timers: {
        after: (delayMs: number, run: () => void) => time.after(delayMs, ofLife(run)),
        soon: (run: () => void) => time.soon(ofLife(run)),
      },
    };
  }

  #applyNext(): void {
    const { log } = this.#options;
    const machine = this.#machine;
    if (machine === undefined || this.#isApplying) return;
    const entries = log.slice(machine.appliedIndex, this.#knownIndex);
    if (entries.length === 0) return;
    this.#isApplying = true;
    machine.apply(entries, (...[error]) => {
      if (error !== null) throw error;
      this.#isApplying = false;
      this.#applyNext();
    });
  }
}

function topicsOf(metadata: MetadataAccess): TopicsService {
  const partitions: Pick<LocalPartitions, 'find'> = { find: () => undefined };
  return new TopicsService({
    metadata,
    partitions: partitions as LocalPartitions,
    randomId: () => 'id',
    partitionsDefault: 1,
    replicationFactorDefault: 1,
    createsOnUse: false,
  });
}

function fail(error: Error): never {
  throw error;
}
