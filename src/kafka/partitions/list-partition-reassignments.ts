/**
 * ListPartitionReassignments (api key 46), version 0: the moves of replicas under way, of all
 * partitions or of those that are named, each once.
 */
import type { TopicsService } from '../../broker/topics.ts';
import { isMoving } from '../../metadata/replicas.ts';
import type {
  ListPartitionReassignmentsRequest,
  ListPartitionReassignmentsResponse,
  OngoingReassignment,
} from '../../wire/apis/list-partition-reassignments.ts';
import { listReassignmentsApi } from '../../wire/apis/list-partition-reassignments.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { namedOnce } from '../named-once.ts';

export function listPartitionReassignmentsHandler(
  topics: TopicsService,
): ApiHandler<ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse> {
  return {
    api: listReassignmentsApi,
    handle: ({ request }, reply) => {
      const named = request.topics ?? everything(topics);
      const asked = namedOnce(named, ({ name }) => name);
      const moving = asked.flatMap(({ name, partitions }) => {
        const topicId = topics.find({ type: 'name', name })?.id ?? '';
        const moves = partitions.flatMap((id): OngoingReassignment[] => {
          const row = topics.partitionRow(topicId, id);
          if (row === undefined || !isMoving(row)) return [];
          const { replicas, adding, removing } = row;
          return [{ partition: id, replicas, adding, removing }];
        });
        return moves.length === 0 ? [] : [{ name, partitions: moves }];
      });
      const whole = { errorCode: errorCodes.none, errorMessage: null };
      reply({ throttleMs: 0, ...whole, topics: moving });
      return undefined;
    },
  };
}

function everything(topics: TopicsService) {
  return topics.list().topics.map(({ topic, partitionCount }) => {
    return { name: topic.name, partitions: Array.from({ length: partitionCount }, (_, at) => at) };
  });
}
