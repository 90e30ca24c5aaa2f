/** Topics that a run is about. */
import { connect } from '../../src/client/client.ts';
import type { WorkloadContext } from '../workload.ts';

const REPLICAS = 3;
const CREATE_TIMEOUT_MS = 60_000;

/** As many topics as asked for, with names that no other run has; each on up to three nodes. */
export async function createTopics(
  { random, servers }: WorkloadContext,
  what: string,
  { topics, partitions }: { readonly topics: number; readonly partitions: number },
): Promise<readonly string[]> {
  const run = random.split(what).below(1_000_000);
  const names = Array.from({ length: topics }, (_, at) => `jepsen-${what}-${run}-${at}`);
  const replicationFactor = Math.min(REPLICAS, servers.length);
  await using client = connect(servers.join(','), { requestTimeoutMs: CREATE_TIMEOUT_MS });
  for (const name of names) {
    await client.admin.createTopic({ name, partitions, replicationFactor });
  }
  return names;
}
