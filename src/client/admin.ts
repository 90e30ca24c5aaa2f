/**
 * Topics and the cluster, as operators see them. Answers are the protocol's own messages
 * (`proto/`).
 */
import type { balsa } from '../grpc/generated/balsa.js';
import { clusterService, topicsService } from '../grpc/services.ts';
import type { Link } from './link.ts';

export class Admin {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  clusterStatus(): Promise<balsa.v1.ClusterStatusResponse> {
    return this.#link.ask(clusterService.status, {});
  }

  /** Rejects with `topicExists` where the name is taken. A retry of a lost answer may do so too. */
  createTopic(
    request: balsa.v1.CreateTopicRequest.$Properties,
  ): Promise<balsa.v1.CreateTopicResponse> {
    return this.#link.call(topicsService.create, request);
  }

  listTopics(): Promise<balsa.v1.ListTopicsResponse> {
    return this.#link.ask(topicsService.list, {});
  }

  /** Rejects with `topicNotFound`. */
  describeTopic(name: string): Promise<balsa.v1.DescribeTopicResponse> {
    return this.#link.ask(topicsService.describe, { topic: { name } });
  }

  /** Rejects with `topicNotFound`. */
  deleteTopic(name: string): Promise<balsa.v1.DeleteTopicResponse> {
    return this.#link.call(topicsService.delete, { topic: { name } });
  }
}
