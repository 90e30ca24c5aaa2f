import type { Member, VoterConfig } from '../../../raft/index.ts';
import { allVoters, memberKey } from '../../../raft/index.ts';
import { isStaying } from '../../../src/metadata/node-state.ts';
import { isQuorum } from '../raft-mirror.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterNode } from './cluster-node.ts';
import type { PartitionHistory } from './partition-history.ts';
import type { ReplicaMirror } from './replica-mirror.ts';

/** So long after one disk was lost its node may still be made a voter, even the only one. */
const LOSS_SETTLES_MS = 3000;

/** What may be lost: faults stay within what the design promises to survive. */
export class FaultAtlas {
  readonly #cluster: Cluster;
  readonly #lost: Member[] = [];
  #lostAtMs = Number.NEGATIVE_INFINITY;
  #removalAtMs = Number.NEGATIVE_INFINITY;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** What this node's Raft log promised is gone. */
  onLost({ member }: ClusterNode): void {
    this.#lost.push(member);
    this.#lostAtMs = this.#cluster.world.nowMs;
  }

  /** Somebody asks for the removal of a node. */
  onRemoval(): void {
    this.#removalAtMs = this.#cluster.world.nowMs;
  }

  get mayRemove(): boolean {
    return this.#cluster.world.nowMs - this.#lostAtMs >= LOSS_SETTLES_MS;
  }

  /**
   * Whether this node's disk may be lost now. Every config that may still decide
   * keeps a majority of sound disks, also one that takes in somebody who was just lost. A partition
   * may lose all that hold it: it is offline then, and nobody is told a lie.
   */
  mayLose(node: ClusterNode): boolean {
    if (!this.mayRemove || this.#isVoterLeaving()) return false;
    const isLost = (key: string): boolean =>
      key === memberKey(node.member) || this.#lost.some((member) => memberKey(member) === key);
    const survives = (config: VoterConfig): boolean => isQuorum(config, (key) => !isLost(key));
    return this.activeConfigs().every(survives);
  }

  /**
   * The same of damage to what a node holds of a partition: somebody else who is counted on holds
   * all of it, and soundly.
   */
  mayRot(history: PartitionHistory, node: ClusterNode): boolean {
    const { isr, elr, replicas } = history.row;
    const mirrors = this.#cluster.mirrorsOf(history);
    const isSound = (id: number): boolean => {
      const { isLost, hasRotted } = mirrors.find((it) => it.nodeId === id) as ReplicaMirror;
      return !isLost && !hasRotted;
    };
    const others = [...isr, ...elr].filter((id) => id !== node.nodeId);
    return replicas.includes(node.nodeId) && isSound(node.nodeId) && others.some(isSound);
  }

  /** Who of the others will be the only voter next, nobody knows but the controller. */
  #isVoterLeaving(): boolean {
    const { world, nodes } = this.#cluster;
    if (world.nowMs - this.#removalAtMs < LOSS_SETTLES_MS) return true;
    const voters = this.activeConfigs().flatMap((config) => [...allVoters(config)]);
    return nodes.some(({ image }) => {
      return image !== undefined && voters.some(({ nodeId }) => !isStaying(image, nodeId));
    });
  }

  /** Every config that may still decide something. */
  activeConfigs(): VoterConfig[] {
    const { invariants, nodes } = this.#cluster;
    const configs = [invariants.history.config];
    for (const mirror of invariants.members) {
      if (mirror.isLost) continue;
      const { index, config } = mirror.log.config;
      if (index > invariants.history.configIndex) configs.push(config);
      configs.push(mirror.log.configAt(mirror.durableIndex).config);
    }
    for (const { driver } of nodes) if (driver !== undefined) configs.push(driver.raft.config);
    return configs.filter((config) => config.voters.length > 0 && this.#mayDecide(config));
  }

  /** Not where a majority was removed, and is gone. */
  #mayDecide(config: VoterConfig): boolean {
    const machines = this.#cluster.machines;
    const retired = new Set(
      machines.filter((it) => it.isRetired).map((it) => memberKey(it.member)),
    );
    return retired.size === 0 || isQuorum(config, (key) => !retired.has(key));
  }
}
