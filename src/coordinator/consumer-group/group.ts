/** A group that the coordinator plans for, as a value: nothing in it is ever changed. */
import type {
  ClassicSide,
  ConsumerMember,
  ConsumerState,
  MixedState,
} from '../../metadata/consumer-group-rows.ts';
import type { GroupState } from '../../metadata/group-rows.ts';

export interface ConsumerGroup {
  /** Goes up with each plan: when members, what they subscribe to, or those topics change. */
  readonly epoch: number;
  /** Of the topics that the plan was made for, and how many partitions they have. */
  readonly topicsHash: string;
  readonly members: ReadonlyMap<string, ConsumerMember>;
  /** Of those members that speak the classic protocol, by member id. */
  readonly classic: ReadonlyMap<string, ClassicSide>;
}

/** `epoch`: epochs go on behind it. */
export function emptyGroup(epoch: number): ConsumerGroup {
  return { epoch, topicsHash: '', members: new Map(), classic: new Map() };
}

export function loadedGroup(state: ConsumerState | MixedState): ConsumerGroup {
  const { generation, topicsHash, members } = state;
  const classic = 'classic' in state ? state.classic : [];
  return {
    epoch: generation,
    topicsHash,
    members: new Map(members.map((member) => [member.memberId, member])),
    classic: new Map(classic.map((side) => [side.memberId, side])),
  };
}

export function storedGroup({ epoch, topicsHash, members, classic }: ConsumerGroup): GroupState {
  const planned = { generation: epoch, topicsHash, members: [...members.values()] };
  if (classic.size === 0) return { type: 'consumer', ...planned };
  return { type: 'mixed', ...planned, classic: [...classic.values()] };
}
