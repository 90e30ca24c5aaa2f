import type { Step } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';

/** Runs what changes a thing's files one after another, in the order asked for. */
export class SerialQueue {
  readonly #waiting: { readonly step: Step; readonly done: Callback }[] = [];
  #isRunning = false;

  /** Runs `step` once all before it are done, whatever came of them. */
  add(step: Step, done: Callback): void {
    this.#waiting.push({ step, done });
    this.#proceed();
  }

  #proceed(): void {
    if (this.#isRunning) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#isRunning = true;
    next.step((...result) => {
      this.#isRunning = false;
      next.done(...result);
      this.#proceed();
    });
  }
}
