/**
 * The members of a classic group, and what they agree on. Invariants:
 *
 *   1. Each instance id is one member's.
 *   2. There is a protocol that all of them offer: who offers none of these does not get in.
 */
import type { ClassicState } from '../../metadata/group-rows.ts';
import type { Reply } from '../group-machine.ts';
import type { Joined, JoinRequest, OfferedProtocol, Synced } from './classic-requests.ts';

type StoredMember = ClassicState['members'][number];

export interface Member {
  memberId: string;
  readonly instanceId: string | undefined;
  clientId: string;
  clientHost: string;
  sessionTimeoutMs: number;
  rebalanceTimeoutMs: number;
  protocols: readonly OfferedProtocol[];
  assignment: Uint8Array;
  /** When it is taken for dead; not while it waits for an answer. */
  sessionEndMs: number;
  /** It has asked for its assignment in this generation. */
  hasSynced: boolean;
  joining: Reply<Joined> | undefined;
  syncing: Reply<Synced> | undefined;
}

export const NO_ASSIGNMENT = new Uint8Array(0);

export class ClassicMembers {
  /** In the order in which they came. */
  readonly #members = new Map<string, Member>();
  readonly #byInstance = new Map<string, Member>();

  get size(): number {
    return this.#members.size;
  }

  get joiningCount(): number {
    let count = 0;
    for (const { joining } of this.#members.values()) if (joining !== undefined) count += 1;
    return count;
  }

  get(memberId: string): Member | undefined {
    return this.#members.get(memberId);
  }

  ofInstance(instanceId: string): Member | undefined {
    return this.#byInstance.get(instanceId);
  }

  [Symbol.iterator](): IterableIterator<Member> {
    return this.#members.values();
  }

  add(member: Member): void {
    this.#members.set(member.memberId, member);
    if (member.instanceId !== undefined) this.#byInstance.set(member.instanceId, member);
  }

  remove(member: Member): void {
    this.#members.delete(member.memberId);
    if (member.instanceId !== undefined) this.#byInstance.delete(member.instanceId);
  }

  /** The same member under another id, in the same place. */
  rename(member: Member, memberId: string): void {
    const all = [...this.#members.values()];
    member.memberId = memberId;
    this.#members.clear();
    for (const each of all) this.#members.set(each.memberId, each);
  }

  /** The longest that one of them asks to be given for coming back. */
  get rebalanceTimeoutMs(): number {
    let longest = 0;
    for (const { rebalanceTimeoutMs } of this) longest = Math.max(longest, rebalanceTimeoutMs);
    return longest;
  }

  /** As their leader is told of them. */
  joined(protocol: string | undefined): Joined['members'] {
    return [...this].map((member) => {
      const { memberId, instanceId } = member;
      return { memberId, instanceId, metadata: metadataOf(member, protocol) };
    });
  }

  /** Whether one of these is offered by every member. */
  supportsOneOf(protocols: readonly OfferedProtocol[]): boolean {
    const common = this.#common();
    return common === undefined || protocols.some(({ name }) => common.has(name));
  }

  /**
   * Each member votes for the first of its protocols that all offer; the most votes win, and of
   * equals the one that the longest member likes better.
   */
  choose(): string | undefined {
    const common = this.#common();
    const votes = new Map<string, number>();
    for (const { protocols } of this) {
      const name = protocols.find((offered) => common?.has(offered.name))?.name;
      if (name !== undefined) votes.set(name, (votes.get(name) ?? 0) + 1);
    }
    let best: { readonly name: string; readonly votes: number } | undefined;
    for (const [name, count] of votes) {
      if (best === undefined || count > best.votes) best = { name, votes: count };
    }
    return best?.name;
  }

  /** The names that all members offer; `undefined` without a member. */
  #common(): Set<string> | undefined {
    let common: Set<string> | undefined;
    for (const { protocols } of this) {
      const names = protocols.map(({ name }) => name);
      const before = common;
      common = new Set(before === undefined ? names : names.filter((name) => before.has(name)));
    }
    return common;
  }
}

export function memberOf(request: JoinRequest, memberId: string): Member {
  return {
    memberId,
    instanceId: request.instanceId,
    ...offeredBy(request),
    assignment: NO_ASSIGNMENT,
    sessionEndMs: Number.POSITIVE_INFINITY,
    hasSynced: false,
    joining: undefined,
    syncing: undefined,
  };
}

/** What a member says of itself, each time it joins. */
export function offeredBy(request: JoinRequest) {
  const { clientId, clientHost, sessionTimeoutMs, rebalanceTimeoutMs, protocols } = request;
  return { clientId, clientHost, sessionTimeoutMs, rebalanceTimeoutMs, protocols };
}

export function loadedMember(stored: StoredMember, nowMs: number): Member {
  return {
    ...stored,
    sessionEndMs: nowMs + stored.sessionTimeoutMs,
    hasSynced: false,
    joining: undefined,
    syncing: undefined,
  };
}

export function storedMember(member: Member): StoredMember {
  const { memberId, instanceId, clientId, clientHost, assignment } = member;
  const { sessionTimeoutMs, rebalanceTimeoutMs, protocols } = member;
  const timeouts = { sessionTimeoutMs, rebalanceTimeoutMs };
  return { memberId, instanceId, clientId, clientHost, ...timeouts, protocols, assignment };
}

export function metadataOf(
  { protocols }: Pick<Member, 'protocols'>,
  protocol: string | undefined,
): Uint8Array {
  return protocols.find(({ name }) => name === protocol)?.metadata ?? NO_ASSIGNMENT;
}

/** Whether it offers exactly what it offered. */
export function offersSame(member: Member, protocols: readonly OfferedProtocol[]): boolean {
  const { protocols: before } = member;
  return (
    before.length === protocols.length &&
    before.every(({ name, metadata }, at) => {
      const now = protocols[at];
      return now?.name === name && Buffer.compare(now.metadata, metadata) === 0;
    })
  );
}
