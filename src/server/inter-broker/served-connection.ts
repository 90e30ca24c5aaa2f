/**
 * One connection that another broker has made to this one: the handshake, then its requests, each
 * answered before the next is looked at.
 *
 *     greeted ──proven──> idle <──── answered ────┐
 *        │                 └── request ──> serving ┘
 *        └── refused, silent, garbage ──> closed <── either end, a stall, bytes that are no request
 *
 * Memory is bounded: no more is read while `RECEIVED_BYTES_MAX` wait, and no request is looked at
 * while an answer of `SENT_BYTES_MAX` has not left. A peer that reads nothing for `stallTimeoutMs`
 * while there is something to read is given up; one that is silent is the kernel's to notice, by
 * keepalive.
 */
import type { Socket } from 'node:net';
import type { Cancel, Timers } from '../../clock.ts';
import type { ReplicaFetches } from '../../replication/replica-fetches.ts';
import { compileApi } from '../../wire/api.ts';
import { apiVersionsApi } from '../../wire/apis/api-versions.ts';
import type { FetchResponse } from '../../wire/apis/fetch.ts';
import { fetchApi } from '../../wire/apis/fetch.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import { FrameReader } from '../../wire/frame-reader.ts';
import type { RequestHeader } from '../../wire/messages.ts';
import { readRequestBody, readRequestHeader, writeResponse } from '../../wire/messages.ts';
import { WireError } from '../../wire/wire-error.ts';
import { WireReader } from '../../wire/wire-reader.ts';
import type { Credentials, Peer } from './handshake.ts';
import {
  HANDSHAKE_FRAME_SIZE_BYTES_MAX,
  judge,
  newNonce,
  readIntroduction,
  writeGreeting,
  writeRefusal,
  writeWelcome,
} from './handshake.ts';
import { sendSlices } from './send-slices.ts';

/** A full request for 100,000 partitions takes 4 MiB. */
const REQUEST_SIZE_BYTES_MAX = 16 << 20;
const RECEIVED_BYTES_MAX = REQUEST_SIZE_BYTES_MAX;
const SENT_BYTES_MAX = 4 << 20;

/** The one version of Fetch that brokers of one cluster speak. */
const FETCH_VERSION = 17;
const fetchCodec = compileApi(fetchApi, FETCH_VERSION);
const served = [
  { apiKey: fetchApi.key, minVersion: FETCH_VERSION, maxVersion: FETCH_VERSION },
  {
    apiKey: apiVersionsApi.key,
    minVersion: apiVersionsApi.versions.first,
    maxVersion: apiVersionsApi.versions.last,
  },
];

export interface ServedConnectionOptions {
  readonly credentials: Credentials;
  readonly fetches: Pick<ReplicaFetches, 'serve' | 'onDisconnected'>;
  readonly timers: Timers;
  readonly settings: ServedConnectionSettings;
  readonly listener: ServedConnectionListener;
}

export interface ServedConnectionSettings {
  readonly handshakeTimeoutMs: number;
  readonly stallTimeoutMs: number;
  readonly keepAliveMs: number;
}

export interface ServedConnectionListener {
  onProven(connection: ServedConnection): void;
  /** Once; `reason` is set where this end closed it. */
  onClosed(connection: ServedConnection, reason: string | undefined): void;
}

type State =
  | { readonly type: 'greeted'; readonly nonce: Uint8Array; readonly stopTimer: Cancel }
  | { readonly type: 'idle'; readonly peer: Peer }
  | { readonly type: 'serving'; readonly peer: Peer; readonly cancel: Cancel | undefined }
  | { readonly type: 'closed' };

export class ServedConnection {
  readonly #socket: Socket;
  readonly #options: ServedConnectionOptions;
  readonly #frames = new FrameReader(HANDSHAKE_FRAME_SIZE_BYTES_MAX);
  #state: State;
  #isHandling = false;

  constructor(socket: Socket, options: ServedConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    const { timers, settings } = options;
    const nonce = newNonce();
    const stopTimer = timers.after(settings.handshakeTimeoutMs, () => this.close('no handshake'));
    this.#state = { type: 'greeted', nonce, stopTimer };
    socket.setNoDelay(true);
    socket.setKeepAlive(true, settings.keepAliveMs);
    socket.setTimeout(settings.stallTimeoutMs);
    socket.on('data', (chunk) => this.#onData(chunk));
    socket.on('drain', () => this.#handleFrames());
    socket.on('timeout', () => this.#onStill());
    socket.on('error', () => {}); // 'close' follows
    socket.on('end', () => this.close());
    socket.on('close', () => this.close());
    sendSlices(socket, writeGreeting(nonce));
  }

  /** `undefined` until it has proven itself. */
  get peer(): Peer | undefined {
    const state = this.#state;
    return state.type === 'idle' || state.type === 'serving' ? state.peer : undefined;
  }

  close(reason?: string): void {
    this.#end(reason);
    this.#socket.destroy();
  }

  #end(reason: string | undefined): void {
    const state = this.#state;
    if (state.type === 'closed') return;
    this.#state = { type: 'closed' };
    if (state.type === 'greeted') state.stopTimer();
    if (state.type === 'serving') state.cancel?.();
    if (state.type !== 'greeted') this.#options.fetches.onDisconnected(this);
    this.#options.listener.onClosed(this, reason);
  }

  #onData(chunk: Uint8Array): void {
    if (this.#state.type === 'closed') return;
    this.#frames.push(chunk);
    if (this.#frames.bufferedBytes > RECEIVED_BYTES_MAX) this.#socket.pause();
    this.#handleFrames();
  }

  /** Neither side has moved a byte for a while. */
  #onStill(): void {
    if (this.#socket.writableLength > 0) this.close('it does not read its answers');
  }

  #handleFrames(): void {
    if (this.#isHandling) return;
    this.#isHandling = true;
    try {
      while (this.#maybeHandleFrame());
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.close(error.message);
    } finally {
      this.#isHandling = false;
    }
  }

  #maybeHandleFrame(): boolean {
    const { type } = this.#state;
    if (type === 'closed' || type === 'serving') return false;
    if (this.#socket.writableLength > SENT_BYTES_MAX) return false;
    const frame = this.#frames.take();
    if (this.#socket.isPaused()) this.#socket.resume();
    if (frame === undefined) return false;
    if (this.#state.type === 'greeted') this.#onIntroduction(frame, this.#state.nonce);
    else if (this.#state.type === 'idle') this.#onRequest(frame, this.#state.peer);
    return true;
  }

  #onIntroduction(frame: readonly Uint8Array[], listening: Uint8Array): void {
    const { credentials, listener } = this.#options;
    const introduction = readIntroduction(frame);
    const refusal = judge(introduction, credentials, listening);
    if (refusal !== undefined) {
      sendSlices(this.#socket, writeRefusal(refusal));
      this.#socket.destroySoon();
      return this.#end(`refused: ${refusal}`);
    }
    if (this.#state.type === 'greeted') this.#state.stopTimer();
    const { nodeId, incarnation, nonce } = introduction.introduction;
    this.#frames.sizeBytesMax = REQUEST_SIZE_BYTES_MAX;
    this.#state = { type: 'idle', peer: { nodeId, incarnation } };
    sendSlices(this.#socket, writeWelcome(credentials, { listening, dialling: nonce }));
    listener.onProven(this);
  }

  #onRequest(frame: readonly Uint8Array[], peer: Peer): void {
    const reader = new WireReader(frame);
    const header = readRequestHeader(reader);
    switch (header.apiKey) {
      case fetchApi.key:
        return this.#onFetch(reader, header, peer);
      case apiVersionsApi.key:
        return this.#onApiVersions(reader, header);
      default:
        throw new WireError('unsupported', `api ${header.apiKey} is not served to brokers`);
    }
  }

  #onFetch(reader: WireReader, { apiVersion, correlationId }: RequestHeader, peer: Peer): void {
    if (apiVersion !== FETCH_VERSION) throw new WireError('unsupported', `Fetch v${apiVersion}`);
    const request = readRequestBody(reader, fetchCodec);
    if (request.replicaId !== peer.nodeId) {
      return this.#send(writeResponse(fetchCodec, correlationId, notThisReplica));
    }
    // An answer that is there at once comes before `serve` has returned its cancellation.
    this.#state = { type: 'serving', peer, cancel: undefined };
    const cancel = this.#options.fetches.serve(request, this, (response, onDone) => {
      if (this.#state.type !== 'serving') return;
      this.#state = { type: 'idle', peer };
      this.#send(writeResponse(fetchCodec, correlationId, response), onDone);
      this.#handleFrames();
    });
    if (this.#state.type === 'serving') this.#state = { type: 'serving', peer, cancel };
  }

  #onApiVersions(reader: WireReader, { apiVersion, correlationId }: RequestHeader): void {
    const { first, last } = apiVersionsApi.versions;
    const isKnown = apiVersion >= first && apiVersion <= last;
    const codec = compileApi(apiVersionsApi, isKnown ? apiVersion : first);
    if (isKnown) readRequestBody(reader, codec);
    const errorCode = isKnown ? errorCodes.none : errorCodes.unsupportedVersion;
    this.#send(writeResponse(codec, correlationId, { errorCode, apis: served, throttleMs: 0 }));
  }

  #send(slices: readonly Uint8Array[], onDone?: () => void): void {
    sendSlices(this.#socket, slices, onDone);
  }
}

/** It asks in the name of another broker. */
const notThisReplica: FetchResponse = {
  throttleMs: 0,
  errorCode: errorCodes.clusterAuthorizationFailed,
  sessionId: 0,
  topics: [],
};
