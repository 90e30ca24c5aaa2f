/** balsa.v1.Topics (`proto/topics.proto`). */
import type { TopicDescription, TopicsOutcome, TopicsService } from '../broker/topics.ts';
import type { Served } from './call.ts';
import { respond, unary } from './call.ts';
import { checkInteger, checkOptional, checkTopic, checkTopicId } from './check-request.ts';
import type { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';
import { topicMessage } from './topic-message.ts';

export function topicsHandlers(service: TopicsService, addressOf: AddressOf) {
  return {
    ...changeHandlers(service, addressOf),

    create: unary<balsa.v1.CreateTopicRequest, balsa.v1.CreateTopicResponse.$Properties>(
      addressOf,
      ({ id, name, partitions, replicationFactor, configs, validateOnly }, done) => {
        const request = {
          id: checkTopicId(id),
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

/** What changes a topic that is there. */
function changeHandlers(service: TopicsService, addressOf: AddressOf) {
  return {
    alter: unary<balsa.v1.AlterTopicRequest, balsa.v1.AlterTopicResponse.$Properties>(
      addressOf,
      ({ topic, set, reset, ifRevision, validateOnly }, done) => {
        const request = {
          reference: checkTopic(topic),
          set,
          reset,
          ifRevision: checkOptional(ifRevision, 'if_revision'),
          validateOnly,
        };
        service.alter(request, (outcome) => done(described(outcome)));
      },
    ),

    addPartitions: unary<balsa.v1.AddPartitionsRequest, balsa.v1.AddPartitionsResponse.$Properties>(
      addressOf,
      ({ topic, partitions, ifRevision, validateOnly }, done) => {
        const request = {
          reference: checkTopic(topic),
          partitions: checkInteger(partitions, 'partitions', 1),
          ifRevision: checkOptional(ifRevision, 'if_revision'),
          validateOnly,
        };
        service.addPartitions(request, (outcome) => done(described(outcome)));
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
