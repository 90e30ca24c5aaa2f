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
import type { LogStore } from '../../storage/log/log-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Timers } from '../clock.ts';
import type { ControllerSettings } from '../controller/controller.ts';
import { controllerDefaults } from '../controller/controller.ts';
import { GrpcDoor } from '../grpc/door.ts';
import { Proposer } from '../metadata/proposer.ts';
import { BrokerSession } from './broker-session.ts';
import { ControllerDriver } from './controller-driver.ts';
import type { Membership, NodeIdentity } from './data-directory.ts';
import { DataDirectory } from './data-directory.ts';
import { Faults } from './faults.ts';
import { BROKER_DOOR, InterBroker } from './inter-broker/inter-broker.ts';
import {
  InterBrokerServer,
  interBrokerServerSettings,
} from './inter-broker/inter-broker-server.ts';
import { LateCodecs } from './late-codecs.ts';
import { LocalBroker } from './local-broker.ts';
import { becomeMember } from './membership/become-member.ts';
import { writeJoinFile } from './membership/join-file.ts';
import { joinTargetOf } from './membership/join-target.ts';
import { JoiningDesk } from './membership/joining-desk.ts';
import type { MetadataReplica } from './metadata-replica.ts';
import type { NodeOptions } from './node-options.ts';
import { openLogs } from './open-logs.ts';
import { openMetadata } from './open-metadata.ts';
import { hostPort } from './peers/address-book.ts';
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
  readonly directory: DataDirectory;
  readonly desk: JoiningDesk;
  readonly door: GrpcDoor;
  readonly brokers: InterBrokerServer;
  readonly peers: Peers;
  readonly link: RaftLink;
  readonly replica: MetadataReplica;
  readonly logs: LogStore;
  readonly codecs: LateCodecs;
  readonly faults: Faults;
}

export class Node {
  readonly #parts: Parts;
  readonly #metadata: MetadataAccess;
  readonly #broker: LocalBroker;
  readonly #session: BrokerSession;
  readonly #controller: ControllerDriver;

  /** Serves when it resolves. Errors: those of the data directory, and a port that is taken. */
  static async start(options: NodeOptions): Promise<Node> {
    const { config, world } = options;
    const directory = await DataDirectory.open({ ...world, path: config.dataDir });
    const target = joinTargetOf(config, directory);
    if (directory.membership === undefined && target === undefined) await directory.foundAlone();
    const addresses = target?.type === 'founders' ? target.addresses : [];
    const desk = new JoiningDesk({ options, directory, addresses });
    const codecs = new LateCodecs(world.loadCompression);
    const faults = new Faults(options.listener);
    const listening = GrpcDoor.listen(doorAddress(config), desk);
    if (directory.membership === undefined && target !== undefined) {
      const address = hostPort(advertised(config, await listening));
      await becomeMember({ options, directory, target, address });
    }
    const [door, brokers, logs, metadata] = await Promise.all([
      listening,
      listenToBrokers(options),
      openLogs(options, directory, codecs.compression),
      openMetadata({ options, directory, onFatal: faults.onFatal }),
    ]);
    const opened = { directory, desk, door, brokers, logs, codecs, ...metadata };
    const node = new Node({ options, faults, ...opened });
    try {
      await node.#serve();
    } catch (error) {
      if (options.signal.aborted) await node.stop();
      throw error;
    }
    return node;
  }

  private constructor(parts: Parts) {
    const { options, directory, link, replica, faults } = parts;
    const { config, world } = options;
    const { nodeId } = directory.identity;
    const incarnation = world.randomId();
    const proposer = new Proposer({ nodeId, incarnation, sink: link, time: world.time });
    this.#parts = parts;
    this.#metadata = accessTo(replica, link, { proposer, ...world.time });
    this.#broker = new LocalBroker({
      ...parts,
      identity: directory.identity,
      metadata: this.#metadata,
      interBroker: new InterBroker({
        server: parts.brokers,
        credentials: { ...membershipOf(directory), incarnation },
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
      open: (to, listener) => parts.peers.clients.to(to)?.heartbeats(listener),
      beatSelf: (heartbeat) => this.#controller.onHeartbeat(replica.driver.raft.self, heartbeat),
      listener: {
        onAnswered: (sentAtMs) => this.#broker.lease.onAnswered(sentAtMs),
        onRegisterAgain: (epoch) => {
          this.#session.registerAgain(epoch).catch(faults.onFatal);
        },
      },
    });
    this.#session = new BrokerSession({
      ...parts,
      incarnation,
      metadata: this.#metadata,
      partitions: this.#broker.partitions,
      heartbeats,
      endpoints: [
        { door: 'grpc', ...advertised(config, parts.door) },
        { door: BROKER_DOOR, ...advertised(config, parts.brokers) },
      ],
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

  /** Where the native door listens. */
  get address(): { readonly host: string; readonly port: number } {
    const { options, door } = this.#parts;
    return { host: options.config.listen, port: door.port };
  }

  /** Follows who leads, and where the others are. */
  #listen(): void {
    const { replica, peers, link } = this.#parts;
    const { proposer } = this.#metadata;
    let leader: number | undefined;
    link.onStatus = () => {
      this.#controller.onStatus();
      const { nodeId } = link.controller;
      if (nodeId !== undefined && nodeId !== leader) proposer.onLeader();
      leader = nodeId;
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
    const { options, directory, desk, door, peers, link, replica, codecs, faults } = this.#parts;
    const server = new PeersServer(peers, link, this.#controller);
    door.open({ ...this.#broker.services, peers: server });
    this.#controller.start();
    await this.#session.begin();
    desk.open(this.#metadata);
    await writeJoinFile(directory, hostPort(advertised(options.config, door)));
    this.#broker.start();
    door.isServing = true;
    codecs.load().catch(faults.onFatal);
    replica.reserve?.fill((...[error]) => {
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
    const { directory, door, peers, replica, faults } = this.#parts;
    door.isServing = false;
    this.#session.stop();
    this.#controller.stop();
    await this.#broker.stop();
    this.#metadata.proposer.stop();
    await door.close(DOOR_PATIENCE_MS);
    replica.driver.stop();
    closePeers(peers);
    await promised<void>((done) => replica.driver.store.close(done));
    await promised<void>((done) => replica.tables.close(done));
    await directory.close(!faults.hasFailed);
  }
}

function membershipOf({ membership }: DataDirectory): Membership {
  assert(membership !== undefined, 'a node is made of a member');
  return membership;
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

/** Where others are told to find the native door. */
function advertised(
  { advertisedHost, listen }: Pick<NodeConfig, 'advertisedHost' | 'listen'>,
  { port }: { readonly port: number },
) {
  return { host: advertisedHost === '' ? listen : advertisedHost, port };
}

/** Kafka has the first port, the native door the second; 0 lets the system choose. */
function doorAddress({ listen, port }: NodeConfig) {
  return { host: listen, port: port === 0 ? 0 : port + 1 };
}

/** The brokers have the fourth port. */
function listenToBrokers({ config, world, listener }: NodeOptions): Promise<InterBrokerServer> {
  const server = new InterBrokerServer({
    timers: world.time.timers,
    settings: interBrokerServerSettings,
    listener: {
      onDropped: (peer, reason) => {
        listener.onNotice('a connection to the listener for brokers was closed', { peer, reason });
      },
    },
  });
  return server.listen({ host: config.listen, port: config.port === 0 ? 0 : config.port + 3 });
}
