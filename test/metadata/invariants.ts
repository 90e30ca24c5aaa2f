/** What must hold of the metadata after every record (`rows.ts`). Throws where it does not. */
import assert from 'node:assert/strict';
import type { Image } from '../../src/metadata/image.ts';
import { effectiveMin, inSyncMinOf } from '../../src/metadata/in-sync-min.ts';
import { settledReplicas, targetReplicas } from '../../src/metadata/replicas.ts';
import type { Partition, Topic } from '../../src/metadata/rows.ts';

export function checkImage(image: Image): void {
  for (const topic of image.topics.values()) {
    for (const partition of image.partitionsOf(topic.id)) checkPartition(image, topic, partition);
  }
  const isServing = (id: number | undefined) =>
    id !== undefined && image.brokers.get(id)?.state === 'active';
  const isAnyActive = [...image.brokers.keys()].some(isServing);
  for (const { slot, owner } of image.slots) {
    const state = owner === undefined ? undefined : image.brokers.get(owner)?.state;
    assert(!isAnyActive || (state !== undefined && state !== 'fenced'), `nobody serves ${slot}`);
  }
  for (const { nodeId } of image.nodes.values()) assert(nodeId < (image.cluster?.nextNodeId ?? 0));
  for (const { topicId, waiting } of image.drops) {
    assert(image.topics.has(topicId), 'a drop outlives its topic');
    assert(waiting.length > 0, 'a drop that waits for nobody');
  }
}

function checkPartition(image: Image, topic: Topic, partition: Partition): void {
  const { replicas, isr, elr, suspect, lastKnown, leader, adding, removing } = partition;
  const where = `${topic.name}-${partition.id} ${JSON.stringify(partition)}`;
  const known = lastKnown.map(({ nodeId }) => nodeId);
  const members = [...isr, ...elr, ...known];
  assert(leader === undefined || isr.includes(leader), `the leader is in the ISR: ${where}`);
  assert(isUnique(replicas) && replicas.length > 0, `replicas are a set: ${where}`);
  assert(
    members.every((id) => replicas.includes(id)),
    `members are replicas: ${where}`,
  );
  assert(isUnique(members), `a replica has one place: ${where}`);
  assert(
    suspect.every(({ nodeId }) => isr.includes(nodeId) || elr.includes(nodeId)),
    `suspects are in ISR or ELR: ${where}`,
  );
  for (const id of isr) {
    const state = image.brokers.get(id)?.state;
    assert(state !== undefined && state !== 'fenced', `fenced, and in the ISR: ${where}`);
  }
  assert(
    replicas.every((id) => image.nodes.has(id)),
    `replicas are nodes: ${where}`,
  );
  const isWhole = isr.length >= effectiveMin(partition, inSyncMinOf(topic, partition));
  assert(!isWhole || members.length === isr.length, `a whole ISR has nobody beside it: ${where}`);
  assert(
    [...adding, ...removing].every((id) => replicas.includes(id)),
    `moving: ${where}`,
  );
  assert(settledReplicas(partition).length > 0, `replicas before the move: ${where}`);
  assert(targetReplicas(partition).length > 0, `replicas after the move: ${where}`);
  assert(partition.uncleanEpoch <= partition.leaderEpoch, `unclean epoch: ${where}`);
  const waiting = image.drop(topic.id, partition.id)?.waiting ?? [];
  assert(!waiting.some((it) => replicas.includes(it.nodeId)), `it would be deleted: ${where}`);
}

/** What must hold of one record's change to a partition. */
export function checkStep(before: Partition, after: Partition, isAlteration: boolean): void {
  const where = `${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
  assert.equal(after.partitionEpoch, before.partitionEpoch + 1, `one change: ${where}`);
  assert(after.leaderEpoch >= before.leaderEpoch, `leader epochs go up: ${where}`);
  if (after.leader !== before.leader) {
    assert(after.leaderEpoch > before.leaderEpoch, `a new leader, a new epoch: ${where}`);
  }
  if (after.uncleanEpoch !== before.uncleanEpoch) {
    assert.equal(after.uncleanEpoch, after.leaderEpoch, `unclean from this epoch on: ${where}`);
  } else if (after.leader !== undefined && after.leader !== before.leader) {
    // Whoever ends a move by joining the ISR may be given the lead in the same record.
    const joined = isAlteration ? after.isr : [];
    const eligible = [...before.isr, ...before.elr, ...joined];
    assert(eligible.includes(after.leader), `a clean leader was in ISR or ELR: ${where}`);
  }
}

function isUnique(ids: readonly number[]): boolean {
  return new Set(ids).size === ids.length;
}
