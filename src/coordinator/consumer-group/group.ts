/** A group that the coordinator plans for, as a value: nothing in it is ever changed. */
import type { ConsumerMember, ConsumerState } from '../../metadata/consumer-group-rows.ts';

export interface ConsumerGroup {
  /** Goes up with each plan: when members, what they subscribe to, or those topics change. */
  readonly epoch: number;
  /** Of the topics that the plan was made for, and how many partitions they have. */
  readonly topicsHash: string;
  readonly members: ReadonlyMap<string, ConsumerMember>;
}

/** `epoch`: epochs go on behind it. */
export function emptyGroup(epoch: number): ConsumerGroup {
  return { epoch, topicsHash: '', members: new Map() };
}

export function loadedGroup({ generation, topicsHash, members }: ConsumerState): ConsumerGroup {
  const byId = new Map(members.map((member) => [member.memberId, member]));
  return { epoch: generation, topicsHash, members: byId };
}

export function storedGroup({ epoch, topicsHash, members }: ConsumerGroup): ConsumerState {
  return { generation: epoch, topicsHash, members: [...members.values()] };
}
