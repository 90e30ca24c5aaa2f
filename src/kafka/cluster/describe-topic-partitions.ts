/**
 * DescribeTopicPartitions (api key 75), version 0.
 *
 * Behaviour: topics by name, each with its partitions by number, up to so many partitions; the
 * cursor says with which one to go on. None is created. All topics where none is named; those that
 * are named and not there have an error.
 */
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type { Partition, Topic } from '../../metadata/rows.ts';
import type {
  DescribedPartition,
  DescribedTopic,
  DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsResponse,
  PartitionCursor,
} from '../../wire/apis/describe-topic-partitions.ts';
import { describeTopicPartitionsApi } from '../../wire/apis/describe-topic-partitions.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import { NO_UUID } from '../../wire/types.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { topicOperations } from './operations.ts';

export interface DescribeTopicPartitionsServices {
  readonly metadata: {
    readonly image: Pick<MetadataAccess['image'], 'topics' | 'topicNamed' | 'partitionsOf'>;
  };
  readonly endpoints: Pick<Endpoints, 'isLive'>;
}

const PARTITIONS_MAX = 2000;

export function topicPartitionsHandler(
  services: DescribeTopicPartitionsServices,
): ApiHandler<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse> {
  return {
    api: describeTopicPartitionsApi,
    handle: ({ request }, reply) => {
      const page = new Page(services, request);
      reply({ throttleMs: 0, topics: page.topics, nextCursor: page.nextCursor });
      return undefined;
    },
  };
}

class Page {
  readonly topics: DescribedTopic[] = [];
  nextCursor: PartitionCursor | null = null;
  readonly #services: DescribeTopicPartitionsServices;
  #left: number;

  constructor(services: DescribeTopicPartitionsServices, request: DescribeTopicPartitionsRequest) {
    const { topics, partitionsMax, cursor } = request;
    const { image } = services.metadata;
    this.#services = services;
    this.#left = Math.max(1, Math.min(partitionsMax, PARTITIONS_MAX));
    const all =
      topics.length === 0
        ? [...image.topics.values()].map(({ name }) => name)
        : topics.map(({ topic }) => topic);
    const names = [...new Set(all)]
      .sort()
      .filter((name) => cursor === null || name >= cursor.topic);
    for (const name of names) {
      const start = name === cursor?.topic ? Math.max(0, cursor.partition) : 0;
      if (!this.#add(name, start)) return;
    }
  }

  /** Returns whether there is room for more. */
  #add(name: string, start: number): boolean {
    const { image } = this.#services.metadata;
    if (this.#left === 0) {
      this.nextCursor = { topic: name, partition: start };
      return false;
    }
    const topic = image.topicNamed(name);
    if (topic === undefined) {
      this.topics.push(describeTopic(name, undefined, []));
      return true;
    }
    const rows = image.partitionsOf(topic.id).filter(({ id }) => id >= start);
    const taken = rows.slice(0, this.#left);
    const described = taken.map((row) => this.#describe(row));
    this.topics.push(describeTopic(name, topic, described));
    this.#left -= taken.length;
    const next = rows[taken.length];
    if (next !== undefined) this.nextCursor = { topic: name, partition: next.id };
    return next === undefined;
  }

  #describe(row: Partition): DescribedPartition {
    const { id: partition, leader, leaderEpoch, replicas, isr, elr, lastKnown } = row;
    const { endpoints } = this.#services;
    const isLed = leader !== undefined && endpoints.isLive(leader);
    return {
      errorCode: isLed ? errorCodes.none : errorCodes.leaderNotAvailable,
      partition,
      leader: isLed ? leader : -1,
      leaderEpoch,
      replicas,
      inSync: isr,
      eligibleLeaders: elr,
      lastKnownEligible: lastKnown.map(({ nodeId }) => nodeId),
      offlineReplicas: replicas.filter((nodeId) => !endpoints.isLive(nodeId)),
    };
  }
}

function describeTopic(
  name: string,
  topic: Topic | undefined,
  partitions: readonly DescribedPartition[],
): DescribedTopic {
  return {
    errorCode: topic === undefined ? errorCodes.unknownTopicOrPartition : errorCodes.none,
    topic: name,
    topicId: topic?.id ?? NO_UUID,
    isInternal: false,
    partitions,
    authorizedOperations: topicOperations,
  };
}
