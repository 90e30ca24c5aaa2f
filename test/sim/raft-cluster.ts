import type { Member, Message, NodeId, VoterConfig } from '../../raft/index.ts';
import { allVoters, encodeMessage, memberKey, sameMember } from '../../raft/index.ts';
import type { ProposeOutcome } from '../../src/server/pending-proposals.ts';
import type { RaftDriver } from '../../src/server/raft-driver.ts';
import type { StorageError } from '../../storage/storage-error.ts';
import type { Counters } from './counters.ts';
import { violate } from './invariant.ts';
import { SimNetwork } from './network.ts';
import { RaftClients } from './raft-clients.ts';
import type { RaftWorldConfig } from './raft-config.ts';
import { RaftInvariants } from './raft-invariants.ts';
import type { MemberMirror } from './raft-mirror.ts';
import { isQuorum } from './raft-mirror.ts';
import type { NodeListener } from './raft-node.ts';
import { RaftNode } from './raft-node.ts';
import { observeDriver } from './raft-observer.ts';
import type { Random } from './random.ts';
import type { CommandResult, MachineListener } from './register-machine.ts';
import type { World } from './world.ts';

export interface RaftClusterOptions {
  readonly world: World;
  readonly random: Random;
  readonly config: RaftWorldConfig;
  readonly counters: Counters;
  readonly trace: (line: string) => void;
}

/** Nodes, the network between them, clients, and the invariants that watch over all of it. */
export class RaftCluster implements NodeListener {
  readonly nodes: readonly RaftNode[];
  readonly network: SimNetwork;
  readonly invariants: RaftInvariants;
  readonly clients: RaftClients;
  readonly counters: Counters;
  readonly world: World;
  readonly trace: (line: string) => void;
  /** Whom clients may turn to. */
  reachable: readonly NodeId[];
  #isChaos = true;
  /** Pairs whose disk was replaced while the config counted on them. */
  readonly #lost: Member[] = [];

  constructor(options: RaftClusterOptions) {
    const { world, random, config, counters } = options;
    this.world = world;
    this.counters = counters;
    this.trace = options.trace;
    const ids = Array.from({ length: config.nodes }, (_, at) => at + 1);
    const founding: VoterConfig = {
      voters: ids.slice(0, config.voters).map((nodeId) => RaftNode.member(nodeId, 0)),
    };
    this.reachable = ids;
    this.network = new SimNetwork({
      scheduler: world,
      random: random.split('net'),
      behaviour: config.link,
    });
    this.invariants = new RaftInvariants(founding, counters);
    this.clients = new RaftClients({
      world,
      random,
      cluster: this,
      counters,
      clients: config.clients,
    });
    this.nodes = ids.map((nodeId) => {
      const own = nodeId <= config.voters ? founding : { voters: [] };
      return new RaftNode({ nodeId, world, random, config, founding: own, listener: this });
    });
    for (const node of this.nodes) {
      this.network.attach(node.nodeId, (_, bytes) => node.receive(bytes));
      node.start();
    }
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

  get committedIndex(): number {
    return this.invariants.history.committedIndex;
  }

  node(nodeId: NodeId): RaftNode {
    return this.nodes[nodeId - 1] as RaftNode;
  }

  get leaders(): readonly RaftNode[] {
    return this.nodes.filter((node) => node.isLeader);
  }

  /**
   * Every config that may still decide something: the last committed one, and any later one in the
   * log of a member that is not lost.
   */
  activeConfigs(): VoterConfig[] {
    const configs = [this.invariants.history.config];
    for (const mirror of this.invariants.members) {
      if (mirror.isLost) continue;
      const { index, config } = mirror.log.config;
      if (index > this.invariants.history.configIndex) configs.push(config);
      configs.push(mirror.log.configAt(mirror.durableIndex).config);
    }
    for (const { driver } of this.nodes) if (driver !== undefined) configs.push(driver.raft.config);
    return configs.filter(({ voters }) => voters.length > 0);
  }

  /**
   * The fault atlas: whether this node's disk may be lost now. Every config that may still decide
   * must keep a majority of sound disks, and nobody may be about to lose another.
   */
  mayLose(node: RaftNode): boolean {
    const isLost = (key: string): boolean =>
      key === memberKey(node.member) || this.#lost.some((member) => memberKey(member) === key);
    const survives = (config: VoterConfig): boolean => isQuorum(config, (key) => !isLost(key));
    return this.activeConfigs().every(survives);
  }

  /** What it holds is worthless: it must refuse to start, and is wiped then. */
  onDamaged(node: RaftNode): void {
    node.isDamaged = true;
    this.#lost.push(node.member);
  }

  /** Replaces the node's disk, and tells everyone of the new pair. */
  wipe(node: RaftNode): void {
    const mirror = this.invariants.member(memberKey(node.member));
    this.#lost.push(node.member);
    node.wipe();
    if (mirror !== undefined) this.invariants.onLost(mirror);
    this.#tellContacts();
  }

  /** The pairs that the newest config names and that no longer exist. */
  get lostVoters(): readonly Member[] {
    const voters = allVoters(this.invariants.history.config);
    return voters.filter((voter) => this.#lost.some((lost) => sameMember(lost, voter)));
  }

  isAlive(member: Member): boolean {
    return sameMember(this.node(member.nodeId).member, member);
  }

  propose(
    nodeId: NodeId,
    payload: Uint8Array,
    done: (outcome: ProposeOutcome<CommandResult>) => void,
  ): boolean {
    const { driver, time } = this.node(nodeId);
    if (driver === undefined || time.isPaused) return false;
    driver.propose({ payload, version: 1 }, done);
    return true;
  }

  get shownIndex(): number {
    return Math.max(...this.nodes.map(({ storedIndex }) => storedIndex));
  }

  read(nodeId: NodeId, done: (storedIndex: number | undefined) => void): boolean {
    const node = this.node(nodeId);
    if (node.driver === undefined || node.time.isPaused) return false;
    node.driver.readIndex(({ type }) => done(type === 'readable' ? node.storedIndex : undefined));
    return true;
  }

  onStarted(node: RaftNode, driver: RaftDriver<CommandResult>): MemberMirror {
    const { raft } = driver;
    const mirror = this.invariants.onStarted(raft);
    if (node.isDamaged) violate('unnoticed damage', `node ${node.nodeId} started on a damaged log`);
    this.trace(`node ${node.nodeId} started in term ${raft.term}, last index ${raft.lastIndex}`);
    observeDriver(this.invariants, mirror, driver);
    driver.setContacts(this.nodes.map(({ member }) => member));
    return mirror;
  }

  onSend(node: RaftNode, messages: readonly Message[]): void {
    for (const message of messages) {
      if (node.mirror !== undefined) this.invariants.onSend(node.mirror, message);
      this.network.send(node.nodeId, message.to.nodeId, encodeMessage(message));
    }
  }

  onFatal(node: RaftNode, error: StorageError): void {
    this.trace(`node ${node.nodeId} ended: ${error.code}, ${error.message}`);
    this.counters.hit(`ended: ${error.code}`);
    if (error.code === 'corrupt') this.#onRefused(node, error);
    this.world.after(100, () => node.isUp || !this.#mayRun(node) || node.start());
  }

  /** An operator sees that the disk is damaged, and replaces it. */
  #onRefused(node: RaftNode, error: StorageError): void {
    if (!node.isDamaged) violate('sound bytes taken for damage', error.message);
    this.counters.hit('refused to start on damage');
    this.wipe(node);
  }

  /** In the end those who are not in the core and died stay dead until all are healed. */
  #mayRun(node: RaftNode): boolean {
    return this.#isChaos || this.reachable.includes(node.nodeId);
  }

  machineListener(node: RaftNode): MachineListener {
    const key = memberKey(node.member);
    return {
      onEffect: (command, index) => this.clients.onEffect(command, index),
      onState: (index, hash) => this.invariants.history.onState(index, hash, key),
    };
  }

  #tellContacts(): void {
    const members = this.nodes.map(({ member }) => member);
    for (const node of this.nodes) node.setContacts(members);
  }
}
