/**
 * Lets a group that nobody is in go on elsewhere. Where a log begins, ends, or has a time is known
 * to its leader alone, so what this node does not lead is refused, each partition by itself; and
 * then nothing is changed. The commit is checked once more when it is applied: a group that has
 * members by then stays where it is.
 */
import { collect } from '../collect.ts';
import type {
  FetchedOffset,
  GroupOffsetsService,
  OffsetsOutcome,
  PartitionReference,
} from '../group-offsets.ts';
import type { MetadataAccess } from '../metadata-access.ts';
import type { OffsetLookup, OffsetOutcome, PartitionQuestion } from '../offset-lookup.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';

/** What lies outside of a log becomes its nearest end. */
export type ResetTarget =
  | { readonly type: 'beginning' }
  | { readonly type: 'end' }
  | { readonly type: 'offset'; readonly offset: number }
  /** The first record of that time or later; the end where there is none. */
  | { readonly type: 'time'; readonly timestampMs: number }
  /** From what is committed. */
  | { readonly type: 'shift'; readonly by: number };

export interface OffsetReset {
  readonly topic: { readonly id: string; readonly name: string } | undefined;
  readonly partition: number;
  /** `undefined`: the group has committed nothing. */
  readonly before: number | undefined;
  readonly after: number | Refusal;
}

export interface ResetRequest {
  readonly group: string;
  /** Each once; none: all that the group has committed for. */
  readonly partitions: readonly PartitionReference[];
  readonly target: ResetTarget;
  readonly validateOnly: boolean;
}

export interface OffsetResetsOptions {
  readonly metadata: MetadataAccess;
  readonly offsets: GroupOffsetsService;
  readonly lookup: OffsetLookup;
}

type Known = Extract<FetchedOffset, { type: 'known' }>;
type Resolved = (after: number | Refusal) => void;

export class OffsetResets {
  readonly #options: OffsetResetsOptions;

  constructor(options: OffsetResetsOptions) {
    this.#options = options;
  }

  /** All are changed, or none: those that cannot be say why. */
  reset(
    { group, partitions, target, validateOnly }: ResetRequest,
    done: (outcome: OffsetsOutcome<readonly OffsetReset[]>) => void,
  ): void {
    const { metadata, offsets } = this.#options;
    offsets.fetch({ group, partitions }, (fetched) => {
      if (fetched.type === 'refused') return done(fetched);
      const { index, value } = fetched;
      const row = metadata.image.groups.get(group);
      if (row !== undefined && row.state.members.length > 0) {
        return done(refuse('groupNotEmpty', 'the group has members: stop them first'));
      }
      if (value.length === 0) return done(nothingToReset(group, row !== undefined));
      const resolve = (place: FetchedOffset, each: (reset: OffsetReset) => void): void => {
        if (place.type === 'unknown') return each(unknownReset(place));
        const { topic, partition, row: committed } = place;
        this.#resolve(place, target, (after) => {
          each({ topic, partition, before: committed?.offset, after });
        });
      };
      collect(value, resolve, (resets) => {
        const commits = resets.flatMap(commitOf);
        if (validateOnly || commits.length < resets.length) {
          return done({ type: 'answer', index, value: resets });
        }
        offsets.commit({ group, offsets: commits }, (outcome) => {
          done(outcome.type === 'refused' ? outcome : { ...outcome, value: resets });
        });
      });
    });
  }

  #resolve({ topic, partition, row }: Known, target: ResetTarget, done: Resolved): void {
    const { lookup } = this.#options;
    const reference = { type: 'id', id: topic.id } as const;
    const question = { topic: reference, partition, leaderEpoch: undefined };
    const offsetOf = (outcome: OffsetOutcome) => {
      if (outcome.type === 'found') done(outcome.offset);
      else if (outcome.type === 'refused') done(outcome);
      else lookup.find(question, { type: 'latest' }, offsetOf);
    };
    switch (target.type) {
      case 'beginning':
        return lookup.find(question, { type: 'earliest' }, offsetOf);
      case 'end':
        return lookup.find(question, { type: 'latest' }, offsetOf);
      case 'time':
        return lookup.find(question, target, offsetOf);
      case 'offset':
        return this.#clamp(question, target.offset, done);
      case 'shift': {
        if (row !== undefined) return this.#clamp(question, row.offset + target.by, done);
        const place = `${topic.name}/${partition}`;
        return done(refuse('invalidRequest', `nothing is committed for ${place} to count from`));
      }
      default:
        target satisfies never;
    }
  }

  #clamp(question: PartitionQuestion, offset: number, done: Resolved): void {
    const { lookup } = this.#options;
    lookup.find(question, { type: 'earliest' }, (earliest) => {
      if (earliest.type !== 'found') return done(refusedEnd(earliest));
      lookup.find(question, { type: 'latest' }, (latest) => {
        if (latest.type !== 'found') return done(refusedEnd(latest));
        done(Math.min(Math.max(offset, earliest.offset), latest.offset));
      });
    });
  }
}

function nothingToReset(group: string, isKnown: boolean): Refusal {
  const what = `${JSON.stringify(group)} has committed nothing: name the partitions to reset`;
  return refuse(isKnown ? 'invalidRequest' : 'groupNotFound', what);
}

function unknownReset(place: Extract<FetchedOffset, { type: 'unknown' }>): OffsetReset {
  const { partition, refusal } = place;
  return { topic: undefined, partition, before: undefined, after: refusal };
}

/** A log has both ends; where they are not to be had there is a reason. */
function refusedEnd(outcome: Exclude<OffsetOutcome, { type: 'found' }>): Refusal {
  return outcome.type === 'refused'
    ? outcome
    : refuse('offsetNotAvailable', 'the ends of the log are not known yet');
}

function commitOf({ topic, partition, after }: OffsetReset) {
  if (topic === undefined || typeof after !== 'number') return [];
  const reference = { type: 'id', id: topic.id } as const;
  return [{ topic: reference, partition, offset: after, leaderEpoch: undefined, metadata: '' }];
}
