/** How far groups have come: commit, fetch, delete. Knows no protocol. */
import { orFail } from '../../storage/callbacks.ts';
import type { Clock } from '../clock.ts';
import { slotEpochOf } from '../metadata/apply-offsets.ts';
import type { OffsetRow } from '../metadata/offset-rows.ts';
import type { StoredOffsets } from '../metadata/offset-table.ts';
import { change } from './change.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { OffsetBatcher } from './offset-batcher.ts';
import { isPlainText } from './plain-text.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { TopicReference, TopicsService } from './topics.ts';
import { unknownTopic } from './topics.ts';

export interface PartitionReference {
  readonly topic: TopicReference;
  readonly partition: number;
}

export interface OffsetToCommit extends PartitionReference {
  /** The next record to read. */
  readonly offset: number;
  readonly leaderEpoch: number | undefined;
  readonly metadata: string;
}

/** Who commits, where the group has members. */
export interface CommittingMember {
  readonly epoch: number;
  /** Why it may not commit for these. */
  refusalOf(
    places: readonly { readonly topicId: string; readonly partition: number }[],
  ): Refusal | undefined;
}

export type FetchedOffset =
  | {
      readonly type: 'known';
      readonly topic: { readonly id: string; readonly name: string };
      readonly partition: number;
      /** `undefined`: the group has committed nothing. */
      readonly row: OffsetRow | undefined;
    }
  | { readonly type: 'unknown'; readonly partition: number; readonly refusal: Refusal };

/** `index`: the metadata that the answer reflects. */
export type OffsetsOutcome<Value> =
  | { readonly type: 'answer'; readonly index: number; readonly value: Value }
  | Refusal;

export interface GroupOffsetsOptions {
  readonly metadata: MetadataAccess;
  readonly offsets: StoredOffsets;
  readonly topics: TopicsService;
  readonly batcher: OffsetBatcher;
  readonly clock: Clock;
  /** The tables cannot be read. */
  readonly onFatal: (error: Error) => void;
}

const GROUP_SIZE_BYTES_MAX = 255;
const PARTITIONS_MAX = 10_000;
const METADATA_SIZE_BYTES_MAX = 4096;
/** One commit is one record at most, and shares it with others. */
const COMMIT_SIZE_BYTES_MAX = 1 << 20;
const OFFSET_COST_BYTES = 64;

export class GroupOffsetsService {
  readonly #options: GroupOffsetsOptions;

  constructor(options: GroupOffsetsOptions) {
    this.#options = options;
  }

  /** All of the offsets are committed, or none. */
  commit(
    request: {
      readonly group: string;
      readonly offsets: readonly OffsetToCommit[];
      readonly member?: CommittingMember | undefined;
    },
    done: (outcome: OffsetsOutcome<undefined>) => void,
  ): void {
    const { group, offsets, member } = request;
    const fault = groupFault(group) ?? countFault(offsets.length) ?? sizeFault(offsets);
    if (fault !== undefined) return done(fault);
    const resolved = offsets.map((offset) => this.#resolve(offset));
    const refusal = resolved.find((it) => it.type === 'refused');
    if (refusal?.type === 'refused') return done(refusal);
    const commits = offsets.map(({ topic: _, ...offset }, at) => {
      const found = resolved[at];
      return { ...offset, topicId: found?.type === 'found' ? found.topic.id : '' };
    });
    const places = new Set(commits.map(({ topicId, partition }) => `${topicId}-${partition}`));
    if (places.size < commits.length) {
      return done(refuse('invalidRequest', 'a commit names each partition once'));
    }
    const stranger = member?.refusalOf(commits);
    if (stranger !== undefined) return done(stranger);
    const { metadata, clock, batcher } = this.#options;
    const slotEpoch = slotEpochOf(metadata.image, group);
    const by = { group, slotEpoch, generation: member?.epoch };
    const commit = { ...by, committedAtMs: clock.wallMs(), offsets: commits };
    batcher.commit(commit, (outcome) => {
      done(outcome.type === 'refused' ? outcome : this.#answer(undefined));
    });
  }

  /** What every commit before this call came to. `partitions` empty: all there are. */
  fetch(
    request: { readonly group: string; readonly partitions: readonly PartitionReference[] },
    done: (outcome: OffsetsOutcome<readonly FetchedOffset[]>) => void,
  ): void {
    const { group, partitions } = request;
    const fault = groupFault(group) ?? countFault(partitions.length);
    if (fault !== undefined) return done(fault);
    this.#options.metadata.readable((outcome) => {
      if (outcome.type === 'refused') return done(outcome);
      if (partitions.length > 0) {
        const { offsets } = this.#options;
        const read = offsets.atOnce(() => partitions.map((it) => this.#fetchOne(group, it)));
        return done({ type: 'answer', ...read });
      }
      this.#ofGroup(group, (rows, index) => {
        done({ type: 'answer', index, value: this.#knownOf(rows) });
      });
    });
  }

  /** The value is how many offsets are gone. `partitions` empty: all there are. */
  delete(
    request: { readonly group: string; readonly partitions: readonly PartitionReference[] },
    done: (outcome: OffsetsOutcome<number>) => void,
  ): void {
    const { group } = request;
    this.fetch(request, (outcome) => {
      if (outcome.type === 'refused') return done(outcome);
      const refused = outcome.value.find((it) => it.type === 'unknown');
      if (refused?.type === 'unknown') return done(refused.refusal);
      const partitions = outcome.value.flatMap((it) => {
        if (it.type === 'unknown' || it.row === undefined) return [];
        return [{ topicId: it.topic.id, partition: it.partition }];
      });
      const { metadata } = this.#options;
      const slotEpoch = slotEpochOf(metadata.image, group);
      change(metadata, { type: 'deleteOffsets', group, slotEpoch, partitions }, (changed) => {
        done(changed.type === 'refused' ? changed : this.#answer(partitions.length));
      });
    });
  }

  #fetchOne(group: string, reference: PartitionReference): FetchedOffset {
    const { partition } = reference;
    const found = this.#resolve(reference);
    if (found.type === 'refused') return { type: 'unknown', partition, refusal: found };
    const row = this.#options.offsets.get({ group, topicId: found.topic.id, partition });
    return { type: 'known', topic: found.topic, partition, row };
  }

  /** Topics that were deleted have no offsets any more, even where rows of theirs are left. */
  #knownOf(rows: readonly OffsetRow[]): FetchedOffset[] {
    const { topics } = this.#options.metadata.image;
    return rows.flatMap((row): FetchedOffset[] => {
      const topic = topics.get(row.topicId);
      return topic === undefined ? [] : [{ type: 'known', topic, partition: row.partition, row }];
    });
  }

  #ofGroup(group: string, done: (rows: readonly OffsetRow[], index: number) => void): void {
    const { offsets, onFatal } = this.#options;
    const { index } = offsets;
    offsets.ofGroup(
      group,
      orFail(onFatal, (rows) => done(rows, index)),
    );
  }

  #resolve({ topic: reference, partition }: PartitionReference) {
    const { topics } = this.#options;
    const topic = topics.find(reference);
    if (topic === undefined) return unknownTopic(reference);
    if (topics.partitionRow(topic.id, partition) !== undefined) {
      return { type: 'found', topic } as const;
    }
    return refuse('partitionNotFound', `${topic.name} has no partition ${partition}`);
  }

  #answer<Value>(value: Value): OffsetsOutcome<Value> {
    return { type: 'answer', index: this.#options.offsets.index, value };
  }
}

export function groupFault(group: string): Refusal | undefined {
  const sizeBytes = Buffer.byteLength(group);
  const hasSize = sizeBytes > 0 && sizeBytes <= GROUP_SIZE_BYTES_MAX;
  if (hasSize && isPlainText(group)) return undefined;
  const rule = `1 to ${GROUP_SIZE_BYTES_MAX} bytes of UTF-8 without control characters`;
  return refuse('invalidGroup', `${JSON.stringify(group)} is no group: ${rule}`);
}

function countFault(count: number): Refusal | undefined {
  if (count <= PARTITIONS_MAX) return undefined;
  return refuse('invalidRequest', `one request names up to ${PARTITIONS_MAX} partitions`);
}

function sizeFault(offsets: readonly OffsetToCommit[]): Refusal | undefined {
  if (offsets.length === 0)
    return refuse('invalidRequest', 'a commit names at least one partition');
  let sizeBytes = 0;
  for (const { metadata, partition } of offsets) {
    const length = Buffer.byteLength(metadata);
    if (length > METADATA_SIZE_BYTES_MAX) {
      const most = `metadata has at most ${METADATA_SIZE_BYTES_MAX} bytes, not ${length}`;
      return refuse('invalidRequest', `${most} (partition ${partition})`);
    }
    sizeBytes += length + OFFSET_COST_BYTES;
  }
  if (sizeBytes <= COMMIT_SIZE_BYTES_MAX) return undefined;
  return refuse('invalidRequest', `a commit holds at most ${COMMIT_SIZE_BYTES_MAX} bytes`);
}
