/**
 * Combinators over callbacks, for code that may not use promises (`file-system.ts` says why).
 *
 * Each calls `done` exactly once. The first error ends the run: nothing further is started, what
 * already runs is awaited, and then `done` gets that error. A step may complete before it returns;
 * a long run of such steps does not grow the stack.
 */
import type { Callback } from './file-system.ts';

export type Step = (done: Callback) => void;

/** Runs the steps one after another. */
export function inOrder(steps: readonly Step[], done: Callback): void {
  forEach({ items: steps, atOnce: 1, action: (step, next) => step(next) }, done);
}

export interface ForEach<Item> {
  readonly items: readonly Item[];
  /** How many may be under way at the same time. */
  readonly atOnce: number;
  readonly action: (item: Item, done: Callback) => void;
}

/** Runs `action` for each item, started in order, at most `atOnce` under way. */
export function forEach<Item>({ items, atOnce, action }: ForEach<Item>, done: Callback): void {
  let started = 0;
  let running = 0;
  let failure: Error | null = null;
  let starting = false;

  const onDone: Callback = (...[error]) => {
    running -= 1;
    failure ??= error;
    proceed();
  };
  const proceed = (): void => {
    if (starting) return;
    starting = true;
    while (failure === null && running < atOnce && started < items.length) {
      const item = items[started] as Item;
      started += 1;
      running += 1;
      action(item, onDone);
    }
    starting = false;
    if (running > 0) return;
    if (failure !== null) done(failure);
    else done(null, undefined);
  };
  proceed();
}

/** A completion that hands an error to `fail` and a value to `onValue`. */
export function orFail<Value>(
  fail: (error: Error) => void,
  onValue: (value: Value) => void,
): Callback<Value> {
  return (...[error, value]) => {
    if (error !== null) fail(error);
    else onValue(value);
  };
}

/** A completion that first closes what was in use, whatever came of it. The first error counts. */
export function closing<Value>(
  used: { close(done: Callback): void },
  done: Callback<Value>,
): Callback<Value> {
  return (...result) => {
    used.close((...[closeError]) => {
      if (result[0] === null && closeError !== null) done(closeError);
      else done(...result);
    });
  };
}
