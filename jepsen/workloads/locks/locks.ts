/**
 * The workload `locks`: clients take turns with a few locks, and use what these guard for as long
 * as their leases last. Some release in order, some end the lease, some die and are waited for.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { BalsaError } from '../../../src/client/balsa-error.ts';
import type { Client } from '../../../src/client/client.ts';
import { connect } from '../../../src/client/client.ts';
import type { Lease } from '../../../src/client/lease.ts';
import type { Hold, Sighting } from '../../locks/check.ts';
import { checkLocks } from '../../locks/check.ts';
import type {
  Finding,
  RunningWorkload,
  Verdict,
  Workload,
  WorkloadContext,
} from '../../workload.ts';
import type { Begun } from '../processes.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';

const LOCKS = ['/jepsen/locks/a', '/jepsen/locks/b'];
const TTL_MS = 2_000;
const WAIT_MS = 6_000;
const REQUEST_TIMEOUT_MS = 5_000;
const USES_MAX = 8;
const USE_MS_MAX = 120;
const REFUSED_PAUSE_MS = 100;
const LOOK_CHANCE = 0.3;
/** A lease that nobody keeps has ended by then, and whoever waits has the lock. */
const FREE_AGAIN_MS = 30_000;

class RunningLocks implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #recorder: Recorder;
  /** By slot. */
  readonly #clients = new Map<number, Client>();
  readonly #waiting = new Set<AbortController>();
  readonly #holds: Hold[] = [];
  readonly #sightings: Sighting[] = [];
  readonly #stuck: string[] = [];

  constructor(context: WorkloadContext) {
    this.#context = context;
    this.#recorder = new Recorder(context);
  }

  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => {
      for (const waiting of this.#waiting) waiting.abort();
    });
    await runProcesses(this.#context, signal, (process) => this.#step(process));
  }

  /** Every lock can be had again. */
  async finish(): Promise<void> {
    const process = new Process(-1, 0, this.#context.random);
    const { clock } = this.#context;
    for (const lock of LOCKS) {
      const endNs = clock.nowNs() + FREE_AGAIN_MS * 1e6;
      let isHeld = false;
      while (!isHeld && clock.nowNs() < endNs) isHeld = await this.#turn(process, lock);
      if (!isHeld) this.#stuck.push(`${lock} was not to be had for ${FREE_AGAIN_MS} ms`);
      await this.#look(process, lock);
    }
  }

  check(): Verdict {
    const found = checkLocks(this.#holds, this.#sightings);
    const anomalies = [
      ...found.map(({ type: name, detail: text, operations }) => ({ name, text, operations })),
      ...this.#stuck.map((text) => ({ name: 'stuck-lock', text, operations: [] })),
    ].map((one): Finding => ({ ...one, allowed: false }));
    const { figures } = this.#recorder;
    return { valid: anomalies.length === 0, anomalies, notes: [], figures };
  }

  close(): Promise<void> {
    for (const client of this.#clients.values()) client.abort();
    return Promise.resolve();
  }

  async #step(process: Process): Promise<void> {
    const lock = process.random.pick(LOCKS);
    if (process.random.next() < LOOK_CHANCE) return await this.#look(process, lock);
    await this.#turn(process, lock);
  }

  /** Waits for the lock, uses what it guards, and lets go. Returns whether it had it. */
  async #turn(process: Process, lock: string): Promise<boolean> {
    const client = this.#client(process);
    const lease = await client.keys.grantLease(TTL_MS).catch(known);
    if (lease === undefined) {
      await pause(REFUSED_PAUSE_MS);
      return false;
    }
    const begun = this.#recorder.begin(process.number, 'acquire', { lock, lease: lease.id });
    const token = await this.#wait((signal) => client.keys.lock(lock, lease, signal));
    if (token === undefined) {
      // Whether it has the lock, nobody knows; the end of the lease is the end of that.
      this.#recorder.end(begun, 'info', { lock });
      process.retire();
      await lease.end().catch(known);
      return false;
    }
    const { index: acquiredAt } = this.#recorder.end(begun, 'ok', { lock, token });
    const used = await this.#use(process, lease, { lock, token });
    const releasedAt = await this.#letGo(process, lease, { lock, token });
    if (used === undefined) return false;
    const [heldFrom, heldTo] = used;
    const asked = { lock, token, askedAt: begun.index, acquiredAt };
    this.#holds.push({ ...asked, heldFrom, heldTo, releasedAt });
    return true;
  }

  /** `undefined`: nothing came in time. */
  async #wait(acquire: (signal: AbortSignal) => Promise<number>): Promise<number | undefined> {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), WAIT_MS);
    this.#waiting.add(waiting);
    try {
      return await acquire(waiting.signal).catch(() => undefined);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    }
  }

  /** From when to when its lease was seen to last. */
  async #use(
    { number, random }: Process,
    lease: Lease,
    value: { readonly lock: string; readonly token: number },
  ): Promise<readonly [number, number] | undefined> {
    let first: number | undefined;
    let last = 0;
    for (let left = 1 + random.below(USES_MAX); left > 0 && lease.isHeld; left--) {
      const { index } = this.#recorder.end(this.#recorder.begin(number, 'use', value), 'ok', value);
      first ??= index;
      last = index;
      await pause(random.next() * USE_MS_MAX);
    }
    return first === undefined ? undefined : [first, last];
  }

  /** When that was confirmed; some die instead. */
  async #letGo(
    process: Process,
    lease: Lease,
    value: { readonly lock: string; readonly token: number },
  ): Promise<number> {
    const drawn = process.random.next();
    const begun = this.#recorder.begin(process.number, drawn < 0.2 ? 'crash' : 'release', value);
    if (drawn < 0.2) {
      this.#client(process).abort();
      this.#clients.delete(process.slot);
      return this.#retire(process, begun, value);
    }
    const { keys } = this.#client(process);
    const releasing = drawn < 0.6 ? lease.end() : keys.unlock(value.lock, lease);
    const isDone = await releasing.then(
      () => true,
      (error: unknown) => known(error) ?? false,
    );
    if (drawn >= 0.6) await lease.end().catch(known);
    if (!isDone) return this.#retire(process, begun, value);
    return this.#recorder.end(begun, 'ok', value).index;
  }

  #retire(process: Process, begun: Begun, value: unknown): number {
    this.#recorder.end(begun, 'info', value);
    process.retire();
    return Number.POSITIVE_INFINITY;
  }

  async #look(process: Process, lock: string): Promise<void> {
    const begun = this.#recorder.begin(process.number, 'look', { lock });
    const seen = await this.#client(process).keys.describeLock(lock).catch(known);
    if (seen === undefined) {
      this.#recorder.end(begun, 'fail', { lock });
      await pause(REFUSED_PAUSE_MS);
      return;
    }
    const token = seen.holder?.token ?? undefined;
    const { index: answeredAt } = this.#recorder.end(begun, 'ok', { lock, token: token ?? null });
    this.#sightings.push({ lock, askedAt: begun.index, answeredAt, token });
  }

  #client({ slot, random }: Process): Client {
    const known = this.#clients.get(slot);
    if (known !== undefined) return known;
    const { servers } = this.#context;
    const first = random.below(servers.length);
    const ordered = [...servers.slice(first), ...servers.slice(0, first)];
    const client = connect(ordered.join(','), { requestTimeoutMs: REQUEST_TIMEOUT_MS });
    this.#clients.set(slot, client);
    return client;
  }
}

/** What the cluster or the way to it may come to; anything else is a bug. */
function known(error: unknown): undefined {
  if (!(error instanceof BalsaError)) throw error;
}

export const locks: Workload = {
  name: 'locks',
  // A holder uses what its lease guards without asking anybody.
  showsService: ({ f }) => f !== 'use',
  open: async (context) => new RunningLocks(context),
};
