/**
 * The partitions that have a replica on this node, kept in step with the applied metadata.
 *
 * Nothing is led or served from an image that does not hold this node's own registration: until
 * `begin` the metadata may change as it likes. From then on each delta is followed: a new replica
 * gets its log, a changed row is handed on, a deleted topic loses its bytes, and the cluster is
 * told so.
 */
import { forEach, orFail } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { LogConfig } from '../../storage/log/log-config.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { Change, Image } from '../metadata/image.ts';
import type { Proposer } from '../metadata/proposer.ts';
import type { Partition as PartitionRow, Topic } from '../metadata/rows.ts';
import { logConfigOf } from './log-config-of.ts';
import type { PartitionOptions } from './partition.ts';
import { Partition } from './partition.ts';
import type { PartitionLog } from './partition-log.ts';
import { refuse } from './refusal.ts';

/** The node's logs, as `storage/log/log-store.ts` keeps them. */
export interface LogSource {
  /** Every log that has a directory or an entry. */
  keys(): readonly LogKey[];
  /** Makes the log if there is none. */
  open(key: LogKey, options: LogOpening, done: Callback<PartitionLog>): void;
  /** Open or not. */
  delete(key: LogKey, done: Callback): void;
  /** Takes a log out of use and keeps its bytes for the operator. */
  setAside(key: LogKey, done: Callback): void;
}

export interface LogOpening {
  readonly config: LogConfig;
  readonly listener: {
    onWritten(): void;
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
  readonly listener: LocalPartitionsListener;
}

export interface LocalPartitionsListener {
  /** A fault that no retry mends: the process ends. */
  onFatal(error: Error): void;
  /** A log cannot be opened. It is kept as it is; the others go on. */
  onDamaged(key: LogKey, error: StorageError): void;
  /** Bytes were found that the cluster never gave this node. */
  onSetAside(key: LogKey): void;
}

/** A log that there is no space to make is tried again so often. */
const OPEN_AGAIN_MS = 1000;

export class LocalPartitions {
  readonly #options: LocalPartitionsOptions;
  readonly #partitions = new Map<string, Map<number, Partition>>();
  #brokerEpoch: number | undefined;
  /** Logs that are being opened or deleted. */
  #busyCount = 0;
  #settled: (() => void)[] = [];

  constructor(options: LocalPartitionsOptions) {
    this.#options = options;
  }

  /**
   * This node's registration has been applied: executes the drops it missed, then opens and leads
   * what the image gives it. `done` runs when everything can serve.
   */
  begin(brokerEpoch: number, done: () => void): void {
    const { listener } = this.#options;
    this.#brokerEpoch = brokerEpoch;
    const missed = this.#dropsWaiting();
    this.#drop(missed);
    this.whenSettled(() => {
      this.#setStrangersAside(
        orFail(
          (error) => listener.onFatal(error),
          () => {
            this.#followAll();
            this.whenSettled(done);
          },
        ),
      );
    });
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
    const { topics } = this.#options.image();
    for (const topicId of [...this.#partitions.keys()]) {
      if (!topics.has(topicId)) this.#onRemoved(topicId);
    }
    this.#followAll();
  }

  find(topicId: string, id: number): Partition | undefined {
    return this.#partitions.get(topicId)?.get(id);
  }

  /**
   * Runs when no log is being opened or deleted: every partition that the metadata gives this node
   * can serve.
   */
  whenSettled(done: () => void): void {
    if (this.#busyCount === 0) done();
    else this.#settled.push(done);
  }

  /** Takes nothing new. `done` runs when no log is being opened or deleted; they stay open. */
  drain(done: () => void): void {
    this.#brokerEpoch = undefined;
    for (const partition of this.#all()) partition.drain();
    this.whenSettled(done);
  }

  /** The logs are closed: what still waits is told to go elsewhere. */
  close(): void {
    for (const partition of this.#all()) partition.close();
  }

  #all(): Partition[] {
    return [...this.#partitions.values()].flatMap((partitions) => [...partitions.values()]);
  }

  #followAll(): void {
    const image = this.#options.image();
    for (const topic of image.topics.values()) {
      for (const row of image.partitionsOf(topic.id)) this.#onRow(topic, row);
    }
  }

  #onTopic(topic: Topic): void {
    for (const partition of this.#partitions.get(topic.id)?.values() ?? []) {
      partition.onMetadata(topic, partition.row);
    }
  }

  #onPartition(row: PartitionRow): void {
    const topic = this.#options.image().topics.get(row.topicId);
    if (topic !== undefined) this.#onRow(topic, row);
  }

  #onRow(topic: Topic, row: PartitionRow): void {
    const partition = this.find(topic.id, row.id);
    if (partition !== undefined) partition.onMetadata(topic, row);
    else if (row.replicas.includes(this.#options.nodeId)) this.#open(topic, row);
  }

  #open(topic: Topic, row: PartitionRow): void {
    const { nodeId, listener } = this.#options;
    const partition = new Partition(topic, row, {
      ...this.#options.partition,
      nodeId,
      listener: {
        renewLeadership: (it, epoch) => this.#renewLeadership(it, epoch),
        onFatal: (error) => listener.onFatal(error),
      },
    });
    const partitions = this.#partitions.get(topic.id) ?? new Map<number, Partition>();
    this.#partitions.set(topic.id, partitions.set(row.id, partition));
    const opening = {
      config: logConfigOf(topic.configs),
      listener: {
        onWritten: () => {},
        onDurable: () => partition.onDurable(),
        onFailure: (_: unknown, error: StorageError) => partition.onFailure(error),
      },
    };
    this.#openLog(partition, opening);
  }

  #openLog(partition: Partition, opening: LogOpening): void {
    const { logs, listener } = this.#options;
    const key = { topicId: partition.topicId, partition: partition.id };
    const isThere = () => this.find(key.topicId, key.partition) === partition;
    this.#busyCount += 1;
    logs.open(key, opening, (...[error, log]) => {
      if (error === null) {
        if (isThere()) partition.start(log);
      } else if (!(error instanceof StorageError)) {
        listener.onFatal(error);
      } else if (error.code === 'corrupt') {
        partition.onUnopened(refuse('logDamaged', error.message));
        listener.onDamaged(key, error);
      } else if (error.code === 'noSpace') {
        partition.onUnopened(refuse('storageFull', error.message));
        this.#options.partition.time.timers.after(OPEN_AGAIN_MS, () => {
          if (this.#brokerEpoch !== undefined && isThere()) this.#openLog(partition, opening);
        });
      } else {
        listener.onFatal(error);
      }
      this.#onIdle();
    });
  }

  #onRemoved(topicId: string): void {
    for (const partition of this.#partitions.get(topicId)?.values() ?? []) partition.close();
    this.#partitions.delete(topicId);
    this.#drop([topicId]);
  }

  /** Removes the bytes of deleted topics, then tells the cluster. */
  #drop(topicIds: readonly string[]): void {
    if (topicIds.length === 0) return;
    const { logs, listener } = this.#options;
    const items = logs.keys().filter((key) => topicIds.includes(key.topicId));
    this.#busyCount += 1;
    forEach({ items, atOnce: 8, action: (key, next) => logs.delete(key, next) }, (...[error]) => {
      if (error === null) this.#confirmDrops(topicIds);
      else listener.onFatal(error);
      this.#onIdle();
    });
  }

  #onIdle(): void {
    this.#busyCount -= 1;
    if (this.#busyCount > 0) return;
    const settled = this.#settled;
    this.#settled = [];
    for (const done of settled) done();
  }

  #setStrangersAside(done: Callback): void {
    const { logs, nodeId, image, listener } = this.#options;
    const isStranger = (key: LogKey) =>
      image().partition(key.topicId, key.partition)?.replicas.includes(nodeId) !== true;
    const action = (key: LogKey, next: Callback): void => {
      listener.onSetAside(key);
      logs.setAside(key, next);
    };
    forEach({ items: logs.keys().filter(isStranger), atOnce: 1, action }, done);
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
    if (this.#brokerEpoch === undefined) return;
    const { proposer, directoryId } = this.#options;
    const brokerEpoch = this.#brokerEpoch;
    proposer.propose(
      { type: 'confirmDrops', brokerEpoch, directoryId, topicIds, partitions: [] },
      () => {},
    );
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
