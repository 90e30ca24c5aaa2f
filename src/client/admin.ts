/**
 * Topics, partitions and nodes, as operators see them. Answers are the protocol's own messages
 * (`proto/`). A call that its signal ended rejects with the signal's reason; a change that it asked
 * for may be made all the same.
 */
import { randomBytes } from 'node:crypto';
import type { balsa } from '../grpc/generated/balsa.js';
import { clusterService, partitionsService, topicsService } from '../grpc/services.ts';
import type { CallOptions, Link } from './link.ts';
import type { ReplicaHolding } from './replica-holdings.ts';
import { replicaHoldings } from './replica-holdings.ts';
import type { TopicWithEnds } from './topic-ends.ts';
import { changedWithEnds, describeWithEnds } from './topic-ends.ts';

export class Admin {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  clusterStatus(options?: CallOptions): Promise<balsa.v1.ClusterStatusResponse> {
    return this.#link.ask(clusterService.status, {}, options);
  }

  nodes(options?: CallOptions): Promise<balsa.v1.ListNodesResponse> {
    return this.#link.ask(clusterService.nodes, {}, options);
  }

  /** Rejects with `nodeNotFound`. What the node holds goes to others first. */
  removeNode(nodeId: number, options?: CallOptions): Promise<balsa.v1.RemoveNodeResponse> {
    return this.#link.call(clusterService.removeNode, { nodeId }, options);
  }

  /** As `removeNode`, with one node to take over. */
  replaceNode(
    nodeId: number,
    replacementId: number,
    options?: CallOptions,
  ): Promise<balsa.v1.ReplaceNodeResponse> {
    return this.#link.call(clusterService.replaceNode, { nodeId, replacementId }, options);
  }

  /** Rejects with `topicExists` where the name is taken. */
  createTopic(
    request: balsa.v1.CreateTopicRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.CreateTopicResponse> {
    const id = randomBytes(16).toString('base64url');
    return this.#link.call(topicsService.create, { id, ...request }, options);
  }

  listTopics(options?: CallOptions): Promise<balsa.v1.ListTopicsResponse> {
    return this.#link.ask(topicsService.list, {}, options);
  }

  /** Rejects with `topicNotFound`. */
  describeTopic(name: string, options?: CallOptions): Promise<TopicWithEnds> {
    return describeWithEnds(this.#link, name, options?.signal);
  }

  /** A topic as `createTopic` and its like have answered, with what only its leaders know. */
  endsOf(topic: balsa.v1.Topic, options?: CallOptions): Promise<TopicWithEnds> {
    return changedWithEnds(this.#link, topic, options?.signal);
  }

  /** Rejects with `topicNotFound`, `invalidConfig`, or `staleRevision` where one was named. */
  alterTopic(
    request: balsa.v1.AlterTopicRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.AlterTopicResponse> {
    return this.#link.call(topicsService.alter, request, options);
  }

  /** Rejects with `topicNotFound`, `invalidPartitions`, or `staleRevision`. */
  addPartitions(
    request: balsa.v1.AddPartitionsRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.AddPartitionsResponse> {
    return this.#link.call(topicsService.addPartitions, request, options);
  }

  /** Rejects with `topicNotFound`. */
  deleteTopic(name: string, options?: CallOptions): Promise<balsa.v1.DeleteTopicResponse> {
    return this.#link.call(topicsService.delete, { topic: { name } }, options);
  }

  /** Rejects with `invalidReplicas`. Resolves when the move has begun. */
  movePartition(
    request: balsa.v1.MovePartitionRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.MovePartitionResponse> {
    return this.#link.call(partitionsService.move, request, options);
  }

  /** Rejects with `noReassignment` where no move is under way. */
  cancelMove(
    request: balsa.v1.CancelMoveRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.CancelMoveResponse> {
    return this.#link.call(partitionsService.cancelMove, request, options);
  }

  /** Rejects with `ineligibleReplica` where that node may not lead without loss. */
  electLeader(
    request: balsa.v1.ElectLeaderRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.ElectLeaderResponse> {
    return this.#link.call(partitionsService.elect, request, options);
  }

  /** What each replica holds, as far as its node answers. */
  replicaHoldings(
    topic: string,
    partition: number,
    options?: CallOptions,
  ): Promise<readonly ReplicaHolding[]> {
    return replicaHoldings(this.#link, { topic, partition }, options?.signal);
  }

  /** Rejects with `partitionOnline` where nothing need be lost. */
  recoverPartition(
    request: balsa.v1.RecoverPartitionRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.RecoverPartitionResponse> {
    return this.#link.call(partitionsService.recover, request, options);
  }
}
