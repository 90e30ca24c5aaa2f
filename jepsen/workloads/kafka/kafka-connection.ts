/**
 * A connection to one Kafka door that sends each request once. Whoever waits is told of time that
 * is over and of a socket that closes: what was asked for may then have been done, unless the
 * request never left.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Api } from '../../../src/wire/api.ts';
import { compileApi } from '../../../src/wire/api.ts';
import { FrameReader } from '../../../src/wire/frame-reader.ts';
import { readCorrelationId, readResponseBody, writeRequest } from '../../../src/wire/messages.ts';
import { WireReader } from '../../../src/wire/wire-reader.ts';

const ANSWER_SIZE_BYTES_MAX = 64 << 20;

export type Asked<Response> =
  | { readonly type: 'answered'; readonly response: Response }
  /** It never left. */
  | { readonly type: 'unsent' }
  | { readonly type: 'unknown' };

export interface Request<Message, Response> {
  readonly api: Api<Message, Response>;
  readonly version: number;
  readonly message: Message;
}

type Waiting = (frame: WireReader | undefined) => void;

export class KafkaConnection {
  readonly #socket: Socket;
  readonly #frames = new FrameReader(ANSWER_SIZE_BYTES_MAX);
  readonly #waiting = new Map<number, Waiting>();
  readonly #connected: Promise<boolean>;
  #correlationId = 0;
  #isClosed = false;

  constructor(address: string) {
    const colon = address.lastIndexOf(':');
    const [host, port] = [address.slice(0, colon), Number(address.slice(colon + 1))];
    this.#socket = connect({ host, port, noDelay: true });
    this.#connected = new Promise((resolve) => {
      this.#socket.once('connect', () => resolve(true));
      this.#socket.once('close', () => resolve(false));
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#onClosed());
    this.#socket.on('data', (chunk) => this.#onData(chunk));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async ask<Message, Response>(
    { api, version, message }: Request<Message, Response>,
    timeoutMs: number,
  ): Promise<Asked<Response>> {
    const codec = compileApi(api, version);
    const timer = setTimeout(() => this.close(), timeoutMs);
    try {
      if (!(await this.#connected) || this.#isClosed) return { type: 'unsent' };
      this.#correlationId += 1;
      const header = { correlationId: this.#correlationId, clientId: 'jepsen' };
      const frame = writeRequest(codec, header, message);
      const reader = await new Promise<WireReader | undefined>((resolve) => {
        this.#waiting.set(header.correlationId, resolve);
        this.#socket.write(Buffer.concat(frame));
      });
      if (reader === undefined) return { type: 'unknown' };
      return { type: 'answered', response: readResponseBody(reader, codec) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends what no answer comes to; whether it left is not known. */
  async tell<Message, Response>({
    api,
    version,
    message,
  }: Request<Message, Response>): Promise<boolean> {
    if (!(await this.#connected) || this.#isClosed) return false;
    this.#correlationId += 1;
    const header = { correlationId: this.#correlationId, clientId: 'jepsen' };
    this.#socket.write(Buffer.concat(writeRequest(compileApi(api, version), header, message)));
    return true;
  }

  close(): void {
    this.#socket.destroy();
  }

  #onData(chunk: Buffer): void {
    this.#frames.push(chunk);
    for (let frame = this.#frames.take(); frame !== undefined; frame = this.#frames.take()) {
      const reader = new WireReader(frame);
      const id = readCorrelationId(reader);
      this.#waiting.get(id)?.(reader);
      this.#waiting.delete(id);
    }
  }

  #onClosed(): void {
    this.#isClosed = true;
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }
}
