/**
 * This broker's standing with the cluster: it registers at a start, shows that it is alive, and
 * registers again, in the same process, when it was fenced.
 *
 *     readable ─> formed ─> registered ─────> heartbeats ──registerAgain──┐
 *                               ^ logs open, marks cleared                │
 *                               └─────────────────────────────────────────┘
 *
 * A registration that is refused or not answered is sent again, with what the image says by then,
 * unless the refusal can never change.
 */
import type { Checkpoint } from '../../storage/log/checkpoint.ts';
import type { LogStore } from '../../storage/log/log-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Proposed } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';
import type { Broker } from '../metadata/rows.ts';
import type { LocalPartitions } from '../replication/local-partitions.ts';
import type { DataDirectory } from './data-directory.ts';
import { JoinError } from './membership/join-error.ts';
import type { NodeOptions, NodeWorld } from './node-options.ts';
import type { Heartbeats } from './peers/heartbeats.ts';
import { promised } from './promised.ts';
import type { RaftLink } from './raft-link.ts';
import { registrationOf } from './registration.ts';

export interface BrokerSessionOptions {
  readonly options: Pick<NodeOptions, 'programVersion' | 'listener' | 'signal'> & {
    readonly config: Pick<NodeOptions['config'], 'brokerRack'>;
    readonly world: Pick<NodeWorld, 'pid' | 'time'>;
  };
  /** Random for each start of the process. */
  readonly incarnation: string;
  readonly directory: Pick<DataDirectory, 'path' | 'identity' | 'membership' | 'settle'>;
  readonly logs: Pick<LogStore, 'marked'> & {
    readonly checkpoint: Pick<
      Checkpoint,
      'get' | 'nodeMarks' | 'clearMarks' | 'setNodeMarks' | 'sync'
    >;
  };
  readonly metadata: Pick<MetadataAccess, 'image'> & {
    readonly proposer: Pick<MetadataAccess['proposer'], 'propose'>;
  };
  readonly link: Pick<RaftLink, 'voters' | 'isLeader' | 'readUntil'>;
  readonly partitions: Pick<LocalPartitions, 'begin'>;
  readonly heartbeats: Pick<Heartbeats, 'begin' | 'stop'>;
  readonly endpoints: Broker['endpoints'];
}

/** The feature level that this program founds clusters at, and the highest it knows. */
const FEATURE_LEVEL = 1;
const COORDINATOR_SLOTS = 48;
const AGAIN_AFTER_MS = 100;
const NOTICE_AFTER_MS = 3000;
/** What no later attempt of this process can mend, and what to do about it. */
const hopeless: Readonly<Record<string, string>> = {
  programTooOld: 'start a newer version of Balsa on this node',
  nodeNotFound: 'it was removed from the cluster; start it with an empty data directory',
};

/** The cluster does not want this node, for good. */
export class NodeRefusedError extends Error {
  override readonly name = 'NodeRefusedError';
}

export class BrokerSession {
  readonly #options: BrokerSessionOptions;
  #brokerEpoch = 0;
  #isRegistering = false;
  #isOver = false;

  constructor(options: BrokerSessionOptions) {
    this.#options = options;
  }

  /** Of the registration in force, as far as this broker knows. */
  get brokerEpoch(): number {
    return this.#brokerEpoch;
  }

  /** Resolves when everything that the metadata gives this node can serve. */
  async begin(): Promise<void> {
    await this.#readable();
    await this.#formed();
    this.#checkCluster();
    await this.#register();
  }

  /**
   * The registration of that epoch is not in force any more. A link that heals may bring the
   * answers to many heartbeats at once: while a registration is under way none begins another.
   */
  async registerAgain(brokerEpoch: number): Promise<void> {
    if (this.#isRegistering || this.#isOver || brokerEpoch !== this.#brokerEpoch) return;
    this.#isRegistering = true;
    const { listener, signal } = this.#options.options;
    listener.onNotice('this broker was fenced: it registers again', {});
    try {
      await this.#readable();
      await this.#register();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /**
   * A controlled stop: what others can lead is led by them when this resolves, and this broker is
   * in no in-sync set. Nobody may answer, so the caller waits no longer than it wants to.
   */
  async leave(): Promise<void> {
    this.#isOver = true;
    const brokerEpoch = this.#brokerEpoch;
    await this.#propose({ type: 'drainBroker', brokerEpoch });
    await this.#propose({ type: 'leaveBroker', brokerEpoch });
  }

  /** Nothing is registered after this. */
  stop(): void {
    this.#isOver = true;
    this.#options.heartbeats.stop();
  }

  async #readable(): Promise<void> {
    const { link, options } = this.#options;
    const { timers } = options.world.time;
    const cancel = timers.after(NOTICE_AFTER_MS, () => {
      const voters = link.voters.map(({ nodeId }) => nodeId);
      options.listener.onNotice('waits for a majority of the voters', { voters });
    });
    const { signal } = options;
    await new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        stop();
        cancel();
        reject(new JoinError('stopped', 'ended before a majority of the voters ran'));
      };
      // First: what can be read at once is told before `readUntil` returns.
      signal.addEventListener('abort', onAbort);
      const stop = link.readUntil(timers, () => {
        signal.removeEventListener('abort', onAbort);
        cancel();
        resolve();
      });
      if (signal.aborted) onAbort();
    });
  }

  /** The first leader writes down what the cluster is; the others wait for it. */
  async #formed(): Promise<void> {
    const { metadata, link, directory } = this.#options;
    const { membership } = directory;
    while (metadata.image.cluster === undefined && membership !== undefined) {
      if (link.isLeader) {
        await this.#propose({
          type: 'formCluster',
          clusterId: membership.clusterId,
          featureLevel: FEATURE_LEVEL,
          coordinatorSlots: COORDINATOR_SLOTS,
          nodes: membership.founders.map(({ nodeId, raftId }) => ({ nodeId, raftId })),
        });
      } else {
        await this.#pause();
      }
      await this.#readable();
    }
  }

  /** Files of two nodes may have been mixed up by hand: neither cluster is served then. */
  #checkCluster(): void {
    const { directory, metadata } = this.#options;
    const { clusterId } = directory.identity;
    const found = metadata.image.cluster?.clusterId;
    if (found === clusterId) return;
    const path = `${directory.path}/node.json`;
    const message = `it names cluster ${clusterId}, but the metadata beside it are of ${found}`;
    throw new StorageError('corrupt', message, { path });
  }

  async #register(): Promise<void> {
    const { logs, directory, partitions, heartbeats, incarnation } = this.#options;
    this.#isRegistering = true;
    const marked = logs.marked();
    const nodeMarks = logs.checkpoint.nodeMarks;
    const brokerEpoch = await this.#registered();
    if (this.#isOver) return;
    this.#brokerEpoch = brokerEpoch;
    heartbeats.begin({ brokerEpoch, incarnation });
    await new Promise<void>((resolve) => partitions.begin(brokerEpoch, resolve));
    if (this.#isOver) return;
    for (const { key, marks } of marked) logs.checkpoint.clearMarks(key, marks);
    if (nodeMarks.length > 0) logs.checkpoint.setNodeMarks([]);
    await promised<void>((done) => logs.checkpoint.sync(done));
    await directory.settle();
    this.#isRegistering = false;
  }

  /** The broker epoch of a registration that was applied. */
  async #registered(): Promise<number> {
    const { listener } = this.#options.options;
    let said = '';
    for (;;) {
      const result = await this.#propose(this.#registration());
      if (result.type === 'superseded')
        throw new NodeRefusedError('another process has registered as this node');
      let reason = 'the cluster does not answer';
      if (result.type === 'timedOut') reason += `: ${result.reason}`;
      else if (result.outcome.type === 'registered') return result.outcome.brokerEpoch;
      else if (result.outcome.type === 'refused') {
        const { code, message } = result.outcome;
        const remedy = hopeless[code];
        if (remedy !== undefined) throw new NodeRefusedError(`${message}: ${remedy}`);
        reason = message;
      }
      if (reason !== said) listener.onNotice('this node is not registered yet', { reason });
      said = reason;
      await this.#pause();
      await this.#readable();
    }
  }

  #registration() {
    const { directory, logs, metadata, endpoints, options } = this.#options;
    return registrationOf({
      image: metadata.image,
      identity: directory.identity,
      process: {
        pid: options.world.pid,
        programVersion: options.programVersion,
        featureLevelMax: FEATURE_LEVEL,
        rack: options.config.brokerRack,
        endpoints,
      },
      nodeMarks: logs.checkpoint.nodeMarks,
      marked: logs.marked(),
      checkpointOf: (key) => logs.checkpoint.get(key),
    });
  }

  async #propose(record: MetadataRecord): Promise<Proposed> {
    return await new Promise<Proposed>((resolve) => {
      this.#options.metadata.proposer.propose(record, resolve);
    });
  }

  async #pause(): Promise<void> {
    const { timers } = this.#options.options.world.time;
    await new Promise<void>((resolve) => {
      timers.after(AGAIN_AFTER_MS, resolve);
    });
  }
}
