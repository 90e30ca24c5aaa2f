import type { ReplicationSettings } from '../../src/replication/local-partitions.ts';

export const replicationSettings: ReplicationSettings = {
  replicaFetchMaxBytes: 1 << 20,
  replicaFetchResponseMaxBytes: 10 << 20,
  replicaFetchWaitMaxMs: 500,
  followerReplicationThrottledRate: 64 << 20,
  replicaLagTimeMaxMs: 30_000,
};
