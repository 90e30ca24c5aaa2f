/**
 * A thing that a client must not send, or may send and must not get anything by, with what it is
 * owed instead. The numbers are those of the groups in which such things are counted; those that do
 * not come in by this door are tested elsewhere:
 *
 *     1 sizes, 2 slowness, 3 halves, 4 pipelines, 5 other            framing.ts; bounds in time and
 *     protocols, 6 correlation ids, 7 keys and versions, 8 headers   number: ../connection.test.ts
 *     9 counts, 10 varints, 11 texts, 12 tags, 13 ids, 14 large      values.ts
 *     integers, 15 leftovers
 *     16 batches, 17 records, 18 control batches, 19 producers,      produce.ts
 *     20 acknowledgements, 21 compression, 22 sizes,
 *     23 repetition, 24 times
 *     25 replicas, 26 limits, 27 positions, 28 sessions,             reads.ts; answers that nobody
 *     29 lookups                                                     takes: unread.ts; one name a
 *                                                                    hundred thousand times:
 *                                                                    repeated.ts; slots of
 *                                                                    sessions: ../data/fetch-sess…
 *     30 members, 31 offsets, 32 transactions                        groups.ts
 *     33 topics, 34 settings                                         names.ts
 *     35 patterns                                                    patterns.ts
 *     36 credentials, 37 rights                                      nowhere: there are none
 *     38 nodes                                                       server/inter-broker, raft
 *     39 gRPC                                                        integration/bad-input
 *     40 what a node finds when it starts                            integration/start.test.ts,
 *                                                                    damage.test.ts, disk-full…
 *
 * The same calls, changed at random and by the million: test/fuzz.
 */
import type { ExecutionContext } from 'ava';
import type { Api } from '../../../src/wire/api.ts';
import { compileApi } from '../../../src/wire/api.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { readResponseBody } from '../../../src/wire/messages.ts';
import { RawClient } from '../raw-client.ts';

export interface BadInput {
  readonly group: number;
  readonly what: string;
  readonly want: unknown;
  play(door: OddDoor): Promise<unknown>;
}

export const CLOSED = 'closed';
export const ANSWERED = 'answered';

/** The door of a node, as those see it that do not use it as they should. */
export class OddDoor {
  readonly #t: ExecutionContext;
  readonly port: number;

  constructor(t: ExecutionContext, port: number) {
    this.#t = t;
    this.port = port;
  }

  async connect(): Promise<RawClient> {
    return await RawClient.connect(this.#t, this.port);
  }

  /** What becomes of a connection on which these bytes are sent and no more. */
  async bytes(...pieces: readonly Uint8Array[]): Promise<typeof CLOSED | typeof ANSWERED> {
    const client = await this.connect();
    for (const piece of pieces) client.write(piece);
    const answer = await client.receive();
    client.socket.destroy();
    return answer === undefined ? CLOSED : ANSWERED;
  }

  /** On a connection of its own; what `tell` finds in the answer. */
  async call<Request, Response>(
    [api, version, request]: readonly [Api<Request, Response>, number, Request],
    tell: (response: Response) => unknown,
  ): Promise<unknown> {
    const client = await this.connect();
    client.send(api, version, request);
    const answer = await client.receive();
    client.socket.destroy();
    if (answer === undefined) return CLOSED;
    return tell(readResponseBody(answer.reader, compileApi(api, version)));
  }
}

const names = new Map(Object.entries(errorCodes).map(([name, code]) => [code as number, name]));

/** Of the first, which stands for all where all have the same. */
export function errorOf(found: { readonly errorCode: number } | undefined): string {
  return names.get(found?.errorCode ?? Number.NaN) ?? 'nothing';
}

export function errorsOf(found: readonly { readonly errorCode: number }[]): readonly string[] {
  return found.map(errorOf);
}
