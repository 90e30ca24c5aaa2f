/** Topics that a run is about. */
import { connect } from '../../src/client/client.ts';
import { createTopicsApi } from '../../src/wire/apis/create-topics.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import type { WorkloadContext } from '../workload.ts';
import { KafkaConnection } from './kafka/kafka-connection.ts';

const REPLICAS = 3;
const CREATE_TIMEOUT_MS = 60_000;
const CREATE_TOPICS_VERSION = 5;

/** As many topics as asked for, with names that no other run has; each on up to three nodes. */
export async function createTopics(
  { random, servers, kafka }: WorkloadContext,
  what: string,
  { topics, partitions }: { readonly topics: number; readonly partitions: number },
): Promise<readonly string[]> {
  const run = random.split(what).below(1_000_000);
  const names = Array.from({ length: topics }, (_, at) => `jepsen-${what}-${run}-${at}`);
  const replicationFactor = Math.min(REPLICAS, kafka.length);
  if (servers.length === 0) {
    await createInKafka(kafka[0] ?? '', names, { partitions, replicationFactor });
    return names;
  }
  await using client = connect(servers.join(','), { requestTimeoutMs: CREATE_TIMEOUT_MS });
  for (const name of names) {
    await client.admin.createTopic({ name, partitions, replicationFactor });
  }
  return names;
}

async function createInKafka(
  address: string,
  names: readonly string[],
  { partitions, replicationFactor }: Record<'partitions' | 'replicationFactor', number>,
): Promise<void> {
  const topics = names.map((name) => {
    const shape = { partitionCount: partitions, replicationFactor };
    return { name, ...shape, assignments: [], configs: [] };
  });
  const message = { topics, timeoutMs: CREATE_TIMEOUT_MS, validateOnly: false };
  const connection = new KafkaConnection(address);
  const request = { api: createTopicsApi, version: CREATE_TOPICS_VERSION, message };
  const asked = await connection.ask(request, CREATE_TIMEOUT_MS);
  connection.close();
  const results = asked.type === 'answered' ? asked.response.topics : [];
  const isDone = results.every(({ errorCode }) => errorCode === errorCodes.none);
  if (results.length < names.length || !isDone) throw new Error('topics were not created');
}
