/**
 * What is asked of both sides: a history of calls, each one frame of one API and version. What a
 * later call needs of an earlier answer (a topic's id, a member's id) it takes from `Known`.
 */
import type { Api } from '../../../src/wire/api.ts';

/** The time of the first record of each batch: before any clock's now, and not yet too old. */
export const START_MS = Date.now() - 3_600_000;

/** What the answers so far have told, by names that the history gives. */
export class Known {
  readonly #values = new Map<string, string | number>();

  set(name: string, value: string | number): void {
    this.#values.set(name, value);
  }

  text(name: string): string {
    return String(this.#values.get(name) ?? '');
  }

  number(name: string): number {
    return Number(this.#values.get(name) ?? -1);
  }
}

/** One call of a history. */
export interface ScriptedCall {
  /** What is odd about it: unique in its history. */
  readonly name: string;
  /** Calls of one connection wait for one another; those of others do not. */
  readonly connection: string;
  /** True: the answer is waited for only at the end of the history, or by a later `awaits`. */
  readonly isParked: boolean;
  /** True: the node ends in order and starts again before it is sent; all connections are new. */
  readonly isAfterRestart: boolean;
  send(known: Known): Sendable;
  /** Whether the side is ready: it is asked again until it is. */
  isReady(answer: unknown): boolean;
  /** Takes what later calls need. */
  learn(answer: unknown, known: Known): void;
}

export interface Sendable {
  readonly api: Api<unknown, unknown>;
  readonly version: number;
  readonly request: unknown;
}

export interface CallOptions<Response> {
  readonly connection?: string;
  readonly isParked?: boolean;
  readonly isAfterRestart?: boolean;
  readonly learn?: (answer: Response, known: Known) => void;
  readonly isReady?: (answer: Response) => boolean;
}

export interface History {
  readonly name: string;
  readonly calls: readonly ScriptedCall[];
}

type Asked<Request, Response> = readonly [
  api: Api<Request, Response>,
  version: number,
  request: Request | ((known: Known) => Request),
];

/** A call whose request does not depend on earlier answers, or does by `known`. */
export function call<Request, Response>(
  name: string,
  [api, version, request]: Asked<Request, Response>,
  options: CallOptions<Response> = {},
): ScriptedCall {
  const { connection = 'main', isParked = false, isAfterRestart = false } = options;
  const { learn, isReady } = options;
  return {
    name: `${name} (${api.name} v${version})`,
    connection,
    isParked,
    isAfterRestart,
    send: (known) => {
      const isBuilt = typeof request === 'function';
      const built = isBuilt ? (request as (known: Known) => Request)(known) : request;
      return { api, version, request: built };
    },
    isReady: (answer) => isReady?.(answer as Response) ?? true,
    learn: (answer, known) => learn?.(answer as Response, known),
  };
}

/** The same call at the lowest and at the highest version that both sides serve. */
export function atBothEnds<Request, Response>(
  name: string,
  [api, request]: readonly [Api<Request, Response>, Asked<Request, Response>[2]],
  options: CallOptions<Response> & { readonly first?: number; readonly last?: number } = {},
): ScriptedCall[] {
  const { first = api.versions.first, last = api.versions.last, ...rest } = options;
  const versions = first === last ? [first] : [first, last];
  return versions.map((version) => call(name, [api, version, request], rest));
}
