/** A consumer of the classic protocol that gives all up before it joins again (eager). */
import type { ClassicGroup } from '../../../src/coordinator/classic/classic-group.ts';
import type {
  Alive,
  Joined,
  Left,
  Synced,
} from '../../../src/coordinator/classic/classic-requests.ts';
import type { GroupRefusal, Reply, Step } from '../../../src/coordinator/group-machine.ts';
import { subscription } from '../../coordinator/subscription.ts';
import type { Asked } from './group-client.ts';
import { GroupClient } from './group-client.ts';
import { TOPIC } from './groups-config.ts';

const JOIN_PATIENCE_MS = 15_000;
const PATIENCE_MS = 5_000;
const HEARTBEAT_MS = 1_000;
const JOIN_AGAIN_MS = 100;
const agreed = { protocolType: 'consumer', protocol: 'range' };

export class ClassicClient extends GroupClient {
  #generation = -1;
  #partitions: readonly number[] = [];
  #idCount = 0;

  override get reading(): readonly number[] {
    return this.#partitions;
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
    const act = (machine: ClassicGroup, reply: Reply<Left>, nowMs: number) => {
      return machine.leave(leaving, reply, nowMs);
    };
    this.ask(this.#asked(PATIENCE_MS, act), () => {});
  }

  #asked<Answer>(
    patienceMs: number,
    act: (machine: ClassicGroup, reply: Reply<Answer>, nowMs: number) => Step,
  ): Asked<Answer> {
    return {
      patienceMs,
      run: ({ coordinator, classic: protocol }, reply) => {
        const request = { protocol, mismatch: 'inconsistentProtocol', act } as const;
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
      sessionTimeoutMs: 6_000,
      rebalanceTimeoutMs: 8_000,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: subscription([TOPIC]) }],
      comesBack: true,
      skipsAssignment: true,
    };
    const act = (machine: ClassicGroup, reply: Reply<Joined>, nowMs: number) => {
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
      return { memberId: member.memberId, assignment: Uint8Array.from(mine) };
    });
    const sync = { ...this.#call, ...agreed, assignments };
    const act = (machine: ClassicGroup, reply: Reply<Synced>, nowMs: number) => {
      return machine.sync(sync, reply, nowMs);
    };
    this.ask(this.#asked(PATIENCE_MS, act), (answer) => {
      if (answer?.type === 'synced') this.#onSynced(answer);
      else this.#onRefused(answer);
    });
  }

  #onSynced({ assignment }: Synced): void {
    const { world, group, memberId } = this;
    this.#partitions = [...assignment];
    const told = { epoch: this.#generation, partitions: this.#partitions };
    world.history.checkTold(group, memberId, told);
    this.later(HEARTBEAT_MS, () => this.#heartbeat());
  }

  #heartbeat(): void {
    this.commit();
    const call = this.#call;
    const act = (machine: ClassicGroup, reply: Reply<Alive>, nowMs: number) => {
      return machine.heartbeat(call, reply, nowMs);
    };
    this.ask(this.#asked(PATIENCE_MS, act), (answer) => {
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
