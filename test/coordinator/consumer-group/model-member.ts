import type { Assignment } from '../../../src/coordinator/assignment/assignment.ts';
import {
  assignmentOf,
  difference,
  nothing,
  placesOf,
  union,
} from '../../../src/coordinator/assignment/assignment.ts';
import type {
  Heartbeat,
  HeartbeatAnswer,
} from '../../../src/coordinator/consumer-group/heartbeat.ts';

/** A well-behaved client, which may be slow to give up what it is told to. */
export class ModelMember {
  readonly memberId: string;
  epoch = 0;
  /** What it reads. */
  owned: Assignment = nothing;
  #told: Assignment = nothing;
  topics: readonly string[];

  constructor(memberId: string, topics: readonly string[]) {
    this.memberId = memberId;
    this.topics = topics;
  }

  heartbeat(changed: Partial<Heartbeat> = {}): Heartbeat {
    const isJoin = this.epoch === 0;
    return {
      memberId: this.memberId,
      epoch: this.epoch,
      instanceId: undefined,
      rackId: undefined,
      rebalanceTimeoutMs: isJoin ? 60_000 : undefined,
      topics: isJoin ? this.topics : undefined,
      pattern: undefined,
      assignor: undefined,
      owned: this.owned,
      clientId: 'model',
      clientHost: '/127.0.0.1',
      ...changed,
    };
  }

  onAnswer(answer: HeartbeatAnswer): void {
    if (answer.type === 'fault') {
      this.epoch = 0;
      this.owned = nothing;
      return;
    }
    this.epoch = answer.epoch;
    if (answer.assignment === undefined) return;
    this.#told = answer.assignment;
    this.owned = union(this.owned, this.#told);
  }

  /** Stops reading what it was told to give up. */
  giveUp(): void {
    this.owned = difference(this.owned, difference(this.owned, this.#told));
  }

  get places(): string[] {
    return placesOf(this.owned).map(({ topicId, partition }) => `${topicId}-${partition}`);
  }
}

export function assignment(text: string): Assignment {
  return assignmentOf(
    text
      .split(' ')
      .filter((it) => it !== '')
      .map((it) => {
        const [name = '', partition] = it.split(':');
        return { topicId: `id-${name}`, partition: Number(partition) };
      }),
  );
}
