/** Partitions as operators move them, elect their leaders and recover them. Knows no protocol. */
import { planMove } from '../controller/plan-move.ts';
import type { MetadataRecord } from '../metadata/records.ts';
import type { Partition as PartitionRow, ReplicaEnd, Topic } from '../metadata/rows.ts';
import { change } from './change.ts';
import type { PartitionReference } from './group-offsets.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { TopicReference, TopicsOutcome, TopicsService } from './topics.ts';
import { unknownTopic } from './topics.ts';

export type ReplicaStanding = 'inSync' | 'eligible' | 'suspect' | 'lastKnown' | 'behind';

export interface ReplicaView {
  readonly nodeId: number;
  readonly isLive: boolean;
  readonly standing: ReplicaStanding;
  /** As its node said when it registered. */
  readonly reported: ReplicaEnd | undefined;
}

/** What this node has of a partition on its disk. */
export interface Holding {
  /** -1 for an empty log. */
  readonly lastEpoch: number;
  readonly logStart: number;
  readonly logEnd: number;
}

export interface ReplicasView {
  readonly row: PartitionRow;
  readonly replicas: readonly ReplicaView[];
  readonly nodeId: number;
  readonly local: Holding | undefined;
}

export interface PartitionsServiceOptions {
  readonly nodeId: number;
  readonly metadata: MetadataAccess;
  readonly topics: TopicsService;
  readonly holdingOf: (topicId: string, partition: number) => Holding | undefined;
}

type Done = (outcome: TopicsOutcome<PartitionRow>) => void;

export class PartitionsService {
  readonly #options: PartitionsServiceOptions;

  constructor(options: PartitionsServiceOptions) {
    this.#options = options;
  }

  /** Answered when the move has begun. */
  move(request: PartitionReference & { readonly replicas: readonly number[] }, done: Done): void {
    const found = this.#find(request);
    if (found.type === 'refused') return done(found);
    const record = planMove(this.#options.metadata.image, found.row, request.replicas);
    if (record.type === 'refused') return done(record);
    this.#change(found.row, record, done);
  }

  cancelMove(request: PartitionReference, done: Done): void {
    const found = this.#find(request);
    if (found.type === 'refused') return done(found);
    const { row } = found;
    this.#change(row, { type: 'cancelReassignment', ...placeOf(row) }, done);
  }

  /** `nodeId` undefined: the preferred leader. */
  elect(request: PartitionReference & { readonly nodeId: number | undefined }, done: Done): void {
    const found = this.#find(request);
    if (found.type === 'refused') return done(found);
    const { row } = found;
    const { nodeId } = request;
    this.#change(row, { type: 'electLeader', ...placeOf(row), nodeId, acceptLoss: false }, done);
  }

  /** `acceptLoss` repeats the topic's name. `nodeId` undefined: whoever is known to hold most. */
  recover(
    request: PartitionReference & {
      readonly nodeId: number | undefined;
      readonly acceptLoss: string;
    },
    done: Done,
  ): void {
    const found = this.#find(request);
    if (found.type === 'refused') return done(found);
    const { row, topic } = found;
    if (request.acceptLoss !== topic.name) {
      const what = `records may be lost: repeat the topic's name, ${topic.name}, to agree to that`;
      return done(refuse('lossNotAccepted', what));
    }
    const { nodeId } = request;
    this.#change(row, { type: 'electLeader', ...placeOf(row), nodeId, acceptLoss: true }, done);
  }

  replicas(request: PartitionReference): TopicsOutcome<ReplicasView> {
    const found = this.#find(request);
    if (found.type === 'refused') return found;
    const { row } = found;
    const { nodeId, metadata, holdingOf } = this.#options;
    const { brokers } = metadata.image;
    const replicas = row.replicas.map((id) => {
      const state = brokers.get(id)?.state ?? 'fenced';
      return { nodeId: id, isLive: state !== 'fenced', ...standingOf(row, id) };
    });
    const local = holdingOf(row.topicId, row.id);
    return this.#answer({ row, replicas, nodeId, local });
  }

  #change(row: PartitionRow, record: MetadataRecord, done: Done): void {
    const { metadata } = this.#options;
    change(metadata, record, (changed) => {
      if (changed.type === 'refused') return done(changed);
      const now = metadata.image.partition(row.topicId, row.id);
      if (now === undefined)
        return done(refuse('topicNotFound', 'the topic was deleted meanwhile'));
      done(this.#answer(now));
    });
  }

  #find(reference: {
    readonly topic: TopicReference;
    readonly partition: number;
  }): { readonly type: 'found'; readonly topic: Topic; readonly row: PartitionRow } | Refusal {
    const { topics } = this.#options;
    const topic = topics.find(reference.topic);
    if (topic === undefined) return unknownTopic(reference.topic);
    const row = topics.partitionRow(topic.id, reference.partition);
    if (row !== undefined) return { type: 'found', topic, row };
    return refuse('partitionNotFound', `${topic.name} has no partition ${reference.partition}`);
  }

  #answer<Value>(value: Value): TopicsOutcome<Value> {
    return { type: 'answer', index: this.#options.metadata.appliedIndex, value };
  }
}

function placeOf({ topicId, id, partitionEpoch }: PartitionRow) {
  return { topicId, partition: id, partitionEpoch };
}

function standingOf(row: PartitionRow, nodeId: number): Pick<ReplicaView, 'standing' | 'reported'> {
  const suspect = row.suspect.find((end) => end.nodeId === nodeId);
  if (suspect !== undefined) return { standing: 'suspect', reported: suspect };
  if (row.isr.includes(nodeId)) return { standing: 'inSync', reported: undefined };
  if (row.elr.includes(nodeId)) return { standing: 'eligible', reported: undefined };
  const lastKnown = row.lastKnown.find((end) => end.nodeId === nodeId);
  if (lastKnown !== undefined) return { standing: 'lastKnown', reported: lastKnown };
  return { standing: 'behind', reported: undefined };
}
