/**
 * One connection of a Kafka client.
 *
 *     socket ──> frames ──> budget ──> handlers ──> answers, in order ──> socket, a write a turn
 *                  ^                                   │
 *                  └── not read while too much waits ──┘
 *
 * Invariants:
 *   1. Requests are handed over in the order they came; answers leave in that order, however their
 *      handlers finish.
 *   2. A frame's size is checked before anything is kept of it, and no frame is begun beyond the
 *      node's budget.
 *   3. No request is looked at while answers of `UNSENT_BYTES_MAX` have not left, or while
 *      `IN_FLIGHT_MAX` wait. A client that reads nothing of them for `stallMs`, or stops for as
 *      long in the middle of a request, is given up; one that is silent for `idleMs` is let go.
 *      A request that comes more slowly than `bytesPerSecondMin` is given up after `stallMs` too:
 *      what the budget was told of it is wanted by others.
 *   4. What may be answered at length is begun when nothing of the same API is under way on the
 *      connection, or a client could ask for a hundred answers of `fetch.max.bytes` in as many
 *      frames. What comes behind it waits with it. One that is answered is under way no more, even
 *      where its answer waits for earlier ones: a Fetch may wait for news for long, and clients
 *      that have one connection for all send the requests of their groups behind it.
 *   5. Bytes that are no request close the connection, once all before them is answered: what
 *      follows them cannot be told apart.
 */
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import type { Cancel, Clock } from '../clock.ts';
import { apiVersionsApi } from '../wire/apis/api-versions.ts';
import { FrameReader } from '../wire/frame-reader.ts';
import type { RequestHeader } from '../wire/messages.ts';
import { readRequestBody, readRequestHeader, writeResponse } from '../wire/messages.ts';
import { WireError } from '../wire/wire-error.ts';
import { WireReader } from '../wire/wire-reader.ts';
import type { Call, Caller, ClientSoftware } from './api-handler.ts';
import { CLOSE, NO_ANSWER } from './api-handler.ts';
import { answerApiVersions } from './api-versions.ts';
import type { Beginner, RequestBudget } from './request-budget.ts';
import type { ServedApis, ServedVersion } from './served-apis.ts';

const UNSENT_BYTES_MAX = 1 << 20;
const IN_FLIGHT_MAX = 100;
/** What a TLS connection begins with: a handshake record, and the first byte of the version. */
const TLS_HANDSHAKE = 0x1603;
/** So much may come behind a request that is held: a client that goes is noticed meanwhile. */
const HELD_BYTES_MAX = 64 << 10;
/**
 * A request names no more topics, partitions and whatever else there is, all told: the largest one
 * allowed could name a hundred million, and reading it would take all memory. A cluster has fewer.
 */
const ITEMS_MAX = 1_000_000;
/** Of a larger request the budget is told as it arrives. */
const RESERVED_AT_ONCE_BYTES = 1 << 20;

export interface ConnectionSettings {
  readonly requestSizeBytesMax: number;
  readonly stallMs: number;
  readonly idleMs: number;
  readonly bytesPerSecondMin: number;
}

export interface ConnectionOptions {
  readonly id: number;
  /** Of the listener that it came to. */
  readonly listener: string;
  readonly apis: ServedApis;
  readonly budget: RequestBudget;
  readonly settings: ConnectionSettings;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Once; `reason` is set where this end closed it. */
  readonly onClosed: (connection: Connection, reason: string | undefined) => void;
}

interface Serving {
  readonly served: ServedVersion;
  readonly header: RequestHeader;
  readonly call: Call<unknown>;
}

/** A request that has not been answered, or whose answer waits for those before it. */
interface Pending {
  readonly sizeBytes: number;
  answer: readonly Uint8Array[] | undefined;
  cancel: Cancel | undefined;
  onLeft?: (() => void) | undefined;
}

const NOTHING: readonly Uint8Array[] = [];

export class Connection implements Beginner {
  readonly #socket: Socket;
  readonly #options: ConnectionOptions;
  readonly #frames: FrameReader;
  /** From `#first` on, in the order of arrival. */
  readonly #pending: Pending[] = [];
  #first = 0;
  /** APIs of which a request may be answered at length, and has not been. */
  readonly #lengthy = new Set<number>();
  /** The next frame is one of those. */
  #isHeld = false;
  /** Of answers that wait for earlier ones. */
  #heldBytes = 0;
  /** What the budget was told of the frame that is being received. */
  #reservedBytes = 0;
  /** When that frame must be there. */
  #dueMs: number | undefined;
  #software: ClientSoftware | undefined;
  #caller: Caller | undefined;
  /** One request at least was one. */
  #hasAsked = false;
  #stillMs = 0;
  #isHandling = false;
  #isCorked = false;
  /** What came was no request: nothing more is looked at. */
  #fault: string | undefined;
  #isClosed = false;

  constructor(socket: Socket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    const { requestSizeBytesMax } = options.settings;
    this.#frames = new FrameReader(requestSizeBytesMax);
    socket.setNoDelay(true);
    socket.setKeepAlive(true);
    socket.setTimeout(this.#timeoutMs);
    socket.on('data', (chunk) => this.#onData(chunk));
    socket.on('drain', () => this.#handleFrames());
    socket.on('timeout', () => this.#onStill());
    socket.on('error', () => {}); // 'close' follows
    socket.on('end', () => this.close());
    socket.on('close', () => this.close());
  }

  get id(): number {
    return this.#options.id;
  }

  /** As ApiVersions told. */
  get software(): ClientSoftware | undefined {
    return this.#software;
  }

  close(reason?: string): void {
    this.#socket.destroy();
    this.#finish(reason);
  }

  #finish(reason: string | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { apis, budget, id, onClosed } = this.#options;
    budget.forget(this);
    budget.release(this.#reservedBytes);
    for (const { cancel, answer, sizeBytes, onLeft } of this.#pending.splice(this.#first)) {
      onLeft?.();
      if (answer !== undefined) continue;
      budget.release(sizeBytes);
      cancel?.();
    }
    apis.onGone(id);
    onClosed(this, reason);
  }

  onBudget(): void {
    this.#handleFrames();
  }

  /** Half of what is looked for: a process that was paused sees its timers before its sockets. */
  get #timeoutMs(): number {
    const { stallMs, idleMs } = this.#options.settings;
    return Math.min(stallMs, idleMs) / 2;
  }

  #onData(chunk: Uint8Array): void {
    if (this.#isClosed || this.#fault !== undefined) return;
    this.#stillMs = 0;
    this.#frames.push(chunk);
    this.#handleFrames();
  }

  /** Neither side has moved a byte for a while. */
  #onStill(): void {
    const { stallMs, idleMs } = this.#options.settings;
    this.#stillMs += this.#timeoutMs;
    if (this.#stillMs >= stallMs) {
      if (this.#socket.writableLength > 0) return this.close('it does not read its answers');
      const isReceiving = this.#reservedBytes > 0 && !this.#socket.isPaused();
      if (isReceiving) return this.close('it stopped in the middle of a request');
    }
    const isIdle = this.#pending.length === this.#first;
    if (isIdle && this.#stillMs >= idleMs) return this.close();
    this.#socket.setTimeout(this.#timeoutMs);
  }

  #handleFrames(): void {
    if (this.#isHandling) return;
    this.#isHandling = true;
    try {
      while (this.#maybeHandleFrame());
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#fault = this.#hasAsked ? error.message : strangerOf(error);
      this.#maybeEnd();
    } finally {
      this.#isHandling = false;
    }
  }

  #maybeHandleFrame(): boolean {
    if (this.#isClosed || this.#fault !== undefined) return false;
    if (!this.#mayHandle()) return this.#stopReading();
    const sizeBytes = this.#frames.nextSizeBytes();
    this.#isHeld = this.#isBehindItsKind;
    if (this.#isHeld) return this.#hold();
    if (sizeBytes !== undefined) {
      const hasBegun = this.#reservedBytes > 0;
      if (!hasBegun && !this.#options.budget.mayBegin(this)) return this.#stopReading();
      this.#reserve(sizeBytes);
    }
    const frame = this.#frames.take();
    if (this.#socket.isPaused()) this.#socket.resume();
    if (sizeBytes === undefined) return false;
    if (frame === undefined) return this.#onPart(sizeBytes);
    this.#dueMs = undefined;
    this.#reservedBytes = 0;
    this.#onRequest(frame, sizeBytes);
    return true;
  }

  get #isBehindItsKind(): boolean {
    if (this.#lengthy.size === 0) return false;
    const apiKey = this.#frames.nextInt16();
    return apiKey !== undefined && this.#lengthy.has(apiKey);
  }

  #hold(): false {
    const isSeen = this.#reservedBytes === 0 && this.#frames.bufferedBytes <= HELD_BYTES_MAX;
    if (!isSeen) return this.#stopReading();
    if (this.#socket.isPaused()) this.#socket.resume();
    return false;
  }

  #mayHandle(): boolean {
    if (this.#pending.length - this.#first >= IN_FLIGHT_MAX) return false;
    return this.#socket.writableLength + this.#heldBytes <= UNSENT_BYTES_MAX;
  }

  /** After a fault, when no request waits for its answer: those that have not left still do. */
  #maybeEnd(): void {
    if (this.#fault === undefined || this.#pending.length > this.#first) return;
    this.#socket.destroySoon();
    this.#finish(this.#fault);
  }

  /** Of a frame that is not whole. Bytes that trickle keep `stallMs` from ever being over. */
  #onPart(sizeBytes: number): false {
    const { stallMs, bytesPerSecondMin } = this.#options.settings;
    const nowMs = this.#options.clock.monotonicMs();
    this.#dueMs ??= nowMs + stallMs + (1000 * sizeBytes) / bytesPerSecondMin;
    if (nowMs > this.#dueMs) this.close('its request comes too slowly');
    return false;
  }

  #stopReading(): false {
    this.#dueMs = undefined;
    this.#socket.pause();
    return false;
  }

  #reserve(sizeBytes: number): void {
    const received = Math.max(this.#frames.bufferedBytes, RESERVED_AT_ONCE_BYTES);
    const reservedBytes = Math.min(sizeBytes, received);
    if (reservedBytes <= this.#reservedBytes) return;
    this.#options.budget.take(reservedBytes - this.#reservedBytes);
    this.#reservedBytes = reservedBytes;
  }

  #onRequest(frame: readonly Uint8Array[], sizeBytes: number): void {
    const { apis, budget } = this.#options;
    let pending: Pending | undefined;
    try {
      const reader = new WireReader(frame, ITEMS_MAX);
      const header = readRequestHeader(reader);
      this.#hasAsked = true;
      if (header.apiKey === apiVersionsApi.key) return this.#onApiVersions(reader, header);
      const served = apis.find(header.apiKey, header.apiVersion);
      if (served === undefined) throw this.#unsupported(header);
      const request = readRequestBody(reader, served.codec);
      const caller = this.#callerOf(header.clientId);
      pending = { sizeBytes, answer: undefined, cancel: undefined };
      this.#pending.push(pending);
      this.#serve(pending, {
        served,
        header,
        call: { request, version: served.codec.version, caller },
      });
    } finally {
      if (pending === undefined) budget.release(sizeBytes);
    }
  }

  #serve(pending: Pending, { served, header, call }: Serving): void {
    const { handler, codec } = served;
    const { api, answersAtLength = false } = handler;
    if (answersAtLength) this.#lengthy.add(api.key);
    const cancel = handler.handle(call, (response, onLeft) => {
      if (this.#isClosed) return onLeft?.();
      assert(pending.answer === undefined, `${api.name} has answered twice`);
      if (answersAtLength) this.#lengthy.delete(api.key);
      pending.onLeft = onLeft;
      if (response === CLOSE) return this.close();
      let answer = NOTHING;
      try {
        if (response !== NO_ANSWER) answer = writeResponse(codec, header.correlationId, response);
      } catch (error) {
        // As where it repeats so much of what the client said that it has no room.
        if (error instanceof WireError) return this.close(`no answer: ${error.message}`);
        throw error;
      }
      this.#options.budget.release(pending.sizeBytes);
      this.#answer(pending, answer);
    });
    // An answer that is there at once comes before `handle` has returned its cancellation.
    if (pending.answer === undefined) pending.cancel = cancel;
  }

  #onApiVersions(reader: WireReader, header: RequestHeader): void {
    const { frame, software } = answerApiVersions(reader, header, this.#options.apis.ranges);
    this.#software = software ?? this.#software;
    this.#caller = undefined;
    const pending = { sizeBytes: 0, answer: undefined, cancel: undefined };
    this.#pending.push(pending);
    this.#answer(pending, frame);
  }

  #answer(pending: Pending, answer: readonly Uint8Array[]): void {
    pending.answer = answer;
    // It holds the request.
    pending.cancel = undefined;
    if (this.#pending[this.#first] === pending) return this.#sendAnswers();
    for (const { length } of answer) this.#heldBytes += length;
    if (this.#isHeld) this.#handleFrames();
  }

  /** Sends those that wait for none before them. */
  #sendAnswers(): void {
    let isHeld = false;
    for (;;) {
      const pending = this.#pending[this.#first];
      const answer = pending?.answer;
      if (pending === undefined || answer === undefined) break;
      const { onLeft } = pending;
      // Later ones may keep its place for long.
      pending.answer = NOTHING;
      pending.onLeft = undefined;
      this.#first += 1;
      if (answer.length > 0 && !this.#isLast(answer)) this.#cork();
      for (const [at, slice] of answer.entries()) {
        if (isHeld) this.#heldBytes -= slice.length;
        const isEnd = at === answer.length - 1;
        this.#socket.write(slice, isEnd ? onLeft : undefined);
      }
      if (answer.length === 0) onLeft?.();
      isHeld = true;
    }
    if (this.#first === this.#pending.length) {
      this.#pending.length = 0;
      this.#first = 0;
    } else if (this.#first >= IN_FLIGHT_MAX) {
      this.#pending.splice(0, this.#first);
      this.#first = 0;
    }
    this.#stillMs = 0;
    this.#maybeEnd();
    if (this.#socket.isPaused() || this.#isHeld) this.#handleFrames();
  }

  /** One write as it is, and none that could go with it. */
  #isLast({ length }: readonly Uint8Array[]): boolean {
    return length === 1 && this.#first === this.#pending.length && this.#frames.bufferedBytes === 0;
  }

  /** All answers of this turn leave in one write. */
  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#socket.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.#socket.uncork();
    });
  }

  #callerOf(clientId: string | null): Caller {
    if (this.#caller?.clientId === clientId) return this.#caller;
    const { id: connectionId, listener } = this.#options;
    const { remoteAddress, localAddress, localPort = 0 } = this.#socket;
    const caller = {
      connectionId,
      clientId,
      clientHost: `/${plainAddress(remoteAddress)}`,
      listener,
      localHost: plainAddress(localAddress),
      localPort,
      software: this.#software,
    };
    this.#caller = caller;
    return caller;
  }

  #unsupported({ apiKey, apiVersion, clientId }: RequestHeader): WireError {
    const { name = 'unknown software', version = '' } = this.#software ?? {};
    const client = `${name} ${version}`.trimEnd();
    const api = this.#options.apis.nameOf(apiKey);
    const what = `${api} (key ${apiKey}) version ${apiVersion} is not served`;
    return new WireError('unsupported', `${what}; asked by ${clientId ?? 'a client'}, ${client}`);
  }
}

/** A first frame that cannot be one is mostly another protocol's. */
function strangerOf({ message }: WireError): string {
  const size = Number(/^a frame of (-?\d+) bytes/.exec(message)?.[1]);
  if (size >>> 16 === TLS_HANDSHAKE)
    return `${message}: this looks like TLS, which is not spoken here`;
  const letters = Buffer.alloc(4);
  letters.writeInt32BE(size | 0);
  return /^[A-Z]{3}/.test(letters.toString()) ? `${message}: this looks like HTTP` : message;
}

/** IPv4 as it is, where it comes over a socket that takes both. */
export function plainAddress(address = ''): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
