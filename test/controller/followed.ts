/** A cluster whose leaders do their part: whoever is live and a replica catches up and joins. */
import type { MetadataRecord } from '../../src/metadata/records.ts';
import type { Partition } from '../../src/metadata/rows.ts';
import { TestCluster } from '../metadata/cluster.ts';

export class FollowedCluster extends TestCluster {
  /** Nodes 1 to `racks.length`, each in its rack. */
  static of(racks: readonly string[]): FollowedCluster {
    const cluster = new FollowedCluster();
    cluster.form();
    racks.forEach((rack, at) => {
      cluster.start(at + 1, { rack });
    });
    return cluster;
  }

  /** A node that was not there before is let in and starts. Returns its id. */
  join(rack = ''): number {
    const raftId = `raft-of-joiner-${this.image.nodes.size}`;
    const outcome = this.outcome(1, { type: 'admitNode', raftId, directoryId: raftId });
    if (outcome.type !== 'admitted') throw new Error(`not admitted: ${outcome.type}`);
    this.start(outcome.nodeId, { rack });
    return outcome.nodeId;
  }

  partitions(): Partition[] {
    return [...this.image.topics.keys()].flatMap((id) => [...this.image.partitionsOf(id)]);
  }

  /** Everything that follows takes its place in the ISR, and what was dropped is deleted. */
  follow(): void {
    for (const partition of this.partitions()) this.#join(partition);
    for (const { topicId, partition, waiting } of [...this.image.drops]) {
      for (const { nodeId, directoryId } of waiting) {
        const partitions = [{ topicId, partition }];
        const brokerEpoch = this.epoch(nodeId);
        const dropped = { brokerEpoch, directoryId, topicIds: [], partitions };
        this.propose(nodeId, { type: 'confirmDrops', ...dropped });
      }
    }
  }

  #join({ topicId, id, replicas, isr, leader, leaderEpoch, partitionEpoch }: Partition): void {
    const live = replicas.filter((each) => this.image.brokers.get(each)?.state !== 'fenced');
    if (leader === undefined || live.every((each) => isr.includes(each))) return;
    this.propose(leader, {
      type: 'alterPartition',
      topicId,
      partition: id,
      brokerEpoch: this.epoch(leader),
      leaderEpoch,
      partitionEpoch,
      isr: live.map((each) => this.registered(each)),
      cleared: [],
    });
  }

  /** Carries out what `plan` says until it says nothing more. Returns how many records it took. */
  runPlan(plan: () => readonly MetadataRecord[], roundsMax = 200): number {
    let count = 0;
    for (let round = 0; round < roundsMax; round++) {
      const records = plan();
      for (const record of records) this.propose(1, record);
      count += records.length;
      this.follow();
      if (records.length === 0) return count;
    }
    throw new Error(`still planning after ${roundsMax} rounds`);
  }

  heldBy(nodeId: number): number {
    return this.partitions().filter(({ replicas }) => replicas.includes(nodeId)).length;
  }

  ledBy(nodeId: number): number {
    return this.partitions().filter(({ leader }) => leader === nodeId).length;
  }
}
