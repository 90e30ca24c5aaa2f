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
import type { IncomingMessage } from '../message.ts';
import { ReadMessage } from '../read-message.ts';
import type { AssignedPartition } from './assigned-partition.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import type { MembershipShared } from './membership.ts';
import { Membership, notMine } from './membership.ts';

export interface GroupMessage extends IncomingMessage {
  /**
   * The group need not see it again. Resolves when that is committed, as far as all that was handed
   * out before it of the same origin is acknowledged, too. Rejects with `fencedMember` where the
   * message has been given to another member.
   */
  ack(): Promise<void>;
}

export async function* consumeAsMember(
  who: { readonly group: string; readonly topics: readonly string[] },
  shared: MembershipShared,
  options: ConsumerOptions,
): AsyncGenerator<GroupMessage, void, undefined> {
  const bell = new Bell();
  let failure: { readonly error: unknown } | undefined;
  const onFailed = (error: unknown) => {
    failure ??= { error };
    bell.ring();
  };
  const events = { onReady: () => bell.ring(), onFailed };
  const membership = new Membership(who, shared, { options, events });
  const { signal } = options;
  const isOver = () => signal?.aborted === true;
  const onAbort = () => bell.ring();
  signal?.addEventListener('abort', onAbort);
  if (!isOver()) membership.run().catch(onFailed);
  try {
    let current: AssignedPartition | undefined;
    while (!isOver()) {
      if (failure !== undefined) throw failure.error;
      if (current?.isReady !== true) current = nextReady(membership.partitions, current);
      const record = current?.take();
      if (current === undefined || record === undefined) await bell.rung();
      else yield new OwnedMessage(record, current, membership);
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await membership.leave();
  }
}

/** The one after `last` that has something, so that each has its turn. */
function nextReady(
  partitions: Iterable<AssignedPartition>,
  last: AssignedPartition | undefined,
): AssignedPartition | undefined {
  const all = [...partitions];
  const at = last === undefined ? -1 : all.indexOf(last);
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find(({ isReady }) => isReady);
}

class OwnedMessage extends ReadMessage implements GroupMessage {
  readonly #partition: AssignedPartition;
  readonly #membership: Membership;
  readonly #offset: number;

  constructor(
    record: ConstructorParameters<typeof ReadMessage>[0],
    partition: AssignedPartition,
    membership: Membership,
  ) {
    super(record, partition.place.topic, partition.place.partition);
    this.#partition = partition;
    this.#membership = membership;
    this.#offset = record.offset;
  }

  async ack(): Promise<void> {
    if (this.#partition.isLost) throw notMine();
    this.#partition.progress.onAcknowledged(this.#offset);
    await this.#membership.committer.commit(this.#partition);
  }
}

/** Wakes the one who waits; rung while nobody does, it wakes the next who would. */
class Bell {
  #isRung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  async rung(): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isRung = false;
    this.#wake = undefined;
  }
}
