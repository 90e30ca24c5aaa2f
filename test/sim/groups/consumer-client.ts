/**
 * A consumer whose coordinator plans (KIP-848). It reads what it was told until it is told to give
 * it up, or has not been heard for its session; what it gives up it names no more.
 */

import type { Assignment } from '../../../src/coordinator/assignment/assignment.ts';
import {
  assignmentOf,
  difference,
  nothing,
  placesOf,
  union,
} from '../../../src/coordinator/assignment/assignment.ts';
import type { ConsumerMachine } from '../../../src/coordinator/consumer-group/consumer-machine.ts';
import type {
  Heartbeat,
  HeartbeatAnswer,
} from '../../../src/coordinator/consumer-group/heartbeat.ts';
import { leaveEpoch, pauseEpoch } from '../../../src/coordinator/consumer-group/heartbeat.ts';
import type { Reply } from '../../../src/coordinator/group-machine.ts';
import { groupRefusal } from '../../../src/coordinator/group-machine.ts';
import type { Asked } from './group-client.ts';
import { GroupClient } from './group-client.ts';
import { SESSION_MS } from './group-node.ts';
import { TOPIC } from './groups-config.ts';

const PATIENCE_MS = 5_000;
const HEARTBEAT_MS = 1_000;

export class ConsumerClient extends GroupClient {
  #epoch = 0;
  #owned: Assignment = nothing;
  #told: Assignment = nothing;
  #sessionEndMs = 0;

  override get reading(): readonly number[] {
    const isHeard = this.isRunning && !this.time.isPaused && this.#nowMs < this.#sessionEndMs;
    return isHeard ? placesOf(this.#owned).map(({ partition }) => partition) : [];
  }

  protected override get generation(): number {
    return this.#epoch;
  }

  protected override begin(): void {
    this.memberId = `${this.config.name}-${this.life}`;
    this.#forget();
    this.#beat();
  }

  protected override onCrashed(): void {
    this.#forget();
  }

  protected override sayLeaving(): void {
    const comesBack = this.instanceId !== undefined && this.random.chance(0.5);
    this.ask(this.#asked(this.#heartbeat(comesBack ? pauseEpoch : leaveEpoch), false), () => {});
  }

  get #nowMs(): number {
    return this.time.monotonicMs();
  }

  #forget(): void {
    this.#epoch = 0;
    this.#owned = nothing;
    this.#told = nothing;
  }

  #beat(): void {
    if (this.#nowMs >= this.#sessionEndMs) this.#forget();
    this.#owned = difference(this.#owned, difference(this.#owned, this.#told));
    this.commit();
    const sentMs = this.#nowMs;
    const waits = this.world.config.waits && this.#epoch > 0;
    this.ask(this.#asked(this.#heartbeat(this.#epoch), waits), (answer) => {
      if (answer?.type === 'beat') this.#onBeat(answer, sentMs);
      else if (answer !== undefined) this.#forget();
      const isAtOnce = waits && answer?.type === 'beat';
      this.later(isAtOnce ? this.random.between(0, 300) : HEARTBEAT_MS, () => this.#beat());
    });
  }

  #onBeat(answer: Extract<HeartbeatAnswer, { type: 'beat' }>, sentMs: number): void {
    const { epoch, assignment } = answer;
    const { world, group, memberId } = this;
    world.history.checkTold(group, `${memberId} ${epoch}`);
    if (sentMs + SESSION_MS <= this.#nowMs) return this.#forget();
    this.#sessionEndMs = sentMs + SESSION_MS;
    this.#epoch = epoch;
    if (assignment === undefined) return;
    const partitions = placesOf(assignment).map(({ partition }) => partition);
    world.history.checkTold(group, `${memberId} ${epoch} ${partitions}`);
    this.#told = assignment;
    this.#owned = union(this.#owned, assignment);
    world.checkReaders(group);
  }

  #heartbeat(epoch: number): Heartbeat {
    const isJoin = epoch === 0;
    const { memberId, instanceId, config } = this;
    return {
      memberId,
      epoch,
      instanceId,
      rackId: undefined,
      rebalanceTimeoutMs: isJoin ? 60_000 : undefined,
      topics: isJoin ? [TOPIC] : undefined,
      pattern: undefined,
      assignor: undefined,
      owned: assignmentOf(placesOf(this.#owned)),
      clientId: config.name,
      clientHost: '/127.0.0.1',
    };
  }

  #asked(heartbeat: Heartbeat, waits: boolean): Asked<HeartbeatAnswer> {
    const act = (machine: ConsumerMachine, reply: Reply<HeartbeatAnswer>, nowMs: number) => {
      return machine[waits ? 'wait' : 'heartbeat'](heartbeat, reply, nowMs);
    };
    return {
      patienceMs: PATIENCE_MS,
      run: ({ coordinator, consumer: protocol }, reply) => {
        const request = { protocol, mismatch: 'groupNotFound', act } as const;
        return coordinator.run(this.group, request, (answer) => {
          reply(answer.type === 'groupRefused' ? groupRefusal(answer.code) : answer);
        });
      },
    };
  }
}
