/** Topics: create, list, describe, delete. Knows no protocol. */

import type { Assignment } from '../controller/manual-assignment.ts';
import { Placement } from '../controller/placement.ts';
import type { Alteration } from '../controller/plan-alteration.ts';
import { planAlteration } from '../controller/plan-alteration.ts';
import { planPartitions } from '../controller/plan-partitions.ts';
import type { TopicRequest } from '../controller/plan-topic.ts';
import { planTopic } from '../controller/plan-topic.ts';
import type { Applied, Origin } from '../metadata/applied.ts';
import { addPartitions, alterTopic, createTopic } from '../metadata/apply-topic.ts';
import { MutableImage } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { replicationFactorOf } from '../metadata/replicas.ts';
import type { Partition as PartitionRow, Topic } from '../metadata/rows.ts';
import type { LocalPartitions } from '../replication/local-partitions.ts';
import { change } from './change.ts';
import { collect } from './collect.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refusalOf, refuse } from './refusal.ts';

export type TopicReference =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'id'; readonly id: string };

export interface CreateTopic extends TopicRequest {
  /**
   * As the caller drew it, so that a call that is repeated finds what the first one made. What is
   * only validated makes nothing, and is judged as if it were the first.
   */
  readonly id?: string | undefined;
  readonly validateOnly: boolean;
}

export interface AlterTopic extends Alteration {
  readonly reference: TopicReference;
  readonly validateOnly: boolean;
}

export interface TopicDescription {
  readonly topic: Topic;
  readonly partitions: readonly PartitionDescription[];
}

export interface PartitionDescription {
  readonly row: PartitionRow;
  /** Known to the leader alone. */
  readonly ends:
    | { readonly logStart: number; readonly highWatermark: number; readonly logEnd: number }
    | undefined;
}

/** `index`: the metadata that the answer reflects. */
export type TopicsOutcome<Value> =
  | { readonly type: 'answer'; readonly index: number; readonly value: Value }
  | Refusal;

export interface TopicsServiceOptions {
  readonly metadata: MetadataAccess;
  readonly partitions: LocalPartitions;
  /** 22 characters of base64url that nobody can guess. */
  readonly randomId: () => string;
  readonly partitionsDefault: number;
  /** `undefined`: as many as there are nodes, at most three. */
  readonly replicationFactorDefault: number | undefined;
  /** Whether a topic that somebody is about to use comes into being by that. */
  readonly createsOnUse: boolean;
}

export class TopicsService {
  readonly #options: TopicsServiceOptions;

  constructor(options: TopicsServiceOptions) {
    this.#options = options;
  }

  /** Answered when this node's part of the topic can serve. */
  create(
    request: CreateTopic,
    done: (outcome: TopicsOutcome<TopicDescription>) => void,
    placement?: Placement,
  ): void {
    const { metadata, randomId, partitionsDefault, replicationFactorDefault } = this.#options;
    const { id = randomId() } = request;
    const isMade = () => this.find({ type: 'id', id })?.name === request.name;
    if (isMade() && !request.validateOnly) return this.#describeSettled(id, done);
    const replicationFactor = request.replicationFactor ?? replicationFactorDefault;
    const plan = planTopic(
      metadata.image,
      { ...request, replicationFactor },
      {
        topicId: id,
        controllerTerm: metadata.controller.term,
        partitionsDefault,
        placement,
      },
    );
    if (plan.type === 'refused') return done(plan);
    const { record } = plan;
    if (request.validateOnly) {
      const applied = createTopic(metadata.image, record, this.#plannedOrigin());
      return done(this.#describePlanned(record.topicId, applied));
    }
    this.#change(record, (outcome) => {
      if (outcome.type === 'refused' && isMade()) this.#describeSettled(id, done);
      else done(outcome);
    });
  }

  /** As `create` for each, spread over the nodes together. In the order of the requests. */
  createAll(
    requests: readonly CreateTopic[],
    done: (outcomes: readonly TopicsOutcome<TopicDescription>[]) => void,
  ): void {
    const placement = new Placement(this.#options.metadata.image);
    collect(requests, (request, each) => this.create(request, each, placement), done);
  }

  alter(request: AlterTopic, done: (outcome: TopicsOutcome<TopicDescription>) => void): void {
    const topic = this.find(request.reference);
    if (topic === undefined) return done(unknownTopic(request.reference));
    const plan = planAlteration(topic, request);
    if (plan.type === 'refused') return done(plan);
    const { record } = plan;
    const { image } = this.#options.metadata;
    if (request.validateOnly) {
      return done(
        this.#describePlanned(topic.id, alterTopic(image, record, this.#plannedOrigin())),
      );
    }
    this.#change(record, done);
  }

  /** Answered when this node's part of the new partitions can serve. */
  addPartitions(
    request: {
      readonly reference: TopicReference;
      /** How many there are to be in all. */
      readonly partitions: number;
      /** For each of those added who is to hold it. */
      readonly assignment?: Assignment | undefined;
      readonly ifRevision: number | undefined;
      readonly validateOnly: boolean;
    },
    done: (outcome: TopicsOutcome<TopicDescription>) => void,
  ): void {
    const topic = this.find(request.reference);
    if (topic === undefined) return done(unknownTopic(request.reference));
    const { partitions: count, assignment, ifRevision, validateOnly } = request;
    if (ifRevision !== undefined && ifRevision !== topic.revision) {
      return done(refuse('staleRevision', `the topic is at revision ${topic.revision}`));
    }
    const { image } = this.#options.metadata;
    const plan = planPartitions(image, topic, { count, assignment });
    if (plan.type === 'refused') return done(plan);
    const { record } = plan;
    if (validateOnly) {
      const applied = addPartitions(image, record, this.#plannedOrigin());
      return done(this.#describePlanned(topic.id, applied));
    }
    this.#change(record, done);
  }

  /** Proposes a change of a topic, and describes it when this node's part of it can serve. */
  #change(
    record: RecordOf<'createTopic' | 'alterTopic' | 'addPartitions'>,
    done: (outcome: TopicsOutcome<TopicDescription>) => void,
  ): void {
    change(this.#options.metadata, record, (changed) => {
      if (changed.type === 'refused') done(changed);
      else this.#describeSettled(record.topicId, done);
    });
  }

  #describeSettled(id: string, done: (outcome: TopicsOutcome<TopicDescription>) => void): void {
    this.#options.partitions.whenSettled(() => done(this.describe({ type: 'id', id })));
  }

  /** What the record came to would be the topic, if it were applied now. */
  #describePlanned(topicId: string, applied: Applied): TopicsOutcome<TopicDescription> {
    const { image } = this.#options.metadata;
    if (applied.outcome.type === 'refused') return refusalOf(applied.outcome);
    const planned = new MutableImage();
    const topic = image.topics.get(topicId);
    if (topic !== undefined) planned.commit([{ type: 'topic', row: topic }]);
    planned.commit(image.partitionsOf(topicId).map((row) => ({ type: 'partition', row })));
    planned.commit(applied.changes);
    const row = planned.topics.get(topicId);
    if (row === undefined) return unknownTopic({ type: 'id', id: topicId });
    const partitions = planned
      .partitionsOf(topicId)
      .map((each) => ({ row: each, ends: undefined }));
    return this.#answer({ topic: row, partitions });
  }

  #plannedOrigin(): Origin {
    const { appliedIndex, controller } = this.#options.metadata;
    return { nodeId: 0, incarnation: '', index: appliedIndex, term: controller.term };
  }

  list(): { readonly index: number; readonly topics: readonly TopicSummary[] } {
    const { image, appliedIndex } = this.#options.metadata;
    const topics = [...image.topics.values()]
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map((topic) => ({
        topic,
        partitionCount: image.partitionsOf(topic.id).length,
        replicationFactor: replicationFactorOf(image, topic.id),
      }));
    return { index: appliedIndex, topics };
  }

  describe(reference: TopicReference): TopicsOutcome<TopicDescription> {
    const { metadata, partitions } = this.#options;
    const topic = this.find(reference);
    if (topic === undefined) return unknownTopic(reference);
    const rows = metadata.image.partitionsOf(topic.id);
    const described = rows.map((row) => ({ row, ends: partitions.find(topic.id, row.id)?.ends }));
    return this.#answer({ topic, partitions: described });
  }

  /** As `describe`, for somebody who is about to write or read: may create the topic. */
  describeForUse(
    reference: TopicReference,
    done: (outcome: TopicsOutcome<TopicDescription>) => void,
  ): void {
    const isMissing = this.find(reference) === undefined;
    if (!isMissing || !this.#options.createsOnUse || reference.type === 'id') {
      return done(this.describe(reference));
    }
    const { name } = reference;
    const defaults = { partitions: undefined, replicationFactor: undefined, configs: [] };
    this.create({ name, ...defaults, validateOnly: false }, (outcome) => {
      const isThere = outcome.type === 'refused' && outcome.code === 'topicExists';
      done(isThere ? this.describe(reference) : outcome);
    });
  }

  delete(
    request: { readonly reference: TopicReference; readonly ifRevision: number | undefined },
    done: (outcome: TopicsOutcome<string>) => void,
  ): void {
    const topic = this.find(request.reference);
    if (topic === undefined) return done(unknownTopic(request.reference));
    const record = {
      type: 'deleteTopic',
      topicId: topic.id,
      revision: request.ifRevision,
    } as const;
    change(this.#options.metadata, record, (changed) => {
      done(changed.type === 'refused' ? changed : this.#answer(topic.id));
    });
  }

  find(reference: TopicReference): Topic | undefined {
    const { image } = this.#options.metadata;
    return reference.type === 'id'
      ? image.topics.get(reference.id)
      : image.topicNamed(reference.name);
  }

  partitionRow(topicId: string, id: number): PartitionRow | undefined {
    return this.#options.metadata.image.partition(topicId, id);
  }

  #answer<Value>(value: Value): TopicsOutcome<Value> {
    return { type: 'answer', index: this.#options.metadata.appliedIndex, value };
  }
}

export interface TopicSummary {
  readonly topic: Topic;
  readonly partitionCount: number;
  readonly replicationFactor: number;
}

export function unknownTopic(reference: TopicReference): Refusal {
  const what = reference.type === 'id' ? `of id ${reference.id}` : JSON.stringify(reference.name);
  return refuse('topicNotFound', `there is no topic ${what}`);
}
