/** What members of a classic group ask, and what they are told. */
import type { GroupRefusal, Reply, Step } from '../group-machine.ts';

export interface OfferedProtocol {
  readonly name: string;
  readonly metadata: Uint8Array;
}

export interface JoinRequest {
  /** Empty: it has none yet. */
  readonly memberId: string;
  /** What it is called from now on, if it has no id yet. */
  readonly newMemberId: string;
  readonly instanceId: string | undefined;
  readonly clientId: string;
  readonly clientHost: string;
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
  readonly protocolType: string;
  /** The one it likes best first. */
  readonly protocols: readonly OfferedProtocol[];
  /** It can be told to come back with the id it is given (KIP-394). */
  readonly comesBack: boolean;
  /** It can be told that it leads and need not assign (KIP-814). */
  readonly skipsAssignment: boolean;
}

export interface Joined {
  readonly type: 'joined';
  readonly memberId: string;
  readonly generation: number;
  readonly protocolType: string;
  readonly protocol: string | undefined;
  readonly leader: string;
  readonly skipAssignment: boolean;
  /** All members, for the leader; none for the others. */
  readonly members: readonly {
    readonly memberId: string;
    readonly instanceId: string | undefined;
    readonly metadata: Uint8Array;
  }[];
}

/** Who asks, in which generation. */
export interface MemberCall {
  readonly memberId: string;
  readonly instanceId: string | undefined;
  readonly generation: number;
}

export interface SyncRequest extends MemberCall {
  /** `undefined`: not checked. */
  readonly protocolType: string | undefined;
  readonly protocol: string | undefined;
  /** The leader's. */
  readonly assignments: readonly {
    readonly memberId: string;
    readonly assignment: Uint8Array;
  }[];
}

export interface Synced {
  readonly type: 'synced';
  readonly protocolType: string;
  readonly protocol: string | undefined;
  readonly assignment: Uint8Array;
}

export interface Alive {
  readonly type: 'alive';
}

export interface LeavingMember {
  /** Empty: whoever has the instance id. */
  readonly memberId: string;
  readonly instanceId: string | undefined;
}

export interface Left {
  readonly type: 'left';
  /** For each member of the request why it has not left, if it has not. */
  readonly refusals: readonly (GroupRefusal | undefined)[];
}

/** Whatever answers members of the classic protocol. */
export interface ClassicCalls {
  join(request: JoinRequest, reply: Reply<Joined>, nowMs: number): Step;
  sync(request: SyncRequest, reply: Reply<Synced>, nowMs: number): Step;
  heartbeat(request: MemberCall, reply: Reply<Alive>, nowMs: number): Step;
  leave(leaving: readonly LeavingMember[], reply: Reply<Left>, nowMs: number): Step;
}
