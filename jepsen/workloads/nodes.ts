/**
 * Calls to one node, once: nothing is sent again behind the caller's back, so what a refusal says
 * is said of this one attempt.
 *
 *     refused   the code means that nothing was done, and nothing will be
 *     unknown   time is over, the connection is gone, or the node itself does not know
 *
 * A wrong `refused` is a false alarm, a wrong `unknown` makes a run blind: docs/protocol.md is what
 * this goes by.
 */
import { BalsaError } from '../../src/client/balsa-error.ts';
import { Connection } from '../../src/client/connection.ts';
import type { Method } from '../../src/grpc/services.ts';

export type Called<Response> =
  | { readonly type: 'answered'; readonly response: Response }
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'unknown'; readonly code: string; readonly message: string };

export function mapAnswer<Response, Mapped>(
  called: Called<Response>,
  map: (response: Response) => Mapped,
): Called<Mapped> {
  return called.type === 'answered' ? { ...called, response: map(called.response) } : called;
}

/** What was asked for may have been done, or may be done yet. */
const indefinite: ReadonlySet<string> = new Set([
  'controllerUnavailable',
  'coordinatorNotAvailable',
  'coordinatorLoading',
  'requestTimedOut',
  'notEnoughReplicasAfterAppend',
  // Also answered to records that were appended before the leader changed.
  'notLeader',
  'timeout',
  'unavailable',
  'internal',
  'closed',
  'deliveryTimeout',
]);

/** It never left: nobody listens there. */
const NOBODY_LISTENS = /^No connection established|ECONNREFUSED/;

export class Nodes {
  readonly addresses: readonly string[];
  readonly #connections: readonly Connection[];
  readonly #timeoutMs: number;

  constructor(addresses: readonly string[], timeoutMs: number) {
    this.addresses = addresses;
    this.#timeoutMs = timeoutMs;
    this.#connections = addresses.map((address) => new Connection(address));
  }

  get count(): number {
    return this.#connections.length;
  }

  async call<RequestInput, Request, ResponseInput, Response>(
    node: number,
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
  ): Promise<Called<Response>> {
    const connection = this.#connections[node];
    if (connection === undefined) throw new RangeError(`there is no node ${node}`);
    try {
      const response = await connection.call(method, request, { timeoutMs: this.#timeoutMs });
      return { type: 'answered', response };
    } catch (error) {
      if (!(error instanceof BalsaError)) throw error;
      const { code, message } = error;
      return { type: isDefinite(error) ? 'refused' : 'unknown', code, message };
    }
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }
}

/** Whether it says that what was asked for was not done, and will not be. */
export function isDefinite({ code, message }: Pick<BalsaError, 'code' | 'message'>): boolean {
  return !indefinite.has(code) || (code === 'unavailable' && NOBODY_LISTENS.test(message));
}
