/** A consumer of the classic protocol that gives all up before it joins again (eager). */
import type {
  Alive,
  ClassicCalls,
  Joined,
  Left,
  Synced,
} from '../../../src/coordinator/classic/classic-requests.ts';
import { assignedPartitions } from '../../../src/coordinator/classic/subscription.ts';
import type { GroupRefusal, Reply, Step } from '../../../src/coordinator/group-machine.ts';
import { assignment, subscription } from '../../coordinator/subscription.ts';
import type { Asked } from './group-client.ts';
import { GroupClient } from './group-client.ts';
import { TOPIC } from './groups-config.ts';

const JOIN_PATIENCE_MS = 15_000;
const PATIENCE_MS = 5_000;
const HEARTBEAT_MS = 1_000;
const SESSION_MS = 6_000;
const JOIN_AGAIN_MS = 100;
const agreed = { protocolType: 'consumer', protocol: 'range' };

export class ClassicClient extends GroupClient {
  #generation = -1;
  #partitions: readonly number[] = [];
  #idCount = 0;
  #sessionEndMs = 0;

  override get reading(): readonly number[] {
    const isHeard = this.isRunning && !this.time.isPaused && this.#nowMs < this.#sessionEndMs;
    return isHeard ? this.#partitions : [];
  }

  get #nowMs(): number {
    return this.time.monotonicMs();
  }

  protected override get generation(): number {
    return this.#generation;
  }

  protected override begin(): void {
    this.memberId = '';
    this.#join();
  }

  protected override onCrashed(): void {
    this.#partitions = [];
  }

  protected override sayLeaving(): void {
    const leaving = [{ memberId: this.memberId, instanceId: this.instanceId }];
    const act = (machine: ClassicCalls, reply: Reply<Left>, nowMs: number) => {
      return machine.leave(leaving, reply, nowMs);
    };
    this.ask(this.#asked(PATIENCE_MS, act), () => {});
  }

  #asked<Answer>(
    patienceMs: number,
    act: (machine: ClassicCalls, reply: Reply<Answer>, nowMs: number) => Step,
  ): Asked<Answer> {
    return {
      patienceMs,
      run: ({ coordinator, classic: door }, reply) => {
        const request = { door, mismatch: 'inconsistentProtocol', act } as const;
        return coordinator.run(this.group, request, reply);
      },
    };
  }

  #join(): void {
    this.#partitions = [];
    this.#idCount += 1;
    const { memberId, instanceId, config } = this;
    const request = {
      memberId,
      newMemberId: `${config.name}-${this.#idCount}`,
      instanceId,
      clientId: config.name,
      clientHost: '/127.0.0.1',
      sessionTimeoutMs: SESSION_MS,
      rebalanceTimeoutMs: 8_000,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: subscription([TOPIC]) }],
      comesBack: true,
      skipsAssignment: true,
    };
    const act = (machine: ClassicCalls, reply: Reply<Joined>, nowMs: number) => {
      return machine.join(request, reply, nowMs);
    };
    this.ask(this.#asked(JOIN_PATIENCE_MS, act), (answer) => {
      if (answer?.type === 'joined') this.#onJoined(answer);
      else this.#onRefused(answer);
    });
  }

  #onJoined(joined: Joined): void {
    const { memberId, generation, leader, skipAssignment } = joined;
    this.memberId = memberId;
    this.#generation = generation;
    this.world.history.checkTold(this.group, memberId, { epoch: generation, partitions: [] });
    const members = leader === memberId && !skipAssignment ? joined.members : [];
    const assignments = members.map((member, at) => {
      const mine = this.world.partitions.filter((partition) => partition % members.length === at);
      return { memberId: member.memberId, assignment: assignment(new Map([[TOPIC, mine]])) };
    });
    const sync = { ...this.#call, ...agreed, assignments };
    const act = (machine: ClassicCalls, reply: Reply<Synced>, nowMs: number) => {
      return machine.sync(sync, reply, nowMs);
    };
    const sentMs = this.#nowMs;
    this.ask(this.#asked(PATIENCE_MS, act), (answer) => {
      if (answer?.type === 'synced') this.#onSynced(answer, sentMs);
      else this.#onRefused(answer);
    });
  }

  #onSynced({ assignment: assigned }: Synced, sentMs: number): void {
    const { world, group, memberId } = this;
    this.#partitions = assignedPartitions(assigned)?.get(TOPIC) ?? [];
    this.#sessionEndMs = sentMs + SESSION_MS;
    world.checkReaders(group);
    const told = { epoch: this.#generation, partitions: this.#partitions };
    world.history.checkTold(group, memberId, told);
    this.later(HEARTBEAT_MS, () => this.#heartbeat());
  }

  #heartbeat(): void {
    this.commit();
    const call = this.#call;
    const act = (machine: ClassicCalls, reply: Reply<Alive>, nowMs: number) => {
      return machine.heartbeat(call, reply, nowMs);
    };
    const sentMs = this.#nowMs;
    this.ask(this.#asked(PATIENCE_MS, act), (answer) => {
      if (answer?.type === 'alive') this.#sessionEndMs = sentMs + SESSION_MS;
      // A heartbeat that is not answered is followed by another.
      if (answer === undefined) this.#heartbeat();
      else if (answer.type === 'alive') this.later(HEARTBEAT_MS, () => this.#heartbeat());
      else this.#onRefused(answer);
    });
  }

  #onRefused(refusal: GroupRefusal | { readonly type: string } | undefined): void {
    if (refusal !== undefined && 'code' in refusal) {
      if (refusal.code === 'fencedInstance') return this.crash();
      if (refusal.memberId !== undefined) this.memberId = refusal.memberId;
      else if (refusal.code === 'unknownMember') this.memberId = '';
    }
    this.#partitions = [];
    this.later(JOIN_AGAIN_MS, () => this.#join());
  }

  get #call() {
    const { memberId, instanceId } = this;
    return { memberId, instanceId, generation: this.#generation };
  }
}
