/**
 * What a client knows of one topic: the newest description, and leaders that refusals named since.
 * Pure: answers go in, in whatever order nodes give them.
 *
 * Invariants:
 *   1. Knowledge never goes back: a description that reflects older metadata than the one at hand
 *      is ignored, and so is a leader whose epoch is not newer.
 *   2. `version` goes up with all that is learnt. A failure says which version it was routed by,
 *      and one that was routed by an older version proves nothing about this one.
 */
import type { balsa } from '../grpc/generated/balsa.js';

export interface KnownLeader {
  readonly nodeId: number;
  readonly leaderEpoch: number;
  /** `host:port`, where a refusal named it. */
  readonly address: string | undefined;
}

export interface Description {
  readonly topic: balsa.v1.Topic;
  readonly metadataIndex: number;
}

export class KnownTopic {
  #description: Description | undefined;
  readonly #named = new Map<number, KnownLeader>();
  #version = 0;
  #staleVersion = 0;

  get topic(): balsa.v1.Topic | undefined {
    return this.#description?.topic;
  }

  get version(): number {
    return this.#version;
  }

  /** Nothing has been heard of a failure of what is known. */
  get isFresh(): boolean {
    return this.#version > this.#staleVersion;
  }

  onDescribed(description: Description): void {
    const known = this.#description;
    if (known !== undefined && description.metadataIndex < known.metadataIndex) return;
    if (known !== undefined && known.topic.id !== description.topic.id) this.#named.clear();
    this.#description = description;
    this.#version += 1;
  }

  /** A refusal says who leads; returns whether that is news. */
  onNamed(partition: number, leader: KnownLeader): boolean {
    if (leader.leaderEpoch <= this.#epochOf(partition)) return false;
    this.#named.set(partition, leader);
    this.#version += 1;
    return true;
  }

  /** What was routed by `version` has failed. */
  onFailed(version: number): void {
    this.#staleVersion = Math.max(this.#staleVersion, version);
  }

  leaderOf(partition: number): KnownLeader | undefined {
    const named = this.#named.get(partition);
    const described = this.#described(partition);
    if (named !== undefined && named.leaderEpoch > (described?.leaderEpoch ?? -1)) return named;
    if (described?.leader == null) return undefined;
    const { leader, leaderEpoch } = described;
    return { nodeId: leader, leaderEpoch: leaderEpoch ?? 0, address: undefined };
  }

  #epochOf(partition: number): number {
    const described = this.#described(partition)?.leaderEpoch ?? -1;
    return Math.max(described, this.#named.get(partition)?.leaderEpoch ?? -1);
  }

  #described(partition: number): balsa.v1.Partition.$Properties | undefined {
    return this.topic?.partitions.find((it) => (it.id ?? 0) === partition);
  }
}
