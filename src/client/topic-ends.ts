/**
 * Topics with what only leaders know: where each partition's log begins and ends, and how far it is
 * committed. Every leader is asked; one that does not answer leaves its part out.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { balsa } from '../grpc/generated/balsa.js';
import { clusterService, topicsService } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
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
  return await withEnds(link, { topic, nodes }, { isNew: false, signal });
}

/**
 * A topic as a change of it was answered. Its leaders hear of that a moment later than whoever
 * answered: they are asked until they know their part, as long as one that is silent is waited for.
 */
export async function changedWithEnds(
  link: Link,
  topic: balsa.v1.Topic,
  signal?: AbortSignal,
): Promise<TopicWithEnds> {
  const { nodes } = await link.ask(clusterService.status, {}, { signal });
  return await withEnds(link, { topic, nodes }, { isNew: true, signal });
}

interface Asking {
  /** Leaders may not know the topic yet. */
  readonly isNew: boolean;
  readonly signal: AbortSignal | undefined;
}

async function withEnds(
  link: Link,
  { topic, nodes }: Pick<TopicWithEnds, 'topic' | 'nodes'>,
  asking: Asking,
): Promise<TopicWithEnds> {
  const leaders = topic.partitions.filter(lacksEnds).map(({ leader }) => leader);
  const found = await Promise.all(
    [...new Set(leaders)].map((leader) => {
      const address = nativeAddressOf(nodes.find(({ id }) => id === leader));
      if (address === undefined) return [];
      const count = asking.isNew ? leaders.filter((it) => it === leader).length : 0;
      return askLeader(link.connection(address), { name: topic.name, count }, asking.signal);
    }),
  );
  asking.signal?.throwIfAborted();
  const ends = new Map(found.flat().map((partition) => [partition.id ?? 0, partition]));
  const partitions = topic.partitions.map((partition) => {
    const { id = 0 } = partition;
    const { logStart = null, highWatermark = null, logEnd = null } = ends.get(id) ?? partition;
    // Of a message from the wire a copy has what is not 0 alone.
    return { ...partition, id, logStart, highWatermark, logEnd };
  });
  return { topic, partitions, nodes };
}

/** Asks again while it knows the ends of fewer than `count` partitions. */
async function askLeader(
  connection: Connection,
  { name, count }: { readonly name: string; readonly count: number },
  signal: AbortSignal | undefined,
): Promise<readonly Partition[]> {
  const deadline = performance.now() + leaderTimeoutMs;
  for (let attempt = 0; ; attempt++) {
    const limits = { timeoutMs: deadline - performance.now(), signal };
    const asking = connection.call(topicsService.describe, { topic: { name } }, limits);
    const { topic } = await asking.catch(() => ({ topic: null }));
    const known = topic?.partitions.filter((partition) => partition.logEnd != null) ?? [];
    const waitMs = backoffMs(attempt, Math.random());
    const isLate = performance.now() + waitMs >= deadline || signal?.aborted === true;
    if (known.length >= count || isLate) return known;
    await pause(waitMs);
  }
}

function lacksEnds({ leader, logEnd }: Partition): boolean {
  return leader != null && logEnd == null;
}
