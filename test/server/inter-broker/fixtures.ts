/** Two brokers on sockets of this machine, and a stranger. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { ExecutionContext } from 'ava';
import type { Cancel } from '../../../src/clock.ts';
import type { FetchOutcome } from '../../../src/replication/peer-fetch.ts';
import type { ReplicaFetches } from '../../../src/replication/replica-fetches.ts';
import type { Credentials } from '../../../src/server/inter-broker/handshake.ts';
import {
  InterBrokerClient,
  peerLinkSettings,
} from '../../../src/server/inter-broker/inter-broker-client.ts';
import {
  InterBrokerServer,
  interBrokerServerSettings,
} from '../../../src/server/inter-broker/inter-broker-server.ts';
import { systemTimers } from '../../../src/server/system-time.ts';
import type { FetchRequest, FetchResponse } from '../../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { FrameReader } from '../../../src/wire/frame-reader.ts';

export const CLUSTER = {
  secret: 'a secret of the cluster',
  clusterId: 'kVVhFqLmTdyUg7BCwHxjEw',
};
export const TOPIC = 'P4FRc6FfQiOyjDhVNzSlKg';

export function credentialsOf(nodeId: number): Credentials {
  return { ...CLUSTER, nodeId, incarnation: `life of ${nodeId}` };
}

export function requestOf(part: Partial<FetchRequest> = {}): FetchRequest {
  const limits = { maxWaitMs: 500, minBytes: 1, maxBytes: 1 << 20 };
  const replica = { replicaId: 2, replicaEpoch: 7, rack: '', isolation: 0 };
  const session = { sessionId: 0, sessionEpoch: 0, topics: [], forgotten: [] };
  return { ...limits, ...replica, ...session, ...part };
}

export function responseOf(records: readonly Uint8Array[], sessionId = 1): FetchResponse {
  const ends = { highWatermark: 4, lastStableOffset: 4, logStart: 0 };
  const partition = { partition: 0, errorCode: errorCodes.none, ...ends, records };
  const topics = [{ topicId: TOPIC, partitions: [partition] }];
  return { throttleMs: 0, errorCode: errorCodes.none, sessionId, topics };
}

/** What a server was asked, each to be answered by hand. */
export class AskedFetches implements Pick<ReplicaFetches, 'serve' | 'onDisconnected'> {
  readonly asked: {
    readonly request: FetchRequest;
    readonly connection: object;
    readonly answer: (response: FetchResponse, onDone?: () => void) => void;
  }[] = [];
  readonly disconnected: object[] = [];
  cancelled = 0;
  /** Answers at once. */
  reply: ((request: FetchRequest) => FetchResponse) | undefined;
  #waiting: (() => void)[] = [];

  serve(
    request: FetchRequest,
    connection: object,
    done: (response: FetchResponse, onDone: () => void) => void,
  ): Cancel {
    const answer = (response: FetchResponse, onDone = () => {}) => done(response, onDone);
    this.asked.push({ request, connection, answer });
    this.#wake();
    if (this.reply !== undefined) answer(this.reply(request));
    return () => {
      this.cancelled += 1;
      this.#wake();
    };
  }

  onDisconnected(connection: object): void {
    this.disconnected.push(connection);
    this.#wake();
  }

  /** Resolves when something has happened that makes `isTrue` true. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

export interface Listening {
  readonly server: InterBrokerServer;
  readonly port: number;
  readonly fetches: AskedFetches;
  /** Why connections were dropped. */
  readonly dropped: string[];
  untilDropped(count: number): Promise<void>;
}

/** Node 1. */
export async function listening(
  t: ExecutionContext,
  settings: Partial<typeof interBrokerServerSettings> = {},
): Promise<Listening> {
  const dropped: string[] = [];
  const fetches = new AskedFetches();
  let wake = () => {};
  const server = new InterBrokerServer({
    timers: systemTimers,
    settings: { ...interBrokerServerSettings, ...settings },
    listener: {
      onDropped: (_, reason) => {
        dropped.push(reason);
        wake();
      },
    },
  });
  const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
  server.open({ credentials: credentialsOf(1), fetches });
  t.teardown(() => server.close());
  const untilDropped = async (count: number) => {
    while (dropped.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { server, port, fetches, dropped, untilDropped };
}

/** Node 2, which finds every node at `port`. */
export function dialling(
  t: ExecutionContext,
  port: number | undefined,
  credentials = credentialsOf(2),
): InterBrokerClient {
  const client = new InterBrokerClient({
    credentials,
    addressOf: () => (port === undefined ? undefined : { host: '127.0.0.1', port }),
    timers: systemTimers,
    random: () => 0,
    settings: { ...peerLinkSettings, pauseMs: { first: 1, last: 4 } },
  });
  t.teardown(() => client.close());
  return client;
}

export function fetched(client: InterBrokerClient, request = requestOf()): Promise<FetchOutcome> {
  return new Promise((resolve) => client.fetch({ to: 1, lane: 'inSync' }, request, resolve));
}

/** A socket, and the frames that come over it. */
export class Stranger {
  readonly socket: Socket;
  readonly closed: Promise<unknown>;
  readonly frames: Uint8Array[][] = [];
  readonly #reader = new FrameReader(1 << 24);

  constructor(t: ExecutionContext, port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('error', () => {});
    this.socket.on('data', (chunk) => {
      this.#reader.push(chunk);
      for (let frame = this.#reader.take(); frame !== undefined; frame = this.#reader.take()) {
        this.frames.push(frame);
        this.socket.emit('frame');
      }
    });
    t.teardown(() => this.socket.destroy());
  }

  /** The next frame that has not been taken. */
  async frame(): Promise<Uint8Array[]> {
    while (this.frames.length === 0) await once(this.socket, 'frame');
    return this.frames.shift()!;
  }

  send(slices: readonly Uint8Array[]): void {
    this.socket.write(Buffer.concat(slices));
  }
}
