import type { Message } from '../../../raft/index.ts';
import { decodeMessage, defaultSettings, encodeMessage } from '../../../raft/index.ts';
import type { Timers } from '../../../src/clock.ts';
import type { Answer } from '../../../src/metadata/apply.ts';
import type { Image } from '../../../src/metadata/image.ts';
import { MetadataMachine } from '../../../src/metadata/machine.ts';
import type { MetadataRecord } from '../../../src/metadata/records.ts';
import type { Outcome, Partition } from '../../../src/metadata/rows.ts';
import type { RaftDriver } from '../../../src/server/raft-driver.ts';
import { RaftSnapshots } from '../../../src/server/raft-snapshots.ts';
import { startRaft } from '../../../src/server/raft-start.ts';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import type { Callback, FileSystem } from '../../../storage/file-system.ts';
import type { NodeMark } from '../../../storage/log/checkpoint-codec.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import { LogStore } from '../../../storage/log/log-store.ts';
import { SnapshotStore } from '../../../storage/snapshot/snapshot-store.ts';
import { violate } from '../invariant.ts';
import type { MemberMirror } from '../raft-mirror.ts';
import { observeDriver } from '../raft-observer.ts';
import { Broker } from './broker.ts';
import type { ClusterNode } from './cluster-node.ts';
import type { Call, CallOutcome, RpcServer } from './rpc.ts';

const TICK_MS = 50;

/** What a start has open. */
export interface Stores {
  readonly logs: LogStore;
  readonly machine: MetadataMachine;
  readonly driver: RaftDriver<Answer>;
}

/**
 * One life of a broker's process, put together of the production classes as a node's start does it:
 * what the disk holds is opened, inspected and marked, the member of the Raft group comes back, and
 * then the broker registers and serves (`Broker`).
 */
export class BrokerProcess {
  readonly node: ClusterNode;
  /** Of this life, among those of its machine. */
  readonly number: number;
  readonly timers: Timers;
  #isAlive = true;
  #isStopping = false;
  #logs: LogStore | undefined;
  #machine: MetadataMachine | undefined;
  #driver: RaftDriver<Answer> | undefined;
  #mirror: MemberMirror | undefined;
  #broker: Broker | undefined;

  constructor(node: ClusterNode, number: number) {
    this.node = node;
    this.number = number;
    const guarded = (run: () => void) => (): void => {
      if (this.#isAlive) run();
    };
    this.timers = {
      after: (delayMs, run) => node.time.after(delayMs, guarded(run)),
      soon: (run) => void node.time.after(0, guarded(run)),
    };
  }

  get driver(): RaftDriver<Answer> | undefined {
    return this.#driver;
  }

  get image(): Image | undefined {
    return this.#machine?.image;
  }

  get appliedIndex(): number {
    return this.#machine?.appliedIndex ?? 0;
  }

  get isServing(): boolean {
    return this.#broker?.isServing === true;
  }

  begin(): void {
    const { node } = this;
    const fileSystem = node.disk.mount();
    const bootUnchanged = node.bootUnchanged || node.cleanStop;
    const wasClean = node.cleanStop;
    const marks = this.#takeOver();
    this.#openLogs(fileSystem, { marks, bootUnchanged }, (logs) => {
      this.#logs = logs;
      MetadataMachine.open(
        node.tables,
        this.orEnd((machine) => {
          this.#machine = machine;
          const snapshots = { directory: `${node.raftDirectory}/snapshots`, fileSystem, crc32c };
          SnapshotStore.open(
            snapshots,
            this.orEnd((store) => this.#startRaft({ fileSystem, logs, machine, store, wasClean })),
          );
        }),
      );
    });
  }

  /** Whether the log of that partition is open. */
  isOpen(key: LogKey): boolean {
    return this.#broker?.isOpen(key) === true;
  }

  row(key: LogKey): Partition | undefined {
    return this.#broker?.row(key);
  }

  /**
   * A controlled stop, as a node makes it: others lead, all is synced, and only then it ends.
   * Nothing comes of it where the broker has not begun, or a fault ends the process meanwhile.
   */
  stop(done: () => void): void {
    const [broker, driver, logs] = [this.#broker, this.#driver, this.#logs];
    if (broker === undefined || driver === undefined || logs === undefined) return;
    if (this.#isStopping || !broker.isServing) return;
    this.#isStopping = true;
    const close = (): void => {
      broker.end();
      driver.stop();
      driver.store.close(this.orEnd(done));
    };
    broker.stop(() => {
      if (this.#isAlive) logs.close(this.orEnd(close));
    });
  }

  /** Nothing that was under way is heard of again. */
  end(): void {
    this.#isAlive = false;
    this.#broker?.end();
    this.#driver?.stop();
    this.#mirror?.onStopped();
  }

  onPeerGone(nodeId: number): void {
    this.#broker?.onPeerGone(nodeId);
  }

  serve({ service, bytes, from, answer }: Parameters<RpcServer['serve']>[0]): void {
    if (!this.#isAlive) return;
    const reply = (body: Uint8Array): void => {
      if (this.#isAlive) answer(body);
    };
    if (service === 'raft') this.#driver?.receive(decodeMessage(bytes));
    else this.#broker?.serve({ service, bytes, from, answer: reply });
  }

  /** Asks another node; not heard of when this process has ended. */
  call(call: Call, timeoutMs: number, done: (outcome: CallOutcome) => void): () => void {
    const { cluster, nodeId, time } = this.node;
    return cluster.rpc.call({ from: nodeId, ...call }, { time, timeoutMs }, (outcome) => {
      time.run(() => {
        if (this.#isAlive) done(outcome);
      });
    });
  }

  propose(record: MetadataRecord, done: (outcome: Outcome | undefined) => void): void {
    this.#broker?.propose(record, done);
  }

  deleteRecords(key: LogKey, offset: number | undefined): void {
    this.#broker?.deleteRecords(key, offset);
  }

  /** For what still has to say something only while the process lives, and no fault ended it. */
  orEnd<Value>(then: (value: Value) => void): Callback<Value> {
    return (...[error, value]) => {
      if (!this.#isAlive) return;
      if (error === null) then(value);
      else this.fail(error);
    };
  }

  fail(error: Error): void {
    if (this.#isAlive) this.node.fail(error);
  }

  describe(): string {
    const raft = this.#driver?.raft;
    const state = `${raft?.role} of term ${raft?.term}, applied ${this.appliedIndex}`;
    return `${state}, ${this.#broker?.describe() ?? 'not registered'}`;
  }

  /** What `node.json` says of how the last owner ended; the clean-stop mark goes. */
  #takeOver(): NodeMark[] {
    const { node } = this;
    const wasClean = node.cleanStop;
    node.cleanStop = false;
    if (wasClean) return [];
    return node.bootUnchanged ? ['uncleanStop'] : ['uncleanStop', 'bootChanged'];
  }

  #openLogs(
    fileSystem: FileSystem,
    { marks, bootUnchanged }: { readonly marks: NodeMark[]; readonly bootUnchanged: boolean },
    then: (logs: LogStore) => void,
  ): void {
    const { node } = this;
    const { tailCacheSizeBytes } = node.cluster.config;
    const isNew = marks.length === 0;
    const onCheckpointLost = (_: string, proceed: Callback): void => {
      if (!isNew) node.renewDirectory();
      proceed(null, undefined);
    };
    const options = {
      directory: 'data/topics',
      fileSystem,
      crc32c,
      compression: {},
      soon: (run: () => void) => node.time.soon(run),
      bootUnchanged,
      nowMs: () => node.time.wallMs(),
      onCheckpointLost,
      tailCacheSizeBytes,
    };
    LogStore.open(
      options,
      this.orEnd((logs) => {
        const all = new Set([...logs.checkpoint.nodeMarks, ...marks]);
        if (all.size > 0) logs.checkpoint.setNodeMarks([...all]);
        logs.inspectAll(this.orEnd(() => then(logs)));
      }),
    );
  }

  #startRaft({
    fileSystem,
    logs,
    machine,
    store,
    wasClean,
  }: {
    readonly fileSystem: FileSystem;
    readonly logs: LogStore;
    readonly machine: MetadataMachine;
    readonly store: SnapshotStore;
    readonly wasClean: boolean;
  }): void {
    const { node } = this;
    const { cluster } = node;
    const options = {
      clusterId: 'sim',
      self: node.member,
      founding: node.founding,
      wal: {
        directory: `${node.raftDirectory}/log`,
        fileSystem,
        crc32c,
        bootUnchanged: node.bootUnchanged,
        cleanStop: wasClean,
        segmentSizeBytes: cluster.config.raftSegmentSizeBytes,
        reserve: undefined,
      },
      settings: defaultSettings,
      random: () => node.random.float(),
      files: new RaftSnapshots(store),
      snapshotAfterBytes: cluster.config.snapshotAfterBytes,
      machine,
      transport: { send: (messages: readonly Message[]) => this.#send(messages) },
      time: { clock: node.time, timers: this.timers },
      tickMs: TICK_MS,
      listener: {
        onStatus: () => this.#broker?.onStatus(),
        onFatal: (error: Error) => this.fail(error),
      },
    };
    startRaft(
      options,
      this.orEnd((driver) => {
        if (node.isRaftDamaged) violate('unnoticed damage', `node ${node.nodeId} started`);
        this.#driver = driver;
        this.#mirror = cluster.invariants.onStarted(driver.raft);
        observeDriver(cluster.invariants, this.#mirror, driver);
        driver.setContacts(cluster.nodes.map(({ member }) => member));
        this.#broker = new Broker(this, { logs, machine, driver });
        this.#broker.begin();
      }),
    );
  }

  #send(messages: readonly Message[]): void {
    const { cluster, nodeId } = this.node;
    for (const message of messages) {
      if (this.#mirror !== undefined) cluster.invariants.onSend(this.#mirror, message);
      const bytes = encodeMessage(message);
      cluster.rpc.send(nodeId, { to: message.to.nodeId, service: 'raft', bytes });
    }
  }
}
