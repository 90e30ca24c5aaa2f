/** What clients did, as it comes: on disk at once, and in memory for the report. */

import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { createWriteStream } from 'node:fs';
import type { RunEvent } from '../workload.ts';

/** An operation that has ended, as the plots want it. */
export interface Latency {
  readonly f: string;
  readonly type: 'ok' | 'fail' | 'info';
  readonly startNs: number;
  readonly endNs: number;
}

export class HistoryFile {
  readonly latencies: Latency[] = [];
  readonly #file: WriteStream;
  /** By process. */
  readonly #open = new Map<number, RunEvent>();
  readonly #waiting = new Set<() => void>();
  #ok = 0;

  constructor(path: string) {
    this.#file = createWriteStream(path);
  }

  /** Operations that have succeeded. */
  get ok(): number {
    return this.#ok;
  }

  record(event: RunEvent): void {
    this.#file.write(`${JSON.stringify(event)}\n`);
    if (event.type === 'invoke') return void this.#open.set(event.process, event);
    const invoked = this.#open.get(event.process);
    this.#open.delete(event.process);
    if (invoked === undefined) return;
    const { f, type, timeNs: endNs } = event;
    this.latencies.push({ f, type, startNs: invoked.timeNs, endNs });
    if (type !== 'ok') return;
    this.#ok += 1;
    for (const run of this.#waiting) run();
  }

  /** Whether an operation that begins from now on succeeds in time. */
  async succeedsWithin(nowNs: number, patienceMs: number): Promise<boolean> {
    return await new Promise((resolve) => {
      const settle = (isSo: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(isSo);
      };
      const timer = setTimeout(() => settle(false), patienceMs);
      const look = (): void => {
        if ((this.latencies.at(-1)?.startNs ?? 0) >= nowNs) settle(true);
      };
      this.#waiting.add(look);
    });
  }

  async close(): Promise<void> {
    this.#file.end();
    await once(this.#file, 'close');
  }
}
