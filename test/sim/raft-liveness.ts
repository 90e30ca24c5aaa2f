import type { MemberKey } from '../../raft/index.ts';
import { memberKey } from '../../raft/index.ts';
import { violate } from './invariant.ts';
import type { RaftCluster } from './raft-cluster.ts';
import { describeConfig } from './raft-history.ts';
import { isQuorum } from './raft-mirror.ts';
import type { RaftNode } from './raft-node.ts';
import type { Random } from './random.ts';

const coreMsMax = 30_000;
const allMsMax = 60_000;
const lookEveryMs = 50;

/**
 * After the chaos. First only a random quorum is healed, the *core*; everyone else stays dead,
 * cut off, or (worst) heard but deaf. Within 30 virtual seconds the core must acknowledge all
 * that clients wait for, and a write and a read of its own. Then all are healed, and within 60
 * seconds every node, the learners too, must have applied all there is, with no change of voters
 * left half done.
 */
export class RaftLiveness {
  readonly #cluster: RaftCluster;
  readonly #random: Random;
  readonly #done: () => void;
  #core: readonly RaftNode[] = [];
  #deadlineMs = 0;

  constructor(cluster: RaftCluster, random: Random, done: () => void) {
    this.#cluster = cluster;
    this.#random = random.split('liveness');
    this.#done = done;
  }

  begin(): void {
    const cluster = this.#cluster;
    cluster.endChaos();
    this.#core = this.#drawCore();
    const ids = this.#core.map(({ nodeId }) => nodeId);
    cluster.trace(`heal only the core ${ids.join()}`);
    if (this.#core.length < cluster.nodes.length) cluster.counters.hit('lived on a bare quorum');
    for (const node of cluster.nodes) {
      if (!this.#core.includes(node)) this.#abandon(node);
    }
    for (const node of this.#core) {
      this.#heal(node);
      for (const other of this.#core)
        if (other !== node) cluster.network.mend(node.nodeId, other.nodeId);
    }
    cluster.reachable = ids;
    this.#deadlineMs = cluster.world.nowMs + coreMsMax;
    const acknowledged = cluster.clients.acknowledged;
    cluster.clients.write(this.#random);
    this.#awaitRead(() =>
      this.#await(
        () => cluster.clients.isIdle && cluster.clients.acknowledged > acknowledged,
        () => this.#healAll(),
      ),
    );
  }

  /** Repeats a read until one is served. */
  #awaitRead(then: () => void): void {
    const { clients, world } = this.#cluster;
    const served = clients.reads;
    const ask = (): void => {
      if (clients.reads > served) return then();
      if (world.nowMs > this.#deadlineMs) this.#fail('no read is served');
      clients.read(this.#random);
      world.after(lookEveryMs, ask);
    };
    ask();
  }

  #await(isTrue: () => boolean, then: () => void): void {
    const { world } = this.#cluster;
    const look = (): void => {
      if (isTrue()) return then();
      if (world.nowMs > this.#deadlineMs) this.#fail('writes wait, or nodes lag');
      world.after(lookEveryMs, look);
    };
    look();
  }

  #healAll(): void {
    const cluster = this.#cluster;
    cluster.trace('heal all');
    for (const node of cluster.nodes) {
      this.#heal(node);
      for (const other of cluster.nodes)
        if (other !== node) cluster.network.mend(node.nodeId, other.nodeId);
    }
    this.#core = cluster.nodes;
    cluster.reachable = cluster.nodes.map(({ nodeId }) => nodeId);
    this.#deadlineMs = cluster.world.nowMs + allMsMax;
    cluster.clients.write(this.#random);
    this.#await(() => this.#isSettled, this.#done);
  }

  get #isSettled(): boolean {
    const { nodes, clients, committedIndex, invariants } = this.#cluster;
    if (!clients.isIdle || invariants.history.config.outgoing !== undefined) return false;
    return nodes.every((node) => node.appliedIndex === committedIndex);
  }

  #fail(what: string): never {
    for (const node of this.#cluster.nodes) {
      const raft = node.driver?.raft;
      const leader = raft?.leader?.nodeId;
      const state = `${raft?.role} in term ${raft?.term} of ${leader}, config ${raft?.configIndex}`;
      const log = `log to ${raft?.lastIndex}, committed ${raft?.commit}, applied`;
      const core = this.#core.includes(node) ? 'core' : 'rest';
      const config = raft === undefined ? '' : describeConfig(raft.config);
      this.#cluster.trace(`${core} ${node.nodeId} ${state}, ${log} ${node.appliedIndex} ${config}`);
    }
    const nodes = this.#core.map(({ nodeId }) => nodeId).join();
    violate('liveness', `${what} though ${nodes} are healed`);
  }

  /** The fewest of a random order that hold a majority of every config that may still decide. */
  #drawCore(): readonly RaftNode[] {
    const configs = this.#cluster.activeConfigs();
    const sound = this.#random.shuffle(this.#cluster.nodes.filter(({ isDamaged }) => !isDamaged));
    const core: RaftNode[] = [];
    const suffices = (): boolean => {
      const keys = new Set<MemberKey>(core.map(({ member }) => memberKey(member)));
      return configs.every((config) => isQuorum(config, (key) => keys.has(key)));
    };
    while (!suffices() && core.length < sound.length) core.push(sound[core.length] as RaftNode);
    return core;
  }

  #abandon(node: RaftNode): void {
    const { network } = this.#cluster;
    const fate = this.#random.pick(['dead', 'cut', 'deaf']);
    this.#cluster.trace(`node ${node.nodeId} stays ${fate}`);
    if (fate === 'dead') return node.kill();
    node.time.resume();
    if (!node.isUp) node.start();
    for (const { nodeId } of this.#core) {
      network.cut(nodeId, node.nodeId);
      if (fate === 'cut') network.cut(node.nodeId, nodeId);
    }
  }

  #heal(node: RaftNode): void {
    node.calm();
    if (!node.isUp) node.start();
  }
}
