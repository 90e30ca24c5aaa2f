/** A group as operators see it, whichever protocol its members speak. */
import { assignedPartitions, subscribedTopics } from '../../coordinator/classic/subscription.ts';
import { assignorOf } from '../../coordinator/consumer-group/plan.ts';
import type { GroupState } from '../../metadata/group-rows.ts';
import type { Image } from '../../metadata/image.ts';
import type { GroupDescription } from './groups.ts';

type ClassicState = Extract<GroupState, { type: 'classic' }>;
type ConsumerState = Exclude<GroupState, ClassicState>;

export interface MemberView {
  readonly memberId: string;
  readonly instanceId: string | undefined;
  readonly clientId: string;
  readonly clientHost: string;
  /** Its own; a member of a classic group has that of the group. */
  readonly epoch: number | undefined;
  readonly topics: readonly string[];
  readonly pattern: string | undefined;
  /** Partitions by topic id; topics that are gone are left out. */
  readonly assignment: ReadonlyMap<string, readonly number[]>;
}

export interface GroupView {
  readonly assignor: string;
  readonly epoch: number;
  readonly members: readonly MemberView[];
}

export function groupView({ phase, state }: GroupDescription, image: Image): GroupView {
  if (state.type !== 'classic') return consumerView(state, image);
  return classicView(state, { isStable: phase === 'Stable', image });
}

function consumerView({ generation, members }: ConsumerState, image: Image): GroupView {
  return {
    assignor: members.length === 0 ? '' : assignorOf(members),
    epoch: generation,
    members: members.map(({ assigned, ...member }) => {
      const known = [...assigned].filter(([topicId]) => image.topics.has(topicId));
      return { ...member, assignment: new Map(known) };
    }),
  };
}

/** What members read is agreed on while the group is stable, and not before. */
function classicView(
  { generation, protocol, protocolType, members }: ClassicState,
  { isStable, image }: { readonly isStable: boolean; readonly image: Image },
): GroupView {
  const isOfConsumers = protocolType === 'consumer';
  return {
    assignor: isStable ? (protocol ?? '') : '',
    epoch: generation,
    members: members.map(({ protocols, assignment, ...member }) => {
      const offered = protocols.find(({ name }) => name === protocol) ?? protocols[0];
      const topics = isOfConsumers && offered ? subscribedTopics(offered.metadata) : undefined;
      const assigned = isOfConsumers && isStable ? assignedPartitions(assignment) : undefined;
      const byId = [...(assigned ?? [])].flatMap(([name, partitions]) => {
        const topic = image.topicNamed(name);
        return topic === undefined ? [] : [[topic.id, partitions] as const];
      });
      const own = { epoch: undefined, pattern: undefined };
      return { ...member, ...own, topics: [...(topics ?? [])], assignment: new Map(byId) };
    }),
  };
}
