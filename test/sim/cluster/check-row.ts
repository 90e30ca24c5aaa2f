import type { Partition } from '../../../src/metadata/rows.ts';
import { violate } from '../invariant.ts';

/** I-D1 and I-D2 of one change of a partition's row. */
export function checkRow(before: Partition | undefined, row: Partition): void {
  const name = `${row.topicId.slice(0, 6)}-${row.id}`;
  const fail = (message: string): never =>
    violate('I-D2', `${name}: ${message}: ${JSON.stringify(row)}`);
  const { leader, isr, elr, replicas, suspect, lastKnown } = row;
  if (leader !== undefined && !isr.includes(leader)) fail('the leader is not in sync');
  for (const id of [...isr, ...elr]) if (!replicas.includes(id)) fail(`${id} is no replica`);
  for (const id of isr) if (elr.includes(id)) fail(`${id} is in ISR and ELR`);
  for (const { nodeId } of suspect) {
    if (!isr.includes(nodeId) && !elr.includes(nodeId)) fail(`${nodeId} is suspect for nothing`);
  }
  const left = isr.length + elr.length + lastKnown.length;
  if (left === 0 && before !== undefined && leader !== undefined) fail('nobody is in sync');
  if (before === undefined) return;
  if (row.partitionEpoch !== before.partitionEpoch + 1) fail('its epoch did not go up by one');
  const hasNewLeader = leader !== before.leader;
  if (hasNewLeader && row.leaderEpoch <= before.leaderEpoch) {
    violate('I-D1', `${name}: another leader under epoch ${row.leaderEpoch}`);
  }
  if (row.leaderEpoch < before.leaderEpoch) violate('I-D1', `${name}: the leader epoch went back`);
}
