/** A partition that this node leads, over a log and a clock that the test moves. */

import { loadCompression } from '../../src/client/compression.ts';
import type { Partition as PartitionRow, Topic } from '../../src/metadata/rows.ts';
import { Partition } from '../../src/replication/partition.ts';
import type { AckLevel, AppendOutcome, IsrChange } from '../../src/replication/partition-leader.ts';
import type { LogReplacement } from '../../src/replication/partition-listener.ts';
import type { BatchProducer } from '../../storage/batch/batch-builder.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import { buildBatch, recordOf } from '../storage/batch/batches.ts';
import { ManualTime } from './manual-time.ts';
import { TestLog } from './test-log.ts';

export const compression = await loadCompression();

const NODE_ID = 1;

export function topicOf(configs: Record<string, string> = {}): Topic {
  return {
    id: 'topic-id',
    name: 'orders',
    revision: 1,
    configs: new Map(Object.entries(configs)),
    replicationFactorIsExplicit: false,
    routing: [{ epoch: 0, width: 1, partitions: [0] }],
  };
}

export function rowOf(fields: Partial<PartitionRow> = {}): PartitionRow {
  return {
    topicId: 'topic-id',
    id: 0,
    replicas: [NODE_ID],
    isr: [NODE_ID],
    elr: [],
    suspect: [],
    lastKnown: [],
    leader: NODE_ID,
    leaderEpoch: 3,
    uncleanEpoch: 0,
    partitionEpoch: 0,
    adding: [],
    removing: [],
    state: 'active',
    ...fields,
  };
}

/** The bytes of one batch with so many records. */
export function bytesOf(count = 1, producer?: BatchProducer): Uint8Array {
  const records = Array.from({ length: count }, (_, at) => recordOf(`value ${at}`));
  const batch = buildBatch(records, producer === undefined ? {} : { producer });
  return new Uint8Array(Buffer.concat(batch.slices));
}

export function producerOf(baseSequence: number, producerEpoch = 0): BatchProducer {
  return { producerId: 7, producerEpoch, baseSequence, isTransactional: false };
}

export class TestLeader {
  readonly time = new ManualTime();
  readonly log = new TestLog();
  readonly topic: Topic;
  readonly partition: Partition;
  readonly renewals: number[] = [];
  readonly fatal: Error[] = [];
  readonly isrChanges: { change: IsrChange; done: (isAccepted: boolean) => void }[] = [];
  readonly damage: number[] = [];
  readonly notices: string[] = [];
  readonly replacements: LogReplacement[] = [];
  /** Of the other nodes, those that are live. */
  readonly brokerEpochs = new Map([
    [1, 11],
    [2, 12],
    [3, 13],
  ]);
  hasLease = true;

  constructor(
    configs: Record<string, string> = {},
    row = rowOf(),
    { isOpen }: { readonly isOpen: boolean } = { isOpen: true },
  ) {
    this.topic = topicOf(configs);
    this.partition = new Partition(this.topic, row, {
      context: {
        nodeId: NODE_ID,
        crc32c,
        compression,
        time: this.time,
        lease: { isHeld: () => this.hasLease },
        lagMsMax: 10_000,
        brokerEpochOf: (id) => this.brokerEpochs.get(id),
      },
      listener: {
        alterIsr: (_, change, done) => this.isrChanges.push({ change, done }),
        renewLeadership: (_, leaderEpoch) => this.renewals.push(leaderEpoch),
        reportDamage: (_, { offset }) => this.damage.push(offset),
        replaceLog: (_, how) => this.replacements.push(how),
        onMended: () => {},
        onLagging: () => {},
        onFollowed: () => {},
        onReady: () => {},
        onNotice: (_, notice) => this.notices.push(notice),
        onFatal: (error) => this.fatal.push(error),
      },
    });
    if (isOpen) this.partition.start(this.log);
  }

  row(fields: Partial<PartitionRow>): void {
    this.partition.onMetadata(this.topic, rowOf(fields));
  }

  /** What the append comes to, once it has come to something. */
  append(
    bytes: Uint8Array,
    request: { acks?: AckLevel; leaderEpoch?: number; timeoutMs?: number } = {},
  ): { outcome: AppendOutcome | undefined } {
    const { acks = 'all', leaderEpoch, timeoutMs = 30_000 } = request;
    const result: { outcome: AppendOutcome | undefined } = { outcome: undefined };
    this.partition.append({ slices: [bytes], leaderEpoch, acks, timeoutMs }, (outcome) => {
      result.outcome = outcome;
    });
    return result;
  }

  /** Everything that was appended is on the disk now. */
  sync(end = this.log.logEnd): void {
    this.log.durableEnd = end;
    this.partition.onDurable();
  }
}
