/** What a Kafka client learns first of a node as its users run it: what it serves, and where. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { clusterService } from '../../src/grpc/services.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { RawClient } from '../kafka/raw-client.ts';
import { Door } from './door.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';

/**
 * Those of Kafka 4.3. Produce begins at 0, though 3 is the first that is served: librdkafka does
 * not compress for who does not say so. InitProducerId 6 is for transactions of two phases, which
 * Kafka itself does not advertise.
 */
const advertised: readonly (readonly [name: string, key: number, first: number, last: number])[] = [
  ['Produce', 0, 0, 13],
  ['Fetch', 1, 4, 18],
  ['ListOffsets', 2, 1, 11],
  ['Metadata', 3, 0, 13],
  ['OffsetCommit', 8, 2, 10],
  ['OffsetFetch', 9, 1, 10],
  ['FindCoordinator', 10, 0, 6],
  ['JoinGroup', 11, 0, 9],
  ['Heartbeat', 12, 0, 4],
  ['LeaveGroup', 13, 0, 5],
  ['SyncGroup', 14, 0, 5],
  ['DescribeGroups', 15, 0, 6],
  ['ListGroups', 16, 0, 5],
  ['ApiVersions', 18, 0, 4],
  ['CreateTopics', 19, 2, 7],
  ['DeleteTopics', 20, 1, 6],
  ['DeleteRecords', 21, 0, 2],
  ['InitProducerId', 22, 0, 5],
  ['OffsetForLeaderEpoch', 23, 2, 4],
  ['DescribeConfigs', 32, 1, 4],
  ['AlterConfigs', 33, 0, 2],
  ['AlterReplicaLogDirs', 34, 1, 2],
  ['DescribeLogDirs', 35, 1, 5],
  ['CreatePartitions', 37, 0, 3],
  ['DeleteGroups', 42, 0, 2],
  ['ElectLeaders', 43, 0, 2],
  ['IncrementalAlterConfigs', 44, 0, 1],
  ['AlterPartitionReassignments', 45, 0, 1],
  ['ListPartitionReassignments', 46, 0, 0],
  ['OffsetDelete', 47, 0, 0],
  ['DescribeCluster', 60, 0, 2],
  ['DescribeProducers', 61, 0, 0],
  ['ConsumerGroupHeartbeat', 68, 0, 1],
  ['ConsumerGroupDescribe', 69, 0, 1],
  ['DescribeTopicPartitions', 75, 0, 0],
];

async function start(t: ExecutionContext, flags: readonly string[] = []): Promise<NodeProcess> {
  return await NodeProcess.start(t, { directory: await temporaryDirectory(t), flags });
}

function portOf(address: string): number {
  return Number(address.split(':').at(-1));
}

test('a node advertises the APIs that it serves, in these versions and no others', async (t) => {
  const node = await start(t);
  const client = await RawClient.connect(t, portOf(node.bootstrap));
  const expected = advertised.map(([, apiKey, minVersion, maxVersion]) => {
    return { apiKey, minVersion, maxVersion };
  });
  for (const version of [0, 4]) {
    const asked = { clientSoftwareName: 'raw', clientSoftwareVersion: '1.0' };
    const { errorCode, apis } = await client.call(apiVersionsApi, version, asked);
    t.is(errorCode, 0);
    t.deepEqual(
      [...apis].sort((one, other) => one.apiKey - other.apiKey),
      expected,
      `in version ${version}`,
    );
  }
});

test('who comes in by one of two listeners is told the address of that one', async (t) => {
  const node = await start(t, [
    ...['--listeners', 'OUTSIDE://127.0.0.1:0,INSIDE://127.0.0.1:0'],
    ...['--advertised-listeners', 'OUTSIDE://broker-1.example.com:9094'],
  ]);
  const { nodes } = await new Door(t, node.server).call(clusterService.status, {});
  const inside = nodes[0]?.endpoints.find(({ door }) => door === 'kafka:INSIDE')?.port ?? 0;
  const outside = portOf(node.bootstrap);
  t.not(inside, outside);
  for (const [port, told] of [
    [outside, { host: 'broker-1.example.com', port: 9094 }],
    [inside, { host: '127.0.0.1', port: inside }],
  ] as const) {
    const client = await RawClient.connect(t, port);
    const { brokers } = await client.call(metadataApi, 12, {
      topics: [],
      allowAutoTopicCreation: false,
      includeClusterOperations: false,
      includeTopicOperations: false,
    });
    t.deepEqual(brokers, [{ nodeId: 1, rack: null, ...told }]);
  }
});
