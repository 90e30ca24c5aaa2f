/** A running cluster under comparison: where it answers, and what its processes cost. */
import { readFileSync } from 'node:fs';
import { createTopicsApi } from '../../src/wire/apis/create-topics.ts';
import type { MetadataResponse } from '../../src/wire/apis/metadata.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { WireConnection } from '../../test/wire/wire-connection.ts';

const METADATA_VERSION = 8;
const CREATE_TOPICS_VERSION = 4;
const RETRY_MS = 50;
const TICK_MS = 10;

export interface RunningCluster {
  readonly name: string;
  readonly bootstrap: string;
  /** Of its processes on this machine; none where it runs elsewhere. */
  readonly pids: readonly number[];
  /** Set where topics need not be made: who leads each partition of any. */
  readonly leadsAll?: string;
  stop(): Promise<void>;
}

export interface TopicOptions {
  readonly partitions: number;
  readonly replicas: number;
  readonly configs: ReadonlyMap<string, string>;
}

/** Where each partition of a topic is led, once all its replicas are in sync. */
export async function createTopic(
  cluster: RunningCluster,
  name: string,
  { partitions, replicas, configs }: TopicOptions,
): Promise<readonly string[]> {
  const { leadsAll } = cluster;
  if (leadsAll !== undefined) return Array.from({ length: partitions }, () => leadsAll);
  const connection = await WireConnection.open(firstOf(cluster.bootstrap));
  try {
    const make = async (settings: TopicOptions['configs']) => {
      const { topics } = await connection.call(createTopicsApi, CREATE_TOPICS_VERSION, {
        timeoutMs: 30_000,
        validateOnly: false,
        topics: [
          {
            name,
            partitionCount: partitions,
            replicationFactor: replicas,
            assignments: [],
            configs: [...settings].map(([key, value]) => ({ name: key, value })),
          },
        ],
      });
      return topics[0];
    };
    let made = await make(configs);
    // In Balsa's place may be what does not know its settings.
    if (made?.errorCode === errorCodes.invalidConfig) made = await make(new Map());
    if (made?.errorCode !== errorCodes.none) {
      throw new Error(`${cluster.name}: ${made?.errorCode} ${made?.errorMessage}`);
    }
    return await leadersOf(connection, name, { partitions, replicas });
  } finally {
    connection.close();
  }
}

async function leadersOf(
  connection: WireConnection,
  name: string,
  { partitions, replicas }: Pick<TopicOptions, 'partitions' | 'replicas'>,
): Promise<readonly string[]> {
  for (;;) {
    const metadata = await connection.call(metadataApi, METADATA_VERSION, {
      topics: [{ topicId: NO_UUID, name }],
      allowAutoTopicCreation: false,
      includeClusterOperations: false,
      includeTopicOperations: false,
    });
    const leaders = addressesOf(metadata, replicas);
    if (leaders.length === partitions) return leaders;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** By partition; of those that are whole. */
function addressesOf({ brokers, topics }: MetadataResponse, replicas: number): readonly string[] {
  const addresses = new Map(brokers.map(({ nodeId, host, port }) => [nodeId, `${host}:${port}`]));
  const partitions = [...(topics[0]?.partitions ?? [])];
  return partitions
    .sort((one, other) => one.partition - other.partition)
    .filter(({ isr }) => isr.length === replicas)
    .flatMap(({ leaderId }) => addresses.get(leaderId) ?? []);
}

function firstOf(bootstrap: string): string {
  return bootstrap.split(',')[0] ?? bootstrap;
}

/** CPU time of all its processes since their start, in steps of 10 ms each; NaN: not known. */
export function cpuMs({ pids }: RunningCluster): number {
  if (pids.length === 0) return Number.NaN;
  return pids.reduce((sum, pid) => {
    const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = afterName.split(' ');
    return sum + TICK_MS * (Number(fields[11]) + Number(fields[12]));
  }, 0);
}

/** NaN: not known. */
export function residentMib({ pids }: RunningCluster): number {
  if (pids.length === 0) return Number.NaN;
  return pids.reduce((sum, pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return sum + Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }, 0);
}
