/**
 * Consumer groups of the classic protocol as their members and operators see them: what is asked is
 * checked, and handed to the coordinator of the group where that is this node. Knows no protocol.
 */
import type { Cancel } from '../../clock.ts';
import type {
  Alive,
  ClassicCalls,
  Joined,
  JoinRequest,
  LeavingMember,
  Left,
  MemberCall,
  Synced,
  SyncRequest,
} from '../../coordinator/classic/classic-requests.ts';
import type { ClassicDoor } from '../../coordinator/consumer-group/classic-door.ts';
import type { GroupCoordinator } from '../../coordinator/group-coordinator.ts';
import type {
  GroupMachine,
  GroupRefusalCode,
  Reply,
  Step,
} from '../../coordinator/group-machine.ts';
import type { GroupState } from '../../metadata/group-rows.ts';
import type { StoredOffsets } from '../../metadata/offset-table.ts';
import type { MetadataAccess } from '../metadata-access.ts';
import type { RefusalCode } from '../refusal.ts';

/** Why not. What is to be said of it the doors know. */
export interface GroupFault {
  readonly type: 'groupRefused';
  readonly code: RefusalCode;
  /** The one to come back with. */
  readonly memberId?: string;
}

export interface GroupsServiceOptions {
  readonly metadata: MetadataAccess;
  readonly coordinator: GroupCoordinator;
  readonly door: ClassicDoor;
  readonly offsets: StoredOffsets;
  readonly randomId: () => string;
  /** The tables cannot be read. */
  readonly onFatal: (error: Error) => void;
}

export interface GroupDescription {
  readonly group: string;
  /** As Kafka calls it. */
  readonly phase: string;
  readonly state: GroupState;
}

type Answered<Answer> = (answer: Answer | GroupFault) => void;

/** Nobody need wait for a member longer than this, and timers hold no longer times. */
const TIMEOUT_MS_MAX = 2 ** 31 - 1;

export class GroupsService {
  readonly #options: GroupsServiceOptions;

  constructor(options: GroupsServiceOptions) {
    this.#options = options;
  }

  /** The node that coordinates a group; `undefined`: none does just now. */
  coordinatorOf(group: string): number | undefined {
    return this.#options.coordinator.ownerOf(group);
  }

  join(
    group: string,
    request: Omit<JoinRequest, 'newMemberId'>,
    done: Answered<Joined>,
  ): Cancel | undefined {
    const name = request.instanceId ?? request.clientId;
    const newMemberId = `${name}-${this.#options.randomId()}`;
    const rebalanceTimeoutMs = Math.min(Math.max(request.rebalanceTimeoutMs, 0), TIMEOUT_MS_MAX);
    const join = { ...request, rebalanceTimeoutMs, newMemberId };
    return this.#run<Joined>(group, done, {
      mismatch: 'inconsistentProtocol',
      act: (machine, reply, nowMs) => machine.join(join, reply, nowMs),
    });
  }

  sync(group: string, request: SyncRequest, done: Answered<Synced>): Cancel | undefined {
    return this.#run<Synced>(group, done, {
      mismatch: 'unknownMember',
      act: (machine, reply, nowMs) => machine.sync(request, reply, nowMs),
    });
  }

  heartbeat(group: string, request: MemberCall, done: Answered<Alive>): Cancel | undefined {
    return this.#run<Alive>(group, done, {
      mismatch: 'unknownMember',
      act: (machine, reply, nowMs) => machine.heartbeat(request, reply, nowMs),
    });
  }

  leave(
    group: string,
    members: readonly LeavingMember[],
    done: Answered<Left>,
  ): Cancel | undefined {
    return this.#run<Left>(group, done, {
      mismatch: 'unknownMember',
      act: (machine, reply, nowMs) => machine.leave(members, reply, nowMs),
    });
  }

  /** All that this node coordinates. */
  list(): readonly GroupDescription[] {
    return [...this.#options.coordinator.machines()].map(([group, machine]) => {
      return describe(group, machine);
    });
  }

  describe(group: string): GroupDescription | GroupFault {
    const { coordinator, metadata } = this.#options;
    const machine = coordinator.machineOf(group);
    if (machine.type === 'groupRefused') return machine;
    const isKnown = metadata.image.groups.has(group) || !machine.isEmpty;
    return isKnown ? describe(group, machine) : fault('groupNotFound');
  }

  /** With all its offsets. */
  delete(group: string, done: Answered<{ readonly type: 'removed' }>): void {
    const { metadata, coordinator, offsets, onFatal } = this.#options;
    if (!coordinator.isOwner(group)) return done(fault('notCoordinator'));
    metadata.readable((outcome) => {
      if (outcome.type === 'refused') return done(fault('coordinatorNotAvailable'));
      offsets.ofGroup(group, (...[error, rows]) => {
        if (error !== null) return onFatal(error);
        const partitions = rows.map(({ topicId, partition }) => ({ topicId, partition }));
        coordinator.remove(group, partitions, done);
      });
    });
  }

  #run<Answer>(
    group: string,
    done: Answered<Answer>,
    request: {
      readonly mismatch: GroupRefusalCode;
      readonly act: (machine: ClassicCalls, reply: Reply<Answer>, nowMs: number) => Step;
    },
  ): Cancel | undefined {
    const { coordinator, door } = this.#options;
    if (group === '') {
      done(fault('invalidGroup'));
      return undefined;
    }
    return coordinator.run(group, { ...request, door }, done);
  }
}

function describe(group: string, { phase, state }: GroupMachine): GroupDescription {
  return { group, phase, state };
}

function fault(code: RefusalCode): GroupFault {
  return { type: 'groupRefused', code };
}
