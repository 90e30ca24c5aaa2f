/** Topics as administrators create, delete and grow them. */
import type { TopicsService } from '../../broker/topics.ts';
import type { ApiHandler } from '../api-handler.ts';
import { createPartitionsHandler } from './create-partitions.ts';
import { createTopicsHandler } from './create-topics.ts';
import { deleteTopicsHandler } from './delete-topics.ts';

export interface TopicServices {
  readonly topics: TopicsService;
}

export function topicApis({ topics }: TopicServices): readonly ApiHandler<unknown, unknown>[] {
  return [
    createTopicsHandler(topics),
    deleteTopicsHandler(topics),
    createPartitionsHandler(topics),
  ];
}
