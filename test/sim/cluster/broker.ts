import type { Heartbeat } from '../../../src/grpc/peers.ts';
import type { Answer } from '../../../src/metadata/apply.ts';
import type { Change } from '../../../src/metadata/image.ts';
import type { ProposalSink, Proposed } from '../../../src/metadata/proposer.ts';
import { Proposer } from '../../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../../src/metadata/records.ts';
import type { Outcome, Partition } from '../../../src/metadata/rows.ts';
import { BrokerLease } from '../../../src/replication/broker-lease.ts';
import { LocalPartitions } from '../../../src/replication/local-partitions.ts';
import { Heartbeats } from '../../../src/server/peers/heartbeats.ts';
import type { HeartbeatListener } from '../../../src/server/peers/peer-client.ts';
import { registrationOf } from '../../../src/server/registration.ts';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import { logName } from '../../../storage/log/log-key.ts';
import { violate } from '../invariant.ts';
import type { BrokerProcess, Stores } from './broker-process.ts';
import type { ConsumeAnswer, ConsumeCall, ProduceCall } from './clients.ts';
import { withHead, withoutHead } from './clients.ts';
import { FetchLinks } from './fetch-links.ts';
import { ObservedLogs } from './observed-logs.ts';
import { Office } from './office.ts';
import type { RpcServer } from './rpc.ts';
import { Upkeep } from './upkeep.ts';

const AGAIN_MS = 40;
const PROPOSE_TIMEOUT_MS = 2000;
const FETCH_SIZE_BYTES = 2000;
const HEARTBEAT_MS = 100;
const HEARTBEAT_TIMEOUT_MS = 1000;
const LEASE_MS = 1100;
const HAND_OVER_MS = 5000;

type ServedCall = Omit<Parameters<RpcServer['serve']>[0], 'service'> & {
  readonly service: string;
};

/**
 * What a broker does once its member of the Raft group runs: it registers, naming what its start
 * found, follows the metadata, serves, and registers anew when it was fenced.
 */
export class Broker {
  readonly #process: BrokerProcess;
  readonly #stores: Stores;
  readonly #incarnation: string;
  readonly #proposer: Proposer;
  readonly #heartbeats: Heartbeats;
  readonly #lease: BrokerLease;
  readonly #links: FetchLinks;
  readonly #office: Office;
  readonly #partitions: LocalPartitions;
  readonly #upkeep: Upkeep;
  #brokerEpoch = 0;
  #isRegistering = true;
  #isStopping = false;
  /** When the last heartbeat left that was answered. */
  #heardMs = Number.NEGATIVE_INFINITY;
  isServing = false;

  constructor(process: BrokerProcess, stores: Stores) {
    const { node, timers } = process;
    const { nodeId, cluster, time: clock } = node;
    const time = { clock, timers };
    const image = () => stores.machine.image;
    this.#process = process;
    this.#stores = stores;
    this.#incarnation = `${nodeId}.${process.number}`;
    this.#proposer = new Proposer({
      nodeId,
      incarnation: this.#incarnation,
      sink: this.#sink(),
      time,
    });
    this.#links = new FetchLinks(process);
    this.#lease = new BrokerLease(clock, LEASE_MS);
    this.#office = new Office({
      config: cluster.config,
      driver: stores.driver,
      image,
      proposer: this.#proposer,
      nowMs: () => clock.monotonicMs(),
      after: timers.after,
    });
    this.#heartbeats = this.#newHeartbeats();
    this.#partitions = new LocalPartitions({
      nodeId,
      directoryId: node.directoryId,
      image,
      rack: '',
      logs: new ObservedLogs(node, stores.logs),
      proposer: this.#proposer,
      crc32c,
      compression: {},
      time,
      lease: this.#lease,
      peerFetch: this.#links.fetch,
      settings: cluster.config.replication,
      listener: {
        onNotice: (key, notice, reason) => {
          if (notice === 'damaged') node.onRotFound(key, reason);
          cluster.counters.hit(`notice: ${notice}`);
          node.trace(`${logName(key)}: ${notice}, ${reason}`);
        },
        onFatal: (error) => process.fail(error),
        onDamaged: (key, error) => node.onRotFound(key, error.message),
        onSetAside: () => cluster.counters.hit('a log was set aside'),
      },
    });
    this.#upkeep = new Upkeep({
      process,
      logs: stores.logs,
      onDamage: ({ topicId, partition }, offset, error) => {
        this.#partitions.find(topicId, partition)?.onReadFailed(error, offset);
      },
    });
  }

  begin(): void {
    const { machine } = this.#stores;
    machine.listener = {
      onChanges: (changes, index) => this.#onChanges(changes, index),
      onReplaced: () => {
        this.#process.node.cluster.counters.hit('snapshot installed');
        this.#partitions.onReplaced();
      },
    };
    this.#upkeep.start();
    this.#register();
  }

  /** `done` runs when others have taken over, or did not in time, and no log is being opened. */
  stop(done: () => void): void {
    const { timers } = this.#process;
    this.#isStopping = true;
    this.#upkeep.stop();
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      this.#heartbeats.stop();
      this.#partitions.drain(done);
    };
    timers.after(HAND_OVER_MS, over);
    const brokerEpoch = this.#brokerEpoch;
    this.#proposer.propose({ type: 'drainBroker', brokerEpoch }, () => {
      this.#proposer.propose({ type: 'leaveBroker', brokerEpoch }, over);
    });
  }

  end(): void {
    this.isServing = false;
    this.#heartbeats.stop();
    this.#proposer.stop();
    this.#upkeep.stop();
  }

  onStatus(): void {
    this.#proposer.onLeader(this.#stores.driver.raft.leader?.nodeId);
    this.#office.onStatus();
  }

  /** A connection of that node to this one broke, and nothing listens there any more. */
  onPeerGone(nodeId: number): void {
    this.#office.controller.onGone(nodeId, this.#process.node.time.monotonicMs());
  }

  serve({ service, bytes, answer }: ServedCall): void {
    if (service === 'heartbeat') return this.#onHeartbeat(bytes, answer);
    if (service === 'fetch') {
      this.#links.serve(this.#partitions.fetches, bytes, answer);
      return;
    }
    if (service === 'propose') return this.#onProposal(bytes, answer);
    if (service === 'produce') return this.#onProduce(bytes, answer);
    if (service === 'consume') return this.#onConsume(bytes, answer);
  }

  isOpen(key: LogKey): boolean {
    return this.#stores.logs.get(key) !== undefined;
  }

  /** As the replica here was last told. */
  row({ topicId, partition }: LogKey): Partition | undefined {
    return this.#partitions.find(topicId, partition)?.row;
  }

  deleteRecords({ topicId, partition: id }: LogKey, offset: number | undefined): void {
    const leading = this.#partitions.find(topicId, id)?.leading(undefined);
    if (leading?.type !== 'leading') return;
    leading.leader.deleteRecords(offset, ({ type }) => {
      if (type === 'deleted') this.#process.node.cluster.counters.hit('records were deleted');
    });
  }

  /** `undefined` where it was refused, or nobody knows. */
  propose(record: MetadataRecord, done: (outcome: Outcome | undefined) => void): void {
    if (!this.isServing) return done(undefined);
    this.#proposer.propose(record, (result) => {
      const isDone = result.type === 'outcome' && result.outcome.type !== 'refused';
      done(isDone ? result.outcome : undefined);
    });
  }

  describe(): string {
    return `${this.isServing ? 'serving' : 'starting'} under epoch ${this.#brokerEpoch}`;
  }

  /** Founds the cluster where nobody has, and registers, again and again until it is done. */
  #register(): void {
    const { machine, driver } = this.#stores;
    const { cluster } = this.#process.node;
    if (machine.image.cluster === undefined) {
      if (driver.raft.role !== 'leader') return this.#again();
      const nodes = cluster.nodes.map(({ member }) => member);
      const founding = { clusterId: 'sim', featureLevel: 1, coordinatorSlots: 4, nodes };
      return this.#proposer.propose({ type: 'formCluster', ...founding }, () => this.#again());
    }
    const record = this.#registration();
    this.#proposer.propose(record, (result) => {
      const found = `${JSON.stringify(record.findings)}: ${JSON.stringify(result)}`;
      this.#process.node.trace(`registers ${found}`);
      if (isHopeless(result)) return this.#process.node.onRemoved('refused');
      if (result.type !== 'outcome' || result.outcome.type !== 'registered') return this.#again();
      const { brokerEpoch } = result.outcome;
      this.#whenApplied(result.index, () => this.#open(brokerEpoch));
    });
  }

  #again(): void {
    this.#process.timers.after(AGAIN_MS, () => this.#register());
  }

  #registerAgain(brokerEpoch: number): void {
    if (this.#isRegistering || this.#isStopping || brokerEpoch !== this.#brokerEpoch) return;
    this.#process.node.cluster.counters.hit('registered again after it was fenced');
    this.#isRegistering = true;
    this.#register();
  }

  #registration() {
    const { logs, machine } = this.#stores;
    const { nodeId, member, directoryId } = this.#process.node;
    return registrationOf({
      image: machine.image,
      identity: { nodeId, raftId: member.raftId, directoryId },
      process: {
        pid: this.#process.number,
        programVersion: 'sim',
        featureLevelMax: 1,
        rack: '',
        endpoints: [],
      },
      nodeMarks: logs.checkpoint.nodeMarks,
      marked: logs.marked(),
      checkpointOf: (key) => logs.checkpoint.get(key),
    });
  }

  #whenApplied(index: number, done: () => void): void {
    if (this.#stores.machine.appliedIndex >= index) return done();
    this.#process.timers.after(1, () => this.#whenApplied(index, done));
  }

  /** The registration is in force: what it named counts as told. */
  #open(brokerEpoch: number): void {
    const { logs } = this.#stores;
    const { node } = this.#process;
    const marked = logs.marked();
    if (this.#isStopping) return;
    this.#brokerEpoch = brokerEpoch;
    this.#heartbeats.begin({ brokerEpoch, incarnation: this.#incarnation });
    this.#partitions.begin(brokerEpoch, () => {
      if (this.#isStopping) return;
      for (const { key, marks } of marked) logs.checkpoint.clearMarks(key, marks);
      logs.checkpoint.setNodeMarks([]);
      logs.checkpoint.sync(
        this.#process.orEnd(() => {
          node.bootUnchanged = true;
          this.#isRegistering = false;
          this.isServing = true;
        }),
      );
    });
  }

  #newHeartbeats(): Heartbeats {
    const { node, timers } = this.#process;
    const { nodeId } = node;
    return new Heartbeats({
      nodeId,
      intervalMs: HEARTBEAT_MS,
      time: { clock: node.time, timers },
      voters: () => {
        const { voters, outgoing = [] } = this.#stores.driver.raft.config;
        return [...new Set([...voters, ...outgoing].map((voter) => voter.nodeId))];
      },
      open: (to, listener) => ({
        send: (heartbeat) => this.#beat(to, heartbeat, listener),
        close: () => {},
      }),
      beatSelf: (heartbeat) =>
        this.#office.controller.onHeartbeat({ nodeId, ...heartbeat }, node.time.monotonicMs()),
      listener: {
        onAnswered: (sentAtMs) => {
          this.#heardMs = Math.max(this.#heardMs, sentAtMs);
          this.#lease.onAnswered(sentAtMs);
        },
        onRegisterAgain: (brokerEpoch) => this.#registerAgain(brokerEpoch),
        onRemoved: () => node.onRemoved('told'),
      },
    });
  }

  #beat(to: number, heartbeat: Heartbeat, listener: HeartbeatListener): void {
    const { nodeId } = this.#process.node;
    const bytes = Buffer.from(JSON.stringify({ ...heartbeat, nodeId }));
    const call = { to, service: 'heartbeat', bytes } as const;
    this.#process.call(call, HEARTBEAT_TIMEOUT_MS, (outcome) => {
      if (outcome.type === 'refused') return listener.onEnd();
      if (outcome.type !== 'answer') return;
      const verdict = Buffer.from(outcome.bytes).toString();
      if (verdict === 'alive' || verdict === 'registerAgain' || verdict === 'removed') {
        listener.onAnswer(heartbeat.sequence, verdict);
      }
    });
  }

  #onHeartbeat(bytes: Uint8Array, answer: (bytes: Uint8Array) => void): void {
    const beat = JSON.parse(Buffer.from(bytes).toString()) as Heartbeat & { nodeId: number };
    const { controller } = this.#office;
    const verdict = controller.onHeartbeat(beat, this.#process.node.time.monotonicMs());
    if (verdict !== undefined) answer(Buffer.from(verdict));
  }

  #onChanges(changes: readonly Change[], index: number): void {
    this.#process.node.cluster.onApplied(this.#process.node, changes, index);
    for (const change of changes) {
      if (change.type !== 'partition') continue;
      this.#process.node.onMetadata({ topicId: change.row.topicId, partition: change.row.id });
    }
    this.#partitions.onChanges(changes);
  }

  /** To the leader, wherever it is; the answer counts when it is true here, too. */
  #sink(): ProposalSink {
    return {
      propose: (command, done) => {
        const { driver } = this.#stores;
        const { leader, role } = driver.raft;
        if (role === 'leader') {
          return driver.propose(command, (outcome) => {
            done(
              outcome.type === 'applied' ? outcome : { type: 'unanswered', reason: outcome.type },
            );
          });
        }
        if (leader === undefined) return done({ type: 'unanswered', reason: 'no leader' });
        const bytes = withHead({ version: command.version }, command.payload);
        const call = { to: leader.nodeId, service: 'propose', bytes } as const;
        this.#process.call(call, PROPOSE_TIMEOUT_MS, (outcome) => {
          if (outcome.type !== 'answer') return done({ type: 'unanswered', reason: outcome.type });
          const { head } = withoutHead<RemoteAnswer>(outcome.bytes);
          if (head.type === 'unanswered') return done({ type: 'unanswered', reason: 'not leader' });
          this.#whenApplied(head.index, () =>
            done({ type: 'applied', index: head.index, result: head.result }),
          );
        });
      },
    };
  }

  #onProposal(bytes: Uint8Array, answer: (bytes: Uint8Array) => void): void {
    const { head, body } = withoutHead<{ version: number }>(bytes);
    const say = (said: RemoteAnswer): void => answer(withHead(said, new Uint8Array(0)));
    this.#stores.driver.propose({ payload: body, version: head.version }, (outcome) => {
      if (outcome.type !== 'applied') return say({ type: 'unanswered' });
      say({ type: 'applied', index: outcome.index, result: outcome.result });
    });
  }

  #onProduce(bytes: Uint8Array, answer: (bytes: Uint8Array) => void): void {
    const { head, body } = withoutHead<ProduceCall>(bytes);
    const { topicId, partition: id, acks, timeoutMs } = head;
    const partition = this.#partitions.find(topicId, id);
    const say = (outcome: object): void => answer(Buffer.from(JSON.stringify(outcome)));
    if (partition === undefined) return say({ type: 'refused', code: 'notLeader' });
    const { leaderEpoch } = head;
    const request = { slices: [body.slice()], leaderEpoch, acks, timeoutMs };
    const { row } = partition;
    partition.append(request, (outcome) => {
      if (outcome.type === 'stored') {
        this.#checkEpoch(leaderEpoch, row);
        if (acks !== 'all' && row.replicas.length > 1) this.#checkLease();
        if (acks === 'leader') this.#process.node.onStored({ topicId, partition: id }, outcome);
      }
      if (outcome.type === 'refused') {
        const name = logName({ topicId, partition: id });
        this.#process.node.trace(`refuses ${name}: ${outcome.code}, ${outcome.message}`);
      }
      say(outcome);
    });
  }

  #onConsume(bytes: Uint8Array, answer: (bytes: Uint8Array) => void): void {
    const {
      topicId,
      partition: id,
      offset,
      leaderEpoch,
    } = JSON.parse(Buffer.from(bytes).toString()) as ConsumeCall;
    const partition = this.#partitions.find(topicId, id);
    const say = (head: ConsumeAnswer, body: Uint8Array = new Uint8Array(0)): void =>
      answer(withHead(head, body));
    if (partition === undefined) return say({ type: 'refused', code: 'notLeader' });
    const request = { offset, sizeBytesMax: FETCH_SIZE_BYTES, leaderEpoch };
    const { row } = partition;
    partition.read(request, (outcome) => {
      if (outcome.type === 'refused') {
        if (outcome.code === 'offsetOutOfRange') this.#noteStart({ topicId, partition: id });
        return say(outcome);
      }
      this.#checkEpoch(leaderEpoch, row);
      const body = Buffer.concat(outcome.batches.flatMap(({ slices }) => slices));
      say({ type: 'batches', highWatermark: outcome.highWatermark }, body);
    });
  }

  /** Retention may be at work: what it frees is out of range before it says that it is done. */
  #noteStart(key: LogKey): void {
    const { nodeId, cluster } = this.#process.node;
    const log = this.#stores.logs.get(key);
    const mirror = cluster.node(nodeId).mirror(key.topicId, key.partition);
    if (log !== undefined)
      cluster.history(key.topicId, key.partition)?.onStart(mirror, log.logStart);
  }

  /** I-D16: who names a leader epoch is served under that one alone. */
  #checkEpoch(named: number | undefined, row: Partition): void {
    if (named === undefined || named === row.leaderEpoch) return;
    violate('I-D16', `${row.topicId}-${row.id} of epoch ${row.leaderEpoch} serves ${named}`);
  }

  /** I-D17: acks 0 and 1 are given within the lease, which counts from when a heartbeat left. */
  #checkLease(): void {
    const sinceMs = this.#process.node.time.monotonicMs() - this.#heardMs;
    if (sinceMs >= LEASE_MS) violate('I-D17', `acknowledged ${sinceMs} ms after it was heard`);
  }
}

/** The node has no place in the cluster any more: no later registration could change that. */
function isHopeless(result: Proposed): boolean {
  if (result.type !== 'outcome' || result.outcome.type !== 'refused') return false;
  return result.outcome.code === 'nodeNotFound';
}

type RemoteAnswer =
  | { readonly type: 'applied'; readonly index: number; readonly result: Answer }
  | { readonly type: 'unanswered' };
