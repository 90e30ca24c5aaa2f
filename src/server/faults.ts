import type { NodeListener } from './node-options.ts';

/** The first fault that ends the process; what comes after it is heard by nobody. */
export class Faults {
  readonly #listener: NodeListener;
  hasFailed = false;

  constructor(listener: NodeListener) {
    this.#listener = listener;
  }

  readonly onFatal = (error: Error): void => {
    if (this.hasFailed) return;
    this.hasFailed = true;
    this.#listener.onFatal(error);
  };
}
