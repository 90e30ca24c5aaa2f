/** The calls of a classic group whose coordinator is started again, by what they are for. */
import type { Api } from '../../../../src/wire/api.ts';
import { describeGroupsApi } from '../../../../src/wire/apis/describe-groups.ts';
import { heartbeatApi } from '../../../../src/wire/apis/heartbeat.ts';
import { joinGroupApi } from '../../../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../../../src/wire/apis/leave-group.ts';
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { offsetFetchApi } from '../../../../src/wire/apis/offset-fetch.ts';
import { syncGroupApi } from '../../../../src/wire/apis/sync-group.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { CallOptions, Known, ScriptedCall } from '../scripted-call.ts';
import { call } from '../scripted-call.ts';
import { bytes, joining, syncing } from './members.ts';
import { commit, question } from './offsets.ts';

/** Longer than a restart takes anywhere. */
export const lasting = { sessionTimeoutMs: 300_000, rebalanceTimeoutMs: 60_000 };

const passing: readonly unknown[] = [
  errorCodes.coordinatorLoadInProgress,
  errorCodes.coordinatorNotAvailable,
  errorCodes.notCoordinator,
  errorCodes.notLeaderOrFollower,
  errorCodes.leaderNotAvailable,
];

/** Nothing in the answer is so only until the node has come to itself. */
export function isSettled(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || answer instanceof Uint8Array) return true;
  return Object.entries(answer).every(([key, value]) => {
    return key === 'errorCode' ? !passing.includes(value) : isSettled(value);
  });
}

/** Asked again until the node has come to itself. */
export function ask<Request, Response>(
  name: string,
  asked: readonly [Api<Request, Response>, number, Request | ((known: Known) => Request)],
  options: CallOptions<Response> = {},
): ScriptedCall {
  return call(name, asked, { isReady: isSettled, ...options });
}

interface Who {
  /** The name that `Known` has the member's id by; the group's, where it is not said. */
  readonly member?: string;
  readonly instance?: string;
  /** The answer is waited for only at the end. */
  readonly isParked?: boolean;
}

export class GroupCalls {
  readonly #group: string;
  readonly #topic: string;

  constructor(group: string, topic: string) {
    this.#group = group;
    this.#topic = topic;
  }

  /** `member` will be known by that name. */
  isGivenId(name: string, member: string): ScriptedCall {
    return ask(name, [joinGroupApi, 5, joining(this.#group, lasting)], {
      learn: ({ memberId }, known) => known.set(member, memberId),
    });
  }

  /** A static member, which is given an id as it joins. */
  comes(name: string, member: string, { instance }: { readonly instance: string }): ScriptedCall {
    const request = joining(this.#group, { ...lasting, groupInstanceId: instance });
    return ask(name, [joinGroupApi, 5, request], {
      learn: ({ memberId }, known) => known.set(member, memberId),
    });
  }

  joins(name: string, who: Who = {}): ScriptedCall {
    const request = (known: Known) => joining(this.#group, { ...lasting, ...this.#as(who, known) });
    return ask(name, [joinGroupApi, 5, request], connectionOf(who));
  }

  /** `plan`: the members by their names; empty where another one plans. */
  syncs(
    name: string,
    generation: number,
    { plan = [], ...who }: Who & { readonly plan?: readonly string[] } = {},
  ): ScriptedCall {
    const request = (known: Known) =>
      syncing(this.#group, {
        generation,
        ...this.#as(who, known),
        assignments: plan.map((member) => ({
          memberId: known.text(member),
          assignment: bytes(`what ${member} is to read`),
        })),
      });
    return ask(name, [syncGroupApi, 5, request], connectionOf(who));
  }

  beats(name: string, generation: number, who: Who = {}): ScriptedCall {
    return ask(name, [heartbeatApi, 4, (known) => this.#beat(generation, who, known)]);
  }

  /** It is asked again until it says that there are to be other plans. */
  isCalled(name: string, generation: number, who: Who = {}): ScriptedCall {
    return ask(name, [heartbeatApi, 4, (known) => this.#beat(generation, who, known)], {
      isReady: ({ errorCode }) => errorCode === errorCodes.rebalanceInProgress,
    });
  }

  commits(
    name: string,
    generation: number,
    { offset = 3, ...who }: Who & { readonly offset?: number } = {},
  ): ScriptedCall {
    const request = (known: Known) =>
      commit(this.#group, this.#topic, { generation, offset, ...this.#as(who, known) });
    return ask(name, [offsetCommitApi, 9, request]);
  }

  offsets(name: string): ScriptedCall {
    return ask(name, [offsetFetchApi, 8, question(this.#group, this.#topic)]);
  }

  described(name: string): ScriptedCall {
    const request = { groups: [this.#group], includeAuthorizedOperations: false };
    return ask(name, [describeGroupsApi, 5, request]);
  }

  leaves(name: string, who: Who = {}): ScriptedCall {
    const request = (known: Known) => {
      const { memberId, groupInstanceId } = this.#as(who, known);
      const members = [{ memberId, groupInstanceId, reason: null }];
      return { groupId: this.#group, memberId, members };
    };
    return ask(name, [leaveGroupApi, 4, request]);
  }

  #beat(generation: number, who: Who, known: Known) {
    return { groupId: this.#group, generation, ...this.#as(who, known) };
  }

  #as({ member = this.#group, instance = undefined }: Who, known: Known) {
    return { memberId: known.text(member), groupInstanceId: instance ?? null };
  }
}

/** Who waits for an answer keeps nobody else's from coming. */
function connectionOf({ isParked = false }: Who): { connection: string; isParked: boolean } {
  return { connection: isParked ? 'waiting' : 'main', isParked };
}
