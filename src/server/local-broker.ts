/** This node as a broker: the partitions it holds, and the services that every door offers. */
import type { LogStore } from '../../storage/log/log-store.ts';
import type { StorageError } from '../../storage/storage-error.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import { NodeConfigs } from '../broker/node-configs.ts';
import type { PeersService } from '../grpc/peers.ts';
import { BrokerLease } from '../replication/broker-lease.ts';
import { LocalPartitions } from '../replication/local-partitions.ts';
import type { PartitionNotice } from '../replication/partition-listener.ts';
import type { DataDirectory } from './data-directory.ts';
import type { Doors } from './doors.ts';
import type { GroupCoordination } from './group-coordination.ts';
import { coordinateGroups } from './group-coordination.ts';
import { Housekeeping } from './housekeeping.ts';
import type { InterBroker } from './inter-broker/inter-broker.ts';
import { kafkaServing } from './kafka-door.ts';
import type { LateCodecs } from './late-codecs.ts';
import { LeaseTicks } from './lease-ticks.ts';
import type { MetadataReplica } from './metadata-replica.ts';
import { nativeServices } from './native-services.ts';
import type { NodeOptions } from './node-options.ts';
import { nodeSettingValues } from './node-setting-values.ts';
import { promised } from './promised.ts';
import { Scrub } from './scrub.ts';

export interface LocalBrokerOptions {
  readonly options: NodeOptions;
  readonly metadata: MetadataAccess;
  readonly replica: MetadataReplica;
  readonly logs: LogStore;
  readonly codecs: LateCodecs;
  readonly doors: Doors;
  readonly directory: DataDirectory;
  /** Not yet open. */
  readonly interBroker: InterBroker;
  /** Of the registration in force. */
  readonly brokerEpoch: () => number;
  readonly onFatal: (error: Error) => void;
}

/** What an operator is told of one replica. */
const replicaNotices: Readonly<Record<PartitionNotice, string>> = {
  stoppedFollowing: 'a replica does not follow its leader: it would lose what is committed',
  badAnswer: 'a leader sent what does not belong here; it is asked again',
  damaged: 'a replica found damage in its log; others are asked to lead',
};

export class LocalBroker {
  readonly partitions: LocalPartitions;
  /** What answered heartbeats prolong. */
  readonly lease: BrokerLease;
  readonly #options: LocalBrokerOptions;
  readonly #configs: NodeConfigs;
  readonly #housekeeping: Housekeeping;
  readonly #scrub: Scrub;
  readonly #leases: LeaseTicks;
  readonly #coordination: GroupCoordination;

  constructor(options: LocalBrokerOptions) {
    const { metadata, replica, logs, interBroker, onFatal } = options;
    const { config, world, listener } = options.options;
    const { nodeId, directoryId } = options.directory.identity;
    this.#options = options;
    const configs = new NodeConfigs(nodeSettingValues(config));
    this.#configs = configs;
    this.lease = new BrokerLease(world.time.clock, config.brokerLeaseMs);
    this.partitions = new LocalPartitions({
      nodeId,
      directoryId,
      image: () => metadata.image,
      logs,
      proposer: metadata.proposer,
      rack: config.brokerRack,
      crc32c: world.crc32c,
      compression: options.codecs.compression,
      time: world.time,
      lease: this.lease,
      peerFetch: interBroker.fetch,
      settings: {
        ...config,
        get followerReplicationThrottledRate() {
          return configs.followerReplicationThrottledRate;
        },
      },
      listener: {
        onFatal,
        onSetAside: (key) => {
          listener.onNotice('a log that the cluster does not know is set aside', { ...key });
        },
        onDamaged: (key, error: StorageError) => {
          const notice = 'a log is damaged: it is kept as it is and not served';
          listener.onNotice(notice, { ...key, error: error.message });
        },
        onNotice: (key, notice, reason) => {
          listener.onNotice(replicaNotices[notice], { ...key, reason });
        },
      },
    });
    this.#housekeeping = new Housekeeping({ logs, time: world.time, settings: config, onFatal });
    this.#scrub = new Scrub({
      logs,
      crc32c: world.crc32c,
      time: world.time,
      intervalMs: config.scrubIntervalMs,
      bytesPerSecondMax: config.scrubBytesPerSecond,
      onDamage: ({ topicId, partition }, offset, error) => {
        this.partitions.find(topicId, partition)?.onReadFailed(error, offset);
      },
    });
    const { feed, machine } = replica;
    this.#leases = new LeaseTicks({
      nodeId,
      metadata,
      feed,
      offsets: machine.offsets,
      time: world.time,
      config,
    });
    feed.subscribe(this.partitions);
    const { lease } = this;
    this.#coordination = coordinateGroups({ nodeId, metadata, feed, lease, config, ...world });
  }

  /** Clients, other nodes and other brokers are heard from now on. */
  open(peers: PeersService): void {
    const { options, directory, doors, replica, interBroker } = this.#options;
    const { nodeId } = directory.identity;
    const services = nativeServices({
      ...this.#options,
      ...options.world,
      nodeId,
      config: options.config,
      machine: replica.machine,
      feed: replica.feed,
      keeper: this.#leases.keeper,
      partitions: this.partitions,
      coordination: this.#coordination,
    });
    doors.grpc.open({ ...services, peers });
    const { config, world } = options;
    doors.kafka.open(
      kafkaServing({
        ...services,
        nodeId,
        config,
        time: world.time,
        nodeConfigs: this.#configs,
        directory: directory.path,
      }),
    );
    interBroker.open(this.partitions.fetches);
  }

  start(): void {
    this.#housekeeping.start();
    this.#scrub.start();
    this.#leases.start();
  }

  /** Takes nothing new, acknowledges what was appended, and syncs everything. */
  async stop(): Promise<void> {
    this.#housekeeping.stop();
    this.#scrub.stop();
    this.#leases.stop();
    this.#coordination.coordinator.stop();
    await new Promise<void>((resolve) => this.partitions.drain(resolve));
    await this.#options.doors.kafka.close();
    await this.#options.interBroker.close();
    await promised<void>((done) => this.#options.logs.close(done));
    this.partitions.close();
  }
}
