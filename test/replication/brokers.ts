/**
 * Brokers that replicate to each other in one virtual time: real logs on simulated disks, Fetches
 * over links that a test cuts, and one metadata log that each of them hears of when the test says.
 */
import type { Cancel } from '../../src/clock.ts';
import type { Change } from '../../src/metadata/image.ts';
import { MutableImage } from '../../src/metadata/image.ts';
import type { Proposed } from '../../src/metadata/proposer.ts';
import type { Finding, MetadataRecord } from '../../src/metadata/records.ts';
import type { Partition as PartitionRow } from '../../src/metadata/rows.ts';
import { LocalPartitions } from '../../src/replication/local-partitions.ts';
import type { Partition } from '../../src/replication/partition.ts';
import type { AckLevel, AppendOutcome } from '../../src/replication/partition-leader.ts';
import type { FetchOutcome, PeerFetch } from '../../src/replication/peer-fetch.ts';
import type { FetchRequest, FetchResponse } from '../../src/wire/apis/fetch.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { Log } from '../../storage/log/log.ts';
import { LogStore } from '../../storage/log/log-store.ts';
import { TestCluster } from '../metadata/cluster.ts';
import { SimDisk } from '../sim/disk.ts';
import { Random } from '../sim/random.ts';
import { World } from '../sim/world.ts';
import { resultOf } from '../storage/sim-bench.ts';
import { bytesOf } from './leader.ts';
import { replicationSettings } from './settings.ts';

const LINK_MS = 0.2;
const COMMIT_MS = 2;

export interface Append {
  outcome: AppendOutcome | undefined;
}

export class Brokers {
  readonly random = new Random(1);
  readonly world = new World(this.random);
  readonly cluster = new TestCluster();
  readonly brokers = new Map<number, TestBroker>();
  /** Between whom nothing passes, as "from-to" of the Fetch. */
  readonly cuts = new Set<string>();
  /** Proposals that are committed only when the test says so. */
  holdsProposals = false;
  readonly held: (() => void)[] = [];
  readonly proposed: MetadataRecord[] = [];

  constructor(count: number) {
    this.cluster.form();
    for (let id = 1; id <= count; id++) this.brokers.set(id, new TestBroker(this, id));
    for (const broker of this.brokers.values()) broker.start();
  }

  broker(id: number): TestBroker {
    const broker = this.brokers.get(id);
    if (broker === undefined) throw new Error(`no broker ${id}`);
    return broker;
  }

  create(replicas: readonly number[], configs: Record<string, string> = {}): void {
    this.commit(1, () => this.cluster.create('orders', [replicas], configs));
    this.run(20);
  }

  /** Changes the metadata, and tells everybody. */
  commit<Result>(nodeId: number, change: (nodeId: number) => Result): Result {
    const result = change(nodeId);
    for (const broker of this.brokers.values()) broker.hear(this.cluster.lastChanges);
    return result;
  }

  record(nodeId: number, record: MetadataRecord): string {
    const outcome = this.commit(nodeId, () => this.cluster.outcome(nodeId, record));
    return outcome.type === 'refused' ? outcome.code : outcome.type;
  }

  fence(nodeId: number): void {
    const { term: controllerTerm } = this.cluster;
    const brokerEpoch = this.cluster.epoch(nodeId);
    this.record(1, { type: 'fenceBroker', controllerTerm, nodeId, brokerEpoch });
  }

  get row(): PartitionRow {
    return this.cluster.partition('orders');
  }

  get leader(): TestBroker {
    return this.broker(this.row.leader ?? 0);
  }

  /** Lets so much time pass. */
  run(ms: number): void {
    const endMs = this.world.nowMs + ms;
    let isOver = false;
    this.world.after(ms, () => {
      isOver = true;
    });
    while (!isOver && this.world.nowMs <= endMs) this.world.step();
  }

  propose(from: TestBroker, record: MetadataRecord, done: (result: Proposed) => void): void {
    this.proposed.push(record);
    const life = from.life;
    const apply = (): void => {
      const outcome = this.commit(from.id, () => this.cluster.outcome(from.id, record));
      if (from.life === life) done({ type: 'outcome', index: this.cluster.index, outcome });
    };
    if (this.holdsProposals) this.held.push(apply);
    else this.world.after(COMMIT_MS, apply);
  }

  isCut(from: number, to: number): boolean {
    return this.cuts.has(`${from}-${to}`) || !this.broker(to).isUp || !this.broker(from).isUp;
  }
}

export class TestBroker {
  readonly id: number;
  readonly disk: SimDisk;
  readonly notices: string[] = [];
  /** Fetches that it sent, and how many partitions each named. */
  readonly fetches: { readonly to: number; readonly named: number }[] = [];
  /** Changes what it hears from a leader. */
  tamper: (response: FetchResponse) => FetchResponse = (response) => response;
  image = new MutableImage();
  partitions: LocalPartitions | undefined;
  store: LogStore | undefined;
  hasLease = true;
  /** Metadata that were committed and that it has not heard of. */
  holdsMetadata = false;
  isUp = false;
  life = 0;
  bootUnchanged = true;
  directoryId: string;
  #heard: (readonly Change[])[] = [];
  readonly #brokers: Brokers;

  constructor(brokers: Brokers, id: number) {
    this.id = id;
    this.#brokers = brokers;
    this.directoryId = `directory-${id}`;
    this.disk = new SimDisk({
      scheduler: brokers.world,
      random: brokers.random.split(`disk ${id}`),
    });
    this.disk.prepareDirectory('data');
  }

  /** The process starts, registers with what it found, and serves. */
  start(): void {
    const { cluster, world } = this.#brokers;
    this.life += 1;
    const fileSystem = this.disk.mount();
    const store = resultOf<LogStore>({ world }, (done) =>
      LogStore.open(
        {
          directory: 'data/topics',
          fileSystem,
          crc32c,
          compression: {},
          soon: (run) => run(),
          bootUnchanged: this.bootUnchanged,
          nowMs: () => 1_700_000_000_000,
          onCheckpointLost: (_, proceed) => proceed(null, undefined),
          tailCacheSizeBytes: 0,
        },
        done,
      ),
    );
    resultOf<void>({ world }, (done) => store.inspectAll(done));
    const marked = store.marked();
    const findings: Finding[] = marked.flatMap(({ key, marks }) =>
      marks.map(({ type, lastEpoch, logEnd }) => ({ ...key, type, lastEpoch, logEnd })),
    );
    const { bootUnchanged, directoryId } = this;
    this.#brokers.commit(this.id, () => {
      cluster.start(this.id, { findings, bootUnchanged, directoryId });
    });
    for (const { key, marks } of marked) store.checkpoint.clearMarks(key, marks);
    this.bootUnchanged = true;
    this.isUp = true;
    this.store = store;
    // What it missed while it was down it reads from the log of the metadata.
    this.#heard = [];
    this.image = copyOf(cluster.image);
    this.partitions = this.#partitionsOver(store);
    this.partitions.begin(cluster.epoch(this.id), () => {});
    this.#brokers.run(20);
  }

  /** The same process, after it was fenced. */
  registerAgain(): void {
    const { cluster } = this.#brokers;
    this.#brokers.commit(this.id, () => cluster.start(this.id, { directoryId: this.directoryId }));
    this.partitions?.begin(cluster.epoch(this.id), () => {});
  }

  /** A file is gone, and nobody has asked for it. */
  remove(path: string): void {
    const { world } = this.#brokers;
    resultOf<void>({ world }, (done) => this.disk.mount().remove(path, done));
  }

  kill(): void {
    this.life += 1;
    this.isUp = false;
    this.disk.kill();
    this.partitions?.close();
    this.partitions = undefined;
  }

  cutPower(loss: 'all' | undefined = 'all'): void {
    this.kill();
    this.disk.behaviour.loss = loss;
    this.disk.cutPower();
    this.bootUnchanged = false;
  }

  hear(changes: readonly Change[]): void {
    if (!this.isUp) return;
    this.#heard.push(changes);
    if (!this.holdsMetadata) this.hearAll();
  }

  /** What is applied together is told together, when the image holds all of it. */
  hearAll(): void {
    const heard = this.#heard.splice(0);
    for (const changes of heard) this.image.commit(changes);
    this.partitions?.onChanges(heard.flat());
  }

  get partition(): Partition {
    const partition = this.partitions?.find('id-of-orders', 0);
    if (partition === undefined) throw new Error(`broker ${this.id} has no replica`);
    return partition;
  }

  get log(): Log {
    const log = this.store?.get({ topicId: 'id-of-orders', partition: 0 });
    if (log === undefined) throw new Error(`broker ${this.id} has no log`);
    return log;
  }

  append(count = 1, request: { acks?: AckLevel; bytes?: Uint8Array } = {}): Append {
    const { acks = 'all', bytes = bytesOf(count) } = request;
    const result: Append = { outcome: undefined };
    const appending = { slices: [bytes], leaderEpoch: undefined, acks, timeoutMs: 30_000 };
    this.partition.append(appending, (outcome) => {
      result.outcome = outcome;
    });
    return result;
  }

  /** All that the log holds, as it lies there. */
  contents(): string[] {
    const { world } = this.#brokers;
    const { log } = this;
    const all: string[] = [];
    for (let offset = log.logStart; offset < log.writtenEnd; ) {
      const options = { offset, sizeBytesMax: 1 << 20, endOffset: log.writtenEnd };
      const read = resultOf<{ type: string; batches?: readonly Batch[] }>({ world }, (done) =>
        log.read(options, done),
      );
      for (const { header, slices } of read.batches ?? []) {
        all.push(
          `${header.baseOffset} ${header.leaderEpoch} ${Buffer.concat(slices).toString('hex')}`,
        );
        offset = header.baseOffset + header.lastOffsetDelta + 1;
      }
    }
    return all;
  }

  #partitionsOver(store: LogStore): LocalPartitions {
    const { world } = this.#brokers;
    const { life } = this;
    const ofThisLife = (run: () => void) => (): void => {
      if (life === this.life) run();
    };
    const after = (delayMs: number, run: () => void): Cancel => {
      const event = world.after(delayMs, ofThisLife(run));
      return () => {
        event.action = undefined;
      };
    };
    return new LocalPartitions({
      nodeId: this.id,
      directoryId: this.directoryId,
      rack: '',
      image: () => this.image,
      logs: store,
      proposer: { propose: (record, done) => this.#brokers.propose(this, record, done) },
      crc32c,
      compression: {},
      time: {
        clock: { monotonicMs: () => world.nowMs, wallMs: () => 1_700_000_000_000 + world.nowMs },
        timers: { after, soon: (run) => void after(0, run) },
      },
      lease: { isHeld: () => this.hasLease },
      peerFetch: this.#peerFetch,
      settings: replicationSettings,
      listener: {
        onFatal: (error) => {
          throw error;
        },
        onDamaged: () => {},
        onSetAside: () => {},
        onNotice: (_, notice, reason) => this.notices.push(`${notice}: ${reason}`),
      },
    });
  }

  readonly #connections = new Map<string, object>();

  readonly #peerFetch: PeerFetch = ({ to, lane }, request, done) => {
    const { world } = this.#brokers;
    const { life } = this;
    const name = `${life}-${to}-${lane}`;
    const connection = this.#connections.get(name) ?? {};
    this.#connections.set(name, connection);
    const named = request.topics.reduce((sum, { partitions }) => sum + partitions.length, 0);
    this.fetches.push({ to, named });
    let isOver = false;
    const end = (outcome: FetchOutcome): void => {
      if (isOver || life !== this.life) return;
      isOver = true;
      done(outcome);
    };
    const breakOff = (): void => {
      this.#connections.delete(name);
      this.#brokers.brokers.get(to)?.partitions?.fetches.onDisconnected(connection);
      end({ type: 'failed', reason: 'the connection broke' });
    };
    world.after(LINK_MS, () => this.#send({ to, request, connection, breakOff }, end));
    return () => {
      isOver = true;
      breakOff();
    };
  };

  #send(
    {
      to,
      request,
      connection,
      breakOff,
    }: { to: number; request: FetchRequest; connection: object; breakOff: () => void },
    end: (outcome: FetchOutcome) => void,
  ): void {
    const leader = this.#brokers.broker(to);
    if (this.#brokers.isCut(this.id, to)) return breakOff();
    const { life } = leader;
    leader.partitions?.fetches.serve(request, connection, (response) => {
      this.#brokers.world.after(LINK_MS, () => {
        if (this.#brokers.isCut(this.id, to) || leader.life !== life) return breakOff();
        end({ type: 'response', response: this.tamper(copyResponse(response)) });
      });
    });
  }
}

/** As bytes travel: what arrives is not the leader's own memory. */
function copyResponse(response: FetchResponse): FetchResponse {
  const topics = response.topics.map(({ topicId, partitions }) => ({
    topicId,
    partitions: partitions.map((partition) => ({
      ...partition,
      records: [new Uint8Array(Buffer.concat(partition.records))].filter(
        ({ length }) => length > 0,
      ),
    })),
  }));
  return { ...response, topics };
}

function copyOf(image: MutableImage): MutableImage {
  const copy = new MutableImage();
  const changes: Change[] = [];
  for (const row of image.brokers.values()) changes.push({ type: 'broker', row });
  for (const row of image.topics.values()) {
    changes.push({ type: 'topic', row });
    for (const partition of image.partitionsOf(row.id)) {
      changes.push({ type: 'partition', row: partition });
    }
  }
  for (const row of image.tombstones.values()) changes.push({ type: 'tombstone', row });
  for (const row of image.drops) changes.push({ type: 'drop', row });
  copy.commit(changes);
  return copy;
}
