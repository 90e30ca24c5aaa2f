/**
 * CreatePartitions (api key 37), versions 0 to 3.
 *
 * Behaviour: each topic has its own result. `count` is how many there are to be in all, and more
 * than there are; an assignment names the replicas of those that are added, as many as the others
 * have.
 */

import { collect } from '../../broker/collect.ts';
import type { TopicsService } from '../../broker/topics.ts';
import type {
  CreatePartitionsRequest,
  CreatePartitionsResponse,
  GrowingTopic,
  GrownTopic,
} from '../../wire/apis/create-partitions.ts';
import { createPartitionsApi } from '../../wire/apis/create-partitions.ts';
import type { ApiHandler } from '../api-handler.ts';
import { failure, repeated, resultOf } from '../entry-result.ts';

export function createPartitionsHandler(
  topics: TopicsService,
): ApiHandler<CreatePartitionsRequest, CreatePartitionsResponse> {
  return {
    api: createPartitionsApi,
    handle: ({ request }, reply) => {
      const { validateOnly } = request;
      const twice = repeated(request.topics.map(({ name }) => name));
      const grow = (
        { name, count, assignments }: GrowingTopic,
        done: (result: GrownTopic) => void,
      ) => {
        if (twice.has(name)) {
          return done({ name, ...failure('invalidRequest', `${name} is named twice`) });
        }
        const reference = { type: 'name', name } as const;
        const assignment = assignments?.map(({ brokerIds }) => brokerIds);
        const wanted = { reference, partitions: count, assignment, validateOnly };
        topics.addPartitions({ ...wanted, ifRevision: undefined }, (outcome) => {
          done({ name, ...resultOf(outcome) });
        });
      };
      const asked = new Map(request.topics.map((topic) => [topic.name, topic]));
      collect([...asked.values()], grow, (results) => reply({ throttleMs: 0, topics: results }));
      return undefined;
    },
  };
}
