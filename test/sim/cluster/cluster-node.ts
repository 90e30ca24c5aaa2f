import { strict as assert } from 'node:assert';
import type { Member, VoterConfig } from '../../../raft/index.ts';
import type { Answer } from '../../../src/metadata/apply.ts';
import type { Image } from '../../../src/metadata/image.ts';
import { effectiveMin, inSyncMinOf } from '../../../src/metadata/in-sync-min.ts';
import type { MetadataRecord } from '../../../src/metadata/records.ts';
import type { Broker, Outcome, Partition } from '../../../src/metadata/rows.ts';
import { isLedWithLoss } from '../../../src/replication/damage.ts';
import type { RaftDriver } from '../../../src/server/raft-driver.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import { logName } from '../../../storage/log/log-key.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import { MemoryTables } from '../../../storage/tables/memory-tables.ts';
import { SimDisk, soundDisk } from '../disk.ts';
import { violate } from '../invariant.ts';
import { MachineTime } from '../machine-time.ts';
import type { Random } from '../random.ts';
import { BrokerProcess } from './broker-process.ts';
import type { Cluster } from './cluster.ts';
import { ReplicaMirror } from './replica-mirror.ts';
import type { RpcServer } from './rpc.ts';

export interface ClusterNodeOptions {
  readonly nodeId: number;
  readonly cluster: Cluster;
  readonly founding: VoterConfig;
  /** What it was admitted under; made up for a founder. */
  readonly identity?: DiskIdentity;
}

/** What a machine is known by before it has an id. */
export interface DiskIdentity {
  readonly raftId: string;
  readonly directoryId: string;
}

/**
 * One machine of the cluster: a disk, a clock, what `node.json` says, and a broker in a process
 * that comes and goes.
 */
export class ClusterNode implements RpcServer {
  readonly nodeId: number;
  readonly cluster: Cluster;
  readonly disk: SimDisk;
  readonly tables: MemoryTables;
  readonly time: MachineTime;
  readonly random: Random;
  /** Its place in the founding config, until its disk is replaced. */
  founding: VoterConfig;
  member: Member;
  directoryId: string;
  /** As `node.json` has it: nothing was written since everything was synced. */
  cleanStop = true;
  /** As `node.json` has it: the kernel that the last registration was made under still runs. */
  bootUnchanged = true;
  /** Its Raft log has lost what was durable: it may not start on it. */
  isRaftDamaged = false;
  /** The cluster has removed it: no process runs here any more. */
  isRetired = false;
  readonly #mirrors = new Map<string, ReplicaMirror>();
  /** The disk was replaced, and the metadata do not know of it. */
  #isDiskUnknown = false;
  #disks = 0;
  #lives = 0;
  #directories = 0;
  #raftLogs = 0;
  #process: BrokerProcess | undefined;

  constructor({ nodeId, cluster, founding, identity }: ClusterNodeOptions) {
    const { world, random, config } = cluster;
    this.nodeId = nodeId;
    this.cluster = cluster;
    this.founding = founding;
    this.random = random.split(`node ${nodeId}`);
    this.time = new MachineTime(world, {
      drift: 1 + this.random.between(-config.driftMax, config.driftMax),
      wallOffsetMs: this.random.between(-5000, 5000),
    });
    this.disk = new SimDisk({
      scheduler: this.time,
      random: this.random.split('disk'),
      behaviour: config.disk,
    });
    this.disk.prepareDirectory(this.raftDirectory);
    this.tables = new MemoryTables((action) => void this.time.after(0, action));
    this.member =
      identity === undefined ? ClusterNode.member(nodeId, 0) : { nodeId, raftId: identity.raftId };
    this.directoryId = identity?.directoryId ?? this.#newDirectoryId();
  }

  /** The pair of the machine's first, second … disk. */
  static member(nodeId: number, disk: number): Member {
    return { nodeId, raftId: `raft${nodeId}disk${disk}`.padEnd(22, 'x') };
  }

  get raftDirectory(): string {
    return this.#raftLogs === 0 ? 'data/raft' : `raft-${this.#raftLogs}`;
  }

  get isUp(): boolean {
    return this.#process !== undefined;
  }

  get driver(): RaftDriver<Answer> | undefined {
    return this.#process?.driver;
  }

  get isLeader(): boolean {
    return this.driver?.raft.role === 'leader';
  }

  /** Registered, and following the metadata. */
  get isServing(): boolean {
    return this.#process?.isServing === true;
  }

  get image(): Image | undefined {
    return this.#process?.image;
  }

  get appliedIndex(): number {
    return this.#process?.appliedIndex ?? 0;
  }

  mirror(topicId: string, partition: number): ReplicaMirror {
    const key = `${topicId}-${partition}`;
    let mirror = this.#mirrors.get(key);
    if (mirror === undefined) {
      mirror = new ReplicaMirror(this.nodeId, { isLost: this.#isDiskUnknown });
      this.#mirrors.set(key, mirror);
    }
    return mirror;
  }

  /** Whether bytes of its logs are rotten that nobody has come across. */
  get isRottenUnseen(): boolean {
    return [...this.#mirrors.values()].some(({ rot }) => rot !== undefined && !rot.isKnown);
  }

  start(): void {
    if (this.isRetired) return;
    assert(this.#process === undefined, 'one process a machine');
    this.#lives += 1;
    this.#process = new BrokerProcess(this, this.#lives);
    this.#process.begin();
  }

  /** The process ends; the kernel lives on. */
  kill(): void {
    const wasUp = this.isUp;
    this.#leave();
    if (wasUp) this.cluster.onProcessEnded(this);
    this.disk.kill();
    this.tables.crash((count) => this.random.below(count + 1));
  }

  /** As an operator does: it ends when it has handed over and synced everything. */
  stop(downMs: number): void {
    this.#process?.stop(() => {
      this.cleanStop = true;
      this.kill();
      this.cluster.counters.hit('stopped cleanly');
      this.cluster.startAfter(this, downMs);
    });
  }

  cutPower(): void {
    this.#leave();
    this.disk.cutPower();
    // LevelDB's content is given up where the kernel that took its writes is gone.
    this.tables.discard();
    this.bootUnchanged = false;
  }

  /** A machine in good order from now on. */
  calm(): void {
    this.time.resume();
    this.disk.onEffect = undefined;
    Object.assign(this.disk.behaviour, soundDisk);
  }

  /** The disk is replaced: the machine comes back as a learner, with nothing. */
  wipe(): void {
    this.kill();
    this.disk.wipe();
    this.#raftLogs = 0;
    this.disk.prepareDirectory(this.raftDirectory);
    for (const [key, before] of this.#mirrors) {
      this.#mirrors.set(key, new ReplicaMirror(this.nodeId, { isLost: true, before }));
    }
    this.#isDiskUnknown = true;
    this.cleanStop = true;
    this.renewDirectory();
    this.#joinRaftAnew();
  }

  /** As a start does that finds its Raft log damaged: it comes back as a learner. */
  setRaftAside(): void {
    this.disk.lose(this.raftDirectory);
    this.#raftLogs += 1;
    this.disk.prepareDirectory(this.raftDirectory);
    this.#joinRaftAnew();
  }

  #joinRaftAnew(): void {
    this.isRaftDamaged = false;
    this.tables.discard();
    this.#disks += 1;
    this.member = ClusterNode.member(this.nodeId, this.#disks);
    this.founding = { voters: [] };
  }

  /** Its process was told that the cluster has removed it, and ends. */
  onRemoved(how: 'told' | 'refused'): void {
    const { cluster, nodeId } = this;
    if (!cluster.isForgotten(nodeId)) violate('I-D19', `node ${nodeId} is ${how}, and is a member`);
    cluster.counters.hit(`a removed node was ${how}`);
    this.kill();
    this.isRetired = true;
    cluster.onRetired(this);
  }

  /** Nobody counts any more on what was on the disk that was replaced. */
  onRegistered({ directoryId }: Broker): void {
    if (directoryId !== this.directoryId) return;
    this.#isDiskUnknown = false;
    for (const mirror of this.#mirrors.values()) mirror.isLost = false;
  }

  /** What it knew of its logs is lost: for the cluster it is another directory. */
  renewDirectory(): void {
    this.directoryId = this.#newDirectoryId();
  }

  serve(call: Parameters<RpcServer['serve']>[0]): boolean {
    const process = this.#process;
    if (process === undefined) return false;
    this.time.run(() => process.serve(call));
    return true;
  }

  /** Its connections to that node were reset, and it finds nobody there. */
  onPeerGone(nodeId: number): void {
    this.time.run(() => this.#process?.onPeerGone(nodeId));
  }

  /** As an operator does: `done` says what came of it, if it was done. */
  propose(record: MetadataRecord, done: (outcome: Outcome | undefined) => void): void {
    this.#process?.propose(record, done);
  }

  /** Gives up what lies below `offset`, if it leads. */
  deleteRecords(key: LogKey, offset: number | undefined): void {
    this.#process?.deleteRecords(key, offset);
  }

  /** A fault of the world ended the process. */
  fail(error: Error): void {
    if (!(error instanceof StorageError)) throw error;
    this.kill();
    this.cluster.onFatal(this, error);
  }

  /** As its replica of that partition was last told. */
  row(key: LogKey): Partition | undefined {
    return this.#process?.row(key);
  }

  /** Its log of that partition is open, and the metadata may give it the lead. */
  onMetadata({ topicId, partition }: LogKey): void {
    const row = this.#process?.image?.partition(topicId, partition);
    if (row?.leader !== this.nodeId || !this.#process?.isOpen({ topicId, partition })) return;
    const history = this.cluster.history(topicId, partition);
    const mirror = this.mirror(topicId, partition);
    // What is rotten was given up by consent: the log is about to begin anew.
    if (mirror.rot?.isKnown === true && isLedWithLoss(row)) return;
    history?.onLeads(mirror, row);
  }

  /** Its log of that partition learns that all below `end` is committed. */
  onHighWatermark({ topicId, partition }: LogKey, end: number): void {
    const history = this.cluster.history(topicId, partition);
    const row = this.#process?.row({ topicId, partition });
    const topics = this.cluster.topicAsKnown(topicId);
    if (history === undefined || row === undefined || topics.length === 0) return;
    const mirror = this.mirror(topicId, partition);
    if (row.leader !== this.nodeId) return history.onLearnt(mirror, end);
    // It has not heard of an election with a loss: what it commits is given up.
    if (row.leaderEpoch < history.row.uncleanEpoch) return history.onGivenUp(mirror, end);
    const isr = row.isr.map((id) => this.cluster.node(id).mirror(topicId, partition));
    const min = Math.min(...topics.map((topic) => effectiveMin(row, inSyncMinOf(topic, row))));
    const isPageCache = this.cluster.isPageCache(history);
    const isBehind = row.partitionEpoch < history.row.partitionEpoch;
    history.onHighWatermark(mirror, end, { isr, min, isPageCache, isBehind });
  }

  /** I-D10: its process says with acks=1 that it has stored what ends with that offset. */
  onStored({ topicId, partition }: LogKey, { lastOffset }: { readonly lastOffset: number }): void {
    const { durableEnd } = this.mirror(topicId, partition);
    if (lastOffset < durableEnd) return;
    const name = logName({ topicId, partition });
    violate('I-D10', `node ${this.nodeId} has stored ${lastOffset} of ${name}, of ${durableEnd}`);
  }

  /** Its process says that what was durable of that log does not check, or is gone. */
  onRotFound(key: LogKey, reason: string): void {
    const mirror = this.mirror(key.topicId, key.partition);
    this.trace(`${logName(key)} is rotten: ${reason}`);
    if (!mirror.hasRotted) violate('sound bytes taken for damage', `${logName(key)}: ${reason}`);
    if (mirror.rot !== undefined) mirror.rot.isKnown = true;
    this.cluster.counters.hit('damage was found');
  }

  /** I-D18. Whose leader has answered goes on when that one is gone before the log is closed. */
  onSetAside(key: LogKey): void {
    const row = this.row(key);
    if (row === undefined || !row.replicas.includes(this.nodeId)) return;
    const isConsented = row.leader === this.nodeId && isLedWithLoss(row);
    if (isConsented) return this.cluster.counters.hit('damage was given up by consent');
    const leader = row.leader ?? this.cluster.history(key.topicId, key.partition)?.lastLeader;
    if (leader === undefined || leader === this.nodeId) {
      violate('I-D18', `${logName(key)} is set aside at node ${this.nodeId}, alone`);
    }
    this.cluster.counters.hit('a damaged replica began anew');
  }

  trace(line: string): void {
    this.cluster.trace(`node ${this.nodeId} ${line}`);
  }

  describe(): string {
    const state = this.#process === undefined ? 'down' : this.#process.describe();
    return `node ${this.nodeId}: ${state}`;
  }

  #newDirectoryId(): string {
    this.#directories += 1;
    return `directory${this.nodeId}x${this.#directories}`.padEnd(22, 'y');
  }

  #leave(): void {
    for (const { rot } of this.#mirrors.values()) if (rot !== undefined) rot.isKnown = false;
    this.#process?.end();
    this.#process = undefined;
    this.time.resume();
  }
}
