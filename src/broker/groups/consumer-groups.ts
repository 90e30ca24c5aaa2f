/**
 * Groups whose members let the coordinator plan who reads what (KIP-848): what members say, and how
 * such a group stands. Knows no protocol.
 */
import type { Cancel } from '../../clock.ts';
import { assignmentOf } from '../../coordinator/assignment/assignment.ts';
import { heartbeatFault } from '../../coordinator/consumer-group/check-heartbeat.ts';
import type { ConsumerMachine } from '../../coordinator/consumer-group/consumer-machine.ts';
import type { ConsumerProtocol } from '../../coordinator/consumer-group/consumer-protocol.ts';
import type { Heartbeat, HeartbeatAnswer } from '../../coordinator/consumer-group/heartbeat.ts';
import type { GroupCoordinator } from '../../coordinator/group-coordinator.ts';
import type {
  GroupRefusal,
  Membership,
  PartitionOfTopic,
  Reply,
  Step,
} from '../../coordinator/group-machine.ts';
import { groupRefusal } from '../../coordinator/group-machine.ts';
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import { groupFault } from '../group-offsets.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { refusalOfGroup } from './group-refusal.ts';

export interface MemberHeartbeat extends Omit<Heartbeat, 'owned'> {
  readonly group: string;
  readonly owned: readonly { readonly topicId: string; readonly partition: number }[] | undefined;
}

export interface ToldMember {
  readonly type: 'member';
  readonly memberId: string;
  readonly epoch: number;
  readonly heartbeatIntervalMs: number;
  readonly sessionTimeoutMs: number;
  /** Partition numbers by topic id, all that it may have now; `undefined`: as told before. */
  readonly assignment: ReadonlyMap<string, readonly number[]> | undefined;
}

export interface DescribedGroup {
  readonly type: 'group';
  /** Empty, Reconciling or Stable. */
  readonly state: string;
  readonly epoch: number;
  readonly assignor: string;
  readonly members: readonly ConsumerMember[];
  /** Those of them that speak the classic protocol, by member id. */
  readonly classic: { has(memberId: string): boolean };
}

export class ConsumerGroupsService {
  readonly #coordinator: GroupCoordinator;
  readonly #protocol: ConsumerProtocol;

  readonly #randomId: () => string;

  constructor(coordinator: GroupCoordinator, protocol: ConsumerProtocol, randomId: () => string) {
    this.#coordinator = coordinator;
    this.#protocol = protocol;
    this.#randomId = randomId;
  }

  /** For a member that does not make its own. */
  newMemberId(): string {
    return this.#randomId();
  }

  /** Answered at once. Returned: the caller has gone. */
  heartbeat(heartbeat: MemberHeartbeat, done: (told: ToldMember | Refusal) => void): Cancel {
    return this.#hear('heartbeat', heartbeat, done);
  }

  /** Answered when there is something new for the member, or after the heartbeat interval. */
  wait(heartbeat: MemberHeartbeat, done: (told: ToldMember | Refusal) => void): Cancel {
    return this.#hear('wait', heartbeat, done);
  }

  describe(group: string): DescribedGroup | Refusal {
    const machine = this.#coordinator.machineOf(group);
    if (machine.type === 'groupRefused') return this.#refusal(group, machine);
    const found = this.#protocol.of(machine);
    if (found === undefined) return refuse('groupNotFound', `${group} is no consumer group`);
    const { phase: state, assignor, group: value } = found;
    return {
      type: 'group',
      state,
      epoch: value.epoch,
      assignor,
      members: [...value.members.values()],
      classic: value.classic,
    };
  }

  /** Why a member may not commit offsets of these now. */
  commitRefusal(
    group: string,
    membership: Membership,
    places: readonly PartitionOfTopic[],
  ): Refusal | undefined {
    const code = this.#coordinator.checkCommit(group, membership, places);
    return code === undefined ? undefined : this.#refusal(group, groupRefusal(code));
  }

  #hear(
    how: 'heartbeat' | 'wait',
    { group, owned, ...rest }: MemberHeartbeat,
    done: (told: ToldMember | Refusal) => void,
  ): Cancel {
    const heartbeat = { ...rest, owned: owned === undefined ? undefined : assignmentOf(owned) };
    const fault = groupFault(group) ?? ownFault(heartbeat);
    if (fault !== undefined) {
      done(fault);
      return () => {};
    }
    const act = (machine: ConsumerMachine, reply: Reply<HeartbeatAnswer>, nowMs: number): Step => {
      return machine[how](heartbeat, reply, nowMs);
    };
    const converts = heartbeat.epoch === 0;
    const request = { door: this.#protocol, mismatch: 'groupNotFound', converts, act } as const;
    return this.#coordinator.run(group, request, (answer: HeartbeatAnswer | GroupRefusal) => {
      done(this.#told(group, answer));
    });
  }

  #told(group: string, answer: HeartbeatAnswer | GroupRefusal): ToldMember | Refusal {
    switch (answer.type) {
      case 'groupRefused':
        return this.#refusal(group, answer);
      case 'fault':
        return refuse(answer.code, answer.message);
      case 'beat': {
        const { memberId, epoch, assignment } = answer;
        return { type: 'member', memberId, epoch, ...this.#protocol.settings, assignment };
      }
      default:
        return answer satisfies never;
    }
  }

  #refusal(group: string, refusal: GroupRefusal): Refusal {
    return refusalOfGroup(refusal, this.#coordinator.ownerOf(group));
  }
}

/** Whatever kind of group it names. */
function ownFault(heartbeat: Heartbeat): Refusal | undefined {
  const fault = heartbeatFault(heartbeat);
  return fault && refuse(fault.code, fault.message);
}
