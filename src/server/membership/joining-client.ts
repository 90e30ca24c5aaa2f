/** The calls of `Joining` to a node at an address: of which cluster it is shows only then. */
import type { ServiceError } from '@grpc/grpc-js';
import { Client, credentials, status } from '@grpc/grpc-js';
import { connectionFault } from '../../client/connection-fault.ts';
import type { Method } from '../../grpc/services.ts';
import type { JoinErrorCode } from './join-error.ts';

export type Called<Response> =
  | { readonly type: 'response'; readonly response: Response }
  /** The node there has said no. */
  | { readonly type: 'refused'; readonly code: JoinErrorCode; readonly reason: string }
  /** Nobody is there, or it cannot say now. */
  | { readonly type: 'unanswered'; readonly reason: string };

export interface CallOptions {
  readonly address: string;
  readonly deadlineMs: number;
}

/** As `src/grpc/joining.ts` has them. */
const refusals: ReadonlyMap<status | undefined, JoinErrorCode> = new Map([
  [status.UNAUTHENTICATED, 'notProved'],
  [status.NOT_FOUND, 'otherCluster'],
  [status.FAILED_PRECONDITION, 'refused'],
]);

export async function callJoining<RequestInput, Request, ResponseInput, Response>(
  { address, deadlineMs }: CallOptions,
  method: Method<RequestInput, Request, ResponseInput, Response>,
  request: RequestInput,
): Promise<Called<Response>> {
  const client = clientOf(address);
  if (client === undefined) return { type: 'unanswered', reason: 'that is no address' };
  try {
    return await new Promise<Called<Response>>((resolve) => {
      client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        { deadline: Date.now() + deadlineMs },
        (error, response) => resolve(outcomeOf(address, error, response)),
      );
    });
  } finally {
    client.close();
  }
}

/** `undefined`: the text cannot be an address. Whoever joins may say anything. */
function clientOf(address: string): Client | undefined {
  const options = { 'grpc.use_local_subchannel_pool': 1, 'grpc.enable_retries': 0 };
  try {
    return new Client(address, credentials.createInsecure(), options);
  } catch {
    return undefined;
  }
}

function outcomeOf<Response>(
  address: string,
  error: ServiceError | null,
  response: Response | undefined,
): Called<Response> {
  if (error === null && response !== undefined) return { type: 'response', response };
  const { code, details } = error ?? { code: status.INTERNAL, details: 'no answer' };
  const refusal = refusals.get(code);
  if (refusal !== undefined) return { type: 'refused', code: refusal, reason: details };
  if (code === status.UNIMPLEMENTED) {
    const reason = `what answers at ${address} is no node of Balsa that knows how to be joined`;
    return { type: 'refused', code: 'refused', reason };
  }
  return { type: 'unanswered', reason: connectionFault(details) ?? details };
}
