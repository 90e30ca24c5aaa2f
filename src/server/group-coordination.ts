/** The coordinator of this node's share of the groups, joined to the metadata and to its time. */
import assert from 'node:assert/strict';
import { storeGroup } from '../broker/groups/store-group.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { MetadataFeed } from '../broker/metadata-feed.ts';
import { OffsetBatcher } from '../broker/offset-batcher.ts';
import type { Clock, Timers } from '../clock.ts';
import { ClassicProtocol } from '../coordinator/classic/classic-protocol.ts';
import { ClassicDoor } from '../coordinator/consumer-group/classic-door.ts';
import { ConsumerProtocol } from '../coordinator/consumer-group/consumer-protocol.ts';
import { migrationPolicies } from '../coordinator/consumer-group/migration.ts';
import { TopicCatalog } from '../coordinator/consumer-group/topics.ts';
import { GroupCoordinator } from '../coordinator/group-coordinator.ts';
import type { BrokerLease } from '../replication/broker-lease.ts';
import type { NodeConfig } from './settings.ts';

export interface GroupCoordination {
  readonly coordinator: GroupCoordinator;
  readonly door: ClassicDoor;
  readonly consumerProtocol: ConsumerProtocol;
  readonly batcher: OffsetBatcher;
}

export interface GroupCoordinationOptions {
  readonly nodeId: number;
  readonly metadata: MetadataAccess;
  readonly feed: MetadataFeed;
  readonly lease: Pick<BrokerLease, 'isHeld'>;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly config: NodeConfig;
}

/** A row holds what members say of themselves and what they are assigned, and is one record. */
const GROUP_SIZE_BYTES_MAX = 4 << 20;

export function coordinateGroups(options: GroupCoordinationOptions): GroupCoordination {
  const { nodeId, metadata, feed, lease, time, config } = options;
  const protocol = new ClassicProtocol({
    sessionTimeoutMsMin: config.groupMinSessionTimeoutMs,
    sessionTimeoutMsMax: config.groupMaxSessionTimeoutMs,
    sizeMax: config.groupMaxSize,
    initialRebalanceDelayMs: config.groupInitialRebalanceDelayMs,
    sizeBytesMax: GROUP_SIZE_BYTES_MAX,
  });
  const migration = migrationPolicies.get(config.groupConsumerMigrationPolicy);
  assert(migration !== undefined);
  const consumerProtocol = new ConsumerProtocol({
    topics: new TopicCatalog(() => metadata.image),
    settings: {
      sessionTimeoutMs: config.groupConsumerSessionTimeoutMs,
      heartbeatIntervalMs: config.groupConsumerHeartbeatIntervalMs,
    },
    classic: protocol.settings,
    migration,
  });
  const batcher = new OffsetBatcher(metadata, time.timers);
  const coordinator = new GroupCoordinator({
    nodeId,
    image: () => metadata.image,
    time,
    store: storeGroup(metadata, batcher),
    isLive: () => lease.isHeld() || metadata.image.brokers.size < 2,
    protocols: { classic: protocol, consumer: consumerProtocol, mixed: consumerProtocol },
  });
  feed.subscribe(coordinator);
  return { coordinator, door: new ClassicDoor(protocol), consumerProtocol, batcher };
}
