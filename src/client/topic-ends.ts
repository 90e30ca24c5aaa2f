/**
 * Topics with what only leaders know: where each partition's log begins and ends, and how far it is
 * committed. Every leader is asked; one that does not answer leaves its part out.
 */
import type { balsa } from '../grpc/generated/balsa.js';
import { clusterService, topicsService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { Connection } from './connection.ts';
import type { Link } from './link.ts';
import { nativeAddressOf } from './native-address.ts';

type Partition = balsa.v1.Partition.$Properties;

/** An operator waits for a leader that is silent, but not long. */
const leaderTimeoutMs = 2_000;

export interface TopicWithEnds {
  readonly topic: balsa.v1.Topic;
  /** The topic's, by id, with their ends. */
  readonly partitions: readonly Partition[];
  /** As registered, by id. */
  readonly nodes: readonly balsa.v1.Node.$Properties[];
}

/** Rejects with `topicNotFound`. */
export async function describeWithEnds(
  link: Link,
  name: string,
  signal?: AbortSignal,
): Promise<TopicWithEnds> {
  const [{ topic }, { nodes }] = await Promise.all([
    link.ask(topicsService.describe, { topic: { name } }, { signal }),
    link.ask(clusterService.status, {}, { signal }),
  ]);
  if (topic == null) throw new BalsaError('internal', 'an answer without a topic');
  const leaders = topic.partitions.filter(lacksEnds).map(({ leader }) => leader);
  const found = await Promise.all(
    [...new Set(leaders)].map((leader) => {
      const address = nativeAddressOf(nodes.find(({ id }) => id === leader));
      if (address === undefined) return [];
      return askLeader(link.connection(address), name, signal);
    }),
  );
  signal?.throwIfAborted();
  const ends = new Map(found.flat().map((partition) => [partition.id ?? 0, partition]));
  const partitions = topic.partitions.map((partition) => {
    const { id = 0 } = partition;
    const { logStart = null, highWatermark = null, logEnd = null } = ends.get(id) ?? partition;
    // Of a message from the wire a copy has what is not 0 alone.
    return { ...partition, id, logStart, highWatermark, logEnd };
  });
  return { topic, partitions, nodes };
}

async function askLeader(
  connection: Connection,
  name: string,
  signal: AbortSignal | undefined,
): Promise<readonly Partition[]> {
  const limits = { timeoutMs: leaderTimeoutMs, signal };
  const asking = connection.call(topicsService.describe, { topic: { name } }, limits);
  const { topic } = await asking.catch(() => ({ topic: null }));
  return topic?.partitions.filter((partition) => partition.logEnd != null) ?? [];
}

function lacksEnds({ leader, logEnd }: Partition): boolean {
  return leader != null && logEnd == null;
}
