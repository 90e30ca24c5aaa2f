/**
 * The partitions that have a replica on this node, kept in step with the applied metadata.
 *
 * Nothing is led, followed or served from an image that does not hold this node's own registration:
 * until `begin` the metadata may change as it likes. From then on each delta is followed: a new
 * replica gets its log, a changed row is handed on, a deleted topic and a replica that was moved
 * away lose their bytes, and the cluster is told so.
 */

import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { Compression } from '../../storage/compression/compression.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { logName } from '../../storage/log/log-key.ts';
import type { Change, Image } from '../metadata/image.ts';
import type { Proposer } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';
import type { Drop, Partition as PartitionRow, Tombstone, Topic } from '../metadata/rows.ts';
import type { BrokerLease } from './broker-lease.ts';
import { LagWatch } from './lag-watch.ts';
import { logConfigOf } from './log-config-of.ts';
import { Partition } from './partition.ts';
import type { IsrChange } from './partition-leader.ts';
import type {
  LogReplacement,
  PartitionListener,
  PartitionNotice,
  ReportedDamage,
} from './partition-listener.ts';
import type { PeerFetch } from './peer-fetch.ts';
import type { ReplicaContext } from './replica-context.ts';
import type { ReplicaFetcherSettings } from './replica-fetcher.ts';
import { ReplicaFetchers } from './replica-fetchers.ts';
import { ReplicaFetches } from './replica-fetches.ts';
import type { LogOpening, LogSource, LogUser, ReplicaLogsListener } from './replica-logs.ts';
import { ReplicaLogs } from './replica-logs.ts';
import type { Time } from './waiting.ts';

export interface LocalPartitionsOptions {
  readonly nodeId: number;
  readonly directoryId: string;
  readonly rack: string;
  readonly image: () => Image;
  readonly logs: LogSource;
  readonly proposer: Pick<Proposer, 'propose'>;
  readonly crc32c: Crc32c;
  readonly compression: Compression;
  readonly time: Time;
  readonly lease: Pick<BrokerLease, 'isHeld'>;
  readonly peerFetch: PeerFetch;
  readonly settings: ReplicationSettings;
  readonly listener: LocalPartitionsListener;
}

export interface ReplicationSettings extends ReplicaFetcherSettings {
  /** A follower that has not held all there is for longer leaves the ISR. */
  readonly replicaLagTimeMaxMs: number;
}

export interface LocalPartitionsListener extends ReplicaLogsListener {
  /** Something about a replica that an operator should know. */
  onNotice(key: LogKey, notice: PartitionNotice, reason: string): void;
}

export class LocalPartitions {
  /** Answers the followers of the partitions that are led here. */
  readonly fetches: ReplicaFetches;
  readonly #options: LocalPartitionsOptions;
  readonly #context: ReplicaContext;
  readonly #listener: PartitionListener;
  readonly #logs: ReplicaLogs;
  readonly #fetchers: ReplicaFetchers;
  readonly #lagWatch: LagWatch;
  readonly #partitions = new Map<string, Map<number, Partition>>();
  #brokerEpoch: number | undefined;

  constructor(options: LocalPartitionsOptions) {
    const { nodeId, crc32c, compression, lease, time, settings, rack, peerFetch } = options;
    const { listener } = options;
    this.#options = options;
    this.#context = {
      nodeId,
      crc32c,
      compression,
      time,
      lease,
      lagMsMax: settings.replicaLagTimeMaxMs,
      brokerEpochOf: (id) => this.#brokerEpochOf(id),
    };
    this.#listener = this.#partitionListener();
    this.#logs = new ReplicaLogs(options.logs, time.timers, listener);
    this.#lagWatch = new LagWatch(time, settings.replicaLagTimeMaxMs);
    const brokerEpoch = (): number => this.#brokerEpoch ?? 0;
    const fetching = { nodeId, rack, brokerEpoch, peerFetch, time, settings };
    this.#fetchers = new ReplicaFetchers(fetching);
    this.fetches = new ReplicaFetches({ find: (topicId, id) => this.find(topicId, id), time });
  }

  /**
   * This node's registration has been applied: executes the drops it missed, then opens what the
   * image gives it, leads and follows. `done` runs when everything can serve. Called again when
   * this process has registered again.
   */
  begin(brokerEpoch: number, done: () => void): void {
    const isFirst = this.#brokerEpoch === undefined;
    this.#brokerEpoch = brokerEpoch;
    const { tombstones, drops } = this.#options.image();
    this.#drop([...tombstones.values()], [...drops]);
    if (!isFirst) {
      this.#fetchAnew();
      // A report under the registration before may have been refused.
      for (const partition of this.#all()) partition.onBrokers();
      return this.#logs.whenSettled(done);
    }
    this.#logs.whenSettled(() => {
      this.#logs.setAside(this.#strangers(), () => {
        // It may have been told to stop meanwhile.
        if (this.#brokerEpoch !== undefined) this.#followAll();
        this.#logs.whenSettled(done);
      });
    });
  }

  onChanges(changes: readonly Change[]): void {
    if (this.#brokerEpoch === undefined) return;
    for (const change of changes) this.#onChange(change);
  }

  /** The whole image was replaced. */
  onReplaced(): void {
    if (this.#brokerEpoch === undefined) return;
    const { topics, tombstones, drops } = this.#options.image();
    for (const topicId of [...this.#partitions.keys()]) {
      if (!topics.has(topicId)) this.#forget(topicId);
    }
    this.#drop([...tombstones.values()], [...drops]);
    this.#followAll();
    for (const partition of this.#all()) partition.onBrokers();
  }

  find(topicId: string, id: number): Partition | undefined {
    return this.#partitions.get(topicId)?.get(id);
  }

  /**
   * Runs when no log is being opened or deleted: every partition that the metadata gives this node
   * can serve.
   */
  whenSettled(done: () => void): void {
    this.#logs.whenSettled(done);
  }

  /** Takes nothing new. `done` runs when no log is being opened or deleted; they stay open. */
  drain(done: () => void): void {
    this.#brokerEpoch = undefined;
    this.#fetchers.stop();
    this.#lagWatch.stop();
    for (const partition of this.#all()) partition.drain();
    this.#logs.whenSettled(done);
  }

  /** The logs are closed: what still waits is told to go elsewhere. */
  close(): void {
    for (const partition of this.#all()) partition.close();
  }

  #all(): Partition[] {
    return [...this.#partitions.values()].flatMap((partitions) => [...partitions.values()]);
  }

  #onChange(change: Change): void {
    switch (change.type) {
      case 'topicRemoved':
        return this.#forget(change.topicId);
      case 'topic':
        return this.#follow(change.row.id, this.#partitions.get(change.row.id)?.keys() ?? []);
      case 'partition':
        return this.#follow(change.row.topicId, [change.row.id]);
      case 'tombstone':
        return this.#drop([change.row], []);
      case 'drop':
        return this.#drop([], [change.row]);
      case 'broker':
      case 'nodeRemoved':
        for (const partition of this.#all()) partition.onBrokers();
        return;
      default:
    }
  }

  /** What leaders heard under the registration before counts no longer. */
  #fetchAnew(): void {
    this.#fetchers.stop();
    for (const { topicId, id, followed } of this.#all()) this.#fetchers.set(topicId, id, followed);
  }

  #followAll(): void {
    const image = this.#options.image();
    for (const topic of image.topics.values()) {
      for (const row of image.partitionsOf(topic.id)) this.#onRow(topic, row);
    }
  }

  /**
   * Changes come together with those that followed them, and the image holds all: a row of before
   * with a topic of after it would be a state that never was (an ISR and another one's minimum).
   */
  #follow(topicId: string, ids: Iterable<number>): void {
    const image = this.#options.image();
    const topic = image.topics.get(topicId);
    if (topic === undefined) return;
    for (const id of ids) {
      const row = image.partition(topicId, id);
      if (row !== undefined) this.#onRow(topic, row);
    }
  }

  #onRow(topic: Topic, row: PartitionRow): void {
    const partition = this.find(topic.id, row.id);
    if (partition !== undefined) partition.onMetadata(topic, row);
    else if (row.replicas.includes(this.#options.nodeId)) this.#open(topic, row);
  }

  #open(topic: Topic, row: PartitionRow): void {
    const options = { context: this.#context, listener: this.#listener };
    const partition = new Partition(topic, row, options);
    const partitions = this.#partitions.get(topic.id) ?? new Map<number, Partition>();
    this.#partitions.set(topic.id, partitions.set(row.id, partition));
    this.#logs.open(this.#userOf(partition), openingOf(topic, partition));
  }

  #replaceLog(partition: Partition, how: LogReplacement): void {
    const topic = this.#options.image().topics.get(partition.topicId);
    if (topic === undefined) return;
    this.#logs.replace(this.#userOf(partition), openingOf(topic, partition), how);
  }

  #userOf(partition: Partition): LogUser {
    const { topicId, id } = partition;
    return {
      key: { topicId, partition: id },
      isWanted: () => this.#brokerEpoch !== undefined && this.find(topicId, id) === partition,
      onOpened: (log) => partition.start(log),
      onUnopened: (refusal) => partition.onUnopened(refusal),
    };
  }

  /** The topic was deleted: its tombstone says whether there is something to remove. */
  #forget(topicId: string): void {
    for (const id of [...(this.#partitions.get(topicId)?.keys() ?? [])]) {
      this.#forgetPartition(topicId, id);
    }
    this.#partitions.delete(topicId);
  }

  #forgetPartition(topicId: string, id: number): void {
    const partitions = this.#partitions.get(topicId);
    partitions?.get(id)?.close();
    partitions?.delete(id);
  }

  /** Removes the bytes that wait for this node and directory to remove them, then says so. */
  #drop(tombstones: readonly Tombstone[], drops: readonly Drop[]): void {
    const { nodeId, directoryId } = this.#options;
    const isAwaited = ({ waiting }: Pick<Tombstone, 'waiting'>): boolean =>
      waiting.some((it) => it.nodeId === nodeId && it.directoryId === directoryId);
    const topicIds = tombstones.filter(isAwaited).map(({ topicId }) => topicId);
    const partitions = drops
      .filter((drop) => isAwaited(drop) && !this.#isReplica(drop))
      .map(({ topicId, partition }) => ({ topicId, partition }));
    if (topicIds.length + partitions.length === 0) return;
    for (const { topicId, partition } of partitions) this.#forgetPartition(topicId, partition);
    const names = new Set(partitions.map(logName));
    const isDropped = (key: LogKey) => topicIds.includes(key.topicId) || names.has(logName(key));
    this.#logs.delete(this.#logs.keys().filter(isDropped), () => {
      const brokerEpoch = this.#brokerEpoch;
      if (brokerEpoch === undefined) return;
      // Unanswered or refused, the row stays, and the next start confirms it again.
      this.#propose({ type: 'confirmDrops', brokerEpoch, directoryId, topicIds, partitions });
    });
  }

  #isReplica({ topicId, partition }: LogKey): boolean {
    const row = this.#options.image().partition(topicId, partition);
    return row?.replicas.includes(this.#options.nodeId) === true;
  }

  /** Logs of which the metadata know nothing. */
  #strangers(): readonly LogKey[] {
    return this.#logs.keys().filter((key) => !this.#isReplica(key));
  }

  #brokerEpochOf(nodeId: number): number | undefined {
    const broker = this.#options.image().brokers.get(nodeId);
    return broker === undefined || broker.state === 'fenced' ? undefined : broker.brokerEpoch;
  }

  #partitionListener(): PartitionListener {
    const { listener } = this.#options;
    return {
      alterIsr: (partition, change, done) => this.#alterIsr(partition, change, done),
      renewLeadership: (partition, leaderEpoch) => {
        const { topicId, id } = partition;
        this.#proposeOwn({ type: 'renewLeadership', topicId, partition: id, leaderEpoch });
      },
      reportDamage: ({ topicId, id }, damage) =>
        this.#proposeOwn({ type: 'reportDamage', topicId, partition: id, ...damage }),
      replaceLog: (partition, how) => this.#replaceLog(partition, how),
      onMended: ({ topicId, id }) => this.#logs.removeAsides({ topicId, partition: id }),
      onLagging: (partition) => this.#lagWatch.add(partition),
      onFollowed: ({ topicId, id, followed }) => {
        // A replica that finds its way back while the node stops asks for nothing.
        if (this.#brokerEpoch !== undefined) this.#fetchers.set(topicId, id, followed);
      },
      onReady: ({ followed }) => followed && this.#fetchers.onReady(followed),
      onNotice: ({ topicId, id }, notice, reason) =>
        listener.onNotice({ topicId, partition: id }, notice, reason),
      onFatal: (error) => listener.onFatal(error),
    };
  }

  #alterIsr(
    { topicId, id }: Partition,
    change: IsrChange,
    done: (isAccepted: boolean) => void,
  ): void {
    const brokerEpoch = this.#brokerEpoch;
    if (brokerEpoch === undefined) return;
    const record = {
      type: 'alterPartition',
      topicId,
      partition: id,
      brokerEpoch,
      ...change,
    } as const;
    this.#options.proposer.propose(record, (proposed) => {
      done(proposed.type === 'outcome' && proposed.outcome.type !== 'refused');
    });
  }

  /** The answer is a changed row, or none: then it is asked again. */
  #proposeOwn(record: OwnRecord): void {
    const brokerEpoch = this.#brokerEpoch;
    if (brokerEpoch !== undefined) this.#propose({ ...record, brokerEpoch });
  }

  #propose(record: MetadataRecord): void {
    this.#options.proposer.propose(record, () => {});
  }
}

type OwnRecord =
  | { type: 'renewLeadership'; topicId: string; partition: number; leaderEpoch: number }
  | ({ type: 'reportDamage'; topicId: string; partition: number } & ReportedDamage);

function openingOf(topic: Topic, partition: Partition): LogOpening {
  return {
    config: logConfigOf(topic.configs),
    listener: {
      onWritten: () => partition.onWritten(),
      onDurable: () => partition.onDurable(),
      onFailure: (_, error) => partition.onFailure(error),
    },
  };
}
