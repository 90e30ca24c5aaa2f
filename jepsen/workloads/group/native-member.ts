/** A member by the native client library: `client.consumer`, as a user's program has it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../../../src/client/client.ts';
import { connect } from '../../../src/client/client.ts';
import type { GroupMessage } from '../../../src/client/consumer/consumer.ts';
import { parseCursor } from '../../../src/client/cursor.ts';
import type { Key, Outcome } from '../../history.ts';
import type { QueueKeys } from '../queue/queue-keys.ts';
import type { GroupMember, Handed, MemberEvents } from './group-member.ts';
import { HANDED_MAX, REBALANCE_TIMEOUT_MS } from './group-member.ts';

export interface NativeMemberOptions {
  readonly servers: readonly string[];
  readonly keys: QueueKeys;
  readonly group: string;
  readonly events: MemberEvents;
}

const LEAVES_WITHIN_MS = 10_000;

interface Held extends Handed {
  readonly message: GroupMessage;
}

export class NativeMember implements GroupMember {
  readonly #options: NativeMemberOptions;
  readonly #client: Client;
  readonly #end = new AbortController();
  readonly #reading: Promise<void>;
  readonly #untaken: Held[] = [];
  readonly #taken: Held[] = [];
  #untold = 0;
  #onRoom: (() => void) | undefined;
  #isOver = false;

  constructor(options: NativeMemberOptions) {
    this.#options = options;
    this.#client = connect(options.servers.join(','));
    // What ends a member from outside ends its life; why is the checker's business.
    this.#reading = this.#read().then(
      () => this.#onOver(),
      () => this.#onOver(),
    );
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  take(): readonly Handed[] {
    const taken = this.#untaken.splice(0);
    this.#taken.push(...taken);
    return taken;
  }

  async tell(): Promise<ReadonlyMap<Key, Outcome>> {
    const records = this.#taken.splice(0);
    const told = await Promise.allSettled(records.map(({ message }) => message.ack()));
    const outcomes = new Map<Key, Outcome>();
    for (const [at, { key }] of records.entries()) {
      // It tells again by itself, so the first time may have succeeded where the last has not.
      const outcome = told[at]?.status === 'fulfilled' ? (outcomes.get(key) ?? 'ok') : 'info';
      outcomes.set(key, outcome);
    }
    this.#untold -= records.length;
    this.#onRoom?.();
    return outcomes;
  }

  async leave(): Promise<void> {
    this.#end.abort();
    this.#onRoom?.();
    await Promise.race([this.#reading, pause(LEAVES_WITHIN_MS, undefined, { ref: false })]);
    this.#client.abort();
  }

  crash(): void {
    this.#client.abort();
    this.#end.abort();
    this.#onRoom?.();
  }

  #onOver(): void {
    this.#isOver = true;
  }

  async #read(): Promise<void> {
    const { group, keys, events } = this.#options;
    const { signal } = this.#end;
    const options = { signal, rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS };
    for await (const message of this.#client.consumer(group, keys.topics, options)) {
      const { partition, offset } = parseCursor(message.cursor);
      const key = keys.keyOf({ topic: message.topic, partition });
      this.#untaken.push({ key, offset, message });
      this.#untold += 1;
      events.onHanded({ key, offset });
      while (this.#untold >= HANDED_MAX && !signal.aborted) await this.#room();
    }
  }

  async #room(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onRoom = resolve;
    });
  }
}
