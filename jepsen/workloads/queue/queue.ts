/**
 * The workload `queue`: clients send, and poll what was sent, of some partitions; half of them are
 * assigned topics, half subscribe as members of one group. Now and then a client turns to other
 * topics, or dies and is another.
 *
 * Values are counted up by key. What several sends of one operation came to is several operations
 * where it is not the same: they are no transaction, so one of them proves nothing of the others.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Key, Operation, Polled, PolledRecord, Value } from '../../history.ts';
import type {
  Finding,
  RunningWorkload,
  Verdict,
  Workload,
  WorkloadContext,
} from '../../workload.ts';
import { KafkaQueueClient } from '../kafka/kafka-queue-client.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';
import { createTopics } from '../topics.ts';
import { NativeQueueClient } from './native-client.ts';
import type { PollEnd, QueueClient, SendEnd, Sending } from './queue-client.ts';
import { PARTITIONS_PER_TOPIC, QueueKeys } from './queue-keys.ts';
import { promisedOf, queueVerdict } from './queue-verdict.ts';

const TOPICS = 3;
const SENDS_MAX = 4;
const DELIVERY_TIMEOUT_MS = 8_000;
const POLL_TIMEOUT_MS = 100;
/** How long a client lives on the average. */
const LIFE_MS = 30_000;
/** What was acknowledged has to be readable so soon after healing. */
const UNSEEN_MS = 30_000;
const FINAL_READERS = 2;
const POSITION_CHANCE = 1 / 64;
const ENDS_CHANCE = 1 / 16;

interface Worker {
  readonly client: QueueClient;
  readonly diesAtNs: number;
}

class RunningQueue implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #recorder: Recorder;
  readonly #keys: QueueKeys;
  readonly #workers = new Map<number, Worker>();
  readonly #history: Operation[] = [];
  /** Offsets that the final reads must reach, by key. */
  readonly #reached = new Map<Key, number>();
  readonly #nextValue = new Map<Key, Value>();
  readonly #lastReaders = new Set<number>();
  /** Pieces of operations whose outcomes differ are nobody's but their own. */
  #strays = -1;

  constructor(context: WorkloadContext, keys: QueueKeys) {
    this.#context = context;
    this.#recorder = new Recorder(context);
    this.#keys = keys;
  }

  async run(signal: AbortSignal): Promise<void> {
    await runProcesses(this.#context, signal, (process) => this.#step(process));
  }

  /** Somebody who reads everything now has it before long. */
  async catchUp(): Promise<Finding | undefined> {
    const missing = await this.#readBy([this.#reader(FINAL_READERS)], 'catching up ms');
    if (missing === 0) return undefined;
    const text = `${missing} keys were not read to their end in ${UNSEEN_MS / 1000} s of healing`;
    return { name: 'unseen-late', allowed: false, text, operations: [] };
  }

  async finish(): Promise<void> {
    const readers = Array.from({ length: FINAL_READERS }, (_, at) => this.#reader(at));
    for (const reader of readers) this.#lastReaders.add(reader.number);
    const missing = await this.#readBy(readers, 'final reads ms');
    this.#recorder.count('keys not read to their end', missing);
  }

  check(): Verdict {
    const judged = queueVerdict(this.#history, this.#lastReaders, this.#context.acks);
    return { ...judged, notes: [], figures: this.#recorder.figures };
  }

  async close(): Promise<void> {
    for (const { client } of this.#workers.values()) client.crash();
  }

  async #step(process: Process): Promise<void> {
    const { random } = process;
    const worker = this.#workers.get(process.slot) ?? this.#begin(process);
    if (this.#context.clock.nowNs() > worker.diesAtNs) return this.#crash(process, worker);
    if (random.next() < POSITION_CHANCE) return this.#position(process, worker);
    const tellsEnds = worker.client.ends !== undefined;
    if (tellsEnds && random.next() < ENDS_CHANCE) return await this.#ends(process, worker);
    if (random.next() < 0.5) return await this.#send(process, worker);
    await this.#poll(process, worker);
  }

  #begin(process: Process): Worker {
    const lifeNs = -Math.log(1 - process.random.next()) * LIFE_MS * 1e6;
    const diesAtNs = this.#context.clock.nowNs() + lifeNs;
    const worker = { client: this.#newClient(process.slot), diesAtNs };
    this.#workers.set(process.slot, worker);
    this.#position(process, worker);
    return worker;
  }

  #newClient(slot: number): QueueClient {
    const { servers, kafka: bootstrap, client } = this.#context;
    const acks = ({ all: 'all', one: 1, none: 0 } as const)[this.#context.acks];
    const common = { keys: this.#keys, acks };
    return client === 'kafka'
      ? new KafkaQueueClient({ ...common, bootstrap, timeoutMs: DELIVERY_TIMEOUT_MS, first: slot })
      : new NativeQueueClient({
          ...common,
          servers,
          group: 'jepsen-queue',
          deliveryTimeoutMs: DELIVERY_TIMEOUT_MS,
        });
  }

  #crash(process: Process, { client }: Worker): void {
    const begun = this.#recorder.begin(process.number, 'crash', null);
    client.crash();
    this.#recorder.end(begun, 'info', null);
    this.#workers.delete(process.slot);
    process.retire();
  }

  #position(process: Process, { client }: Worker): void {
    const { random, slot } = process;
    const some = this.#keys.topics.filter(() => random.next() < 0.6);
    const topics = some.length > 0 ? some : [random.pick(this.#keys.topics)];
    const isMember = slot % 2 === 1 && this.#context.client === 'native';
    const type = isMember ? 'subscribe' : 'assign';
    if (type === 'assign') client.assign(topics, false);
    else client.subscribe(topics);
    this.#onPosition(process, type, topics);
  }

  #onPosition(process: Process, type: 'assign' | 'subscribe', topics: readonly string[]): void {
    const keys = this.#keys.keysOf(topics);
    const begun = this.#recorder.begin(process.number, type, keys);
    const { index, returnedNs: timeNs } = this.#recorder.end(begun, 'ok', keys);
    this.#history.push({ type, index, timeNs, process: process.number, outcome: 'ok', keys });
  }

  async #ends(process: Process, { client }: Worker): Promise<void> {
    const begun = this.#recorder.begin(process.number, 'ends', null);
    const ends = (await client.ends?.()) ?? new Map();
    const told = [...ends].map(([key, { leaderEpoch, offset }]) => [key, leaderEpoch, offset]);
    const { index, returnedNs: timeNs } = this.#recorder.end(begun, 'ok', told);
    this.#history.push({ type: 'ends', index, timeNs, process: process.number, ends });
  }

  async #send(process: Process, { client }: Worker): Promise<void> {
    const { random } = process;
    const sendings = Array.from({ length: 1 + random.below(SENDS_MAX) }, (): Sending => {
      const key = random.pick(this.#keys.keys);
      const value = this.#nextValue.get(key) ?? 1;
      this.#nextValue.set(key, value + 1);
      return { key, value };
    });
    const asked = sendings.map(({ key, value }) => [key, value]);
    const begun = this.#recorder.begin(process.number, 'send', asked);
    const ends = await client.send(sendings);
    const tried = sendings.map((sending, at) => ({ ...sending, ...(ends[at] as SendEnd) }));
    const rest = tried.filter(({ end }) => end !== 'ok');
    const stored = tried.filter(({ end }) => end === 'ok');
    const [first = stored, ...others] = stored.length > 0 ? [stored] : rest.map((one) => [one]);
    this.#onSent(begun, first);
    for (const one of stored.length > 0 ? rest.map((each) => [each]) : others) {
      const asPiece = one.map(({ key, value }) => [key, value]);
      this.#onSent(this.#recorder.begin(this.#strays--, 'send', asPiece), one);
    }
    if (rest.some(({ end }) => end === 'info')) process.retire();
  }

  /** All of them with the same end. */
  #onSent(begun: Parameters<Recorder['end']>[0], sent: readonly (Sending & SendEnd)[]): void {
    const end = sent[0]?.end ?? 'info';
    const told = sent.map(({ key, value, offset, code }) => [key, value, offset ?? code ?? null]);
    const { index, returnedNs: timeNs } = this.#recorder.end(begun, end, told);
    const { outcome, steps } = promisedOf(sent, this.#context.acks);
    for (const { key, offset } of steps) if (offset !== undefined) this.#reach(key, offset);
    const common = { type: 'data', index, timeNs, invokedIndex: begun.index } as const;
    const { process } = begun;
    this.#history.push({ ...common, process, outcome, steps, rebalanced: new Set() });
  }

  async #poll(process: Process, { client }: Worker): Promise<PollEnd> {
    const begun = this.#recorder.begin(process.number, 'poll', null);
    const polled = await client.poll(POLL_TIMEOUT_MS);
    const { records, rebalanced, end: outcome, code } = polled;
    const told = [...records].map(([key, found]) => {
      return [key, found.map(({ offset, value }) => [offset, value])];
    });
    const shown = code === undefined ? told : [...told, code];
    const { index, returnedNs: timeNs } = this.#recorder.end(begun, outcome, shown);
    for (const [key, found] of records) this.#reach(key, lastOffset(found));
    const steps: Polled[] = [{ type: 'poll', records }];
    const common = { type: 'data', index, timeNs, invokedIndex: begun.index } as const;
    this.#history.push({ ...common, process: process.number, outcome, steps, rebalanced });
    return polled;
  }

  #reach(key: Key, offset: number): void {
    this.#reached.set(key, Math.max(this.#reached.get(key) ?? -1, offset));
  }

  /** Of those who only read when the load is over. */
  #reader(at: number): Process {
    const { concurrency, random } = this.#context;
    return new Process(concurrency * 1_000_000 + at, concurrency, random);
  }

  /** How many keys not all of them had to their end in time. */
  async #readBy(readers: readonly Process[], figure: string): Promise<number> {
    const { clock } = this.#context;
    const startNs = clock.nowNs();
    await this.close();
    const untilNs = startNs + UNSEEN_MS * 1e6;
    const missing = await Promise.all(readers.map((reader) => this.#readAll(reader, untilNs)));
    this.#recorder.count(figure, Math.round((clock.nowNs() - startNs) / 1e6));
    return missing.reduce((sum, one) => sum + one, 0);
  }

  /**
   * Everything from the beginning, until all that is known to be there has come; else how many
   * keys it did not come of.
   */
  async #readAll(process: Process, untilNs: number): Promise<number> {
    const worker = { client: this.#newClient(process.slot), diesAtNs: untilNs };
    this.#workers.set(process.slot, worker);
    worker.client.assign(this.#keys.topics, true);
    this.#onPosition(process, 'assign', this.#keys.topics);
    const missing = new Map(this.#reached);
    while (missing.size > 0 && this.#context.clock.nowNs() < untilNs) {
      const { records, end } = await this.#poll(process, worker);
      if (end !== 'ok') await pause(POLL_TIMEOUT_MS);
      for (const [key, found] of records) {
        if (lastOffset(found) >= (missing.get(key) ?? -1)) missing.delete(key);
      }
    }
    return missing.size;
  }
}

function lastOffset(records: readonly PolledRecord[]): number {
  return records.at(-1)?.offset ?? -1;
}

export const queue: Workload = {
  name: 'queue',
  isPortable: true,
  showsService: ({ f, value, acks }) => {
    switch (f) {
      case 'send':
        return acks !== 'none';
      // Who waits in vain has polled well, and been told no end of any log.
      case 'poll':
      case 'ends':
        return Array.isArray(value) && value.length > 0;
      default:
        return false;
    }
  },
  open: async (context) => {
    const shape = { topics: TOPICS, partitions: PARTITIONS_PER_TOPIC };
    return new RunningQueue(context, new QueueKeys(await createTopics(context, 'queue', shape)));
  },
};
