/** Calls made by hand over HTTP/2, so that they can be wrong in any way. */
import { once } from 'node:events';
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import { connect } from 'node:http2';
import type { Scope } from './node-process.ts';

export interface RawAnswer {
  /** The gRPC status; `undefined`: the stream was reset, or answered without one. */
  readonly status: number | undefined;
  readonly message: string;
  /** The messages of the answer, each behind its head. */
  readonly body: Buffer;
}

/** Room for several of the largest messages: a session that is out of it sends none of one. */
const SESSION_MEGABYTES = 256;

export class RawDoor {
  readonly #session: ClientHttp2Session;

  constructor(t: Scope, address: string) {
    this.#session = connect(`http://${address}`, { maxSessionMemory: SESSION_MEGABYTES });
    this.#session.on('error', () => undefined);
    t.teardown(() => this.#session.destroy());
  }

  /** What may be sent before the server has read any of it: over all, and over one stream. */
  async receiveWindow(): Promise<{ readonly connection: number; readonly stream: number }> {
    if (this.#session.connecting) await once(this.#session, 'remoteSettings');
    // The answer comes after all that a server says at the begin of a connection.
    await new Promise<void>((resolve) => {
      this.#session.ping(() => resolve());
    });
    return {
      connection: this.#session.state.remoteWindowSize ?? 0,
      stream: this.#session.remoteSettings.initialWindowSize ?? 0,
    };
  }

  open(path: string, headers: Readonly<Record<string, string>> = {}): ClientHttp2Stream {
    const stream = this.#session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...headers,
    });
    stream.on('error', () => undefined);
    return stream;
  }

  async call(
    path: string,
    body: Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawAnswer> {
    const stream = this.open(path, headers);
    let [status, message]: [string | undefined, string] = [undefined, ''];
    const onHeaders = (fields: Readonly<Record<string, unknown>>) => {
      if (fields['grpc-status'] !== undefined) status = String(fields['grpc-status']);
      if (fields['grpc-message'] !== undefined) message = String(fields['grpc-message']);
    };
    stream.on('response', onHeaders);
    stream.on('trailers', onHeaders);
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.end(body);
    await new Promise((resolve) => stream.once('close', resolve));
    return {
      status: status === undefined ? undefined : Number(status),
      message: decodeURI(message),
      body: Buffer.concat(chunks),
    };
  }

  /** As when a client is killed. */
  destroy(): void {
    this.#session.destroy();
  }
}

/** One message as it travels: a flag, its length, its bytes. */
export function framed(message: Uint8Array, isCompressed = false): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt8(isCompressed ? 1 : 0);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}
