/**
 * A group changes what its members speak while they are in it (KIP-848, "online migration").
 *
 *     classic ── somebody joins for whom the coordinator plans ──> mixed
 *     mixed   ── the last one of those goes ──> classic, and its members plan anew
 *     mixed   ── the last one of the classic protocol goes ──> the coordinator plans for all
 *
 * Nobody's partitions move by the change itself. Where the policy forbids it, who would begin it is
 * refused, and who is left stays in a group that the coordinator plans for.
 */
import type { ClassicSide, ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import type { ClassicState } from '../../metadata/group-rows.ts';
import type { Assignment } from '../assignment/assignment.ts';
import { difference, union } from '../assignment/assignment.ts';
import { ClassicMembers, loadedMember, metadataOf } from '../classic/classic-members.ts';
import { assignedPartitions, ownedPartitions, subscribedTopics } from '../classic/subscription.ts';
import { classicProtocolType, partitionsOf, toldBytes } from './classic-step.ts';
import type { ConsumerGroup } from './group.ts';
import { emptyGroup } from './group.ts';
import { newMember } from './members.ts';
import type { Topics } from './topics.ts';

/** `group.consumer.migration.policy`: which way groups may go while they have members. */
export interface MigrationPolicy {
  /** Somebody for whom the coordinator plans may join the others. */
  readonly upgrades: boolean;
  /** The members of the classic protocol are left to themselves again. */
  readonly downgrades: boolean;
}

export const migrationPolicies: ReadonlyMap<string, MigrationPolicy> = new Map([
  ['disabled', { upgrades: false, downgrades: false }],
  ['upgrade', { upgrades: true, downgrades: false }],
  ['downgrade', { upgrades: false, downgrades: true }],
  ['bidirectional', { upgrades: true, downgrades: true }],
]);

type StoredMember = ClassicState['members'][number];

/** `undefined`: its members are no consumers of Kafka's. */
export function plannedFor(state: ClassicState, topics: Topics): ConsumerGroup | undefined {
  const { generation, members } = state;
  if (members.length > 0 && state.protocolType !== classicProtocolType) return undefined;
  const planned = new Map<string, ConsumerMember>();
  const sides = new Map<string, ClassicSide>();
  let taken: Assignment = new Map();
  for (const stored of members) {
    const { memberId, sessionTimeoutMs, protocols } = stored;
    const metadata = wordsOf(state, stored);
    const subscribed = subscribedTopics(metadata);
    if (subscribed === undefined) return undefined;
    const assigned = difference(heldBy(state, stored, topics), taken);
    taken = union(taken, assigned);
    planned.set(memberId, {
      ...newMember(stored),
      rebalanceTimeoutMs: stored.rebalanceTimeoutMs,
      topics: [...subscribed].sort(),
      epoch: generation,
      previousEpoch: generation,
      assigned,
      target: assigned,
    });
    sides.set(memberId, { memberId, sessionTimeoutMs, protocols });
  }
  return { ...emptyGroup(generation), members: planned, classic: sides };
}

/** All of its members speak the classic protocol. */
export function leftAlone(group: ConsumerGroup, topics: Topics): ClassicState {
  const members = [...group.members.values()].flatMap((member): StoredMember[] => {
    const side = group.classic.get(member.memberId);
    if (side === undefined) return [];
    const { memberId, instanceId, clientId, clientHost, rebalanceTimeoutMs } = member;
    const assignment = toldBytes(group, member, topics);
    const named = { memberId, instanceId, clientId, clientHost };
    return [{ ...side, ...named, rebalanceTimeoutMs, assignment }];
  });
  const all = new ClassicMembers();
  for (const member of members) all.add(loadedMember(member, 0));
  return {
    type: 'classic',
    phase: 'stable',
    generation: group.epoch,
    protocolType: classicProtocolType,
    protocol: all.choose(),
    leader: members[0]?.memberId,
    members,
  };
}

/** While a plan is being agreed on, who gives nothing up has what it had, and says so. */
function heldBy(state: ClassicState, stored: StoredMember, topics: Topics): Assignment {
  const assigned = partitionsOf(assignedPartitions(stored.assignment) ?? new Map(), topics);
  if (state.phase === 'stable') return assigned;
  return union(assigned, partitionsOf(ownedPartitions(wordsOf(state, stored)), topics));
}

function wordsOf({ protocol }: ClassicState, stored: StoredMember): Uint8Array {
  const agreed = metadataOf(stored, protocol);
  return agreed.length > 0 ? agreed : metadataOf(stored, stored.protocols[0]?.name);
}
