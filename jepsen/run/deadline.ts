/**
 * What ends by itself, or with a signal. (`AbortSignal.any` over `AbortSignal.timeout` is not used:
 * under Node 20 both may be collected as garbage before they fire.)
 */

/** Aborts when the time is over, or with the other signal. */
export function deadline(ms: number, other: AbortSignal): AbortSignal {
  const ending = new AbortController();
  const timer = setTimeout(end, ms);
  function end(): void {
    clearTimeout(timer);
    other.removeEventListener('abort', end);
    ending.abort();
  }
  if (other.aborted) end();
  else other.addEventListener('abort', end);
  return ending.signal;
}

/** Whoever interrupts a run waits for nothing that it still does: nodes end all the same. */
export async function unlessInterrupted<Value>(running: Promise<Value>, signal: AbortSignal) {
  const over = new AbortController();
  const interrupted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Error('interrupted'));
    if (signal.aborted) stop();
    // Many runs, one after another, are under one signal.
    else signal.addEventListener('abort', stop, { signal: over.signal });
  });
  return await Promise.race([running, interrupted]).finally(() => over.abort());
}
