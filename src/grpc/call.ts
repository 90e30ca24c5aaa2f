/** What the files of this door share: from a service's callback to a gRPC call, and back. */
import type { handleUnaryCall } from '@grpc/grpc-js';
import type { Refusal } from '../broker/refusal.ts';
import { refuse } from '../broker/refusal.ts';
import { InvalidRequest } from './check-request.ts';
import type { AddressOf } from './status.ts';
import { statusOf } from './status.ts';

export type Served<Response> = { readonly type: 'response'; readonly response: Response } | Refusal;

/** Runs what it is given if the caller goes away, or its deadline passes, before the answer. */
export type WhenCancelled = (run: () => void) => void;

/** One request, one answer. `serve` calls `done` once, or throws `InvalidRequest`. */
export function unary<Request, Response>(
  addressOf: AddressOf,
  serve: (
    request: Request,
    done: (served: Served<Response>) => void,
    whenCancelled: WhenCancelled,
  ) => void,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const done = (served: Served<Response>) => {
      if (served.type === 'refused') callback(statusOf(served, addressOf), null);
      else callback(null, served.response);
    };
    const whenCancelled: WhenCancelled = (run) => {
      if (call.cancelled) run();
      else call.on('cancelled', run);
    };
    const refusal = invalidOf(() => serve(call.request, done, whenCancelled));
    if (refusal !== undefined) done(refusal);
  };
}

/**
 * Runs `handle`; the refusal where it found the request invalid. Anything else it throws is a bug.
 */
export function invalidOf(handle: () => void): Refusal | undefined {
  try {
    handle();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidRequest) return refuse('invalidRequest', error.message);
    throw error;
  }
}

export function respond<Response>(response: Response): Served<Response> {
  return { type: 'response', response };
}
