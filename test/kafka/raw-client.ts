/** A client that sends what it is told, sound or not, and reads frames. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { ExecutionContext } from 'ava';
import type { Api } from '../../src/wire/api.ts';
import { compileApi } from '../../src/wire/api.ts';
import { FrameReader } from '../../src/wire/frame-reader.ts';
import { readCorrelationId, readResponseBody, writeRequest } from '../../src/wire/messages.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';

const ANSWER_SIZE_BYTES_MAX = 64 << 20;

export interface Answer {
  readonly correlationId: number;
  /** After the correlation id. */
  readonly reader: WireReader;
}

export class RawClient {
  readonly socket: Socket;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<unknown>;
  readonly #frames = new FrameReader(ANSWER_SIZE_BYTES_MAX);
  #correlationId = 0;
  #wake: () => void = () => {};
  #isClosed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    this.closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      this.#frames.push(chunk);
      this.#wake();
    });
    socket.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  static async connect(t: ExecutionContext, port: number): Promise<RawClient> {
    const socket = connect({ host: '127.0.0.1', port });
    t.teardown(() => socket.destroy());
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  /** Bytes as they are. */
  write(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Returns its correlation id. */
  send<Request>(api: Api<Request, unknown>, version: number, request: Request): number {
    this.#correlationId += 1;
    const header = { correlationId: this.#correlationId, clientId: 'raw' };
    const frame = writeRequest(compileApi(api, version), header, request);
    this.write(Buffer.concat(frame));
    return this.#correlationId;
  }

  /** The next frame; `undefined` when the connection is closed. */
  async receive(): Promise<Answer | undefined> {
    for (;;) {
      const frame = this.#frames.take();
      if (frame !== undefined) {
        const reader = new WireReader(frame);
        return { correlationId: readCorrelationId(reader), reader };
      }
      if (this.#isClosed) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async call<Request, Response>(
    api: Api<Request, Response>,
    version: number,
    request: Request,
  ): Promise<Response> {
    this.send(api, version, request);
    const answer = await this.receive();
    if (answer === undefined) throw new Error('the connection is closed');
    return readResponseBody(answer.reader, compileApi(api, version));
  }
}

/** A frame around a body that no codec would write. */
export function frameOf(apiKey: number, apiVersion: number, body: Uint8Array): Buffer {
  const header = Buffer.from('00000000_0000_0000_0000002a_0003_726177'.replaceAll('_', ''), 'hex');
  header.writeInt32BE(header.length - 4 + body.length);
  header.writeInt16BE(apiKey, 4);
  header.writeInt16BE(apiVersion, 6);
  return Buffer.concat([header, body]);
}
