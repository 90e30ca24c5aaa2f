/**
 * Who votes: 1, 3 or 5 of the nodes, by one joint step at a time.
 *
 *     a voter whose node has registered under another raft id   its new pair takes the place
 *     a voter that is gone, or whose node is being removed      another learner takes the place
 *     3, or 5, nodes where fewer vote                           learners are added, two by two
 *     removal, and nobody to take the place                     fewer vote: 3 of 4, 1 of 2
 *
 * Only a learner that has nearly all of the log, and that answers, takes a place: a change is made
 * with it, and without it the group may have no majority left to take the change back. For the same
 * reason a majority of those that are to vote answers: a removal waits until it does. A rack
 * without a voter comes first.
 */
import type { Member } from '../../raft/index.ts';
import { sameMember } from '../../raft/index.ts';
import type { Image } from '../metadata/image.ts';
import { isStaying } from '../metadata/node-state.ts';
import type { Broker } from '../metadata/rows.ts';
import { candidatesOf, rackOf } from './placement.ts';

export interface LearnerStatus {
  readonly member: Member;
  /** Entries of the leader's log that it has not stored. */
  readonly lagEntries: number;
  /** It has answered the leader of late. */
  readonly answers: boolean;
}

export interface VoterInput {
  readonly image: Image;
  readonly self: Member;
  readonly voters: readonly Member[];
  /** Those of them that have not answered the leader of late. */
  readonly silent: readonly Member[];
  readonly learners: readonly LearnerStatus[];
  /** Fenced for so long that another is to vote in its place. */
  readonly isGone: (nodeId: number) => boolean;
}

const LAG_ENTRIES_MAX = 1000;

/** The voters to change to; `undefined` where nothing is to change, or nothing can. */
export function planVoters(input: VoterInput): readonly Member[] | undefined {
  const { image, self, voters } = input;
  const ready = new Ready(input);
  const isLeaving = ({ nodeId }: Member) => !isStaying(image, nodeId);
  const isGone = (voter: Member) => !sameMember(voter, self) && input.isGone(voter.nodeId);
  const next: Member[] = [];
  for (const voter of voters) {
    const renewed = ready.takeRenewed(voter);
    if (renewed !== undefined) next.push(renewed);
    else if (isLeaving(voter)) continue;
    else if (isGone(voter)) next.push(ready.takeOther(next, voters) ?? voter);
    else next.push(voter);
  }
  const wanted = Math.max(countFor(candidatesOf(image).length), Math.min(voters.length, 5));
  while (next.length < wanted) {
    const added = ready.takeOther(next, voters);
    if (added === undefined) break;
    next.push(added);
  }
  const kept = keepCount(input, next);
  const isSame = kept.length === voters.length && kept.every((member) => includes(voters, member));
  const answering = kept.filter((member) => !includes(input.silent, member));
  return isSame || answering.length * 2 <= kept.length ? undefined : kept;
}

/** As many as can be: an even number is no safer than one fewer, and slower. */
function keepCount(
  { self, voters, silent, isGone }: VoterInput,
  next: readonly Member[],
): readonly Member[] {
  if (next.length === voters.length) return next;
  const rank = (member: Member): number => {
    if (sameMember(member, self)) return 0;
    if (includes(silent, member)) return 4;
    if (isGone(member.nodeId)) return 3;
    return includes(voters, member) ? 1 : 2;
  };
  const bestFirst = [...next].sort((left, right) => rank(left) - rank(right));
  return bestFirst.slice(0, countFor(next.length));
}

function countFor(nodes: number): number {
  if (nodes >= 5) return 5;
  if (nodes >= 3) return 3;
  return Math.min(nodes, 1);
}

/** Learners that could vote at once, handed out one by one. */
class Ready {
  readonly #brokers: ReadonlyMap<number, Broker>;
  readonly #members: Member[];

  constructor({ image, learners }: VoterInput) {
    const candidates = candidatesOf(image);
    this.#brokers = new Map(candidates.map((broker) => [broker.nodeId, broker]));
    this.#members = learners
      .filter(({ lagEntries, answers }) => answers && lagEntries <= LAG_ENTRIES_MAX)
      .map(({ member }) => member)
      .filter(({ nodeId, raftId }) => this.#brokers.get(nodeId)?.raftId === raftId)
      .sort((left, right) => left.nodeId - right.nodeId);
  }

  /** The same node under the raft id that it has registered under since. */
  takeRenewed({ nodeId, raftId }: Member): Member | undefined {
    const found = this.#members.find((it) => it.nodeId === nodeId && it.raftId !== raftId);
    return this.#take(found);
  }

  /** Another node than those that vote or will: from a rack without a voter, if there is one. */
  takeOther(next: readonly Member[], voters: readonly Member[]): Member | undefined {
    const taken = [...next, ...voters].map(({ nodeId }) => nodeId);
    const racks = next.map(({ nodeId }) => this.#rackOf(nodeId));
    const others = this.#members.filter(({ nodeId }) => !taken.includes(nodeId));
    const apart = others.find(({ nodeId }) => !racks.includes(this.#rackOf(nodeId)));
    return this.#take(apart ?? others[0]);
  }

  #take(member: Member | undefined): Member | undefined {
    if (member !== undefined) this.#members.splice(this.#members.indexOf(member), 1);
    return member;
  }

  #rackOf(nodeId: number): string {
    const broker = this.#brokers.get(nodeId);
    return broker === undefined ? '' : rackOf(broker);
  }
}

function includes(members: readonly Member[], member: Member): boolean {
  return members.some((other) => sameMember(other, member));
}
