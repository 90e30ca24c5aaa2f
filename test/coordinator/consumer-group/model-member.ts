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

/**
 * A well-behaved client, which may be slow to give up what it is told to. When an answer was lost
 * it says all of itself again, as Kafka's clients do.
 */
export class ModelMember {
  readonly memberId: string;
  epoch = 0;
  /** What it reads. */
  owned: Assignment = nothing;
  topics: readonly string[];
  #told: Assignment = nothing;
  #isUnsure = false;

  constructor(memberId: string, topics: readonly string[]) {
    this.memberId = memberId;
    this.topics = topics;
  }

  heartbeat(changed: Partial<Heartbeat> = {}): Heartbeat {
    const saysAll = this.epoch === 0 || this.#isUnsure;
    return {
      memberId: this.memberId,
      epoch: this.epoch,
      instanceId: undefined,
      rackId: undefined,
      rebalanceTimeoutMs: saysAll ? 60_000 : undefined,
      topics: saysAll ? this.topics : undefined,
      pattern: undefined,
      assignor: undefined,
      owned: this.owned,
      clientId: 'model',
      clientHost: '/127.0.0.1',
      ...changed,
    };
  }

  onAnswer(answer: HeartbeatAnswer): void {
    if (answer.type === 'fault') return this.forget();
    this.#isUnsure = false;
    this.epoch = answer.epoch;
    if (answer.assignment === undefined) return;
    this.#told = answer.assignment;
    this.owned = union(this.owned, this.#told);
  }

  onNoAnswer(): void {
    this.#isUnsure = true;
  }

  /** Reads nothing any more, and is to join anew. */
  forget(): void {
    this.epoch = 0;
    this.owned = nothing;
    this.#told = nothing;
  }

  /** Stops reading what it was told to give up. */
  giveUp(): void {
    this.owned = difference(this.owned, difference(this.owned, this.#told));
  }

  get partitions(): number[] {
    return placesOf(this.owned).map(({ partition }) => partition);
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
