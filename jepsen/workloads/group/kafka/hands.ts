/**
 * What a member of a Kafka group holds in its hands: fetched records of the partitions that it has,
 * handed out a few at a time, and told of under the tenure that they were handed out in.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Key, Outcome } from '../../../history.ts';
import type { KafkaReader } from '../../kafka/kafka-reader.ts';
import type { Handed, MemberEvents } from '../group-member.ts';
import { HANDED_MAX } from '../group-member.ts';

const POLL_MS = 200;
const LOOK_AGAIN_MS = 20;
/** A program that handles what it has when a partition is to go. */
const SETTLES_WITHIN_MS = 2_000;

interface Held extends Handed {
  readonly tenure: number;
}

export type Commit = (ends: ReadonlyMap<Key, number>) => Promise<ReadonlyMap<Key, Outcome>>;

export class Hands {
  readonly #reader: KafkaReader;
  readonly #events: MemberEvents;
  readonly #tenures = new Map<Key, number>();
  #fetched: Held[] = [];
  #untaken: Held[] = [];
  #taken: Held[] = [];
  /** Handed out, and nobody has told of it. */
  #untold: Held[] = [];
  #tenure = 0;
  #telling: Promise<unknown> = Promise.resolve();

  constructor(reader: KafkaReader, events: MemberEvents) {
    this.#reader = reader;
    this.#events = events;
  }

  get keys(): readonly Key[] {
    return [...this.#tenures.keys()];
  }

  /** The partition is the member's from now on. */
  give(key: Key, position: number): void {
    this.#tenure += 1;
    this.#tenures.set(key, this.#tenure);
    this.#reader.positions.set(key, position);
  }

  /** They are not its any more: nothing of them is handed out, and telling of them fails. */
  drop(keys: readonly Key[]): void {
    for (const key of keys) {
      this.#tenures.delete(key);
      this.#reader.positions.delete(key);
    }
    this.#fetched = this.#fetched.filter((one) => this.#isHeld(one));
  }

  /** What was handed out of these is told of, or it takes too long. */
  async settle(keys: readonly Key[]): Promise<void> {
    const going = new Set(keys);
    this.#fetched = this.#fetched.filter(({ key }) => !going.has(key));
    for (const key of keys) this.#reader.positions.delete(key);
    const endMs = performance.now() + SETTLES_WITHIN_MS;
    while (performance.now() < endMs && this.#untold.some(({ key }) => going.has(key))) {
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** No commit is under way that could come after one has asked where the group goes on. */
  async whenTold(): Promise<void> {
    await this.#telling;
  }

  /** For a moment, as far as there is room; `mayHand` is asked before each record. */
  async work(mayHand: () => boolean): Promise<void> {
    if (this.#untold.length >= HANDED_MAX || this.#tenures.size === 0) {
      return void (await pause(LOOK_AGAIN_MS));
    }
    if (this.#fetched.length === 0) await this.#fetch();
    while (this.#untold.length < HANDED_MAX && mayHand()) {
      const record = this.#fetched.shift();
      if (record === undefined) return;
      this.#untaken.push(record);
      this.#untold.push(record);
      this.#events.onHanded(record);
    }
  }

  take(): readonly Handed[] {
    const taken = this.#untaken;
    this.#untaken = [];
    this.#taken.push(...taken);
    return taken;
  }

  async tell(commit: Commit): Promise<ReadonlyMap<Key, Outcome>> {
    const records = this.#taken;
    this.#taken = [];
    const ends = new Map<Key, number>();
    const lost = new Map<Key, Outcome>();
    for (const record of records) {
      ends.set(record.key, record.offset + 1);
      if (!this.#isHeld(record)) lost.set(record.key, 'fail');
    }
    for (const key of lost.keys()) ends.delete(key);
    const telling = ends.size === 0 ? Promise.resolve(new Map<Key, Outcome>()) : commit(ends);
    this.#telling = telling;
    const outcomes = await telling;
    const told = new Set(records);
    this.#untold = this.#untold.filter((record) => !told.has(record));
    return new Map([...lost, ...outcomes]);
  }

  async #fetch(): Promise<void> {
    const tenures = new Map(this.#tenures);
    const { records, code } = await this.#reader.poll(POLL_MS);
    if (code !== undefined && records.size === 0) await pause(LOOK_AGAIN_MS);
    for (const [key, found] of records) {
      const tenure = tenures.get(key);
      if (tenure === undefined) continue;
      this.#fetched.push(...found.map(({ offset }) => ({ key, offset, tenure })));
    }
    this.#fetched = this.#fetched.filter((one) => this.#isHeld(one));
  }

  #isHeld({ key, tenure }: Held): boolean {
    return this.#tenures.get(key) === tenure;
  }
}
