/**
 * Offsets of groups as their members commit, read and delete them: at the coordinator, which knows
 * who is a member, and partition by partition.
 *
 * A commit is checked twice: here against the group in memory, and when it is applied against the
 * generation that is stored, so that one which was under way while the group rebalanced is dropped.
 */
import { orFail } from '../../../storage/callbacks.ts';
import type { Clock } from '../../clock.ts';
import type { GroupCoordinator } from '../../coordinator/group-coordinator.ts';
import type { Membership, PartitionOfTopic } from '../../coordinator/group-machine.ts';
import { slotEpochOf } from '../../metadata/apply-offsets.ts';
import type { OffsetRow } from '../../metadata/offset-rows.ts';
import type { StoredOffsets } from '../../metadata/offset-table.ts';
import { change } from '../change.ts';
import type { MetadataAccess } from '../metadata-access.ts';
import type { OffsetBatcher } from '../offset-batcher.ts';
import type { RefusalCode } from '../refusal.ts';
import type { TopicReference, TopicsService } from '../topics.ts';

export interface MemberOffsetsOptions {
  readonly metadata: MetadataAccess;
  readonly coordinator: GroupCoordinator;
  readonly offsets: StoredOffsets;
  readonly topics: TopicsService;
  readonly batcher: OffsetBatcher;
  readonly clock: Clock;
  readonly offsetMetadataMaxBytes: number;
  /** The tables cannot be read. */
  readonly onFatal: (error: Error) => void;
}

export interface PartitionCommit {
  readonly topic: TopicReference;
  readonly partition: number;
  readonly offset: number;
  readonly leaderEpoch: number | undefined;
  readonly metadata: string;
}

export interface PartitionPlace {
  readonly topic: TopicReference;
  readonly partition: number;
}

/** `undefined`: done. */
export type PartitionOutcome = RefusalCode | undefined;

export interface ReadOffset {
  readonly topic: { readonly id: string; readonly name: string } | undefined;
  /** `undefined`: the group has committed nothing. */
  readonly row: OffsetRow | undefined;
}

export class MemberOffsets {
  readonly #options: MemberOffsetsOptions;

  constructor(options: MemberOffsetsOptions) {
    this.#options = options;
  }

  /** What became of each, in their order. */
  commit(
    request: {
      readonly group: string;
      readonly membership: Membership;
      readonly commits: readonly PartitionCommit[];
    },
    done: (outcomes: readonly PartitionOutcome[]) => void,
  ): void {
    const { group, membership, commits } = request;
    const { metadata, coordinator, clock, batcher } = this.#options;
    const found = commits.map((commit) => this.#check(commit));
    const offsets = commits.flatMap(({ topic: _, ...commit }, at) => {
      const topicId = found[at]?.topicId;
      return topicId === undefined ? [] : [{ ...commit, topicId }];
    });
    const refusal = coordinator.checkCommit(group, membership, offsets);
    if (refusal !== undefined) return done(commits.map(() => refusal));
    const answer = (code: PartitionOutcome) => {
      done(found.map(({ fault }) => fault ?? code));
    };
    if (offsets.length === 0) return answer(undefined);
    const generation = membership.generation < 0 ? undefined : membership.generation;
    const by = { group, slotEpoch: slotEpochOf(metadata.image, group), generation };
    const stored = { ...by, committedAtMs: clock.wallMs(), offsets: once(offsets) };
    batcher.commit(stored, (outcome) => {
      if (outcome.type === 'committed') return answer(undefined);
      answer(outcome.code === 'groupNotEmpty' ? 'unknownMember' : outcome.code);
    });
  }

  /** `places` `undefined`: all that there are. */
  fetch(
    request: {
      readonly group: string;
      readonly membership: Membership;
      readonly places: readonly PartitionPlace[] | undefined;
    },
    done: (outcome: readonly ReadOffset[] | RefusalCode) => void,
  ): void {
    const { group, membership, places } = request;
    const { metadata, coordinator, offsets, onFatal } = this.#options;
    const refusal = coordinator.checkFetch(group, membership);
    if (refusal !== undefined) return done(refusal);
    metadata.readable((outcome) => {
      if (outcome.type === 'refused') return done('coordinatorNotAvailable');
      if (places !== undefined) {
        return done(offsets.atOnce(() => places.map((place) => this.#read(group, place))).value);
      }
      offsets.ofGroup(
        group,
        orFail(onFatal, (rows) => done(this.#known(rows))),
      );
    });
  }

  /** What became of each; those that nobody reads any more are gone. */
  delete(
    group: string,
    places: readonly PartitionPlace[],
    done: (outcomes: readonly PartitionOutcome[] | RefusalCode) => void,
  ): void {
    const { metadata, coordinator } = this.#options;
    const machine = coordinator.machineOf(group);
    if (machine.type === 'groupRefused') return done(machine.code);
    if (!metadata.image.groups.has(group) && machine.isEmpty) return done('groupNotFound');
    if (!machine.isConsumer) return done('groupNotEmpty');
    const found = places.map(({ topic, partition }) => this.#find(topic, partition));
    const outcomes = found.map((each): PartitionOutcome => {
      if (each.fault !== undefined) return each.fault;
      return machine.isSubscribed(each.name) ? 'groupSubscribed' : undefined;
    });
    const partitions = found.flatMap(({ topicId }, at) => {
      if (topicId === undefined || outcomes[at] !== undefined) return [];
      return [{ topicId, partition: places[at]?.partition ?? 0 }];
    });
    this.#forget(group, partitions, (refused) => done(refused ?? outcomes));
  }

  #forget(
    group: string,
    places: readonly PartitionOfTopic[],
    done: (refused: RefusalCode | undefined) => void,
  ): void {
    if (places.length === 0) return done(undefined);
    const { metadata } = this.#options;
    const partitions = once(places);
    const slotEpoch = slotEpochOf(metadata.image, group);
    change(metadata, { type: 'deleteOffsets', group, slotEpoch, partitions }, (changed) => {
      done(changed.type === 'refused' ? changed.code : undefined);
    });
  }

  #check({ topic, partition, metadata }: PartitionCommit) {
    const found = this.#find(topic, partition);
    if (found.fault !== undefined) return found;
    const isLarge = Buffer.byteLength(metadata) > this.#options.offsetMetadataMaxBytes;
    return isLarge ? faulty('offsetMetadataTooLarge') : found;
  }

  #find(reference: TopicReference, partition: number) {
    const { topics } = this.#options;
    const topic = topics.find(reference);
    if (topic === undefined) {
      return faulty(reference.type === 'id' ? 'unknownTopicId' : 'topicNotFound');
    }
    if (topics.partitionRow(topic.id, partition) === undefined) return faulty('partitionNotFound');
    return { fault: undefined, topicId: topic.id, name: topic.name };
  }

  #read(group: string, { topic: reference, partition }: PartitionPlace): ReadOffset {
    const { topics, offsets } = this.#options;
    const topic = topics.find(reference);
    // What is no partition may be any number, and such keys cannot be looked up.
    const isKnown = topic !== undefined && topics.partitionRow(topic.id, partition) !== undefined;
    return {
      topic,
      row: isKnown ? offsets.get({ group, topicId: topic.id, partition }) : undefined,
    };
  }

  /** Topics that were deleted have no offsets any more, even where rows of theirs are left. */
  #known(rows: readonly OffsetRow[]): ReadOffset[] {
    const { topics } = this.#options.metadata.image;
    return rows.flatMap((row) => {
      const topic = topics.get(row.topicId);
      return topic === undefined ? [] : [{ topic, row }];
    });
  }
}

/** Each partition as it was named last: a record is not to grow by what replaces the same row. */
function once<Place extends PartitionOfTopic>(places: readonly Place[]): readonly Place[] {
  if (places.length <= 1) return places;
  const keyOf = ({ topicId, partition }: Place) => `${topicId} ${partition}`;
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}

function faulty(fault: RefusalCode) {
  return { fault, topicId: undefined, name: '' };
}
