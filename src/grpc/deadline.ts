/**
 * A call whose deadline is over is not begun: who made it has been told so, or has gone, and would
 * not learn what came of it. grpc-js only ends such a call beside its handler, which is then ahead
 * of it.
 */
import type { handleUnaryCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';

type Call = Parameters<handleUnaryCall<unknown, unknown>>[0];
type Answer = Parameters<handleUnaryCall<unknown, unknown>>[1];
type Handler = (call: Call, answer?: Answer) => void;

const OVER = { code: status.DEADLINE_EXCEEDED, details: 'the deadline was over before the call' };

export function inTime(handlers: UntypedServiceImplementation): UntypedServiceImplementation {
  const guarded = Object.entries(handlers).map(([name, handler]) => {
    return [name, guard(handler as Handler)] as const;
  });
  return Object.fromEntries(guarded);
}

/** A stream's handler is called without `answer`. */
function guard(handler: Handler): Handler {
  return (call, answer) => {
    if (Number(call.getDeadline()) > Date.now()) handler(call, answer);
    else if (answer !== undefined) answer(OVER);
    else call.emit('error', OVER);
  };
}
