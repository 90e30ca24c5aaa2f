/**
 * The partitions that have a replica on this node, kept in step with the applied metadata.
 *
 * Nothing is led or served from an image that does not hold this node's own registration: until
 * `begin` the metadata may change as it likes. From then on each delta is followed: a new replica
 * gets its log, a changed row is handed on, a deleted topic loses its bytes, and the cluster is
 * told so.
 */
import type { Callback } from '../../storage/file-system.ts';
import type { LogConfig } from '../../storage/log-config.ts';
import type { LogKey } from '../../storage/log-key.ts';
import type { StorageError } from '../../storage/storage-error.ts';
import type { Change, Image } from '../metadata/image.ts';
import type { Proposer } from '../metadata/proposer.ts';
import type { Partition as PartitionRow, Topic } from '../metadata/rows.ts';
import { logConfigOf } from './log-config-of.ts';
import type { PartitionOptions } from './partition.ts';
import { Partition } from './partition.ts';
import type { PartitionLog } from './partition-log.ts';

/** The node's logs, as `storage/log-store.ts` keeps them. */
export interface LogSource {
  /** Every log that has a directory or an entry. */
  keys(): readonly LogKey[];
  /** Makes the log if there is none. */
  open(key: LogKey, options: LogOpening, done: Callback<PartitionLog>): void;
  delete(key: LogKey, done: Callback): void;
}

export interface LogOpening {
  readonly config: LogConfig;
  readonly listener: {
    onDurable(): void;
    onFailure(log: unknown, error: StorageError): void;
  };
}

export interface LocalPartitionsOptions {
  readonly nodeId: number;
  readonly directoryId: string;
  readonly image: () => Image;
  readonly logs: LogSource;
  readonly proposer: Proposer;
  readonly partition: Omit<PartitionOptions, 'listener' | 'nodeId'>;
  /** A fault that no retry mends: the process ends. */
  readonly onFatal: (error: Error) => void;
}

interface Local {
  readonly partition: Partition;
  isOpen: boolean;
}

export class LocalPartitions {
  readonly #options: LocalPartitionsOptions;
  readonly #partitions = new Map<string, Map<number, Local>>();
  #brokerEpoch: number | undefined;
  #openingCount = 0;
  #settled: (() => void)[] = [];

  constructor(options: LocalPartitionsOptions) {
    this.#options = options;
  }

  /** Removes the bytes of topics that the image says are gone; before any log is opened. */
  executeDrops(done: Callback): void {
    const gone = new Set(this.#dropsWaiting());
    this.#deleteLogs((key) => gone.has(key.topicId), done);
  }

  /** This node's registration has been applied: opens and leads what the image gives it. */
  begin(brokerEpoch: number, done: () => void): void {
    this.#brokerEpoch = brokerEpoch;
    const image = this.#options.image();
    this.#confirmDrops(this.#dropsWaiting());
    this.#followAll(image);
    this.whenSettled(done);
  }

  onChanges(changes: readonly Change[]): void {
    if (this.#brokerEpoch === undefined) return;
    for (const change of changes) {
      if (change.type === 'topicRemoved') this.#onRemoved(change.topicId);
      else if (change.type === 'topic') this.#onTopic(change.row);
      else if (change.type === 'partition') this.#onPartition(change.row);
    }
  }

  /** The whole image was replaced. */
  onReplaced(): void {
    if (this.#brokerEpoch === undefined) return;
    const image = this.#options.image();
    for (const topicId of [...this.#partitions.keys()]) {
      if (!image.topics.has(topicId)) this.#onRemoved(topicId);
    }
    this.#followAll(image);
  }

  find(topicId: string, id: number): Partition | undefined {
    return this.#partitions.get(topicId)?.get(id)?.partition;
  }

  /**
   * Runs when no log is being opened: every partition that the metadata gives this node can serve.
   */
  whenSettled(done: () => void): void {
    if (this.#openingCount === 0) return done();
    this.#settled.push(done);
  }

  /** Tells all that waits to go elsewhere, and serves nothing more. The logs stay open. */
  close(): void {
    this.#brokerEpoch = undefined;
    for (const locals of this.#partitions.values()) {
      for (const { partition } of locals.values()) partition.close();
    }
  }

  #followAll(image: Image): void {
    for (const topic of image.topics.values()) {
      for (const row of image.partitionsOf(topic.id)) this.#onRow(topic, row);
    }
  }

  #onTopic(topic: Topic): void {
    for (const { partition } of this.#partitions.get(topic.id)?.values() ?? []) {
      partition.onMetadata(topic, partition.row);
    }
  }

  #onPartition(row: PartitionRow): void {
    const topic = this.#options.image().topics.get(row.topicId);
    if (topic !== undefined) this.#onRow(topic, row);
  }

  #onRow(topic: Topic, row: PartitionRow): void {
    const local = this.#partitions.get(topic.id)?.get(row.id);
    if (local !== undefined) local.partition.onMetadata(topic, row);
    else if (row.replicas.includes(this.#options.nodeId)) this.#open(topic, row);
  }

  #open(topic: Topic, row: PartitionRow): void {
    const { logs, nodeId, onFatal } = this.#options;
    const partition = new Partition(topic, row, {
      ...this.#options.partition,
      nodeId,
      listener: { renewLeadership: (it, epoch) => this.#renewLeadership(it, epoch), onFatal },
    });
    const local: Local = { partition, isOpen: false };
    const locals = this.#partitions.get(topic.id) ?? new Map<number, Local>();
    this.#partitions.set(topic.id, locals.set(row.id, local));
    const listener = {
      onDurable: () => partition.onDurable(),
      onFailure: (_: unknown, error: StorageError) => partition.onFailure(error),
    };
    const key = { topicId: topic.id, partition: row.id };
    this.#openingCount += 1;
    logs.open(key, { config: logConfigOf(topic.configs), listener }, (...result) => {
      local.isOpen = true;
      if (result[0] === null) {
        if (this.find(topic.id, row.id) === partition) partition.start(result[1]);
      } else if (!isDamage(result[0])) {
        onFatal(result[0]);
      }
      this.#onSettled();
    });
  }

  #onSettled(): void {
    this.#openingCount -= 1;
    if (this.#openingCount > 0) return;
    const settled = this.#settled;
    this.#settled = [];
    for (const done of settled) done();
  }

  #onRemoved(topicId: string): void {
    for (const { partition } of this.#partitions.get(topicId)?.values() ?? []) partition.close();
    this.#partitions.delete(topicId);
    // A log that is just being opened cannot be deleted under the opener's hands.
    this.whenSettled(() => {
      this.#deleteLogs(
        (key) => key.topicId === topicId,
        (...result) => {
          if (result[0] !== null) return this.#options.onFatal(result[0]);
          this.#confirmDrops([topicId]);
        },
      );
    });
  }

  #deleteLogs(isGone: (key: LogKey) => boolean, done: Callback): void {
    const { logs } = this.#options;
    const keys = logs.keys().filter(isGone);
    const next = () => {
      const key = keys.pop();
      if (key === undefined) return done(null, undefined);
      logs.delete(key, (...result) => {
        if (result[0] !== null) return done(result[0]);
        next();
      });
    };
    next();
  }

  /** What of the image's tombstones this node's present directory has still to confirm. */
  #dropsWaiting(): string[] {
    const { nodeId, directoryId } = this.#options;
    return [...this.#options.image().tombstones.values()]
      .filter(({ waiting }) =>
        waiting.some((it) => it.nodeId === nodeId && it.directoryId === directoryId),
      )
      .map(({ topicId }) => topicId);
  }

  /** Unanswered or refused, the tombstone stays, and the next start confirms it again. */
  #confirmDrops(topicIds: readonly string[]): void {
    if (topicIds.length === 0 || this.#brokerEpoch === undefined) return;
    const { proposer, directoryId } = this.#options;
    const brokerEpoch = this.#brokerEpoch;
    proposer.propose({ type: 'confirmDrops', brokerEpoch, directoryId, topicIds }, () => {});
  }

  /** The answer is a changed row, or none: then the partition asks again. */
  #renewLeadership({ topicId, id }: Partition, leaderEpoch: number): void {
    if (this.#brokerEpoch === undefined) return;
    const brokerEpoch = this.#brokerEpoch;
    this.#options.proposer.propose(
      { type: 'renewLeadership', topicId, partition: id, brokerEpoch, leaderEpoch },
      () => {},
    );
  }
}

/**
 * A log that cannot be opened for its damage is kept, served by nobody here, and no fault of the
 * others.
 */
function isDamage(error: Error): boolean {
  return 'code' in error && error.code === 'corrupt';
}
