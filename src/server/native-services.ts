/** The services behind the doors, over the parts of a node. */
import type { LogKey } from '../../storage/log/log-key.ts';
import type { LogStore } from '../../storage/log/log-store.ts';
import { FetchService } from '../broker/fetch.ts';
import { KeyWatches } from '../broker/key-watches.ts';
import { KeysService } from '../broker/keys.ts';
import { LeasesService } from '../broker/leases.ts';
import { LocksService } from '../broker/locks.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { MetadataFeed } from '../broker/metadata-feed.ts';
import { NodesService } from '../broker/nodes.ts';
import type { Holding } from '../broker/partitions.ts';
import { PartitionsService } from '../broker/partitions.ts';
import { ProduceService } from '../broker/produce.ts';
import { ProducerIdsService } from '../broker/producer-ids.ts';
import { TopicsService } from '../broker/topics.ts';
import type { Clock, Timers } from '../clock.ts';
import type { LeaseKeeper } from '../controller/lease-keeper.ts';
import type { GrpcServices } from '../grpc/door.ts';
import type { MetadataMachine } from '../metadata/machine.ts';
import type { LocalPartitions } from '../replication/local-partitions.ts';
import type { GroupCoordination } from './group-coordination.ts';
import type { GroupServices } from './group-services.ts';
import { groupServices } from './group-services.ts';
import type { LateCodecs } from './late-codecs.ts';
import type { ReadingServices } from './reading-services.ts';
import { readingServices } from './reading-services.ts';
import type { NodeConfig } from './settings.ts';

export interface NativeServicesOptions {
  readonly nodeId: number;
  readonly brokerEpoch: () => number;
  readonly config: Pick<
    NodeConfig,
    | 'dataDir'
    | 'numPartitions'
    | 'defaultReplicationFactor'
    | 'autoCreateTopicsEnable'
    | 'metadataKeysMax'
    | 'offsetMetadataMaxBytes'
  >;
  readonly metadata: MetadataAccess;
  readonly machine: MetadataMachine;
  readonly feed: MetadataFeed;
  readonly keeper: LeaseKeeper;
  readonly partitions: LocalPartitions;
  readonly coordination: GroupCoordination;
  readonly codecs: LateCodecs;
  readonly logs: Pick<LogStore, 'get'>;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly randomId: () => string;
  readonly onFatal: (error: Error) => void;
}

export interface NodeServices extends Omit<GrpcServices, 'peers'>, ReadingServices, GroupServices {}

export function nativeServices(options: NativeServicesOptions): NodeServices {
  const { nodeId, metadata, partitions, config, time, feed, machine, keeper } = options;
  const topics = new TopicsService({
    metadata,
    partitions,
    randomId: options.randomId,
    partitionsDefault: config.numPartitions,
    replicationFactorDefault: config.defaultReplicationFactor || undefined,
    createsOnUse: config.autoCreateTopicsEnable,
  });
  const { clock } = time;
  const reading = readingServices({ ...options, topics });
  return {
    ...groupServices({
      ...options,
      ...{ topics, clock },
      stored: machine.offsets,
      lookup: reading.offsetLookup,
      offsetMetadataMaxBytes: config.offsetMetadataMaxBytes,
    }),
    metadata,
    topics,
    producerIds: new ProducerIdsService(metadata, options.brokerEpoch),
    produce: new ProduceService(topics, partitions),
    fetch: new FetchService({
      topics,
      partitions,
      clock,
      whenSearchable: options.codecs.whenLoaded,
    }),
    ...reading,
    nodes: new NodesService(metadata),
    partitions: new PartitionsService({
      nodeId,
      metadata,
      topics,
      holdingOf: (topicId, partition) => holdingOf(options.logs, { topicId, partition }),
    }),
    keys: new KeysService(metadata, config.metadataKeysMax),
    watches: new KeyWatches(machine.appliedIndex, feed),
    leases: new LeasesService({ nodeId, metadata, keeper, clock }),
    locks: new LocksService(metadata, feed, time.timers),
  };
}

function holdingOf(logs: Pick<LogStore, 'get'>, key: LogKey): Holding | undefined {
  const log = logs.get(key);
  if (log === undefined) return undefined;
  const { logStart, logEnd, epochs } = log;
  return { lastEpoch: epochs.latest?.epoch ?? -1, logStart, logEnd };
}
