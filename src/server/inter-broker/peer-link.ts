/**
 * This node's connection to one other broker, in one lane: dialled when there is something to ask,
 * and dialled again, later each time, when it breaks.
 *
 *     down ── a request, and the pause is over ──> dialling ──> greeted ──> ready
 *      ^                                              │            │          │
 *      └──── broke, refused, no answer in time, cancelled ─────────┴──────────┘
 *
 * One request is outstanding at most; whatever ends the connection fails it. A request made in the
 * pause after a failure waits for its end, so that who asks again at once does no harm.
 *
 * What arrives is kept in large buffers that the answers' records are views of: the log is written
 * from the very memory that the kernel filled.
 */
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Cancel, Timers } from '../../clock.ts';
import type { FetchOutcome } from '../../replication/peer-fetch.ts';
import { compileApi } from '../../wire/api.ts';
import type { FetchRequest } from '../../wire/apis/fetch.ts';
import { fetchApi } from '../../wire/apis/fetch.ts';
import { FrameReader } from '../../wire/frame-reader.ts';
import { readCorrelationId, readResponseBody, writeRequest } from '../../wire/messages.ts';
import { WireError } from '../../wire/wire-error.ts';
import { WireReader } from '../../wire/wire-reader.ts';
import type { Credentials, Nonces } from './handshake.ts';
import {
  HANDSHAKE_FRAME_SIZE_BYTES_MAX,
  newNonce,
  readGreeting,
  readVerdict,
  writeIntroduction,
} from './handshake.ts';
import { ReceiveBuffer } from './receive-buffer.ts';
import { sendSlices } from './send-slices.ts';

/** A response is as large as was asked for, but for its first batch and the fields around. */
const RESPONSE_SIZE_BYTES_MAX = 256 << 20;
const FETCH_VERSION = 17;
const fetchCodec = compileApi(fetchApi, FETCH_VERSION);

export interface PeerLinkOptions {
  readonly to: number;
  readonly clientId: string;
  readonly credentials: Credentials;
  readonly addressOf: (nodeId: number) => Address | undefined;
  readonly timers: Timers;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly settings: PeerLinkSettings;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface PeerLinkSettings {
  /** From dialling to the welcome. */
  readonly connectTimeoutMs: number;
  /** Beyond the time that the request itself lets the leader wait. */
  readonly responseTimeoutMs: number;
  readonly keepAliveMs: number;
  /** Between attempts: doubled each time, from the first to the last, and up to half less. */
  readonly pauseMs: { readonly first: number; readonly last: number };
}

type Connection =
  | { readonly type: 'down' }
  | { readonly type: 'dialling'; readonly socket: Socket }
  | { readonly type: 'greeted'; readonly socket: Socket; readonly nonces: Nonces }
  | { readonly type: 'ready'; readonly socket: Socket };

interface Outstanding {
  readonly request: FetchRequest;
  readonly done: (outcome: FetchOutcome) => void;
  /** Set when it was sent. */
  correlationId: number | undefined;
}

export class PeerLink {
  readonly #options: PeerLinkOptions;
  #connection: Connection = { type: 'down' };
  #frames = new FrameReader(HANDSHAKE_FRAME_SIZE_BYTES_MAX);
  #outstanding: Outstanding | undefined;
  #correlationId = 0;
  /** Attempts that failed since the last answer. */
  #failures = 0;
  /** Of the pause, of the handshake, or of the answer: one runs at a time. */
  #stopTimer: Cancel = () => {};
  #isPausing = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
  }

  /** `done` runs after this has returned, and not after the cancellation. */
  fetch(request: FetchRequest, done: (outcome: FetchOutcome) => void): Cancel {
    assert(this.#outstanding === undefined, 'one request at a time');
    const outstanding: Outstanding = { request, done, correlationId: undefined };
    this.#outstanding = outstanding;
    if (this.#connection.type === 'ready') this.#send(outstanding, this.#connection.socket);
    else if (this.#connection.type === 'down' && !this.#isPausing) this.#dial();
    return () => {
      if (this.#outstanding !== outstanding) return;
      this.#outstanding = undefined;
      // What the leader makes of a request in flight is not known: the session ends with it.
      if (outstanding.correlationId !== undefined) this.#hangUp();
    };
  }

  /** For good: nothing is asked any more. */
  close(reason: string): void {
    this.#hangUp();
    this.#fail(reason);
  }

  #dial(): void {
    const { to, addressOf, timers, settings } = this.#options;
    const address = addressOf(to);
    if (address === undefined) return this.#pause(0, () => this.#onBroken('no address is known'));
    const buffer = new ReceiveBuffer();
    const socket = connect({
      ...address,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: settings.keepAliveMs,
      onread: {
        buffer: () => buffer.room(),
        callback: (sizeBytes) => {
          this.#onData(socket, buffer.take(sizeBytes));
          return true;
        },
      },
    });
    this.#connection = { type: 'dialling', socket };
    let cause = 'it closed the connection';
    socket.on('error', (error) => {
      cause = error.message;
    });
    socket.on('end', () => this.#onBroken(cause, socket));
    socket.on('close', () => this.#onBroken(cause, socket));
    this.#stopTimer = timers.after(settings.connectTimeoutMs, () =>
      this.#onBroken('no connection in time', socket),
    );
  }

  #onData(socket: Socket, chunk: Uint8Array): void {
    if (!this.#isOf(socket)) return;
    this.#frames.push(chunk);
    try {
      while (this.#isOf(socket)) {
        const frame = this.#frames.take();
        if (frame === undefined) return;
        this.#onFrame(frame);
      }
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#onBroken(error.message, socket);
    }
  }

  #onFrame(frame: readonly Uint8Array[]): void {
    const connection = this.#connection;
    switch (connection.type) {
      case 'down':
        return;
      case 'dialling':
        return this.#onGreeting(frame, connection.socket);
      case 'greeted':
        return this.#onVerdict(frame, connection);
      case 'ready':
        return this.#onResponse(frame);
      default:
        connection satisfies never;
    }
  }

  #onGreeting(frame: readonly Uint8Array[], socket: Socket): void {
    const { credentials, to } = this.#options;
    const nonces = { listening: Buffer.from(readGreeting(frame)), dialling: newNonce() };
    this.#connection = { type: 'greeted', socket, nonces };
    sendSlices(socket, writeIntroduction(credentials, to, nonces));
  }

  #onVerdict(
    frame: readonly Uint8Array[],
    { socket, nonces }: Connection & { readonly type: 'greeted' },
  ): void {
    const { credentials, to } = this.#options;
    const verdict = readVerdict(frame, credentials.secret, nonces);
    if (verdict.type === 'refused') return this.#onBroken(verdict.reason, socket);
    if (verdict.peer.nodeId !== to) {
      return this.#onBroken(`node ${verdict.peer.nodeId} is at its address`, socket);
    }
    this.#stopTimer();
    this.#frames.sizeBytesMax = RESPONSE_SIZE_BYTES_MAX;
    this.#connection = { type: 'ready', socket };
    if (this.#outstanding !== undefined) this.#send(this.#outstanding, socket);
  }

  #send(outstanding: Outstanding, socket: Socket): void {
    const { timers, settings, clientId } = this.#options;
    const { request } = outstanding;
    this.#correlationId = (this.#correlationId + 1) & 0x7fff_ffff;
    outstanding.correlationId = this.#correlationId;
    this.#stopTimer = timers.after(request.maxWaitMs + settings.responseTimeoutMs, () =>
      this.#onBroken('no answer in time', socket),
    );
    const header = { correlationId: this.#correlationId, clientId };
    sendSlices(socket, writeRequest(fetchCodec, header, request));
  }

  #onResponse(frame: readonly Uint8Array[]): void {
    const reader = new WireReader(frame);
    const correlationId = readCorrelationId(reader);
    const outstanding = this.#outstanding;
    if (outstanding === undefined || outstanding.correlationId !== correlationId) {
      throw new WireError('malformed', 'an answer that nobody waits for');
    }
    const response = readResponseBody(reader, fetchCodec);
    this.#stopTimer();
    this.#failures = 0;
    this.#outstanding = undefined;
    outstanding.done({ type: 'response', response });
  }

  #isOf(socket: Socket): boolean {
    return 'socket' in this.#connection && this.#connection.socket === socket;
  }

  /** Without `socket`: there never was one. */
  #onBroken(reason: string, socket?: Socket): void {
    if (socket !== undefined && !this.#isOf(socket)) return;
    this.#hangUp();
    this.#failures += 1;
    this.#pause(this.#pauseMs(), () => {
      if (this.#outstanding !== undefined) this.#dial();
    });
    this.#fail(reason);
  }

  #pause(pauseMs: number, then: () => void): void {
    this.#isPausing = true;
    this.#stopTimer = this.#options.timers.after(pauseMs, () => {
      this.#isPausing = false;
      then();
    });
  }

  #pauseMs(): number {
    const { first, last } = this.#options.settings.pauseMs;
    const most = Math.min(last, first * 2 ** Math.min(this.#failures - 1, 16));
    return most * (1 - this.#options.random() / 2);
  }

  #hangUp(): void {
    this.#stopTimer();
    const connection = this.#connection;
    this.#connection = { type: 'down' };
    // What is left of an answer that broke off.
    this.#frames = new FrameReader(HANDSHAKE_FRAME_SIZE_BYTES_MAX);
    if ('socket' in connection) connection.socket.destroy();
  }

  #fail(reason: string): void {
    const outstanding = this.#outstanding;
    this.#outstanding = undefined;
    outstanding?.done({ type: 'failed', reason });
  }
}
