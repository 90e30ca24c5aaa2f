/**
 * DeleteTopics (api key 20), versions 1 to 6.
 *
 * Behaviour: each topic has its own result, with its name and id where it is known. One that is
 * named twice, or by neither or both of name and id, is not deleted.
 */

import { collect } from '../../broker/collect.ts';
import type { TopicReference, TopicsService } from '../../broker/topics.ts';
import type {
  DeletableTopic,
  DeletedTopic,
  DeleteTopicsRequest,
  DeleteTopicsResponse,
} from '../../wire/apis/delete-topics.ts';
import { deleteTopicsApi } from '../../wire/apis/delete-topics.ts';
import { NO_UUID } from '../../wire/types.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure, repeated, resultOf } from '../entry-result.ts';

export function deleteTopicsHandler(
  topics: TopicsService,
): ApiHandler<DeleteTopicsRequest, DeleteTopicsResponse> {
  return {
    api: deleteTopicsApi,
    handle: ({ request }, reply) => {
      const named = request.topics.map((asked) => ({ ...asked, known: find(topics, asked) }));
      const twice = repeated(named.map(({ known, name, topicId }) => known?.id ?? name ?? topicId));
      const deleteOne = (
        { known, name, topicId }: (typeof named)[number],
        done: (result: DeletedTopic) => void,
      ) => {
        const place = { name: known?.name ?? name, topicId: known?.id ?? topicId };
        const end = (result: EntryResult) => done({ ...place, ...result });
        const isTwice = twice.has(known?.id ?? name ?? topicId);
        if (isTwice) return end(failure('invalidRequest', 'the topic is named twice'));
        if ((name === null) === (topicId === NO_UUID)) {
          return end(failure('invalidRequest', 'a topic is named by its name or by its id'));
        }
        if (known === undefined && name === null) {
          return end(failure('unknownTopicId', `there is no topic of id ${topicId}`));
        }
        const reference = referenceOf({ name, topicId });
        topics.delete({ reference, ifRevision: undefined }, (outcome) => end(resultOf(outcome)));
      };
      collect(named, deleteOne, (results) => reply({ throttleMs: 0, topics: results }));
      return undefined;
    },
  };
}

function find(topics: TopicsService, asked: DeletableTopic) {
  return topics.find(referenceOf(asked));
}

function referenceOf({ name, topicId }: DeletableTopic): TopicReference {
  return name === null ? { type: 'id', id: topicId } : { type: 'name', name };
}
