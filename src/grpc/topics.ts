/** balsa.v1.Topics (`proto/topics.proto`). */
import type { TopicDescription, TopicsOutcome, TopicsService } from '../broker/topics.ts';
import type { Served } from './call.ts';
import { respond, unary } from './call.ts';
import { checkOptional, checkTopic } from './check-request.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';

const { PARTITION_STATE_ACTIVE, PARTITION_STATE_RETIRING } = balsa.v1.PartitionState;

export function topicsHandlers(service: TopicsService, addressOf: AddressOf) {
  return {
    create: unary<balsa.v1.CreateTopicRequest, balsa.v1.CreateTopicResponse.$Properties>(
      addressOf,
      ({ name, partitions, replicationFactor, configs, validateOnly }, done) => {
        const request = {
          name,
          partitions: checkOptional(partitions, 'partitions', 1),
          replicationFactor: checkOptional(replicationFactor, 'replication_factor', 1),
          configs,
          validateOnly,
        };
        service.create(request, (outcome) => done(described(outcome)));
      },
    ),

    list: unary<balsa.v1.ListTopicsRequest, balsa.v1.ListTopicsResponse.$Properties>(
      addressOf,
      (_, done) => {
        const { index, topics } = service.list();
        const summaries = topics.map(({ topic, partitionCount, replicationFactor }) => {
          const { name, id } = topic;
          return { name, id, replicationFactor, partitions: partitionCount };
        });
        done(respond({ metadataIndex: index, topics: summaries }));
      },
    ),

    describe: unary<balsa.v1.DescribeTopicRequest, balsa.v1.DescribeTopicResponse.$Properties>(
      addressOf,
      ({ topic, forUse }, done) => {
        const reference = checkTopic(topic);
        if (forUse) service.describeForUse(reference, (outcome) => done(described(outcome)));
        else done(described(service.describe(reference)));
      },
    ),

    delete: unary<balsa.v1.DeleteTopicRequest, balsa.v1.DeleteTopicResponse.$Properties>(
      addressOf,
      ({ topic, ifRevision }, done) => {
        const request = {
          reference: checkTopic(topic),
          ifRevision: checkOptional(ifRevision, 'if_revision'),
        };
        service.delete(request, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, topicId: outcome.value }));
        });
      },
    ),
  };
}

function described(
  outcome: TopicsOutcome<TopicDescription>,
): Served<{ metadataIndex: number; topic: balsa.v1.Topic.$Properties }> {
  if (outcome.type === 'refused') return outcome;
  return respond({ metadataIndex: outcome.index, topic: topicMessage(outcome.value) });
}

function topicMessage({ topic, partitions }: TopicDescription): balsa.v1.Topic.$Properties {
  const configs = [...topic.configs]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => ({ key, value }));
  return {
    name: topic.name,
    id: topic.id,
    revision: topic.revision,
    configs,
    routing: topic.routing.map(({ epoch, width, partitions }) => {
      return { epoch, width, partitions: [...partitions] };
    }),
    partitions: partitions.map(partitionMessage),
  };
}

function partitionMessage({
  row,
  ends,
}: TopicDescription['partitions'][number]): balsa.v1.Partition.$Properties {
  return {
    id: row.id,
    state: row.state === 'active' ? PARTITION_STATE_ACTIVE : PARTITION_STATE_RETIRING,
    leader: row.leader ?? null,
    leaderEpoch: row.leaderEpoch,
    replicas: [...row.replicas],
    isr: [...row.isr],
    elr: [...row.elr],
    ...ends,
  };
}
