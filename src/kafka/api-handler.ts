/**
 * What one API of the Kafka door is: its description on the wire, and what answers it. Everything
 * about framing, headers, versions, the order of answers and memory is the connection's.
 *
 * Requests of a connection are handed over in the order of their arrival, without waiting for the
 * answers of earlier ones; what `handle` does before it returns is therefore done in that order.
 */
import type { Cancel } from '../clock.ts';
import type { Api } from '../wire/api.ts';

/** Who asks. */
export interface Caller {
  /** Unique in this process. */
  readonly connectionId: number;
  /** As this request's header says. */
  readonly clientId: string | null;
  /** `/127.0.0.1`, as Kafka prints it. */
  readonly clientHost: string;
  /** The name of the listener it came to: other nodes' addresses are those of the same one. */
  readonly listener: string;
  /** The address and port of this node that it came to. */
  readonly localHost: string;
  readonly localPort: number;
  /** As ApiVersions told, where it did. */
  readonly software: ClientSoftware | undefined;
}

export interface ClientSoftware {
  readonly name: string;
  readonly version: string;
}

export interface Call<Request> {
  readonly request: Request;
  readonly version: number;
  readonly caller: Caller;
}

/** A request that wants no answer has been dealt with. */
export const NO_ANSWER: unique symbol = Symbol('no answer');
/** Nothing can be answered, and the client must notice: its connection is closed. */
export const CLOSE: unique symbol = Symbol('close');

/** `onLeft` runs once: the response has left, or never will. */
export type Reply<Response> = (
  response: Response | typeof NO_ANSWER | typeof CLOSE,
  onLeft?: () => void,
) => void;

export interface ApiHandler<Request, Response> {
  readonly api: Api<Request, Response>;
  /** Those served, of `api.versions`; all of them by default. */
  readonly versions?: { readonly first: number; readonly last: number };
  /** The lowest version that clients are told of, where that is not the lowest served. */
  readonly advertisedFirst?: number;
  /**
   * Answers come later and are long however short what asks for them is: of a connection's requests
   * to this API none is begun before the last one has been answered, and what has been answered has
   * left but for a bound. Not for what is answered at once, of which only so much is begun anyway,
   * nor for what may wait for another request of the same connection, as a member's JoinGroup does.
   */
  readonly answersAtLength?: boolean;
  /**
   * `reply` runs exactly once, perhaps before this returns. What is returned undoes a wait whose
   * connection is gone; `reply` may still run after it, and is then ignored.
   */
  handle(call: Call<Request>, reply: Reply<Response>): Cancel | undefined;
  /** The connection is gone, and so is what was kept for it. */
  onGone?(connectionId: number): void;
}
