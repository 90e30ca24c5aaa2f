/**
 * What the replicas of a cluster hold, as far as it matters to the metadata: how many of a
 * partition's committed records. A record is committed when the whole ISR has it, and only while
 * the ISR has the effective minimum; whoever joins the ISR has been caught up before.
 *
 * The one claim: every member of ISR and ELR that is not suspect holds all that was committed, so a
 * clean leader does, too. Only an unclean election may take something back.
 */
import assert from 'node:assert/strict';
import type { Image } from '../../src/metadata/image.ts';
import { effectiveMin, inSyncMinOf } from '../../src/metadata/in-sync-min.ts';
import type { Partition } from '../../src/metadata/rows.ts';
import type { Losses } from './histories.ts';

interface Held {
  committed: number;
  readonly byNode: Map<number, number>;
}

export class CommittedData implements Losses {
  readonly #image: Image;
  readonly #partitions = new Map<string, Held>();

  constructor(image: Image) {
    this.#image = image;
  }

  onGone(nodeId: number, topicId: string, partition: number): void {
    this.#partitions.get(`${topicId}-${partition}`)?.byNode.set(nodeId, 0);
  }

  onCut(nodeId: number, topicId: string, partition: number): number {
    const held = this.#partitions.get(`${topicId}-${partition}`);
    const left = Math.max(0, (held?.byNode.get(nodeId) ?? 0) - 1);
    held?.byNode.set(nodeId, left);
    return left;
  }

  onWrite(partition: Partition): void {
    const topic = this.#image.topics.get(partition.topicId);
    const held = this.#partitions.get(keyOf(partition));
    if (topic === undefined || held === undefined || partition.leader === undefined) return;
    if (partition.isr.length < effectiveMin(partition, inSyncMinOf(topic, partition))) return;
    held.committed += 1;
    for (const id of partition.isr) held.byNode.set(id, held.committed);
  }

  onRemoved(topicId: string): void {
    for (const key of this.#partitions.keys()) {
      if (key.startsWith(`${topicId}-`)) this.#partitions.delete(key);
    }
  }

  onChanged(before: Partition | undefined, after: Partition, isAlteration: boolean): void {
    const held = this.#partitions.get(keyOf(after)) ?? { committed: 0, byNode: new Map() };
    this.#partitions.set(keyOf(after), held);
    if (before === undefined) return;
    if (after.uncleanEpoch !== before.uncleanEpoch) this.#giveUp(held, after);
    const isSuspect = (row: Partition, id: number) =>
      row.suspect.some(({ nodeId }) => nodeId === id);
    for (const id of after.isr) {
      const hasJoined =
        !before.isr.includes(id) || (isSuspect(before, id) && !isSuspect(after, id));
      if (hasJoined && (isAlteration || id !== after.leader)) held.byNode.set(id, held.committed);
    }
  }

  /** The loss is known, and what the leader has is all there is. */
  #giveUp(held: Held, { leader = 0 }: Partition): void {
    held.committed = held.byNode.get(leader) ?? 0;
    for (const [id, count] of held.byNode) held.byNode.set(id, Math.min(count, held.committed));
  }

  check(partition: Partition): void {
    const held = this.#partitions.get(keyOf(partition));
    const { isr, elr, suspect, leader } = partition;
    const where = JSON.stringify({ partition, held: [...(held?.byNode ?? [])] });
    for (const id of [...isr, ...elr]) {
      if (id !== leader && suspect.some(({ nodeId }) => nodeId === id)) continue;
      assert.equal(held?.byNode.get(id) ?? 0, held?.committed, `node ${id} lacks some: ${where}`);
    }
  }
}

function keyOf({ topicId, id }: Partition): string {
  return `${topicId}-${id}`;
}
