/**
 * Groups as operators see and remove them, whichever protocol their members speak. Any node lists
 * all groups; one of them is described and deleted by its coordinator, which alone knows who is in.
 */
import type { GroupCoordinator } from '../../coordinator/group-coordinator.ts';
import type { GroupState } from '../../metadata/group-rows.ts';
import type { OffsetRow } from '../../metadata/offset-rows.ts';
import type { Topic } from '../../metadata/rows.ts';
import type { LocalPartitions } from '../../replication/local-partitions.ts';
import type { FetchedOffset, GroupOffsetsService, OffsetsOutcome } from '../group-offsets.ts';
import { groupFault } from '../group-offsets.ts';
import type { MetadataAccess } from '../metadata-access.ts';
import type { Refusal } from '../refusal.ts';
import { refusalOfGroup } from './group-refusal.ts';
import type { GroupView } from './group-view.ts';
import { groupView } from './group-view.ts';
import type { GroupFault, GroupsService } from './groups.ts';

export interface GroupSummary {
  readonly group: string;
  readonly type: 'classic' | 'consumer';
  /** As Kafka calls it. */
  readonly phase: string;
  readonly memberCount: number;
  /** `undefined`: nobody does just now. */
  readonly coordinator: number | undefined;
}

export interface GroupPartition {
  readonly topic: Topic;
  readonly partition: number;
  /** `undefined`: the group has committed nothing. */
  readonly row: OffsetRow | undefined;
  /** Who reads it. */
  readonly memberId: string | undefined;
  /** Known to the partition's leader alone. */
  readonly ends: { readonly logStart: number; readonly highWatermark: number } | undefined;
}

export interface DescribedGroup extends GroupView {
  readonly summary: GroupSummary;
  /** By topic and partition. */
  readonly partitions: readonly GroupPartition[];
}

export interface GroupAdminOptions {
  readonly metadata: MetadataAccess;
  readonly coordinator: GroupCoordinator;
  readonly groups: GroupsService;
  readonly offsets: GroupOffsetsService;
  readonly partitions: Pick<LocalPartitions, 'find'>;
}

export class GroupAdminService {
  readonly #options: GroupAdminOptions;

  constructor(options: GroupAdminOptions) {
    this.#options = options;
  }

  /** Of groups that others coordinate as they were stored. */
  list(): { readonly index: number; readonly groups: readonly GroupSummary[] } {
    const { metadata, coordinator } = this.#options;
    const groups = [...metadata.image.groups.keys()].sort().flatMap((group) => {
      const machine = coordinator.look(group);
      return machine === undefined ? [] : [this.#summary(group, machine)];
    });
    return { index: metadata.appliedIndex, groups };
  }

  describe(group: string, done: (outcome: OffsetsOutcome<DescribedGroup>) => void): void {
    const { metadata, groups, offsets } = this.#options;
    offsets.fetch({ group, partitions: [] }, (fetched) => {
      if (fetched.type === 'refused') return done(fetched);
      const found = groups.describe(group);
      if ('code' in found) return done(this.#refusal(group, found));
      const view = groupView(found, metadata.image);
      const partitions = this.#partitions(view, fetched.value);
      const value = { ...view, summary: this.#summary(group, found), partitions };
      done({ type: 'answer', index: fetched.index, value });
    });
  }

  /** With its offsets. */
  delete(group: string, done: (outcome: OffsetsOutcome<undefined>) => void): void {
    const fault = groupFault(group);
    if (fault !== undefined) return done(fault);
    const { metadata, groups } = this.#options;
    groups.delete(group, (outcome) => {
      if (outcome.type === 'groupRefused') return done(this.#refusal(group, outcome));
      done({ type: 'answer', index: metadata.appliedIndex, value: undefined });
    });
  }

  #summary(
    group: string,
    { phase, state }: { readonly phase: string; readonly state: GroupState },
  ): GroupSummary {
    const coordinator = this.#options.groups.coordinatorOf(group);
    const type = state.type === 'classic' ? 'classic' : 'consumer';
    return { group, type, phase, memberCount: state.members.length, coordinator };
  }

  #refusal(group: string, fault: GroupFault): Refusal {
    return refusalOfGroup(fault, this.#options.groups.coordinatorOf(group));
  }

  /** What is committed, and what is read without that. */
  #partitions({ members }: GroupView, fetched: readonly FetchedOffset[]): GroupPartition[] {
    const { metadata, partitions } = this.#options;
    const found = new Map<string, Omit<GroupPartition, 'ends'>>();
    for (const offset of fetched) {
      if (offset.type === 'unknown') continue;
      const topic = metadata.image.topics.get(offset.topic.id);
      if (topic === undefined) continue;
      const { partition, row } = offset;
      found.set(`${topic.id}-${partition}`, { topic, partition, row, memberId: undefined });
    }
    for (const { memberId, assignment } of members) {
      for (const [topicId, numbers] of assignment) {
        const topic = metadata.image.topics.get(topicId);
        if (topic === undefined) continue;
        for (const partition of numbers) {
          const key = `${topicId}-${partition}`;
          found.set(key, { topic, partition, row: found.get(key)?.row, memberId });
        }
      }
    }
    return [...found.values()].sort(byPlace).map((place) => {
      return { ...place, ends: partitions.find(place.topic.id, place.partition)?.ends };
    });
  }
}

type Place = Pick<GroupPartition, 'topic' | 'partition'>;

function byPlace(left: Place, right: Place): number {
  if (left.topic.name !== right.topic.name) return left.topic.name < right.topic.name ? -1 : 1;
  return left.partition - right.partition;
}
