/**
 * One look at one partition for a consumer: is it here, does the consumer's history agree with it,
 * had it better read elsewhere, and what is there from its offset on. Knows no protocol.
 */
import type { ReadMemory } from '../../storage/log/read-buffers.ts';
import type { Image } from '../metadata/image.ts';
import type { Partition } from '../replication/partition.ts';
import type { Reader } from './nearest-replica.ts';
import { nearestReplica } from './nearest-replica.ts';
import type { FoundPartition, Partitions, Topics } from './produce.ts';
import { findPartition } from './produce.ts';
import type { Refusal } from './refusal.ts';
import type { TopicReference } from './topics.ts';

export interface WantedRead {
  readonly topic: TopicReference;
  readonly partition: number;
  readonly offset: number;
  /** What the reader believes in; `undefined`: whichever leads. */
  readonly leaderEpoch: number | undefined;
  /** Of the record before `offset`, if the reader knows: where it is another here, they diverge. */
  readonly lastEpoch: number | undefined;
  readonly sizeBytesMax: number;
}

interface Ends {
  readonly highWatermark: number;
  readonly logStart: number;
}

export type ReadResult =
  /** Whole batches, the first of which may begin below the offset. */
  | ({
      readonly type: 'read';
      readonly slices: readonly Uint8Array[];
      readonly sizeBytes: number;
    } & Ends)
  /** What the reader has read last is gone: the largest epoch up to its own, and where it ends. */
  | ({ readonly type: 'diverging'; readonly epoch: number; readonly endOffset: number } & Ends)
  /** It had better ask that node. */
  | ({ readonly type: 'elsewhere'; readonly nodeId: number } & Ends)
  | Refusal;

export interface ReadLimits {
  /** 0: nothing is read, and only what there is told; else at least one batch. */
  readonly sizeBytesMax: number;
  /** `undefined`: reads from leaders alone. */
  readonly reader: Reader | undefined;
  /** As `ReadOptions.memory` of a log. */
  readonly memory: ReadMemory;
}

export interface PartitionReadsOptions {
  readonly topics: Topics;
  readonly partitions: Partitions;
  readonly image: () => Pick<Image, 'brokers'>;
}

export class PartitionReads {
  readonly #options: PartitionReadsOptions;

  constructor(options: PartitionReadsOptions) {
    this.#options = options;
  }

  find(wanted: Pick<WantedRead, 'topic' | 'partition'>): FoundPartition {
    return findPartition(this.#options.topics, this.#options.partitions, wanted);
  }

  /** `done` runs once, perhaps before this returns. */
  read(
    partition: Partition,
    { wanted, sizeBytesMax, reader, memory }: { readonly wanted: WantedRead } & ReadLimits,
    done: (result: ReadResult) => void,
  ): void {
    const { offset, leaderEpoch } = wanted;
    const fromFollower = reader !== undefined;
    const early =
      this.#elsewhere(partition, wanted, reader) ?? diverging(partition, wanted, fromFollower);
    if (early !== undefined) return done(early);
    partition.read({ offset, sizeBytesMax, leaderEpoch, fromFollower, memory }, (outcome) => {
      if (outcome.type === 'refused') return done(outcome);
      const { batches, highWatermark, logStart } = outcome;
      const slices: Uint8Array[] = [];
      let sizeBytes = 0;
      for (const batch of batches) {
        sizeBytes += batch.header.sizeBytes;
        slices.push(...batch.slices);
      }
      done({ type: 'read', slices, sizeBytes, highWatermark, logStart });
    });
  }

  #elsewhere(
    partition: Partition,
    { offset, leaderEpoch }: WantedRead,
    reader: Reader | undefined,
  ): ReadResult | undefined {
    if (reader === undefined || reader.rack === '') return undefined;
    const leading = partition.leading(leaderEpoch);
    if (leading.type === 'refused') return undefined;
    const { logStart, highWatermark } = leading.log;
    if (offset < logStart) return undefined;
    const { brokers } = this.#options.image();
    const ends = leading.leader.inSyncEnds();
    const nodeId = nearestReplica({ row: partition.row, brokers, ends, offset, reader });
    if (nodeId === undefined) return undefined;
    return { type: 'elsewhere', nodeId, highWatermark, logStart };
  }
}

function diverging(
  partition: Partition,
  { offset, leaderEpoch, lastEpoch }: WantedRead,
  fromFollower: boolean,
): ReadResult | undefined {
  if (lastEpoch === undefined) return undefined;
  const end = partition.epochEnd(lastEpoch, { leaderEpoch, fromFollower });
  if (end.type === 'refused') return end;
  const { epoch, endOffset, highWatermark, logStart } = end;
  if (epoch === lastEpoch && endOffset >= offset) return undefined;
  return { type: 'diverging', epoch, endOffset, highWatermark, logStart };
}
