/** Every partition of one topic, or of all, with the topic's name. */
import { BalsaError } from '../client/balsa-error.ts';
import type { Client } from '../client/client.ts';
import type { PartitionRow } from './partition-row.ts';
import { partitionRow } from './partition-row.ts';

export interface TopicPartitionRow extends PartitionRow {
  readonly topic: string;
}

/** Topics that are described at the same time. */
const describedAtOnce = 16;

/** A topic that is deleted meanwhile is left out. */
export async function allPartitions(
  client: Client,
  only: string | undefined,
): Promise<readonly TopicPartitionRow[]> {
  if (only !== undefined) return await partitionsOf(client, only);
  const { topics } = await client.admin.listTopics();
  const rows: TopicPartitionRow[] = [];
  for (let at = 0; at < topics.length; at += describedAtOnce) {
    const described = topics.slice(at, at + describedAtOnce).map(({ name }) => {
      return partitionsOf(client, name ?? '').catch(noneIfDeleted);
    });
    rows.push(...(await Promise.all(described)).flat());
  }
  return rows;
}

async function partitionsOf(
  { admin }: Client,
  topic: string,
): Promise<readonly TopicPartitionRow[]> {
  const { partitions, nodes } = await admin.describeTopic(topic);
  return partitions.map((partition) => ({ topic, ...partitionRow(partition, nodes) }));
}

function noneIfDeleted(error: unknown): readonly TopicPartitionRow[] {
  if (error instanceof BalsaError && error.code === 'topicNotFound') return [];
  throw error;
}
