/**
 * A connection of the framed protocol that costs next to nothing: frames are sent as they are
 * handed in, as often as wanted, and answers are told apart by their order. What is asked once goes
 * through the codec.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Api, ApiCodec } from '../../src/wire/api.ts';
import { compileApi } from '../../src/wire/api.ts';
import { FrameReader } from '../../src/wire/frame-reader.ts';
import { readResponseBody, writeRequest } from '../../src/wire/messages.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';

const FRAME_SIZE_BYTES_MAX = 64 << 20;
const CORRELATION_ID_SIZE_BYTES = 4;
const CLIENT_ID = 'balsa-bench';

type Answered = (frame: readonly Uint8Array[]) => void;

export class WireConnection {
  readonly #socket: Socket;
  readonly #frames = new FrameReader(FRAME_SIZE_BYTES_MAX);
  /** Of what was sent and is not answered, the oldest first. */
  readonly #waiting: Answered[] = [];
  /** What went wrong; nothing is answered any more. */
  #failed: (error: Error) => void = () => {};
  readonly failure: Promise<never>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.failure = new Promise((_, reject) => {
      this.#failed = reject;
    });
    this.failure.catch(() => {});
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#onData(chunk));
    socket.on('error', (error) => this.#failed(error));
    socket.on('close', () => this.#failed(new Error('the server has closed the connection')));
  }

  static async open(address: string): Promise<WireConnection> {
    const [host = '', port] = address.split(':');
    const socket = connect({ host, port: Number(port) });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new WireConnection(socket);
  }

  /** `onAnswered` is given the answer's frame. */
  send(frame: readonly Uint8Array[], onAnswered: Answered): void {
    this.#waiting.push(onAnswered);
    this.#socket.cork();
    for (const slice of frame) this.#socket.write(slice);
    this.#socket.uncork();
  }

  async call<Request, Response>(
    api: Api<Request, Response>,
    version: number,
    request: Request,
  ): Promise<Response> {
    const codec = compileApi(api, version);
    const answer = new Promise<readonly Uint8Array[]>((resolve) => {
      this.send(frameOf(codec, request), resolve);
    });
    return readAnswer(codec, await Promise.race([answer, this.failure]));
  }

  close(): void {
    this.#socket.destroy();
  }

  #onData(chunk: Uint8Array): void {
    this.#frames.push(chunk);
    for (let frame = this.#frames.take(); frame !== undefined; frame = this.#frames.take()) {
      this.#waiting.shift()?.(frame);
    }
  }
}

/** Correlation ids are not looked at: answers come in the order of their requests. */
export function frameOf<Request>(
  codec: ApiCodec<Request, unknown>,
  request: Request,
): readonly Uint8Array[] {
  return writeRequest(codec, { correlationId: 0, clientId: CLIENT_ID }, request);
}

export function readAnswer<Response>(
  codec: ApiCodec<unknown, Response>,
  frame: readonly Uint8Array[],
): Response {
  const reader = new WireReader(frame);
  reader.bytes(CORRELATION_ID_SIZE_BYTES);
  return readResponseBody(reader, codec);
}
