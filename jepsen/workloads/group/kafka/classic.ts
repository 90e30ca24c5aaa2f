/**
 * The classic group protocol, eagerly: whoever hears of a rebalance gives up all it has and joins
 * again; one of the members, the leader, says who has what in the next generation.
 */
import { heartbeatApi } from '../../../../src/wire/apis/heartbeat.ts';
import type { JoinGroupResponse } from '../../../../src/wire/apis/join-group.ts';
import { joinGroupApi } from '../../../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../../../src/wire/apis/leave-group.ts';
import { syncGroupApi } from '../../../../src/wire/apis/sync-group.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { Key } from '../../../history.ts';
import type { QueueKeys } from '../../queue/queue-keys.ts';
import type { MemberEvents } from '../group-member.ts';
import { REBALANCE_TIMEOUT_MS } from '../group-member.ts';
import { assignmentOf, placesOf, subscriptionTo } from './consumer-bytes.ts';
import type { Coordinator } from './coordinator.ts';
import type { Hands } from './hands.ts';
import type { Beat, GroupProtocol } from './protocol.ts';
import { SESSION_MS } from './protocol.ts';

const JOIN_VERSION = 5;
const SYNC_VERSION = 3;
const HEARTBEAT_VERSION = 3;
const LEAVE_VERSION = 3;
/** A join waits for all others. */
const JOIN_MS = REBALANCE_TIMEOUT_MS + 3_000;
const PROTOCOL = 'everyone-in-turn';

export interface ProtocolParts {
  readonly coordinator: Coordinator;
  readonly keys: QueueKeys;
  readonly hands: Hands;
  readonly events: MemberEvents;
}

export class ClassicProtocol implements GroupProtocol {
  readonly commitVersion = 7;
  readonly #parts: ProtocolParts;
  #memberId = '';
  /** -1: in none. */
  #generation = -1;

  constructor(parts: ProtocolParts) {
    this.#parts = parts;
  }

  get memberId(): string {
    return this.#memberId;
  }

  get generation(): number {
    return this.#generation;
  }

  async beat(): Promise<Beat> {
    if (this.#generation < 0) return await this.#join();
    const { coordinator, hands } = this.#parts;
    const message = { ...this.#who(), generation: this.#generation };
    const sentMs = performance.now();
    const asked = await coordinator.ask({ api: heartbeatApi, version: HEARTBEAT_VERSION, message });
    if (asked.type !== 'answered') return 'unheard';
    const { errorCode } = asked.response;
    coordinator.onError(errorCode);
    switch (errorCode) {
      case errorCodes.none:
        return sentMs;
      case errorCodes.rebalanceInProgress:
        await hands.settle(hands.keys);
        hands.drop(hands.keys);
        this.#generation = -1;
        return await this.#join();
      case errorCodes.unknownMemberId:
      case errorCodes.illegalGeneration:
        this.#onForgotten(errorCode);
        return 'lost';
      default:
        return 'unheard';
    }
  }

  onDropped(): void {
    this.#generation = -1;
  }

  async leave(): Promise<void> {
    if (this.#memberId === '') return;
    const member = { memberId: this.#memberId, groupInstanceId: null, reason: null };
    const { coordinator } = this.#parts;
    const message = { groupId: coordinator.group, memberId: this.#memberId, members: [member] };
    await coordinator.ask({ api: leaveGroupApi, version: LEAVE_VERSION, message });
  }

  async #join(): Promise<Beat> {
    const { coordinator, keys } = this.#parts;
    const protocols = [{ name: PROTOCOL, metadata: subscriptionTo(keys.topics) }];
    const message = {
      ...this.#who(),
      sessionTimeoutMs: SESSION_MS,
      rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS,
      protocolType: 'consumer',
      protocols,
      reason: null,
    };
    const request = { api: joinGroupApi, version: JOIN_VERSION, message };
    const asked = await coordinator.ask(request, JOIN_MS);
    if (asked.type !== 'answered') return 'unheard';
    const { errorCode, memberId } = asked.response;
    if (errorCode === errorCodes.memberIdRequired) {
      this.#memberId = memberId;
      return await this.#join();
    }
    if (errorCode === errorCodes.none) return await this.#sync(asked.response);
    coordinator.onError(errorCode);
    this.#onForgotten(errorCode);
    return 'unheard';
  }

  async #sync({ generation, memberId, leader, members }: JoinGroupResponse): Promise<Beat> {
    const { coordinator, keys, hands, events } = this.#parts;
    this.#memberId = memberId;
    const ids = members.map((member) => member.memberId).sort();
    const assignments = ids.map((id, at) => {
      const own = keys.keys.filter((key) => key % ids.length === at);
      return { memberId: id, assignment: assignmentOf(own.map((key) => keys.placeOf(key))) };
    });
    const message = {
      ...this.#who(),
      generation,
      protocolType: null,
      protocolName: null,
      assignments: leader === memberId ? assignments : [],
    };
    const sentMs = performance.now();
    const asked = await coordinator.ask({ api: syncGroupApi, version: SYNC_VERSION, message });
    if (asked.type !== 'answered') return 'unheard';
    const { errorCode, assignment } = asked.response;
    coordinator.onError(errorCode);
    this.#onForgotten(errorCode);
    if (errorCode !== errorCodes.none) return 'unheard';
    const own = placesOf(assignment).map((place) => keys.keyOf(place));
    events.onOwned(generation, own);
    const isBegun = await this.#begin(generation, own, hands);
    return isBegun ? sentMs : 'unheard';
  }

  /** Where the group goes on is asked for in the generation, or there is none. */
  async #begin(generation: number, own: readonly Key[], hands: Hands): Promise<boolean> {
    const { coordinator, keys } = this.#parts;
    await hands.whenTold();
    const offsets = own.length === 0 ? new Map() : await coordinator.offsets(keys);
    if (offsets === undefined) return false;
    this.#generation = generation;
    for (const key of own) hands.give(key, offsets.get(key) ?? 0);
    return true;
  }

  #onForgotten(errorCode: number): void {
    if (errorCode === errorCodes.unknownMemberId) this.#memberId = '';
    if (errorCode !== errorCodes.none) this.#generation = -1;
  }

  #who() {
    const { group: groupId } = this.#parts.coordinator;
    return { groupId, memberId: this.#memberId, groupInstanceId: null };
  }
}
