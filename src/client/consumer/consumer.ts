/**
 * Reads topics as a member of a group: each message goes to one member, and is the group's until it
 * is acknowledged.
 *
 *     for await (const message of client.consumer('billing', ['orders'], { signal })) {
 *       await handle(message);
 *       await message.ack();
 *     }
 *
 * Messages of one key come in order. A message is handed out again, here or to another member, if
 * the one that had it goes without acknowledging it; not because members come and go in order.
 */
import { BalsaError } from '../balsa-error.ts';
import { MessageStream } from '../feed/message-stream.ts';
import type { SeekTarget } from '../feed/seek-target.ts';
import { parseSeekTarget } from '../feed/seek-target.ts';
import type { IncomingMessage } from '../message.ts';
import { ReadMessage } from '../read-message.ts';
import type { AssignedPartition, PartitionPlace } from './assigned-partition.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import type { MembershipShared } from './membership.ts';
import { Membership, notMine } from './membership.ts';
import type { Progress } from './progress.ts';

export interface GroupMessage extends IncomingMessage {
  /**
   * The group need not see it again. Resolves when that is committed, as far as all that was handed
   * out before it of the same origin is acknowledged, too. Rejects with `fencedMember` where the
   * message has been given to another member.
   */
  ack(): Promise<void>;
}

export class Consumer extends MessageStream<AssignedPartition, GroupMessage> {
  readonly #membership: Membership;
  /** Partitions that come are paused, too. */
  #isPaused = false;

  constructor(
    who: { readonly group: string; readonly topics: readonly string[] },
    shared: MembershipShared,
    options: ConsumerOptions,
  ) {
    super(options.signal);
    const events = {
      onAssigned: (partition: AssignedPartition) => {
        if (this.#isPaused) partition.pause();
      },
      onReady: () => this.ring(),
      onFailed: (error: unknown) => this.fail(error),
    };
    this.#membership = new Membership(who, shared, { options, events });
  }

  /** What this member may read now. */
  get assigned(): readonly Pick<PartitionPlace, 'topic' | 'partition'>[] {
    return this.#these().map(({ place: { topic, partition } }) => ({ topic, partition }));
  }

  /**
   * Nothing more is delivered of these partitions, also of what is buffered, until they are
   * resumed; they keep their positions. Without a topic: of all, also of those that come later.
   * Without partitions: of the topic's that are assigned. A partition that is revoked forgets that
   * it was paused. Throws `notAssigned`, and `closed` when the consumer has ended.
   */
  pause(topic?: string, partitions?: readonly number[]): void {
    for (const partition of this.#these(topic, partitions)) partition.pause();
    if (topic === undefined) this.#isPaused = true;
  }

  /** They go on where they were. Throws as `pause` does. */
  resume(topic?: string, partitions?: readonly number[]): void {
    if (topic === undefined) this.#isPaused = false;
    for (const partition of this.#these(topic, partitions)) partition.resume();
  }

  /**
   * The next message of the partition is the first at the target or behind it, whatever was
   * buffered, and the group's position follows: acknowledgements of what was handed out before
   * count no more. One that is paused stays so. Throws as `pause` does, and `invalidArgument`;
   * `next()` rejects with `offsetOutOfRange` where the offset was deleted or is not there yet.
   */
  seek(topic: string, target: SeekTarget): void {
    const { partition, start } = parseSeekTarget(target);
    const partitions = partition === undefined ? undefined : [partition];
    for (const assigned of this.#these(topic, partitions)) assigned.seek(start);
  }

  protected get sources(): Iterable<AssignedPartition> {
    return this.#membership.partitions;
  }

  protected get isAtEnd(): boolean {
    return false;
  }

  protected begin(): Promise<void> {
    this.#membership.run().catch((error: unknown) => this.fail(error));
    return Promise.resolve();
  }

  protected take(partition: AssignedPartition): GroupMessage | undefined {
    const record = partition.take();
    return record && new OwnedMessage(record, partition, this.#membership);
  }

  protected end(): Promise<void> {
    return this.#membership.leave();
  }

  #these(topic?: string, partitions?: readonly number[]): readonly AssignedPartition[] {
    this.checkOpen();
    const all = [...this.#membership.partitions].filter((it) => {
      return !it.isStopped && (topic === undefined || it.place.topic === topic);
    });
    const found = partitions?.map((id) => all.find(({ place }) => place.partition === id)) ?? all;
    if (topic !== undefined && (found.length === 0 || found.includes(undefined))) {
      const which =
        partitions === undefined ? 'no partition' : `not all of ${partitions.join(', ')}`;
      throw new BalsaError('notAssigned', `${which} of ${topic} is assigned to this member`);
    }
    return found.filter((it) => it !== undefined);
  }
}

class OwnedMessage extends ReadMessage implements GroupMessage {
  readonly #partition: AssignedPartition;
  readonly #progress: Progress;
  readonly #membership: Membership;
  readonly #offset: number;

  constructor(
    record: ConstructorParameters<typeof ReadMessage>[0],
    partition: AssignedPartition,
    membership: Membership,
  ) {
    super(record, partition.place.topic, partition.place.partition);
    this.#partition = partition;
    this.#progress = partition.progress;
    this.#membership = membership;
    this.#offset = record.offset;
  }

  async ack(): Promise<void> {
    if (this.#partition.isLost) throw notMine();
    this.#progress.onAcknowledged(this.#offset);
    await this.#membership.committer.commit(this.#partition);
  }
}
