/**
 * A history of a million sends and polls, as a run without faults would leave it, judged by the
 * queue checker: what a long run costs when it is over. Half of the operations send a value of
 * one of 128 keys, half poll what has come of the 16 keys that their process has, so that two have
 * each key; last readers read all once more.
 */
import type { History, Key, Operation, Polled, PolledRecord, Sent } from '../jepsen/history.ts';
import { checkQueue } from '../jepsen/queue/check.ts';
import { Random } from '../jepsen/random.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const KEYS = 128;
const PROCESSES = 16;
const KEYS_PER_PROCESS = 16;
const RECORDS_MAX = 100;

export async function scenario({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const operations = quick ? 10_000 : 1_000_000;
  const { history, lastReaders } = historyOf(operations);
  globalThis.gc?.();
  const before = process.cpuUsage();
  const startMs = performance.now();
  const { errors } = checkQueue(history, 'assign', lastReaders);
  const seconds = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (errors.length > 0)
    throw new Error(`a sound history is found to be wrong: ${errors[0]?.type}`);
  const memory = process.resourceUsage().maxRSS / 1024;
  return [
    { what: 'operations', value: history.length, unit: '' },
    { what: 'judged in', value: seconds, unit: 's', atMost: 30 },
    { what: 'CPU time of it', value: (user + system) / 1e6, unit: 's' },
    { what: 'resident memory, the history in it', value: memory, unit: 'MiB', atMost: 1_907 },
  ];
}

class Making {
  readonly history: Operation[] = [];
  readonly #ends = new Array<number>(KEYS).fill(0);
  /** By process and key: up to where it has read. */
  readonly #cursors = new Map<number, number[]>();
  readonly #random = new Random(1);

  send(process: number): void {
    const key = this.#random.below(KEYS);
    const offset = this.#ends[key] ?? 0;
    this.#ends[key] = offset + 1;
    this.#add(process, [{ type: 'send', key, value: offset + 1, offset }]);
  }

  poll(process: number): void {
    const first = process * KEYS_PER_PROCESS;
    this.#poll(
      process,
      Array.from({ length: KEYS_PER_PROCESS }, (_, at) => (first + at) % KEYS),
    );
  }

  readAll(process: number): void {
    const keys = Array.from({ length: KEYS }, (_, key) => key);
    while (this.#poll(process, keys));
  }

  /** Whether anything came. */
  #poll(process: number, keys: readonly Key[]): boolean {
    const cursors = this.#cursors.get(process) ?? new Array<number>(KEYS).fill(0);
    this.#cursors.set(process, cursors);
    const records = new Map<Key, PolledRecord[]>();
    for (const key of keys) {
      const from = cursors[key] ?? 0;
      const count = Math.min(RECORDS_MAX, (this.#ends[key] ?? 0) - from);
      cursors[key] = from + count;
      const found = Array.from({ length: count }, (_, at): PolledRecord => {
        return { offset: from + at, value: from + at + 1 };
      });
      if (count > 0) records.set(key, found);
    }
    this.#add(process, [{ type: 'poll', records }]);
    return records.size > 0;
  }

  #add(process: number, steps: readonly (Sent | Polled)[]): void {
    const at = this.history.length;
    const common = { index: 2 * at + 1, invokedIndex: 2 * at, timeNs: at * 1e6, process } as const;
    this.history.push({ ...common, type: 'data', outcome: 'ok', steps, rebalanced });
  }
}

const rebalanced: ReadonlySet<Key> = new Set();

function historyOf(operations: number): { history: History; lastReaders: ReadonlySet<number> } {
  const making = new Making();
  const lastReaders = new Set([PROCESSES, PROCESSES + 1]);
  while (making.history.length < operations) {
    const process = making.history.length % PROCESSES;
    // One send, one poll each.
    if (Math.floor(making.history.length / PROCESSES) % 2 === 0) making.send(process);
    else making.poll(process);
  }
  for (const reader of lastReaders) making.readAll(reader);
  return { history: making.history, lastReaders };
}
