/**
 * Runs a step again as long as it is asked for, also from within the step: what completes at once,
 * one after another, must not grow the stack.
 */
export class Stepping {
  readonly #step: () => void;
  #isStepping = false;
  #mustStep = false;

  constructor(step: () => void) {
    this.#step = step;
  }

  proceed(): void {
    this.#mustStep = true;
    if (this.#isStepping) return;
    this.#isStepping = true;
    while (this.#mustStep) {
      this.#mustStep = false;
      this.#step();
    }
    this.#isStepping = false;
  }
}
