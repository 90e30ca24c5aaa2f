/**
 * DeleteTopics (api key 20), versions 1 to 6.
 *
 * Behaviour: each topic has its own result, with its name and id where it is known. One that is
 * named by neither or both of name and id is not deleted, nor is one that is named twice, whose
 * only result has the names that it was called by.
 */

import { collect } from '../../broker/collect.ts';
import type { TopicReference, TopicsService } from '../../broker/topics.ts';
import type { Topic } from '../../metadata/rows.ts';
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
import { failure, resultOf } from '../entry-result.ts';

export function deleteTopicsHandler(
  topics: TopicsService,
): ApiHandler<DeleteTopicsRequest, DeleteTopicsResponse> {
  return {
    api: deleteTopicsApi,
    handle: ({ request }, reply) => {
      const calls = callsOf(topics, request.topics);
      const deleteOne = ({ known, names }: TopicCalls, done: (result: DeletedTopic) => void) => {
        const [first] = names;
        if (names.length > 1) {
          const name = names.find((each) => each.name !== null)?.name ?? null;
          const topicId = names.find((each) => each.topicId !== NO_UUID)?.topicId ?? NO_UUID;
          return done({ name, topicId, ...failure('invalidRequest', 'the topic is named twice') });
        }
        const { name, topicId } = first;
        const place = { name: known?.name ?? name, topicId: known?.id ?? topicId };
        const end = (result: EntryResult) => done({ ...place, ...result });
        if ((name === null) === (topicId === NO_UUID)) {
          return end(failure('invalidRequest', 'a topic is named by its name or by its id'));
        }
        if (known === undefined && name === null) {
          return end(failure('unknownTopicId', `there is no topic of id ${topicId}`));
        }
        const reference = referenceOf({ name, topicId });
        topics.delete({ reference, ifRevision: undefined }, (outcome) => end(resultOf(outcome)));
      };
      collect([...calls.values()], deleteOne, (results) =>
        reply({ throttleMs: 0, topics: results }),
      );
      return undefined;
    },
  };
}

/** All that a request calls one topic by. */
interface TopicCalls {
  readonly known: Topic | undefined;
  readonly names: [DeletableTopic, ...DeletableTopic[]];
}

function callsOf(
  topics: TopicsService,
  asked: readonly DeletableTopic[],
): ReadonlyMap<string, TopicCalls> {
  const calls = new Map<string, TopicCalls>();
  for (const one of asked) {
    const known = topics.find(referenceOf(one));
    const key = known?.id ?? one.name ?? one.topicId;
    const same = calls.get(key);
    if (same === undefined) calls.set(key, { known, names: [one] });
    else same.names.push(one);
  }
  return calls;
}

function referenceOf({ name, topicId }: DeletableTopic): TopicReference {
  return name === null ? { type: 'id', id: topicId } : { type: 'name', name };
}
