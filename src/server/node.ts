/**
 * One running node: brings up what its data directory holds, takes part in the cluster, serves, and
 * ends so that the next start finds everything in order.
 *
 *     lock ─> node.json ─┬─> peers ─> metadata, Raft ──────┐
 *                        ├─> topics/: what is there, sound ├─> registered ─> logs open ─> serving
 *                        └─> the door takes its port ──────┘
 *
 * Invariants:
 *   1. Nothing is led or served before this start's registration, which names what the start found,
 *      has been applied.
 *   2. `node.json` says "clean stop" only while every log, the checkpoint, the Raft log and the
 *      tables are synced, and nothing is written; the mark goes, synced, before anything is.
 */

import assert from 'node:assert/strict';
import { ReserveFile } from '../../storage/disk/reserve-file.ts';
import type { LogStore } from '../../storage/log/log-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Timers } from '../clock.ts';
import type { ControllerSettings } from '../controller/controller.ts';
import { controllerDefaults } from '../controller/controller.ts';
import { hostPort } from '../host-port.ts';
import { Proposer } from '../metadata/proposer.ts';
import { BrokerSession } from './broker-session.ts';
import { ControllerDriver } from './controller-driver.ts';
import type { NodeIdentity } from './data-directory.ts';
import { DataDirectory } from './data-directory.ts';
import type { Doors } from './doors.ts';
import { openDoors } from './doors.ts';
import { Faults } from './faults.ts';
import { handOver } from './hand-over.ts';
import { InterBroker } from './inter-broker/inter-broker.ts';
import { LateCodecs } from './late-codecs.ts';
import { LocalBroker } from './local-broker.ts';
import { becomeMember } from './membership/become-member.ts';
import { writeJoinFile } from './membership/join-file.ts';
import { joinLine, joinTargetOf } from './membership/join-target.ts';
import { JoiningDesk } from './membership/joining-desk.ts';
import type { MetadataReplica } from './metadata-replica.ts';
import type { NodeOptions } from './node-options.ts';
import { openLogs } from './open-logs.ts';
import { openMetadata } from './open-metadata.ts';
import { Heartbeats } from './peers/heartbeats.ts';
import type { Peers } from './peers/peers.ts';
import { closePeers } from './peers/peers.ts';
import { PeersServer } from './peers/peers-server.ts';
import { promised } from './promised.ts';
import type { RaftLink } from './raft-link.ts';
import type { NodeConfig } from './settings.ts';

/** Streams that do not end by themselves are ended after this long. */
const DOOR_PATIENCE_MS = 500;

/** What a node is made of before it takes part in anything. */
interface Parts {
  readonly options: NodeOptions;
  readonly faults: Faults;
  readonly directory: DataDirectory;
  /** What it holds. */
  readonly stores: {
    readonly replica: MetadataReplica;
    readonly logs: LogStore;
    readonly codecs: LateCodecs;
    /** To be filled once there is time. */
    readonly reserve: ReserveFile | undefined;
  };
  /** How it reaches others, and they it. */
  readonly ways: {
    readonly desk: JoiningDesk;
    readonly doors: Doors;
    readonly peers: Peers;
    readonly link: RaftLink;
  };
}

export class Node {
  readonly #parts: Parts;
  readonly #metadata: MetadataAccess;
  readonly #broker: LocalBroker;
  readonly #session: BrokerSession;
  readonly #controller: ControllerDriver;
  #wasRemoved = false;

  /** Serves when it resolves. Errors: those of the data directory, and a port that is taken. */
  static async start(options: NodeOptions): Promise<Node> {
    const { config, world } = options;
    const directory = await DataDirectory.open({ ...world, path: config.dataDir });
    const target = joinTargetOf(config, directory);
    const addresses = target?.type === 'founders' ? target.addresses : [];
    const desk = new JoiningDesk({ options, directory, addresses });
    const codecs = new LateCodecs(world.loadCompression);
    const faults = new Faults(options.listener);
    const reserve = reserveOf(options, directory);
    const opening = openDoors(options, desk);
    if (directory.membership === undefined) {
      // A start that fails for want of a port leaves no cluster behind.
      const address = nativeAddress(await opening);
      if (target === undefined) await directory.foundAlone();
      else await becomeMember({ options, directory, target, address });
    }
    const [doors, logs, metadata] = await Promise.all([
      opening,
      openLogs(options, directory, { compression: codecs.compression, reserve }),
      openMetadata({ options, directory, reserve, onFatal: faults.onFatal }),
    ]);
    const { replica, ...reached } = metadata;
    const stores = { replica, logs, codecs, reserve };
    const ways = { desk, doors, ...reached };
    const node = new Node({ options, faults, directory, stores, ways });
    try {
      await node.#serve();
    } catch (error) {
      if (options.signal.aborted) await node.stop();
      throw error;
    }
    return node;
  }

  private constructor(parts: Parts) {
    const { options, directory, stores, ways, faults } = parts;
    const { replica } = stores;
    const { doors, link, peers } = ways;
    const { config, world } = options;
    const { membership } = directory;
    assert(membership !== undefined, 'a node is made of a member');
    const { nodeId } = membership;
    const incarnation = world.randomId();
    const proposer = new Proposer({ nodeId, incarnation, sink: link, time: world.time });
    this.#parts = parts;
    this.#metadata = accessTo(replica, link, { proposer, ...world.time });
    this.#broker = new LocalBroker({
      ...parts,
      ...stores,
      doors,
      metadata: this.#metadata,
      interBroker: new InterBroker({
        server: doors.broker,
        credentials: { ...membership, incarnation },
        image: () => this.#metadata.image,
        world,
      }),
      brokerEpoch: () => this.#session.brokerEpoch,
      onFatal: faults.onFatal,
    });
    const heartbeats = new Heartbeats({
      nodeId,
      intervalMs: config.brokerHeartbeatIntervalMs,
      time: world.time,
      voters: () => link.voters.map((voter) => voter.nodeId),
      open: (to, listener) => peers.clients.to(to)?.heartbeats(listener),
      beatSelf: (heartbeat) => this.#controller.onHeartbeat(replica.driver.raft.self, heartbeat),
      listener: {
        onAnswered: (sentAtMs) => this.#broker.lease.onAnswered(sentAtMs),
        onRegisterAgain: (epoch) => {
          this.#session.registerAgain(epoch).catch(faults.onFatal);
        },
        onRemoved: () => {
          if (this.#wasRemoved) return;
          this.#wasRemoved = true;
          options.listener.onRemoved();
        },
      },
    });
    this.#session = new BrokerSession({
      ...parts,
      ...stores,
      ...ways,
      incarnation,
      metadata: this.#metadata,
      partitions: this.#broker.partitions,
      heartbeats,
      endpoints: doors.endpoints,
    });
    this.#controller = new ControllerDriver({
      driver: replica.driver,
      metadata: this.#metadata,
      settings: controllerSettings(config),
      time: world.time,
    });
    this.#listen();
  }

  get identity(): NodeIdentity {
    return this.#parts.directory.identity;
  }

  get dataDirectory(): { readonly path: string; readonly isNew: boolean } {
    return this.#parts.directory;
  }

  /** Where this node listens, `host:port`. */
  get addresses(): { readonly kafka: string; readonly grpc: string } {
    const { options } = this.#parts;
    const { kafka, grpc } = this.#parts.ways.doors;
    return {
      kafka: kafka.address,
      grpc: hostPort({ host: options.config.listen, port: grpc.port }),
    };
  }

  /** The native doors of all nodes that have registered, by id: any of them will do. */
  get servers(): readonly string[] {
    const brokers = [...this.#metadata.image.brokers.values()];
    return brokers
      .sort((left, right) => left.nodeId - right.nodeId)
      .flatMap(({ endpoints }) => endpoints.filter(({ door }) => door === 'grpc').map(hostPort));
  }

  /** What a further node is given: whoever holds it may take part. */
  get joinLine(): string {
    const { directory } = this.#parts;
    const { doors } = this.#parts.ways;
    assert(directory.membership !== undefined, 'a node is made of a member');
    return joinLine(directory.membership, nativeAddress(doors));
  }

  /** Follows who leads, and where the others are. */
  #listen(): void {
    const { replica } = this.#parts.stores;
    const { peers, link } = this.#parts.ways;
    const { proposer } = this.#metadata;
    link.onStatus = () => {
      this.#controller.onStatus();
      proposer.onLeader(link.controller.nodeId);
    };
    const learn = () => {
      peers.addresses.learnBrokers(replica.machine.image.brokers.values());
      replica.driver.setContacts(peers.addresses.peers);
    };
    replica.feed.subscribe({
      onChanges: (changes) => {
        if (changes.some(({ type }) => type === 'broker')) learn();
      },
      onReplaced: learn,
    });
    learn();
  }

  async #serve(): Promise<void> {
    const { options, directory, stores, ways, faults } = this.#parts;
    const { codecs, reserve } = stores;
    const { desk, doors, peers, link } = ways;
    this.#broker.open(new PeersServer(peers, link, this.#controller));
    this.#controller.start();
    await this.#session.begin();
    desk.open(this.#metadata);
    await writeJoinFile(directory, nativeAddress(doors));
    this.#broker.start();
    doors.grpc.isServing = true;
    codecs.load().catch(faults.onFatal);
    reserve?.fill((...[error]) => {
      if (error === null) return;
      const isFull = error instanceof StorageError && error.code === 'noSpace';
      if (!isFull) return faults.onFatal(error);
      options.listener.onNotice('no room for the reserve', { error: error.message });
    });
  }

  /**
   * Takes nothing new, acknowledges what was appended, syncs everything and says so. After an error
   * the stop was not a clean one, and the next start treats it so.
   */
  async stop(): Promise<void> {
    const { options, directory, stores, ways, faults } = this.#parts;
    const { replica } = stores;
    const { doors, peers } = ways;
    doors.grpc.isServing = false;
    const isAlone = replica.machine.image.brokers.size < 2;
    const isMember = !isAlone && !this.#wasRemoved;
    if (isMember && this.#session.brokerEpoch > 0 && !faults.hasFailed) {
      await handOver(this.#session, replica.driver, options.world.time.timers);
    }
    this.#session.stop();
    this.#controller.stop();
    await this.#broker.stop();
    this.#metadata.proposer.stop();
    await doors.grpc.close(DOOR_PATIENCE_MS);
    replica.driver.stop();
    closePeers(peers);
    await promised<void>((done) => replica.driver.store.close(done));
    await promised<void>((done) => replica.tables.close(done));
    await directory.close(!faults.hasFailed);
  }
}

function accessTo(
  { machine, feed }: MetadataReplica,
  link: RaftLink,
  { proposer, timers }: { readonly proposer: Proposer; readonly timers: Timers },
): MetadataAccess {
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
    get voters() {
      return link.committedVoters;
    },
  };
}

function controllerSettings(config: NodeConfig): ControllerSettings {
  return {
    ...controllerDefaults,
    fenceMs: config.brokerSessionTimeoutMs,
    replaceAfterMs: config.brokerReplaceAfterMs,
    voterReplaceAfterMs: config.voterReplaceAfterMs,
    balanceEveryMs: config.leaderImbalanceCheckIntervalSeconds * 1000,
  };
}

function reserveOf(
  { config, world }: NodeOptions,
  directory: DataDirectory,
): ReserveFile | undefined {
  const { reserveBytes: sizeBytes } = config;
  const path = `${directory.path}/raft/reserve`;
  const { fileSystem } = world;
  return sizeBytes === 0 ? undefined : new ReserveFile({ path, fileSystem, sizeBytes });
}

/** Where others reach the native door. */
function nativeAddress({ endpoints }: Doors): string {
  return endpoints
    .filter(({ door }) => door === 'grpc')
    .map(hostPort)
    .join();
}
