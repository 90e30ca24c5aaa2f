/**
 * Whether anybody has answered a client yet. Where none of the servers has, two seconds after the
 * first was asked, that is told, once: a program that talks to people can say what it waits for. It
 * ends nothing.
 */
const silenceMs = 2_000;

export class FirstAnswer {
  readonly #onSilence: (() => void) | undefined;
  /** Stays when it is over: it runs once in a life. */
  #timer: NodeJS.Timeout | undefined;

  constructor(onSilence: (() => void) | undefined) {
    this.#onSilence = onSilence;
  }

  onAsked(): void {
    if (this.#onSilence === undefined) return;
    this.#timer ??= setTimeout(this.#onSilence, silenceMs).unref();
  }

  /** One has answered, or no answer is waited for any more. */
  settle(): void {
    clearTimeout(this.#timer);
  }
}
