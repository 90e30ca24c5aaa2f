/**
 * The group of a fake cluster, as its members and operators see it: one partition, which is one
 * member's at a time and moves when a test says so, as soon as that member says that it has given
 * it up. Members are called a, b, … in the order in which they came.
 */
import { EventEmitter, once } from 'node:events';
import type {
  ServerUnaryCall,
  StatusObject,
  sendUnaryData,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Refusal, RefusalCode } from '../../src/broker/refusal.ts';
import type { balsa } from '../../src/grpc/generated/balsa.js';

/** Commits are carried out late, answers to who reads where to go on are late. */
type Holdable = 'commit' | 'read';

type Membership = balsa.v1.GroupMembership.$Properties;
type Heartbeat = balsa.v1.GroupHeartbeatRequest;

interface Held {
  /** Of the member that sent it. */
  readonly name: string;
  readonly run: () => void;
}

interface Member {
  readonly name: string;
  epoch: number;
  /** Whether it may read the partition, as it was told last. */
  hasIt: boolean;
  waiting: ((answer: Membership | Refusal) => void) | undefined;
}

/** A node that is asked: whether it answers, and how it refuses. */
export interface AskedNode {
  readonly id: number;
  readonly isSilent: () => boolean;
  /** Why it does not know how far the partition goes. */
  readonly leadRefusal: () => Refusal | undefined;
  readonly statusOf: (refusal: Refusal) => Partial<StatusObject>;
  readonly errorOf: (refusal: Refusal) => balsa.v1.Error.$Properties;
}

const topic = { topic: 'orders', topicId: 'A'.repeat(22) };

export class FakeGroup extends EventEmitter {
  /** A node. */
  coordinator = 1;
  committed: number | undefined;
  /**
   * In order: `a joins`, `a beats 2` (its epoch), `a has 0` (what it says that it has, where it
   * says so, or `nothing`), `a commits 5`, `a gives up`, `a leaves`,
   * and by a node's id: `1 describes`, `1 deletes`, `1 plans` (a reset); while they are held,
   * `a waits to commit`, `b waits to read 0`, again whenever it is asked again.
   */
  readonly history: string[] = [];
  readonly #members = new Map<string, Member>();
  readonly #held: Record<Holdable, Held[]> = { commit: [], read: [] };
  readonly #holds = new Set<Holdable>();
  /** Of whose nothing of that kind is held any more: `read b`. */
  readonly #passes = new Set<string>();
  /** By the end of their connections. */
  readonly #names = new Map<string, string>();
  #count = 0;
  /** Who reads the partition, and who is to. */
  #owner: Member | undefined;
  #heir: Member | undefined;

  async until(entry: string | RegExp): Promise<void> {
    const signal = AbortSignal.timeout(60_000);
    const isIt = (one: string) => (typeof entry === 'string' ? one === entry : entry.test(one));
    while (!this.history.some(isIt)) await once(this, 'noted', { signal });
  }

  /** The partition is to be this member's. */
  move(name: string): void {
    this.#heir = [...this.#members.values()].find((member) => member.name === name);
    this.#tell();
  }

  /** The member, whose heartbeat waits, is told what it may read, whoever else reads it. */
  assign(name: string, partitions: readonly number[]): void {
    for (const member of this.#members.values()) {
      if (member.name === name) this.#answer(member, partitions);
    }
  }

  /** As after a silence: the member is forgotten, and does not know. */
  forget(name: string): void {
    for (const [id, member] of this.#members) {
      if (member.name !== name) continue;
      this.#remove(id);
      member.waiting?.(refusal('unknownMember'));
    }
    this.#tell();
  }

  /** From now on they wait for `letGo`. */
  hold(kind: Holdable): void {
    this.#holds.add(kind);
  }

  /** What waits of that member's, or all, in order; and nothing of it is held any more. */
  letGo(kind: Holdable, name: string): void {
    if (name === 'all') this.#holds.delete(kind);
    else this.#passes.add(`${kind} ${name}`);
    const isMeant = (held: Held) => name === 'all' || held.name === name;
    const held = this.#held[kind];
    this.#held[kind] = held.filter((one) => !isMeant(one));
    for (const { run } of held.filter(isMeant)) run();
  }

  serviceOf(node: AskedNode): UntypedServiceImplementation {
    const handler = <Request, Answer>(
      handle: (
        request: Request,
        answer: (answered: Answer | Refusal) => void,
        peer: string,
      ) => void,
      isOfAnyNode = false,
    ) => {
      return (call: ServerUnaryCall<Request, Answer>, callback: sendUnaryData<Answer>) => {
        const { request } = call;
        const peer = call.getPeer();
        const answer = (answered: Answer | Refusal) => {
          if (node.isSilent()) return;
          if (!isRefusal(answered)) return callback(null, answered);
          callback(node.statusOf(answered));
        };
        if (isOfAnyNode || node.id === this.coordinator) return handle(request, answer, peer);
        answer({ ...refusal('notCoordinator'), leader: { nodeId: this.coordinator } });
      };
    };
    return {
      join: handler<balsa.v1.JoinGroupRequest, Membership>((request, answer, peer) => {
        answer(this.#join(request.memberId, peer));
      }),
      heartbeat: handler<Heartbeat, Membership>((request, answer) => this.#hear(request, answer)),
      leave: handler<balsa.v1.LeaveGroupRequest, object>(({ memberId }, answer) => {
        const member = this.#members.get(memberId);
        if (member === undefined) return answer(refusal('unknownMember'));
        this.#note(`${member.name} leaves`);
        this.#remove(memberId);
        this.#tell();
        answer({});
      }),
      commitOffsets: handler<balsa.v1.CommitOffsetsRequest, object>((request, answer, peer) => {
        this.#maybeHold('commit', { peer }, () => answer(this.#commit(request) ?? {}));
      }),
      fetchOffsets: handler<
        balsa.v1.FetchOffsetsRequest,
        balsa.v1.FetchOffsetsResponse.$Properties
      >(({ partitions }, answer, peer) => {
        const read = { ...topic, partition: 0, offset: this.committed ?? null };
        const what = partitions.map(({ partition }) => partition).join(' ');
        this.#maybeHold('read', { peer, what }, () => answer({ offsets: [read] }));
      }),
      describe: handler<object, balsa.v1.DescribeGroupResponse.$Properties>((_, answer) => {
        this.#note(`${node.id} describes`);
        const partition = { ...topic, partition: 0, offset: this.committed ?? null };
        const members = [...this.#members.keys()].map((memberId) => ({ memberId }));
        answer({ summary: { group: 'g' }, members, partitions: [partition] });
      }),
      delete: handler<object, object>((_, answer) => {
        this.#note(`${node.id} deletes`);
        answer(this.#members.size > 0 ? refusal('groupNotEmpty') : {});
      }),
      resetOffsets: handler<
        balsa.v1.ResetOffsetsRequest,
        balsa.v1.ResetOffsetsResponse.$Properties
      >(({ offset }, answer) => {
        this.#note(`${node.id} plans`);
        const stranger = node.leadRefusal();
        const at = { before: this.committed ?? null, after: offset ?? 0 };
        const to = stranger === undefined ? at : { error: node.errorOf(stranger) };
        answer({ offsets: [{ ...topic, partition: 0, ...to }] });
      }, true),
    };
  }

  #maybeHold(
    kind: Holdable,
    { peer, what = '' }: { readonly peer: string; readonly what?: string },
    run: () => void,
  ): void {
    const name = this.#names.get(peer) ?? 'nobody';
    if (!this.#holds.has(kind) || this.#passes.has(`${kind} ${name}`)) return run();
    this.#held[kind].push({ name, run });
    this.#note(`${name} waits to ${kind} ${what}`.trimEnd());
  }

  #note(entry: string): void {
    this.history.push(entry);
    this.emit('noted');
  }

  #join(memberId: string, peer: string): Membership {
    const name = String.fromCharCode('a'.charCodeAt(0) + this.#count++);
    const member: Member = { name, epoch: 1, hasIt: false, waiting: undefined };
    this.#names.set(peer, name);
    this.#note(`${name} joins`);
    this.#members.set(memberId, member);
    this.#heir ??= member;
    this.#handOver();
    member.hasIt = this.#mayRead(member);
    return membershipOf(member, member.hasIt ? [0] : []);
  }

  #hear({ memberId, epoch, owned }: Heartbeat, answer: Required<Member>['waiting']): void {
    const member = this.#members.get(memberId);
    if (member === undefined) return answer?.(refusal('unknownMember'));
    if (epoch !== member.epoch) return answer?.(refusal('fencedMember'));
    this.#note(`${member.name} beats ${epoch}`);
    const has = owned?.topics.flatMap(({ partitions }) => partitions);
    if (has !== undefined) this.#note(`${member.name} has ${has.join(' ') || 'nothing'}`);
    const hasGivenUp = has?.length === 0;
    if (hasGivenUp && this.#owner === member && !member.hasIt) {
      this.#note(`${member.name} gives up`);
      this.#owner = undefined;
    }
    member.waiting = answer;
    this.#tell();
  }

  #commit({ member: by, offsets }: balsa.v1.CommitOffsetsRequest): Refusal | undefined {
    const member = this.#members.get(by?.memberId ?? '');
    if (by === null && this.#members.size > 0) return refusal('groupNotEmpty');
    if (by !== null && member === undefined) return refusal('unknownMember');
    if (by !== null && by.epoch !== member?.epoch) return refusal('staleMemberEpoch');
    this.committed = offsets[0]?.offset ?? 0;
    this.#note(`${member?.name ?? 'nobody'} commits ${this.committed}`);
    return undefined;
  }

  #remove(memberId: string): void {
    const member = this.#members.get(memberId);
    this.#members.delete(memberId);
    if (this.#owner === member) this.#owner = undefined;
    if (this.#heir === member) this.#heir = [...this.#members.values()][0];
  }

  #handOver(): void {
    if (this.#owner === undefined && this.#heir !== undefined) this.#owner = this.#heir;
  }

  /** Whoever waits and has news. */
  #tell(): void {
    this.#handOver();
    for (const member of this.#members.values()) {
      if (member.waiting === undefined || member.hasIt === this.#mayRead(member)) continue;
      member.hasIt = this.#mayRead(member);
      this.#answer(member, member.hasIt ? [0] : []);
    }
  }

  #answer(member: Member, partitions: readonly number[]): void {
    const { waiting } = member;
    member.waiting = undefined;
    member.epoch += 1;
    waiting?.(membershipOf(member, partitions));
  }

  #mayRead(member: Member): boolean {
    return this.#owner === member && this.#heir === member;
  }
}

function membershipOf({ epoch }: Member, partitions: readonly number[]): Membership {
  const topics = partitions.length === 0 ? [] : [{ ...topic, partitions: [...partitions] }];
  const times = { heartbeatIntervalMs: 60_000, sessionTimeoutMs: 60_000 };
  return { epoch, ...times, assignment: { topics } };
}

function refusal(code: RefusalCode): Refusal {
  return { type: 'refused', code, message: code };
}

function isRefusal<Answer>(answer: Answer | Refusal): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'code' in answer;
}
