/**
 * One running node: brings up what its data directory holds, takes part in the cluster, serves, and
 * ends so that the next start finds everything in order.
 *
 *     lock ─> node.json ─┬─> tables ─> metadata ─> Raft ───┐
 *                        ├─> topics/: what is there, sound ├─> registered ─> logs open ─> serving
 *                        └─> the door takes its port ──────┘
 *
 * Invariants:
 *   1. Nothing is led or served before this start's registration, which names what the start found,
 *      has been applied.
 *   2. `node.json` says "clean stop" only while every log, the checkpoint, the Raft log and the
 *      tables are synced, and nothing is written; the mark goes, synced, before anything is.
 */

import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { Compression } from '../../storage/compression/compression.ts';
import type { NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { ReserveFile } from '../../storage/disk/reserve-file.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { NodeMark, RecoveryMark } from '../../storage/log/checkpoint-codec.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import type { LogStoreOptions } from '../../storage/log/log-store.ts';
import { LogStore } from '../../storage/log/log-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { LevelTablesOptions } from '../../storage/tables/level-tables.ts';
import { LevelTables } from '../../storage/tables/level-tables.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import { MetadataFeed } from '../broker/metadata-feed.ts';
import type { Clock, Timers } from '../clock.ts';
import { GrpcDoor } from '../grpc/door.ts';
import type { Answer } from '../metadata/apply.ts';
import { MetadataMachine } from '../metadata/machine.ts';
import type { Proposed } from '../metadata/proposer.ts';
import { Proposer } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';
import type { Outcome } from '../metadata/rows.ts';
import { LocalPartitions } from '../replication/local-partitions.ts';
import type { NodeIdentity } from './data-directory.ts';
import { DataDirectory } from './data-directory.ts';
import { Housekeeping } from './housekeeping.ts';
import { LateCodecs } from './late-codecs.ts';
import { LeaseTicks } from './lease-ticks.ts';
import { startMetadataLog } from './metadata-log.ts';
import { nativeServices } from './native-services.ts';
import { promised } from './promised.ts';
import type { RaftDriver } from './raft-driver.ts';
import { RaftLink } from './raft-link.ts';
import { registrationOf } from './registration.ts';
import type { NodeConfig } from './settings.ts';

/** The world of a node: what `main.ts` builds. */
export interface NodeWorld {
  readonly fileSystem: NodeFileSystem;
  readonly crc32c: Crc32c;
  readonly loadCompression: () => Promise<Compression>;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** 22 characters of base64url that nobody can guess. */
  readonly randomId: () => string;
  readonly readBootId: () => string | null;
  readonly pid: number;
}

export interface NodeOptions {
  readonly config: NodeConfig;
  readonly programVersion: string;
  readonly world: NodeWorld;
  readonly listener: NodeListener;
}

export interface NodeListener {
  /** The node cannot go on: log it and end the process. Called once at most. */
  onFatal(error: Error): void;
  /** Worth a line in the log. */
  onNotice(notice: string, detail: Readonly<Record<string, unknown>>): void;
}

/** The feature level that this program founds clusters at, and the highest it knows. */
const FEATURE_LEVEL = 1;
const COORDINATOR_SLOTS = 48;
/** Streams that do not end by themselves are ended after this long. */
const DOOR_PATIENCE_MS = 500;

/** What an operator is told of a log that was not found as it was left. */
const notices: Readonly<Record<RecoveryMark['type'], string>> = {
  missing: 'the files of a log are missing',
  damaged: 'a log is shorter than it was, or does not check where it was durable',
  cut: 'the end of a log did not check and is cut',
};

/** What the data directory holds, open. */
interface Stores {
  readonly directory: DataDirectory;
  readonly tables: LevelTables;
  readonly logs: LogStore;
  readonly machine: MetadataMachine;
  readonly codecs: LateCodecs;
}

export class Node {
  readonly #options: NodeOptions;
  readonly #stores: Stores;
  readonly #link = new RaftLink();
  readonly #feed: MetadataFeed;
  readonly #metadata: MetadataAccess;
  readonly #leases: LeaseTicks;
  readonly #partitions: LocalPartitions;
  readonly #housekeeping: Housekeeping;
  #driver: RaftDriver<Answer> | undefined;
  #door: GrpcDoor | undefined;
  #brokerEpoch = 0;
  #hasFailed = false;

  /** Serves when it resolves. Errors: those of the data directory, and a port that is taken. */
  static async start(options: NodeOptions): Promise<Node> {
    const node = new Node(options, await openStores(options));
    await node.#start();
    return node;
  }

  private constructor(options: NodeOptions, stores: Stores) {
    const { world } = options;
    const { machine, directory, logs } = stores;
    const { nodeId, directoryId } = directory.identity;
    this.#options = options;
    this.#stores = stores;
    const incarnation = world.randomId();
    const proposer = new Proposer({ nodeId, incarnation, sink: this.#link, time: world.time });
    this.#feed = new MetadataFeed(machine.appliedIndex);
    const { timers } = world.time;
    const parts = { proposer, link: this.#link, feed: this.#feed, timers };
    this.#metadata = accessTo(machine, parts);
    this.#leases = new LeaseTicks({ nodeId, metadata: this.#metadata, time: world.time });
    const onFatal = (error: Error) => this.#fail(error);
    this.#partitions = new LocalPartitions({
      nodeId,
      directoryId,
      image: () => machine.image,
      logs,
      proposer,
      partition: { crc32c: world.crc32c, time: world.time },
      listener: {
        onFatal,
        onSetAside: (key) => this.#onSetAside(key),
        onDamaged: (key, error) => this.#onDamaged(key, error),
      },
    });
    this.#housekeeping = new Housekeeping(logs, world.time, onFatal);
    machine.listener = this.#feed;
    this.#feed.subscribe(this.#partitions);
  }

  get identity(): NodeIdentity {
    return this.#stores.directory.identity;
  }

  get dataDirectory(): { readonly path: string; readonly isNew: boolean } {
    return this.#stores.directory;
  }

  /** Where the native door listens. */
  get address(): { readonly host: string; readonly port: number } {
    return { host: this.#options.config.listen, port: this.#door?.port ?? 0 };
  }

  async #start(): Promise<void> {
    const { directory, machine } = this.#stores;
    const [metadataLog, door] = await Promise.all([
      startMetadataLog({
        options: this.#options,
        directory,
        machine,
        onLeader: () => this.#metadata.proposer.onLeader(),
        onFatal: (error) => this.#fail(error),
        link: this.#link,
      }),
      GrpcDoor.listen(doorAddress(this.#options.config), this.#services()),
    ]);
    this.#driver = metadataLog.driver;
    this.#door = door;
    await this.#register();
    this.#housekeeping.start();
    this.#leases.start();
    door.isServing = true;
    this.#finishLater(metadataLog.reserve);
  }

  #services() {
    const { config, world } = this.#options;
    const { machine, codecs, directory, logs } = this.#stores;
    return nativeServices({
      nodeId: directory.identity.nodeId,
      brokerEpoch: () => this.#brokerEpoch,
      config,
      metadata: this.#metadata,
      machine,
      feed: this.#feed,
      keeper: this.#leases.keeper,
      partitions: this.#partitions,
      codecs,
      logs,
      time: world.time,
      randomId: world.randomId,
      onFatal: (error) => this.#fail(error),
    });
  }

  /** Founds the cluster if need be, registers, and opens what the metadata gives this node. */
  async #register(): Promise<void> {
    const { directory, logs, machine } = this.#stores;
    await this.#link.readable(this.#options.world.time.timers);
    if (machine.image.cluster === undefined) {
      const { clusterId, nodeId, raftId } = directory.identity;
      const nodes = [{ nodeId, raftId }];
      const founding = { featureLevel: FEATURE_LEVEL, coordinatorSlots: COORDINATOR_SLOTS, nodes };
      await this.#propose({ type: 'formCluster', clusterId, ...founding });
    }
    this.#checkCluster();
    const marked = logs.marked();
    const nodeMarks = logs.checkpoint.nodeMarks;
    const record = this.#registration(marked, nodeMarks);
    const outcome = await this.#propose(record);
    if (outcome.type !== 'registered') throw new Error(`the registration came to ${outcome.type}`);
    this.#brokerEpoch = outcome.brokerEpoch;
    await new Promise<void>((resolve) => this.#partitions.begin(outcome.brokerEpoch, resolve));
    for (const { key, marks } of marked) logs.checkpoint.clearMarks(key, marks);
    if (nodeMarks.length > 0) logs.checkpoint.setNodeMarks([]);
    await promised<void>((done) => logs.checkpoint.sync(done));
    await directory.settle();
  }

  /** Files of two nodes may have been mixed up by hand: neither cluster is served then. */
  #checkCluster(): void {
    const { directory, machine } = this.#stores;
    const { clusterId } = directory.identity;
    const found = machine.image.cluster?.clusterId;
    if (found === clusterId) return;
    const path = `${directory.path}/node.json`;
    const message = `it names cluster ${clusterId}, but the metadata beside it are of ${found}`;
    throw new StorageError('corrupt', message, { path });
  }

  #registration(marked: ReturnType<LogStore['marked']>, nodeMarks: readonly NodeMark[]) {
    const { config, programVersion, world } = this.#options;
    const { directory, logs, machine } = this.#stores;
    const port = this.#door?.port ?? 0;
    return registrationOf({
      image: machine.image,
      identity: directory.identity,
      process: {
        pid: world.pid,
        programVersion,
        featureLevelMax: FEATURE_LEVEL,
        rack: config.brokerRack,
        endpoints: [{ door: 'grpc', host: config.listen, port }],
      },
      nodeMarks,
      marked,
      checkpointOf: (key) => logs.checkpoint.get(key),
    });
  }

  async #propose(record: MetadataRecord): Promise<Outcome> {
    const result = await new Promise<Proposed>((resolve) => {
      this.#metadata.proposer.propose(record, resolve);
    });
    if (result.type === 'timedOut')
      throw new Error(`the cluster does not answer: ${result.reason}`);
    if (result.type === 'superseded')
      throw new Error('another process has registered as this node');
    if (result.outcome.type !== 'refused') return result.outcome;
    throw new Error(`the cluster refused this node: ${result.outcome.message}`);
  }

  /**
   * Takes nothing new, acknowledges what was appended, syncs everything and says so. After an error
   * the stop was not a clean one, and the next start treats it so.
   */
  async stop(): Promise<void> {
    const { directory, tables, logs } = this.#stores;
    if (this.#door !== undefined) this.#door.isServing = false;
    this.#housekeeping.stop();
    this.#leases.stop();
    await new Promise<void>((resolve) => this.#partitions.drain(resolve));
    await promised<void>((done) => logs.close(done));
    this.#partitions.close();
    this.#metadata.proposer.stop();
    await this.#door?.close(DOOR_PATIENCE_MS);
    const driver = this.#driver;
    driver?.stop();
    if (driver !== undefined) await promised<void>((done) => driver.store.close(done));
    await promised<void>((done) => tables.close(done));
    await directory.close(!this.#hasFailed);
  }

  /** What a node can serve without. */
  #finishLater(reserve: ReserveFile | undefined): void {
    this.#stores.codecs.load().catch((error: Error) => this.#fail(error));
    reserve?.fill((...[error]) => {
      if (error === null) return;
      if (!(error instanceof StorageError) || error.code !== 'noSpace') return this.#fail(error);
      this.#options.listener.onNotice('no room for the reserve', { error: error.message });
    });
  }

  #onSetAside(key: LogKey): void {
    this.#options.listener.onNotice('a log that the cluster does not know is set aside', {
      ...key,
    });
  }

  #onDamaged(key: LogKey, error: StorageError): void {
    this.#options.listener.onNotice('a log is damaged: it is kept as it is and not served', {
      ...key,
      error: error.message,
    });
  }

  #fail(error: Error): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#options.listener.onFatal(error);
  }
}

async function openStores(options: NodeOptions): Promise<Stores> {
  const { config, world, listener } = options;
  const { fileSystem, crc32c } = world;
  const directory = await DataDirectory.open({ ...world, path: config.dataDir });
  if (directory.membership === undefined) await directory.foundAlone();
  const { path, wasStoppedCleanly } = directory;
  const bootUnchanged = directory.bootUnchanged || wasStoppedCleanly;
  const codecs = new LateCodecs(world.loadCompression);
  const shared = { fileSystem, crc32c, bootUnchanged };
  const [{ tables, machine }, logs] = await Promise.all([
    openMetadata({ directory: `${path}/metadata`, ...shared }),
    openLogs(directory, {
      directory: `${path}/topics`,
      ...shared,
      compression: codecs.compression,
      nowMs: () => world.time.clock.wallMs(),
      onNotice: listener.onNotice,
    }),
  ]);
  return { directory, tables, logs, machine, codecs };
}

async function openMetadata(options: LevelTablesOptions) {
  const tables = await promised<LevelTables>((done) => LevelTables.open(options, done));
  const machine = await promised<MetadataMachine>((done) => MetadataMachine.open(tables, done));
  return { tables, machine };
}

/** What is found wrong is marked, synced, before anything is opened or changed. */
async function openLogs(
  directory: DataDirectory,
  {
    onNotice,
    ...options
  }: Omit<LogStoreOptions, 'onCheckpointLost'> & Pick<NodeListener, 'onNotice'>,
): Promise<LogStore> {
  const onCheckpointLost = (reason: string, proceed: Callback) => {
    if (directory.isNew) return proceed(null, undefined);
    onNotice('what was known of the logs is lost: they are kept, and not served', { reason });
    directory.renew().then(() => proceed(null, undefined), proceed);
  };
  const logs = await promised<LogStore>((done) => {
    LogStore.open({ ...options, onCheckpointLost }, done);
  });
  const marks = new Set([...logs.checkpoint.nodeMarks, ...directory.marks]);
  if (marks.size > 0) logs.checkpoint.setNodeMarks([...marks]);
  await promised<void>((done) => logs.inspectAll(done));
  for (const { key, marks } of logs.marked()) {
    for (const { type, logEnd } of marks) onNotice(notices[type], { ...key, logEnd });
  }
  for (const name of logs.unknownNames) onNotice('an unknown file was left alone', { name });
  return logs;
}

interface AccessParts {
  readonly proposer: Proposer;
  readonly link: RaftLink;
  readonly feed: MetadataFeed;
  readonly timers: Timers;
}

function accessTo(machine: MetadataMachine, parts: AccessParts): MetadataAccess {
  const { proposer, link, feed, timers } = parts;
  return {
    proposer,
    readable: (done) => link.whenReadable(timers, done),
    whenApplied: (index, done) => feed.whenApplied(index, done),
    get image() {
      return machine.image;
    },
    get appliedIndex() {
      return machine.appliedIndex;
    },
    get controller() {
      return link.controller;
    },
  };
}

/** Kafka has the first port, the native door the second; 0 lets the system choose. */
function doorAddress({ listen, port }: NodeConfig) {
  return { host: listen, port: port === 0 ? 0 : port + 1 };
}
