/**
 * Producing, closed loop and open loop. Each partition has connections of its own to its leader,
 * and each of these so many requests in flight; every request is one batch for one partition.
 */
import { compileApi } from '../../src/wire/api.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { frameOf, readAnswer, WireConnection } from '../../test/wire/wire-connection.ts';

const codec = compileApi(produceApi, 7);
/** One answer in so many is read whole: that it is no refusal is what counts. */
const READ_EVERY = 16;
const RETRY_MS = 50;

export interface ProduceTarget {
  readonly topic: string;
  /** By partition. */
  readonly leaders: readonly string[];
  readonly acks: number;
}

export interface ClosedLoop {
  readonly batch: Uint8Array;
  readonly connectionsPerPartition: number;
  readonly inFlight: number;
  readonly durationMs: number;
  /** Ends earlier when so much was sent. */
  readonly sizeBytesMax: number;
  /** Is given the ms from the sending of each request to its answer. */
  readonly latenciesMs?: number[];
}

export interface Produced {
  readonly requests: number;
  readonly seconds: number;
}

export async function produceClosed(target: ProduceTarget, load: ClosedLoop): Promise<Produced> {
  const lanes = await openLanes(target, load);
  const startedMs = performance.now();
  const endMs = startedMs + load.durationMs;
  const requestsMax = load.sizeBytesMax / load.batch.length;
  let requests = 0;
  await Promise.all(
    lanes.map(({ connection, frame }) => {
      const done = new Promise<void>((resolve, reject) => {
        let inFlight = 0;
        const sentMs: number[] = [];
        const send = (): void => {
          while (inFlight < load.inFlight && requests < requestsMax && performance.now() < endMs) {
            inFlight += 1;
            requests += 1;
            if (load.latenciesMs !== undefined) sentMs.push(performance.now());
            connection.send(frame, onAnswered);
          }
          if (inFlight === 0) resolve();
        };
        const onAnswered = (answer: readonly Uint8Array[]): void => {
          inFlight -= 1;
          load.latenciesMs?.push(performance.now() - (sentMs.shift() ?? 0));
          const fault = faultOf(answer, requests);
          if (fault !== undefined) reject(fault);
          else send();
        };
        send();
      });
      return Promise.race([done, connection.failure]);
    }),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  for (const { connection } of lanes) connection.close();
  return { requests, seconds };
}

export interface OpenLoop {
  readonly batch: Uint8Array;
  readonly perSecond: number;
  readonly durationMs: number;
}

/** Latencies in ms, each counted from when its request was due (coordinated omission). */
export async function produceOpen(target: ProduceTarget, load: OpenLoop): Promise<number[]> {
  const lanes = await openLanes(target, { batch: load.batch, connectionsPerPartition: 1 });
  const count = Math.floor((load.durationMs / 1000) * load.perSecond);
  const intervalMs = 1000 / load.perSecond;
  const latencies: number[] = [];
  const startedMs = performance.now();
  let sent = 0;
  const done = new Promise<void>((resolve, reject) => {
    const timer = setInterval(() => {
      for (; sent < count && startedMs + sent * intervalMs <= performance.now(); sent++) {
        const dueMs = startedMs + sent * intervalMs;
        const { connection, frame } = lanes[sent % lanes.length]!;
        connection.send(frame, (answer) => {
          const fault = faultOf(answer, latencies.length);
          if (fault !== undefined) reject(fault);
          latencies.push(performance.now() - dueMs);
          if (latencies.length === count) resolve();
        });
      }
      if (sent === count) clearInterval(timer);
    }, 1);
  });
  await Promise.race([done, ...lanes.map(({ connection }) => connection.failure)]);
  for (const { connection } of lanes) connection.close();
  return latencies;
}

async function openLanes(
  { topic, leaders, acks }: ProduceTarget,
  load: Pick<ClosedLoop, 'batch' | 'connectionsPerPartition'>,
): Promise<readonly Lane[]> {
  const lanes = leaders.flatMap((leader, partition) => {
    const partitions = [{ partition, records: [load.batch] }];
    const topics = [{ topic, topicId: NO_UUID, partitions }];
    const request = { transactionalId: null, acks, timeoutMs: 30_000, topics };
    const frame = [Buffer.concat(frameOf(codec, request))];
    return Array.from({ length: load.connectionsPerPartition }, async () => {
      const lane = { frame, connection: await WireConnection.open(leader) };
      await whenServing(lane);
      return lane;
    });
  });
  return await Promise.all(lanes);
}

interface Lane {
  readonly frame: readonly Uint8Array[];
  readonly connection: WireConnection;
}

const notServingYet: ReadonlySet<number | undefined> = new Set([
  errorCodes.notLeaderOrFollower,
  errorCodes.unknownTopicOrPartition,
]);

/** A leader that the metadata names may not know of it yet. */
async function whenServing({ frame, connection }: Lane): Promise<void> {
  for (;;) {
    const answered = new Promise<readonly Uint8Array[]>((resolve) => {
      connection.send(frame, resolve);
    });
    const code = codeOf(await Promise.race([answered, connection.failure]));
    if (code === errorCodes.none) return;
    if (!notServingYet.has(code)) throw new Error(`a batch was refused: ${code}`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function faultOf(answer: readonly Uint8Array[], at: number): Error | undefined {
  if (at % READ_EVERY !== 0) return undefined;
  const code = codeOf(answer);
  return code === errorCodes.none ? undefined : new Error(`a batch was refused: ${code}`);
}

function codeOf(answer: readonly Uint8Array[]): number | undefined {
  return readAnswer(codec, answer).topics[0]?.partitions[0]?.errorCode;
}
