/** What clients did, as it comes: on disk at once, and in memory for the report. */

import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { createWriteStream } from 'node:fs';
import type { RunEvent } from '../workload.ts';

/** An operation that has ended, as the report wants it. */
export interface Ended {
  /** Of the event that ended it; anomalies may name either. */
  readonly index: number;
  readonly invokedIndex: number;
  readonly process: number;
  readonly f: string;
  readonly type: 'ok' | 'fail' | 'info';
  readonly startNs: number;
  readonly endNs: number;
  /** What was answered. */
  readonly value: unknown;
}

export class HistoryFile {
  readonly ended: Ended[] = [];
  readonly #file: WriteStream;
  /** By process. */
  readonly #open = new Map<number, RunEvent>();
  readonly #waiting = new Set<() => void>();
  readonly #showsService: (event: RunEvent) => boolean;

  /** `showsService`: of what ended well, that which the cluster had to be there for. */
  constructor(path: string, showsService: (event: RunEvent) => boolean) {
    this.#file = createWriteStream(path);
    this.#showsService = showsService;
  }

  record(event: RunEvent): void {
    // Of a run that was interrupted some clients still go on.
    if (this.#file.writableEnded) return;
    this.#file.write(`${JSON.stringify(event)}\n`);
    if (event.type === 'invoke') return void this.#open.set(event.process, event);
    const invoked = this.#open.get(event.process);
    this.#open.delete(event.process);
    if (invoked === undefined) return;
    const { timeNs: startNs, index: invokedIndex } = invoked;
    const { index, process, f, type, timeNs: endNs, value } = event;
    this.ended.push({ index, invokedIndex, process, f, type, startNs, endNs, value });
    if (type !== 'ok' || !this.#showsService(event)) return;
    for (const run of this.#waiting) run();
  }

  /** Whether an operation that begins from now on succeeds in time, and shows service. */
  async succeedsWithin(nowNs: number, patienceMs: number): Promise<boolean> {
    return await new Promise((resolve) => {
      const settle = (isSo: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(isSo);
      };
      const timer = setTimeout(() => settle(false), patienceMs);
      const look = (): void => {
        if ((this.ended.at(-1)?.startNs ?? 0) >= nowNs) settle(true);
      };
      this.#waiting.add(look);
    });
  }

  async close(): Promise<void> {
    this.#file.end();
    await once(this.#file, 'close');
  }
}
