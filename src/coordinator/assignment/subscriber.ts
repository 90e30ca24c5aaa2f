/** A member of a group as those see it who plan which member reads which partitions. */
import type { Assignment } from './assignment.ts';

export interface Subscriber {
  readonly memberId: string;
  /** A static member keeps its place in the order of members when it is started anew. */
  readonly instanceId: string | undefined;
  readonly topicIds: ReadonlySet<string>;
  /** Its part of the last plan, of which it keeps as much as can be. */
  readonly held: Assignment;
}

/** Static members first, by instance; the others by member id. */
export function inOrder(members: readonly Subscriber[]): readonly Subscriber[] {
  const rank = ({ instanceId, memberId }: Subscriber) => {
    return instanceId === undefined ? `1${memberId}` : `0${instanceId}`;
  };
  return [...members].sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}
