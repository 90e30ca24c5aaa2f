import type { VoterConfig } from '../../../raft/index.ts';
import { allVoters, memberKey } from '../../../raft/index.ts';
import { planTopic } from '../../../src/controller/plan-topic.ts';
import type { Change } from '../../../src/metadata/image.ts';
import { encodeChange } from '../../../src/metadata/row-tables.ts';
import type { Partition, Topic } from '../../../src/metadata/rows.ts';
import { configOf } from '../../../src/metadata/topic-config.ts';
import { isLedWithLoss } from '../../../src/replication/damage.ts';
import type { StorageError } from '../../../storage/storage-error.ts';
import { stateHash } from '../../metadata/state-hash.ts';
import type { Counters } from '../counters.ts';
import { violate } from '../invariant.ts';
import { SimNetwork } from '../network.ts';
import { RaftInvariants } from '../raft-invariants.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { checkChange, checkMetadata } from './check-metadata.ts';
import { ClusterClients, clientsId } from './clients.ts';
import type { ClusterConfig, TopicPlan } from './cluster-config.ts';
import type { DiskIdentity } from './cluster-node.ts';
import { ClusterNode } from './cluster-node.ts';
import { FaultAtlas } from './fault-atlas.ts';
import { PartitionHistory } from './partition-history.ts';
import type { ReplicaMirror } from './replica-mirror.ts';
import { describeBatch, isSame } from './replica-mirror.ts';
import { SimRpc } from './rpc.ts';

const TOPIC_SETTLES_MS = 10_000;
/** Entries. A hash of all rows costs as much as applying some ten of them. */
const STATES_COMPARED_EVERY = 16;

export interface ClusterOptions {
  readonly world: World;
  readonly random: Random;
  readonly config: ClusterConfig;
  readonly counters: Counters;
  readonly trace: (line: string) => void;
}

/** Brokers of the production classes, the network between them, clients, and what they all owe. */
export class Cluster {
  readonly network: SimNetwork;
  readonly rpc: SimRpc;
  readonly invariants: RaftInvariants;
  readonly clients: ClusterClients;
  readonly atlas: FaultAtlas;
  readonly config: ClusterConfig;
  readonly counters: Counters;
  readonly world: World;
  readonly random: Random;
  readonly trace: (line: string) => void;
  /** Whom clients may turn to. */
  reachable: readonly number[];
  /** Machines that wait for an id, by their directories. */
  readonly joining = new Set<string>();
  /** Every machine there ever was, by its node id. */
  readonly #machines = new Map<number, ClusterNode>();
  /** Nodes that the metadata have removed. */
  readonly #forgotten = new Set<number>();
  /** Of deleted topics too: a node that has not heard of it yet owes what it owed. */
  readonly #histories = new Map<string, PartitionHistory>();
  /** Every row there was, by its partition and partition epoch. */
  readonly #rows = new Map<string, string>();
  /** The metadata up to here were looked at. */
  #checkedIndex = 0;
  /** Hashes of the metadata, by the index that they were taken at. */
  readonly #states = new Map<number, string>();
  /** What topics were before an alteration, and until when. */
  readonly #earlier = new Map<string, { readonly row: Topic; readonly untilMs: number }[]>();
  readonly #topicRows = new Map<string, Topic>();
  readonly #removed = new Set<string>();
  #isChaos = true;
  #topics = 0;

  constructor(options: ClusterOptions) {
    const { world, random, config, counters } = options;
    this.world = world;
    this.random = random;
    this.config = config;
    this.counters = counters;
    this.trace = options.trace;
    const ids = Array.from({ length: config.nodes }, (_, at) => at + 1);
    this.reachable = ids;
    const founding: VoterConfig = {
      voters: ids.slice(0, config.voters).map((nodeId) => ClusterNode.member(nodeId, 0)),
    };
    this.network = new SimNetwork({
      scheduler: world,
      random: random.split('net'),
      behaviour: config.link,
    });
    this.rpc = new SimRpc(this.network);
    this.invariants = new RaftInvariants(founding, counters);
    this.clients = new ClusterClients(this, random);
    this.atlas = new FaultAtlas(this);
    this.rpc.attach(clientsId, { serve: () => true });
    for (const nodeId of ids) {
      const own = nodeId <= config.voters ? founding : { voters: [] };
      this.#machines.set(nodeId, new ClusterNode({ nodeId, cluster: this, founding: own }));
    }
    for (const node of this.nodes) {
      this.rpc.attach(node.nodeId, node);
      node.start();
    }
  }

  /** Machines that are of the cluster, or do not know that they were removed. */
  get nodes(): readonly ClusterNode[] {
    return this.machines.filter(({ isRetired }) => !isRetired);
  }

  /** Of the topics that are there. */
  get histories(): readonly PartitionHistory[] {
    return [...this.#histories.values()].filter((history) => this.isThere(history));
  }

  node(nodeId: number): ClusterNode {
    return this.#machines.get(nodeId) as ClusterNode;
  }

  /** Every machine there ever was. */
  get machines(): readonly ClusterNode[] {
    return [...this.#machines.values()];
  }

  /** A machine has been told its id. */
  onAdmitted(nodeId: number, identity: DiskIdentity): void {
    const known = this.#machines.get(nodeId);
    if (known?.directoryId === identity.directoryId) return;
    if (known !== undefined) violate('I-D19', `${nodeId} is the id of two machines`);
    const node = new ClusterNode({ nodeId, cluster: this, founding: { voters: [] }, identity });
    this.#machines.set(nodeId, node);
    this.rpc.attach(nodeId, node);
    this.reachable = [...this.reachable, nodeId];
    this.#tellContacts();
    this.counters.hit('a node was admitted');
    if (!this.#isChaos) node.calm();
    node.start();
  }

  isForgotten(nodeId: number): boolean {
    return this.#forgotten.has(nodeId);
  }

  /** Nobody hears of that machine any more. */
  onRetired({ nodeId, member }: ClusterNode): void {
    const mirror = this.invariants.member(memberKey(member));
    if (mirror !== undefined) this.invariants.onLost(mirror);
    this.reachable = this.reachable.filter((id) => id !== nodeId);
  }

  get leaders(): readonly ClusterNode[] {
    return this.nodes.filter((node) => node.isLeader);
  }

  /** Runs `action` then, unless the chaos has ended. */
  later(delayMs: number, action: () => void): void {
    this.world.after(delayMs, () => {
      if (this.#isChaos) action();
    });
  }

  /** Nothing breaks any more, and nothing is mended by itself. */
  endChaos(): void {
    this.#isChaos = false;
    this.network.calm();
    for (const node of this.nodes) node.calm();
  }

  /** False once the topic is deleted. */
  isThere({ row }: PartitionHistory): boolean {
    return !this.#removed.has(row.topicId);
  }

  isPageCache({ row }: PartitionHistory): boolean {
    const configs = this.#topicRows.get(row.topicId)?.configs ?? new Map<string, string>();
    return configOf(configs, 'durability') === 'page-cache';
  }

  history(topicId: string, partition: number): PartitionHistory | undefined {
    return this.#histories.get(keyOf(topicId, partition));
  }

  mirrorsOf({ row }: PartitionHistory): ReplicaMirror[] {
    return this.machines.map((node) => node.mirror(row.topicId, row.id));
  }

  /**
   * I-R7 of the effects, and I-D2: `changes` are what some entries, the last of them at `index`,
   * did at `node`. Each row is looked at once, when the first node has it, and is the same
   * everywhere.
   */
  onApplied(node: ClusterNode, changes: readonly Change[], index: number): void {
    if (index % STATES_COMPARED_EVERY === 0) this.#compareState(node, index);
    for (const change of changes) {
      if (change.type === 'partition') this.#onPartition(node, change.row);
      if (change.type === 'topic') this.#onTopic(change.row);
      if (change.type === 'topicRemoved') this.#removed.add(change.topicId);
      if (change.type === 'nodeRemoved') this.#onForgotten(change.nodeId);
      if (change.type === 'node' && change.row.state === 'member') {
        this.counters.hit('a node has its share');
      }
    }
    if (index > this.#checkedIndex && node.image !== undefined) {
      this.#checkedIndex = index;
      checkMetadata(node.image);
    }
    for (const change of changes) {
      if (change.type === 'broker') this.node(change.row.nodeId).onRegistered(change.row);
    }
  }

  /** I-D19: who is removed holds nothing and does not vote, now and ever after. */
  #onForgotten(nodeId: number): void {
    if (this.#forgotten.has(nodeId)) return;
    this.#forgotten.add(nodeId);
    this.counters.hit('a node was forgotten');
    const { config } = this.invariants.history;
    if (allVoters(config).some((voter) => voter.nodeId === nodeId)) {
      violate('I-D19', `node ${nodeId} is forgotten and votes`);
    }
    for (const { row } of this.histories) this.#checkKnown(row);
  }

  #checkKnown({ topicId, id, replicas }: Partition): void {
    const gone = replicas.find((nodeId) => this.#forgotten.has(nodeId));
    if (gone !== undefined) violate('I-D19', `${gone} is forgotten, and holds ${topicId}-${id}`);
  }

  #onTopic(row: Topic): void {
    const known = this.#topicRows.get(row.id);
    if (known !== undefined && known.revision >= row.revision) return;
    this.#topicRows.set(row.id, row);
    if (known === undefined) return;
    const untilMs = this.world.nowMs;
    this.#earlier.set(row.id, [...(this.#earlier.get(row.id) ?? []), { row: known, untilMs }]);
  }

  /** As some replica that can hear anything may still know it: as it is, or lately was. */
  topicAsKnown(topicId: string): readonly Topic[] {
    const row = this.#topicRows.get(topicId);
    const sinceMs = this.world.nowMs - TOPIC_SETTLES_MS;
    const lately = (this.#earlier.get(topicId) ?? []).filter(({ untilMs }) => untilMs >= sinceMs);
    return [...(row === undefined ? [] : [row]), ...lately.map((earlier) => earlier.row)];
  }

  #onPartition(node: ClusterNode, row: Partition): void {
    const name = `${keyOf(row.topicId, row.id)}:${row.partitionEpoch}`;
    const text = JSON.stringify(encodeChange({ type: 'partition', row }));
    const known = this.#rows.get(name);
    if (known === undefined) {
      this.#rows.set(name, text);
      this.#onRow(row);
    } else if (known !== text) {
      violate('I-R7', `node ${node.nodeId} has ${text}, elsewhere it is ${known}`);
    }
  }

  /** I-R7 of all that the metadata hold. */
  #compareState(node: ClusterNode, index: number): void {
    if (node.image === undefined) return;
    const hash = stateHash(node.image);
    const known = this.#states.get(index);
    if (known === undefined) this.#states.set(index, hash);
    else if (known !== hash) violate('I-R7', `node ${node.nodeId} has another state at ${index}`);
    else this.counters.hit('the states of two nodes were compared');
  }

  createTopic({ name, partitions, replicationFactor, configs }: TopicPlan, random: Random): void {
    const node = this.node(random.pick(this.reachable));
    const { image, driver } = node;
    const term = driver?.raft.term;
    const again = (): void =>
      this.later(200, () =>
        this.createTopic({ name, partitions, replicationFactor, configs }, random),
      );
    if (image === undefined || term === undefined || !node.isServing) return again();
    const request = { name, partitions, replicationFactor, configs: [] };
    this.#topics += 1;
    const topicId = `topic${this.#topics}`.padEnd(22, 'w');
    const chosen = { topicId, controllerTerm: term, partitionsDefault: 1 };
    const plan = planTopic(image, request, chosen);
    if (plan.type === 'refused') return plan.code === 'topicExists' ? undefined : again();
    const settings = new Map(configs.map(({ key, value }) => [key, value]));
    node.propose({ ...plan.record, configs: settings }, (outcome) => outcome ?? again());
  }

  /** Live ones, under their registrations, as some node knows them. */
  brokers(random: Random): { nodeId: number; brokerEpoch: number }[] {
    const { image } = this.node(random.pick(this.reachable));
    const brokers = [...(image?.brokers.values() ?? [])].filter(({ state }) => state === 'active');
    return brokers.map(({ nodeId, brokerEpoch }) => ({ nodeId, brokerEpoch }));
  }

  #onRow(row: Partition): void {
    const key = keyOf(row.topicId, row.id);
    const history = this.#histories.get(key);
    const { leader, leaderEpoch, isr, elr, suspect, lastKnown, replicas } = row;
    const { uncleanEpoch } = row;
    const sets = { leader, leaderEpoch, uncleanEpoch, isr, elr, suspect, lastKnown, replicas };
    this.trace(`${row.topicId.slice(0, 6)}-${row.id}: ${JSON.stringify(sets)}`);
    if (history !== undefined) checkChange(history.row, row);
    this.#checkKnown(row);
    if (history === undefined) {
      this.#histories.set(key, new PartitionHistory(row));
      return;
    }
    if (row.uncleanEpoch > history.row.uncleanEpoch) {
      this.counters.hit('unclean election');
      // Suspects hold all that was synced, but what rotted; what nobody synced may be gone, too.
      const hasRotted = this.mirrorsOf(history).some((mirror) => {
        return mirror.nodeId === leader && mirror.hasRotted;
      });
      const mayLose = hasRotted || this.isPageCache(history) || history.isBereft;
      if (mayLose) history.mayLose = true;
      history.isBereft = false;
    }
    this.#checkLeft(history, row);
    this.#checkJoined(history, row);
    if (row.isr.length === 1 && row.replicas.length > 1) this.counters.hit('one replica in sync');
    if (row.elr.length > 0) this.counters.hit('a replica is eligible');
    if (row.isr.length > history.row.isr.length) this.counters.hit('in-sync set expanded');
    if (row.isr.length < history.row.isr.length) this.counters.hit('in-sync set shrank');
    if (row.leaderEpoch > history.row.leaderEpoch) this.counters.hit('a leader was elected');
    history.onRow(row);
  }

  /** I-D3: whoever joins the in-sync set holds all that is committed. */
  #checkJoined(history: PartitionHistory, row: Partition): void {
    if (history.mayLose || isLedWithLoss(row) || this.isPageCache(history)) return;
    const mirrors = this.mirrorsOf(history).filter(({ nodeId }) => row.isr.includes(nodeId));
    for (const { nodeId, isLost, hasRotted, durableEnd } of mirrors) {
      if (history.row.isr.includes(nodeId) || isLost || hasRotted) continue;
      if (durableEnd >= history.committedEnd) continue;
      const ends = `${history.committedEnd} is committed, it has ${durableEnd}`;
      violate('I-D3', `${history.name}: node ${nodeId} joins the ISR, ${ends}`);
    }
  }

  /**
   * I-D5: the last that are known to hold everything go for a reason only: their disk was lost, or
   * what it had not synced.
   */
  #checkLeft(history: PartitionHistory, row: Partition): void {
    const members = ({ isr, elr }: Partition) => [...isr, ...elr];
    if (members(row).length > 0 || members(history.row).length === 0) return;
    const mirrors = this.mirrorsOf(history);
    const isLost = members(history.row).some((id) => {
      const { isLost: isGone, rot } = mirrors.find((it) => it.nodeId === id) as ReplicaMirror;
      return isGone || rot !== undefined;
    });
    if (isLost) {
      this.counters.hit('the last that was known to hold all is lost');
      history.isBereft = true;
    } else if (row.lastKnown.length === 0 && history.committedEnd > 0) {
      violate('I-D5', `${history.name} has nobody left`);
    }
  }

  mayLose(node: ClusterNode): boolean {
    return this.atlas.mayLose(node);
  }

  wipe(node: ClusterNode): void {
    const mirror = this.invariants.member(memberKey(node.member));
    this.atlas.onLost(node);
    node.wipe();
    if (mirror !== undefined) this.invariants.onLost(mirror);
    this.#tellContacts();
  }

  #tellContacts(): void {
    const members = this.nodes.map(({ member }) => member);
    for (const { driver } of this.nodes) driver?.setContacts(members);
  }

  /** The kernel resets the connections of a process that has ended: who is reached looks there. */
  onProcessEnded(node: ClusterNode): void {
    for (const other of this.nodes) {
      if (other === node || !this.network.isOpen(node.nodeId, other.nodeId)) continue;
      this.world.after(this.random.exponential(5), () => {
        const isReached = this.network.isOpen(other.nodeId, node.nodeId);
        if (isReached && !node.isUp) other.onPeerGone(node.nodeId);
      });
    }
  }

  /** What its metadata's log promised is lost, and it does not know it. */
  onDamaged(node: ClusterNode): void {
    node.isRaftDamaged = true;
    this.atlas.onLost(node);
  }

  /** The others lead without it: it comes back as a learner. */
  #setRaftAside(node: ClusterNode): void {
    this.counters.hit('a Raft log was set aside');
    const mirror = this.invariants.member(memberKey(node.member));
    node.setRaftAside();
    if (mirror !== undefined) this.invariants.onLost(mirror);
    this.#tellContacts();
  }

  onFatal(node: ClusterNode, error: StorageError): void {
    this.trace(`node ${node.nodeId} ended: ${error.code}, ${error.message}`);
    this.counters.hit(`ended: ${error.code}`);
    if (error.code === 'corrupt') {
      if (!node.isRaftDamaged) violate('sound bytes taken for damage', error.message);
      this.#setRaftAside(node);
    }
    this.startAfter(node, 100);
  }

  /** Who ended by itself is started again, also when the chaos is over. */
  startAfter(node: ClusterNode, downMs: number): void {
    this.world.after(downMs, () => {
      const mayRun = this.#isChaos || this.reachable.includes(node.nodeId);
      if (!node.isUp && mayRun) node.start();
    });
  }

  /** Nobody is joining or being removed any more, and nobody runs who was removed. */
  areMembersSettled(): boolean {
    const [node] = this.nodes;
    const rows = [...(node?.image?.nodes.values() ?? [])];
    const isLeft = this.nodes.some(({ nodeId }) => this.#forgotten.has(nodeId));
    return this.joining.size === 0 && !isLeft && rows.every(({ state }) => state === 'member');
  }

  /** Every replica has all that its leader has, and knows it to be committed. */
  areReplicasLevel(): boolean {
    return this.histories.every((history) => {
      const mirrors = this.mirrorsOf(history).filter((it) => isReplica(history, it));
      const isAll = ({ end }: ReplicaMirror): boolean =>
        end === history.committedEnd || history.isGivenBack(end);
      return mirrors.every((it) => isAll(it) && it.end === it.durableEnd);
    });
  }

  /** What was rotten is found and mended wherever another replica could be asked. */
  areLogsSound(): boolean {
    return this.histories.every((history) => {
      const mirrors = this.mirrorsOf(history).filter((it) => isReplica(history, it));
      const isSound = ({ nodeId, rot, start }: ReplicaMirror): boolean =>
        rot === undefined || !rot.isOn(this.node(nodeId).disk, start);
      return mirrors.length === 1 || mirrors.every(isSound);
    });
  }

  /** I-D6: all replicas hold the same, and that is what was committed. */
  checkReplicas(): void {
    for (const history of this.histories) {
      for (const mirror of this.mirrorsOf(history)) {
        if (!isReplica(history, mirror)) continue;
        for (const batch of history.committed) {
          if (batch.lastOffset < mirror.start) continue;
          const own = mirror.at(batch.baseOffset);
          if (own !== undefined && isSame(own, batch)) continue;
          const text = `node ${mirror.nodeId} lacks ${describeBatch(batch)}`;
          violate('I-D6', `${history.name}: ${text}`);
        }
      }
    }
  }
}

function isReplica({ row }: PartitionHistory, { nodeId }: ReplicaMirror): boolean {
  return row.replicas.includes(nodeId);
}

function keyOf(topicId: string, partition: number): string {
  return `${topicId}-${partition}`;
}
