/**
 * A consumer whose coordinator plans (KIP-848): `ModelMember` on a machine with a clock. It reads
 * what it was told until it is told to give it up, or has not been heard for its session.
 */

import { nothing, placesOf } from '../../../src/coordinator/assignment/assignment.ts';
import type { ConsumerMachine } from '../../../src/coordinator/consumer-group/consumer-machine.ts';
import type { HeartbeatAnswer } from '../../../src/coordinator/consumer-group/heartbeat.ts';
import { leaveEpoch, pauseEpoch } from '../../../src/coordinator/consumer-group/heartbeat.ts';
import type { Reply } from '../../../src/coordinator/group-machine.ts';
import { groupRefusal } from '../../../src/coordinator/group-machine.ts';
import { ModelMember } from '../../coordinator/consumer-group/model-member.ts';
import type { Asked } from './group-client.ts';
import { GroupClient } from './group-client.ts';
import { SESSION_MS } from './group-node.ts';
import { TOPIC } from './groups-config.ts';

const PATIENCE_MS = 5_000;
const HEARTBEAT_MS = 1_000;

export class ConsumerClient extends GroupClient {
  #member = new ModelMember('', [TOPIC]);
  #sessionEndMs = 0;

  override get reading(): readonly number[] {
    const isHeard = this.isRunning && !this.time.isPaused && this.#nowMs < this.#sessionEndMs;
    return isHeard ? this.#member.partitions : [];
  }

  protected override get generation(): number {
    return this.#member.epoch;
  }

  protected override begin(): void {
    this.memberId = `${this.config.name}-${this.life}`;
    this.#member = new ModelMember(this.memberId, [TOPIC]);
    this.#beat();
  }

  protected override onCrashed(): void {
    this.#member.forget();
  }

  protected override sayLeaving(): void {
    const comesBack = this.instanceId !== undefined && this.random.chance(0.5);
    this.ask(this.#asked(comesBack ? pauseEpoch : leaveEpoch, false), () => {});
  }

  get #nowMs(): number {
    return this.time.monotonicMs();
  }

  #beat(): void {
    const member = this.#member;
    if (this.#nowMs >= this.#sessionEndMs) member.forget();
    member.giveUp();
    this.commit();
    const sentMs = this.#nowMs;
    const waits = this.world.config.waits && member.epoch > 0;
    this.ask(this.#asked(member.epoch, waits), (answer) => {
      if (answer?.type === 'beat') this.#onBeat(answer, sentMs);
      else if (answer === undefined) member.onNoAnswer();
      else member.forget();
      const isAtOnce = waits && answer?.type === 'beat';
      this.later(isAtOnce ? this.random.between(0, 300) : HEARTBEAT_MS, () => this.#beat());
    });
  }

  #onBeat(answer: Extract<HeartbeatAnswer, { type: 'beat' }>, sentMs: number): void {
    const { epoch, assignment } = answer;
    const { world, group, memberId } = this;
    const partitions = placesOf(assignment ?? nothing).map(({ partition }) => partition);
    world.history.checkTold(group, memberId, { epoch, partitions });
    if (sentMs + SESSION_MS <= this.#nowMs) return this.#member.forget();
    this.#sessionEndMs = sentMs + SESSION_MS;
    this.#member.onAnswer(answer);
    if (assignment !== undefined) world.checkReaders(group);
  }

  #asked(epoch: number, waits: boolean): Asked<HeartbeatAnswer> {
    const { instanceId } = this;
    const heartbeat = this.#member.heartbeat({ epoch, instanceId });
    const act = (machine: ConsumerMachine, reply: Reply<HeartbeatAnswer>, nowMs: number) => {
      return machine[waits ? 'wait' : 'heartbeat'](heartbeat, reply, nowMs);
    };
    return {
      patienceMs: PATIENCE_MS,
      run: ({ coordinator, consumer: door }, reply) => {
        const converts = epoch === 0;
        const request = { door, mismatch: 'groupNotFound', converts, act } as const;
        return coordinator.run(this.group, request, (answer) => {
          reply(answer.type === 'groupRefused' ? groupRefusal(answer.code) : answer);
        });
      },
    };
  }
}
