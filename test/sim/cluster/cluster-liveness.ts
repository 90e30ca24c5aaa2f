import type { MemberKey } from '../../../raft/index.ts';
import { memberKey } from '../../../raft/index.ts';
import { violate } from '../invariant.ts';
import { isQuorum } from '../raft-mirror.ts';
import type { Random } from '../random.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterNode } from './cluster-node.ts';

const coreMsMax = 30_000;
const allMsMax = 90_000;
const lookEveryMs = 100;
/** Who answered so long ago may have become a voter since: nobody could know that it was gone. */
const answeredMsMax = 1000;

/**
 * After the chaos. First only a *core* is healed, the fewest nodes that can decide the metadata;
 * everyone else stays dead or cut off. (Where voters are changed to some of these before the
 * leader could miss them, the core grows until it can decide again; later they may not be taken.)
 * Within 30 virtual seconds every partition that has a sound
 * member of its ISR or ELR in the core must have a leader there, and where the core holds the
 * minimum of in-sync replicas, a record must be acknowledged with acks=all. Then all are healed,
 * and within 90 seconds every replica is in sync again, everything that waits is acknowledged,
 * whoever joins has its share, whoever is being removed is gone, and all replicas hold the same
 * bytes.
 */
export class ClusterLiveness {
  readonly #cluster: Cluster;
  readonly #random: Random;
  readonly #done: () => void;
  #core: readonly ClusterNode[] = [];
  /** Who is dead or cut off; who is admitted later is neither. */
  #abandoned: readonly ClusterNode[] = [];
  #deadlineMs = 0;
  #areAllHealed = false;

  constructor(cluster: Cluster, random: Random, done: () => void) {
    this.#cluster = cluster;
    this.#random = random.split('liveness');
    this.#done = done;
  }

  begin(): void {
    const cluster = this.#cluster;
    cluster.endChaos();
    this.#core = this.#drawCore();
    if (this.#core.length < cluster.nodes.length) cluster.counters.hit('lived on a bare quorum');
    this.#abandoned = cluster.nodes.filter((node) => !this.#core.includes(node));
    for (const node of this.#abandoned) this.#abandon(node);
    this.#healCore();
    cluster.world.after(answeredMsMax, () => this.#maybeGrow());
    this.#await(
      'the core does not lead what it can lead',
      () => this.#leadsAll(),
      () => this.#healAll(),
    );
  }

  #healCore(): void {
    const { trace, world } = this.#cluster;
    const ids = this.#core.map(({ nodeId }) => nodeId);
    trace(`heal only the core ${ids.join()}`);
    this.#heal(this.#core);
    this.#cluster.reachable = ids;
    this.#deadlineMs = world.nowMs + coreMsMax;
  }

  #maybeGrow(): void {
    if (this.#areAllHealed) return;
    const core = this.#drawCore(this.#core.filter(({ isRetired }) => !isRetired));
    if (core.length === this.#core.length) return;
    this.#cluster.counters.hit('voters were changed to some that had just gone');
    this.#core = core;
    this.#abandoned = this.#abandoned.filter((node) => !core.includes(node));
    for (const node of this.#abandoned) this.#cutOff(node, ['in', 'out']);
    this.#healCore();
  }

  #leadsAll(): boolean {
    const ids = new Set(this.#core.map(({ nodeId }) => nodeId));
    const lost = this.#abandoned.map(({ nodeId }) => nodeId);
    if (!this.#core.every((node) => node.isServing || node.isRetired)) return false;
    return this.#cluster.histories.every(({ row }) => {
      const isSuspect = (id: number) => row.suspect.some(({ nodeId }) => nodeId === id);
      const sound = [...row.isr, ...row.elr].filter((id) => ids.has(id) && !isSuspect(id));
      return sound.length === 0 || (row.leader !== undefined && !lost.includes(row.leader));
    });
  }

  #healAll(): void {
    const cluster = this.#cluster;
    cluster.trace('heal all');
    this.#areAllHealed = true;
    this.#core = cluster.nodes;
    // Nobody reads on the disk what is still in memory.
    for (const node of cluster.nodes) if (node.isRottenUnseen) node.kill();
    this.#heal(cluster.nodes);
    cluster.reachable = cluster.nodes.map(({ nodeId }) => nodeId);
    this.#deadlineMs = cluster.world.nowMs + allMsMax;
    for (const history of cluster.histories) cluster.clients.produce(history, this.#random);
    this.#await(
      'not all is in sync',
      () => this.#isSettled(),
      () => {
        cluster.checkReplicas();
        this.#done();
      },
    );
  }

  /**
   * Power cuts and new disks together may leave nobody who is known to hold anything of a
   * page-cache topic, or of a partition that never held anything. Then an operator decides.
   */
  #recoverLost(): void {
    const { histories, counters } = this.#cluster;
    for (const history of histories) {
      const { isr, elr, lastKnown, topicId, id: partition, partitionEpoch } = history.row;
      if (isr.length + elr.length + lastKnown.length > 0) continue;
      const { committedEnd, isBereft } = history;
      const mayBe = committedEnd === 0 || isBereft || this.#cluster.isPageCache(history);
      if (!mayBe) violate('I-D5', `${history.name} has nobody left`);
      counters.hit('an operator accepted a loss');
      const choice = { partitionEpoch, nodeId: undefined, acceptLoss: true };
      const record = { type: 'electLeader', topicId, partition, ...choice } as const;
      this.#random.pick(this.#core).propose(record, () => {});
    }
  }

  /**
   * Where a full disk has stopped a sole replica, it goes on when somebody writes again, and nobody
   * repeats what asked for no acknowledgement.
   */
  #writeAgain(): void {
    const { clients, histories } = this.#cluster;
    if (!clients.isIdle) return;
    for (const history of histories) {
      const { leader, replicas } = history.row;
      const [mirror] = this.#cluster.mirrorsOf(history).filter((it) => it.nodeId === leader);
      if (replicas.length > 1 || mirror === undefined || mirror.end === mirror.durableEnd) continue;
      clients.produce(history, this.#random);
    }
  }

  #isSettled(): boolean {
    this.#recoverLost();
    this.#writeAgain();
    const { clients, histories, nodes } = this.#cluster;
    return (
      clients.isIdle &&
      nodes.every((node) => node.isServing && node.appliedIndex === nodes[0]?.appliedIndex) &&
      histories.every(({ row }) => row.isr.length === row.replicas.length) &&
      this.#cluster.areMembersSettled() &&
      this.#cluster.areReplicasLevel() &&
      this.#cluster.areLogsSound()
    );
  }

  #await(what: string, isTrue: () => boolean, then: () => void): void {
    const { world } = this.#cluster;
    const look = (): void => {
      if (isTrue()) return then();
      if (world.nowMs > this.#deadlineMs) this.#fail(what);
      world.after(lookEveryMs, look);
    };
    look();
  }

  #fail(what: string): never {
    const { nodes, histories, clients, trace } = this.#cluster;
    for (const node of nodes) trace(node.describe());
    for (const { name, row, committedEnd } of histories) {
      const { leader, leaderEpoch, isr, elr, suspect, lastKnown, replicas } = row;
      const sets = JSON.stringify({ leader, leaderEpoch, isr, elr, suspect, lastKnown, replicas });
      trace(`${name} committed to ${committedEnd}, ${sets}`);
    }
    for (const line of clients.waiting) trace(line);
    violate('liveness', `${what} though ${this.#core.map(({ nodeId }) => nodeId)} are healed`);
  }

  /**
   * The fewest of a random order that hold, with those that are there already, a majority of every
   * config that may still decide.
   */
  #drawCore(there: readonly ClusterNode[] = []): readonly ClusterNode[] {
    const configs = this.#cluster.atlas.activeConfigs();
    const others = this.#cluster.nodes.filter((node) => !there.includes(node));
    const shuffled = [...there, ...this.#random.shuffle(others)];
    const core = [...there];
    const suffices = (): boolean => {
      const keys = new Set<MemberKey>(core.map(({ member }) => memberKey(member)));
      return configs.every((config) => isQuorum(config, (key) => keys.has(key)));
    };
    while (!suffices() && core.length < shuffled.length) {
      core.push(shuffled[core.length] as ClusterNode);
    }
    return core;
  }

  #abandon(node: ClusterNode): void {
    const { trace } = this.#cluster;
    const fate = this.#random.pick(['dead', 'cut', 'deaf']);
    trace(`node ${node.nodeId} stays ${fate}`);
    if (fate === 'dead') return node.kill();
    node.time.resume();
    if (!node.isUp) node.start();
    this.#cutOff(node, fate === 'cut' ? ['in', 'out'] : ['in']);
  }

  #cutOff(node: ClusterNode, directions: readonly ('in' | 'out')[]): void {
    const { network } = this.#cluster;
    for (const { nodeId } of this.#core) {
      if (directions.includes('in')) network.cut(nodeId, node.nodeId);
      if (directions.includes('out')) network.cut(node.nodeId, nodeId);
    }
  }

  #heal(nodes: readonly ClusterNode[]): void {
    for (const node of nodes) {
      node.calm();
      if (!node.isUp) node.start();
      for (const other of nodes) {
        if (other !== node) this.#cluster.network.mend(node.nodeId, other.nodeId);
      }
    }
  }
}
