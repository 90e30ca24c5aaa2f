/** Fetching what lies in the log, by consumers that do nothing with it. */
import { compileApi } from '../../src/wire/api.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { frameOf, readAnswer, WireConnection } from '../../test/wire/wire-connection.ts';
import type { ProduceTarget } from './produce-load.ts';

const codec = compileApi(fetchApi, 11);
const BASE_OFFSET_SIZE_BYTES = 8;
const LAST_OFFSET_DELTA_AT = 23;
const LENGTH_AT = 8;
const LOG_OVERHEAD_BYTES = 12;

export interface FetchLoad {
  /** Each partition is read from 0 to there, again and again. */
  readonly endOffset: number;
  readonly consumersPerPartition: number;
  readonly durationMs: number;
}

/** MB a second, of all consumers together. */
export async function fetchClosed(target: ProduceTarget, load: FetchLoad): Promise<number> {
  const startedMs = performance.now();
  const consumers = target.leaders.flatMap((leader, partition) => {
    return Array.from({ length: load.consumersPerPartition }, () => {
      return consume({ leader, topic: target.topic, partition }, load);
    });
  });
  const sizes = await Promise.all(consumers);
  const seconds = (performance.now() - startedMs) / 1000;
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6 / seconds;
}

interface Source {
  readonly leader: string;
  readonly topic: string;
  readonly partition: number;
}

async function consume(source: Source, load: FetchLoad): Promise<number> {
  const connection = await WireConnection.open(source.leader);
  // Raced once: a promise that does not settle would keep each answer that it was raced with.
  const sizeBytes = await Promise.race([readAgain(connection, source, load), connection.failure]);
  connection.close();
  return sizeBytes;
}

async function readAgain(
  connection: WireConnection,
  { topic, partition }: Source,
  load: FetchLoad,
): Promise<number> {
  const endMs = performance.now() + load.durationMs;
  let offset = 0;
  let sizeBytes = 0;
  while (performance.now() < endMs) {
    const answer = await new Promise<readonly Uint8Array[]>((resolve) => {
      connection.send(requestOf(topic, partition, offset), resolve);
    });
    const found = readAnswer(codec, answer).topics[0]?.partitions[0];
    if (found?.errorCode !== errorCodes.none) throw new Error(`no fetch: ${found?.errorCode}`);
    const slices = found.records;
    sizeBytes += slices.reduce((sum, slice) => sum + slice.length, 0);
    offset = nextOffset(slices, load.endOffset);
  }
  return sizeBytes;
}

function requestOf(topic: string, partition: number, fetchOffset: number) {
  const position = { currentLeaderEpoch: -1, lastFetchedEpoch: -1, logStart: -1 };
  const partitions = [{ partition, fetchOffset, maxBytes: 1 << 20, ...position }];
  return frameOf(codec, {
    replicaId: -1,
    replicaEpoch: -1,
    maxWaitMs: 500,
    minBytes: 0,
    maxBytes: 50 << 20,
    sessionId: 0,
    sessionEpoch: -1,
    rack: '',
    isolation: 0,
    topics: [{ topic, topicId: NO_UUID, partitions }],
    forgotten: [],
  });
}

/** Behind the last whole batch; 0, to begin anew, where there is none or `endOffset` is reached. */
export function nextOffset(slices: readonly Uint8Array[], endOffset: number): number {
  const bytes = new Cursor(slices);
  let next = 0;
  for (let at = 0; at + LOG_OVERHEAD_BYTES <= bytes.sizeBytes; ) {
    const end = at + LOG_OVERHEAD_BYTES + bytes.int32(at + LENGTH_AT);
    if (end > bytes.sizeBytes) break;
    const base = bytes.int32(at) * 2 ** 32 + (bytes.int32(at + BASE_OFFSET_SIZE_BYTES / 2) >>> 0);
    next = base + bytes.int32(at + LAST_OFFSET_DELTA_AT) + 1;
    at = end;
  }
  return next < endOffset ? next : 0;
}

/** Reads here and there in slices, which lie behind one another. */
class Cursor {
  readonly sizeBytes: number;
  readonly #slices: readonly Uint8Array[];
  #at = 0;
  #start = 0;

  constructor(slices: readonly Uint8Array[]) {
    this.#slices = slices;
    this.sizeBytes = slices.reduce((sum, slice) => sum + slice.length, 0);
  }

  /** Positions never go back by more than the header of a batch. */
  int32(position: number): number {
    return (
      (this.#byte(position) << 24) |
      (this.#byte(position + 1) << 16) |
      (this.#byte(position + 2) << 8) |
      this.#byte(position + 3)
    );
  }

  #byte(position: number): number {
    while (position < this.#start) {
      this.#at -= 1;
      this.#start -= this.#slices[this.#at]?.length ?? 0;
    }
    for (;;) {
      const slice = this.#slices[this.#at];
      if (slice === undefined) return 0;
      if (position < this.#start + slice.length) return slice[position - this.#start] ?? 0;
      this.#start += slice.length;
      this.#at += 1;
    }
  }
}
