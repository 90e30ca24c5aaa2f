/**
 * Signals that come by themselves. (`AbortSignal.any` over `AbortSignal.timeout` is not used: under
 * Node 20 both may be collected as garbage before they fire.)
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
