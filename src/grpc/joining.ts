/** balsa.v1.Joining (`proto/peers.proto`). */
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { balsa } from './generated/balsa.js';
import { bounded } from './status.ts';

/** Why a node is not admitted; each has its status. */
export type JoinRefusalCode =
  /** Wrong for good: the token, or that there is none. */
  | 'notProved'
  /** Wrong for good: the token is of another cluster. */
  | 'otherCluster'
  /** Wrong for good: version, clock, address. */
  | 'impossible'
  /** The cluster cannot say now. */
  | 'unavailable';

export type JoiningOutcome<Response> =
  | { readonly type: 'response'; readonly response: Response }
  | { readonly type: 'refused'; readonly code: JoinRefusalCode; readonly reason: string };

/** What a node does for those that are not yet of its cluster. */
export interface JoiningService {
  meet(request: balsa.v1.MeetRequest): balsa.v1.MeetResponse.$Properties;
  promise(
    request: balsa.v1.PromiseRequest,
    done: (outcome: JoiningOutcome<balsa.v1.PromiseResponse.$Properties>) => void,
  ): void;
  join(
    request: balsa.v1.JoinRequest,
    done: (outcome: JoiningOutcome<balsa.v1.JoinResponse.$Properties>) => void,
  ): void;
}

const statuses: Readonly<Record<JoinRefusalCode, status>> = {
  notProved: status.UNAUTHENTICATED,
  otherCluster: status.NOT_FOUND,
  impossible: status.FAILED_PRECONDITION,
  unavailable: status.UNAVAILABLE,
};

export function joiningHandlers(service: JoiningService) {
  return {
    meet: unary<balsa.v1.MeetRequest, balsa.v1.MeetResponse.$Properties>((request, done) => {
      done({ type: 'response', response: service.meet(request) });
    }),
    promise: unary<balsa.v1.PromiseRequest, balsa.v1.PromiseResponse.$Properties>((request, done) =>
      service.promise(request, done),
    ),
    join: unary<balsa.v1.JoinRequest, balsa.v1.JoinResponse.$Properties>((request, done) =>
      service.join(request, done),
    ),
  };
}

function unary<Request, Response>(
  serve: (request: Request, done: (outcome: JoiningOutcome<Response>) => void) => void,
) {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => {
    serve(call.request, (outcome) => {
      if (outcome.type === 'response') return callback(null, outcome.response);
      callback({ code: statuses[outcome.code], details: bounded(outcome.reason) });
    });
  };
}
