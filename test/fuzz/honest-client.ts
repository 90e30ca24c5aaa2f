/**
 * A client that does nothing wrong, beside those that do: it produces a record, reads it back and
 * commits its offset, over and over, and is owed all of it.
 */
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { offsetCommitApi } from '../../src/wire/apis/offset-commit.ts';
import type { ProduceResponse } from '../../src/wire/apis/produce.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { batch, made, produceRequest } from '../compat/differential/cases/common.ts';
import { fetchRequest } from '../compat/differential/cases/fetch.ts';
import { commit } from '../compat/differential/cases/offsets.ts';
import { Known } from '../compat/differential/scripted-call.ts';
import { WireConnection } from '../wire/wire-connection.ts';

/** Its topic and its group. */
export const HONEST = 'honest';

/** Of one record each, which count as a kilobyte: a tail cache of 36 MiB is full of them. */
const FILLING_BATCHES = 40_000;
const FILLING_AT_ONCE = 100;

export interface Honesty {
  readonly rounds: number;
  readonly answers: number;
  readonly longestMs: number;
  /** Of the round that is under way. */
  readonly waitingMs: number;
  /** Why it could not go on. */
  readonly fault: unknown;
}

export class HonestClient {
  readonly #connection: WireConnection;
  readonly #ended: Promise<void>;
  #isStopped = false;
  #rounds = 0;
  #answers = 0;
  #longestMs = 0;
  #startedMs = performance.now();
  #fault: unknown;

  static async start(address: string): Promise<HonestClient> {
    const connection = await WireConnection.open(address);
    for (const one of made(HONEST)) {
      const { api, version, request } = one.send(new Known());
      for (;;) {
        if (one.isReady(await connection.call(api, version, request))) break;
      }
    }
    await fillTailCache(connection);
    return new HonestClient(connection);
  }

  private constructor(connection: WireConnection) {
    this.#connection = connection;
    this.#ended = this.#run().catch((error: unknown) => {
      this.#fault = error;
    });
  }

  get honesty(): Honesty {
    const waitingMs = performance.now() - this.#startedMs;
    return {
      rounds: this.#rounds,
      answers: this.#answers,
      longestMs: Math.max(this.#longestMs, waitingMs),
      waitingMs,
      fault: this.#fault,
    };
  }

  /** After the round that is under way, unless the connection ends it. */
  async stop(): Promise<Honesty> {
    this.#isStopped = true;
    await this.#ended;
    this.#connection.close();
    return this.honesty;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      this.#startedMs = performance.now();
      await this.#round();
      this.#rounds += 1;
      this.#longestMs = Math.max(this.#longestMs, performance.now() - this.#startedMs);
    }
  }

  async #round(): Promise<void> {
    const record = produceRequest(HONEST, [batch([`${this.#rounds}`])]);
    const produced = await this.#connection.call(produceApi, 9, record);
    this.#answers += 1;
    const fetchOffset = offsetOf(produced);
    const fetched = await this.#connection.call(
      fetchApi,
      11,
      fetchRequest(HONEST, { fetchOffset }),
    );
    this.#answers += 1;
    const found = fetched.topics[0]?.partitions[0];
    if (found?.errorCode !== errorCodes.none || found.records.length === 0) {
      throw new Error(`not to be read: ${found?.errorCode}`);
    }
    const commitment = commit(HONEST, HONEST, { offset: fetchOffset });
    const committed = await this.#connection.call(offsetCommitApi, 7, commitment);
    this.#answers += 1;
    const errorCode = committed.topics[0]?.partitions[0]?.errorCode;
    if (errorCode !== errorCodes.none) throw new Error(`not committed: ${errorCode}`);
  }
}

/** Or it would fill over a million frames, and pass for a leak. */
async function fillTailCache(connection: WireConnection): Promise<void> {
  const record = produceRequest(HONEST, [batch(['fills'])]);
  for (let left = FILLING_BATCHES; left > 0; left -= FILLING_AT_ONCE) {
    const calls = Array.from({ length: FILLING_AT_ONCE }, () => {
      return connection.call(produceApi, 9, record);
    });
    // A record that was refused fills nothing.
    for (const produced of await Promise.all(calls)) offsetOf(produced);
  }
}

/** Where the one record that was sent is stored; throws where it is not. */
export function offsetOf({ topics }: Pick<ProduceResponse, 'topics'>): number {
  const stored = topics[0]?.partitions[0];
  if (stored?.errorCode !== errorCodes.none) {
    throw new Error(`a record was refused: ${stored?.errorCode}`);
  }
  return stored.baseOffset;
}
