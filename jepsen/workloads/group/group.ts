/**
 * The workload `group`: clients send, and handle what is sent, as members of one group. Members
 * join, leave in order or die, every few seconds; after healing a last one handles what is left.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { GroupAnomaly, GroupEvent } from '../../group/check.ts';
import { checkGroup } from '../../group/check.ts';
import type { Key, Outcome, Value } from '../../history.ts';
import type {
  Finding,
  RunningWorkload,
  Verdict,
  Workload,
  WorkloadContext,
} from '../../workload.ts';
import type { Done } from '../processes.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';
import type { QueueClient, SendEnd, Sending } from '../queue/queue-client.ts';
import { PARTITIONS_PER_TOPIC, QueueKeys } from '../queue/queue-keys.ts';
import { createTopics } from '../topics.ts';
import type { GroupDoor } from './group-door.ts';
import { kafkaDoor, nativeDoor } from './group-door.ts';
import type { GroupMember, MemberEvents } from './group-member.ts';

const TOPICS = 4;
const SENDS_MAX = 4;
/** How long a member lives on the average. */
const LIFE_MS = 8_000;
const NOTHING_CAME_MS = 20;
const HANDLING_MS_MAX = 20;
const SEND_CHANCE = 0.4;
const REACHED_CHANCE = 1 / 50;
/** Members that are dead are missed, then what is left is handled. */
const FINISH_MS = 60_000;

interface Life {
  readonly member: GroupMember;
  /** Unlike any other's. */
  readonly id: number;
  readonly endsAtNs: number;
}

class RunningGroup implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #door: GroupDoor;
  readonly #recorder: Recorder;
  readonly #keys: QueueKeys;
  readonly #history: GroupEvent[] = [];
  readonly #senders = new Map<number, QueueClient>();
  /** By slot. */
  readonly #lives = new Map<number, Life>();
  readonly #nextValue = new Map<Key, Value>();
  /** Behind the last acknowledged record, by key. */
  readonly #ends = new Map<Key, number>();
  /** As it was read last, by key. */
  #reached: ReadonlyMap<Key, number> = new Map();
  #members = 0;

  constructor(context: WorkloadContext, door: GroupDoor, keys: QueueKeys) {
    this.#context = context;
    this.#door = door;
    this.#recorder = new Recorder(context);
    this.#keys = keys;
  }

  async run(signal: AbortSignal): Promise<void> {
    await runProcesses(this.#context, signal, (process) => this.#step(process));
  }

  async finish(): Promise<void> {
    const { clock, random, concurrency } = this.#context;
    const endNs = clock.nowNs() + FINISH_MS * 1e6;
    this.#crashAll();
    const last = new Process(concurrency * 1_000_000, concurrency, random);
    let life = this.#begin(last, Number.POSITIVE_INFINITY);
    while (this.#keysLeft().length > 0 && clock.nowNs() < endNs) {
      if (life.member.isOver) life = this.#begin(last, Number.POSITIVE_INFINITY);
      await this.#handle(last, life);
      await this.#readReached(last);
    }
    await this.#leave(last, life);
    this.#recorder.count('keys not handled to their end', this.#keysLeft().length);
  }

  check(): Verdict {
    const left = this.#keysLeft().map((key): Finding => {
      const [at, end] = [this.#reached.get(key) ?? 0, this.#ends.get(key) ?? 0];
      const text = `the group is at ${at} of key ${key} when all is over, and not at ${end}`;
      return { name: 'not-handled', allowed: false, text, operations: [] };
    });
    const found = checkGroup(this.#history, this.#door.rules).map(findingOf);
    const anomalies = [...found, ...left];
    const handed = this.#history.flatMap((event) => {
      return event.type === 'handed' ? [`${event.key} ${event.offset}`] : [];
    });
    const again = handed.length - new Set(handed).size;
    const figures = new Map([...this.#recorder.figures, ['handed again', again]]);
    const notes = [`members spoke ${this.#door.protocol}`];
    return { valid: anomalies.length === 0, anomalies, notes, figures };
  }

  close(): Promise<void> {
    this.#crashAll();
    for (const sender of this.#senders.values()) sender.crash();
    this.#door.close();
    return Promise.resolve();
  }

  async #step(process: Process): Promise<void> {
    const { random, slot } = process;
    const life = this.#lives.get(slot) ?? this.#begin(process, LIFE_MS);
    const isOver = life.member.isOver || this.#context.clock.nowNs() > life.endsAtNs;
    if (isOver) return await this.#end(process, life);
    const chance = random.next();
    if (chance < SEND_CHANCE) return await this.#send(process);
    if (chance > 1 - REACHED_CHANCE) return await this.#readReached(process);
    await this.#handle(process, life);
  }

  #begin({ slot, number, random }: Process, meanLifeMs: number): Life {
    this.#members += 1;
    const id = this.#members;
    const events: MemberEvents = {
      onHanded: ({ key, offset }) => {
        const { index } = this.#note(id, 'handed', [key, offset]);
        this.#history.push({ index, type: 'handed', member: id, key, offset });
      },
      onOwned: (generation, keys) => {
        const { index } = this.#note(id, 'owns', { generation, keys });
        this.#history.push({ index, type: 'owns', member: id, generation, keys });
      },
    };
    this.#recorder.end(this.#recorder.begin(number, 'join', id), 'ok', id);
    const member = this.#door.newMember(slot, events);
    const lifeMs = -Math.log(1 - random.next()) * meanLifeMs;
    const life = { member, id, endsAtNs: this.#context.clock.nowNs() + lifeMs * 1e6 };
    this.#lives.set(slot, life);
    return life;
  }

  /** What happens to a member beside what its client does at the time. */
  #note(member: number, f: string, value: unknown): Done {
    const begun = this.#recorder.begin(-member, f, value);
    return this.#recorder.end(begun, 'ok', value);
  }

  async #end(process: Process, life: Life): Promise<void> {
    this.#lives.delete(process.slot);
    if (!life.member.isOver && process.random.next() < 0.5) return await this.#leave(process, life);
    const begun = this.#recorder.begin(process.number, 'crash', life.id);
    life.member.crash();
    this.#recorder.end(begun, 'info', life.id);
    process.retire();
  }

  async #leave(process: Process, life: Life): Promise<void> {
    await this.#handle(process, life);
    const begun = this.#recorder.begin(process.number, 'leave', life.id);
    await life.member.leave();
    this.#recorder.end(begun, 'ok', life.id);
  }

  async #send(process: Process): Promise<void> {
    const { random, slot, number } = process;
    const sender = this.#senders.get(slot) ?? this.#door.newSender(slot);
    this.#senders.set(slot, sender);
    const sendings = Array.from({ length: 1 + random.below(SENDS_MAX) }, (): Sending => {
      const key = random.pick(this.#keys.keys);
      const value = this.#nextValue.get(key) ?? 1;
      this.#nextValue.set(key, value + 1);
      return { key, value };
    });
    const begun = this.#recorder.begin(number, 'send', sendings);
    const ends = await sender.send(sendings);
    const told = sendings.map(({ key, value }, at) => ({ key, value, ...(ends[at] as SendEnd) }));
    const { index } = this.#recorder.end(begun, worst(told.map(({ end }) => end)), told);
    for (const { key, end, offset } of told) {
      if (end === 'info') process.retire();
      if (end !== 'ok' || offset === undefined) continue;
      this.#history.push({ index, type: 'sent', key, offset });
      this.#ends.set(key, Math.max(this.#ends.get(key) ?? 0, offset + 1));
    }
  }

  async #handle(process: Process, { member, id }: Life): Promise<void> {
    const taken = member.take();
    if (taken.length === 0) return void (await pause(NOTHING_CAME_MS));
    await pause(process.random.next() * HANDLING_MS_MAX);
    const ends = new Map<Key, number>();
    for (const { key, offset } of taken) ends.set(key, Math.max(ends.get(key) ?? 0, offset + 1));
    const begun = this.#recorder.begin(process.number, 'tell', [...ends]);
    for (const [key, end] of ends) {
      this.#history.push({ index: begun.index, type: 'tells', member: id, key, end });
    }
    const outcomes = await member.tell();
    const outcome = worst([...outcomes.values()]);
    const { index } = this.#recorder.end(begun, outcome, [...outcomes]);
    for (const [key, of] of outcomes) {
      this.#history.push({ index, type: 'told', member: id, key, outcome: of });
    }
    if (outcome === 'info') process.retire();
  }

  async #readReached({ number, random }: Process): Promise<void> {
    const begun = this.#recorder.begin(number, 'reached', null);
    const reached = await this.#door.reached(random);
    if (reached === undefined) return void this.#recorder.end(begun, 'fail', null);
    const { index } = this.#recorder.end(begun, 'ok', [...reached]);
    for (const [key, offset] of reached) {
      this.#history.push({ index, type: 'reached', key, offset });
    }
    this.#reached = reached;
  }

  #keysLeft(): readonly Key[] {
    return [...this.#ends.keys()].filter((key) => {
      return (this.#reached.get(key) ?? 0) < (this.#ends.get(key) ?? 0);
    });
  }

  #crashAll(): void {
    for (const { member } of this.#lives.values()) member.crash();
    this.#lives.clear();
  }
}

function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('info')) return 'info';
  return outcomes.includes('fail') ? 'fail' : 'ok';
}

function findingOf({ type, detail, operations }: GroupAnomaly): Finding {
  return { name: type, allowed: false, text: detail, operations };
}

export const group: Workload = {
  name: 'group',
  isPortable: true,
  // To join is to begin to ask, and what is handed out may have come long before.
  showsService: ({ f }) => ['send', 'tell', 'reached'].includes(f),
  open: async (context) => {
    const shape = { topics: TOPICS, partitions: PARTITIONS_PER_TOPIC };
    const keys = new QueueKeys(await createTopics(context, 'group', shape));
    const door = context.client === 'kafka' ? kafkaDoor : nativeDoor;
    return new RunningGroup(context, door(context, keys), keys);
  },
};
