/**
 * The clients of a run, and what they write down. Each does one operation after another; one whose
 * outcome nobody knows may still be under way, so its number is retired and the client goes on
 * under another (Jepsen's `process` + concurrency).
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { RunEvent, WorkloadContext } from '../workload.ts';

export interface Begun {
  readonly process: number;
  readonly f: string;
  readonly index: number;
  readonly calledNs: number;
}

export interface Done {
  readonly process: number;
  /** Of the event that ended it. */
  readonly index: number;
  readonly calledNs: number;
  readonly returnedNs: number;
}

export type End = Exclude<RunEvent['type'], 'invoke'>;

/** Writes down what clients do; counts it, too. */
export class Recorder {
  readonly figures = new Map<string, number>();
  readonly #context: Pick<WorkloadContext, 'clock' | 'record'>;
  #next = 0;

  constructor(context: Pick<WorkloadContext, 'clock' | 'record'>) {
    this.#context = context;
  }

  begin(process: number, f: string, value: unknown): Begun {
    const { index, timeNs } = this.#record({ process, type: 'invoke', f, value });
    return { process, f, index, calledNs: timeNs };
  }

  end({ process, f, calledNs }: Begun, type: End, value: unknown): Done {
    this.count(`${f} ${type}`);
    const { index, timeNs } = this.#record({ process, type, f, value });
    return { process, index, calledNs, returnedNs: timeNs };
  }

  count(what: string, by = 1): void {
    this.figures.set(what, (this.figures.get(what) ?? 0) + by);
  }

  #record(event: Omit<RunEvent, 'index' | 'timeNs'>): Pick<RunEvent, 'index' | 'timeNs'> {
    const placed = { index: this.#next, timeNs: this.#context.clock.nowNs() };
    this.#next += 1;
    this.#context.record({ ...event, ...placed });
    return placed;
  }
}

/** One client at work. */
export class Process {
  readonly slot: number;
  readonly #concurrency: number;
  #random: Random;
  #number: number;

  constructor(slot: number, concurrency: number, random: Random) {
    this.slot = slot;
    this.#number = slot;
    this.#concurrency = concurrency;
    this.#random = random;
  }

  /** Of the step that it is at. */
  get random(): Random {
    return this.#random;
  }

  get number(): number {
    return this.#number;
  }

  /** What it chooses now owes nothing to how often it drew before. */
  begin(random: Random): void {
    this.#random = random;
  }

  /** Its last operation may yet happen. */
  retire(): void {
    this.#number += this.#concurrency;
  }
}

/** A client that meets refusals at once would do nothing but ask. */
const PAUSE_MS_MAX = 10;

/**
 * All of them, step by step, until the signal. Each step has a chance of its own: what came of the
 * steps before, which no seed repeats, changes nothing of what is chosen in it.
 */
export async function runProcesses(
  { concurrency, random }: Pick<WorkloadContext, 'concurrency' | 'random'>,
  signal: AbortSignal,
  step: (process: Process) => Promise<void>,
): Promise<void> {
  const slots = Array.from({ length: concurrency }, (_, slot) => slot);
  await Promise.all(
    slots.map(async (slot) => {
      const own = random.split(`process ${slot}`);
      const process = new Process(slot, concurrency, own);
      for (let at = 0; !signal.aborted; at++) {
        process.begin(own.split(`step ${at}`));
        await step(process);
        await pause(process.random.next() * PAUSE_MS_MAX);
      }
    }),
  );
}
