/**
 * A connection that sends frames which are almost right, a few at a time. The server answers, or
 * closes, or waits because it was asked to: all three are fine, and after each it goes on.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { FrameReader } from '../../src/wire/frame-reader.ts';

const WINDOW = 16;
/** A wait that was asked for may be long; nobody has to see its end. */
const PATIENCE_MS = 30;
const ANSWER_SIZE_BYTES_MAX = 64 << 20;

export class FuzzedConnection {
  readonly #port: number;
  readonly #nextFrame: () => Buffer | undefined;
  /** Frames that were answered, or that ended their connection. */
  readonly #onDealtWith: () => void;

  constructor(port: number, nextFrame: () => Buffer | undefined, onDealtWith: () => void) {
    this.#port = port;
    this.#nextFrame = nextFrame;
    this.#onDealtWith = onDealtWith;
  }

  /** Until there are no more frames. Rejects when the server cannot be reached any more. */
  async run(): Promise<void> {
    while (await this.#runOne());
  }

  /** One connection's life; false when there are no more frames. */
  async #runOne(): Promise<boolean> {
    const socket = connect({ host: '127.0.0.1', port: this.#port });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return await new Promise((resolve) => this.#drive(socket, resolve));
  }

  #drive(socket: Socket, done: (hasMore: boolean) => void): void {
    const frames = new FrameReader(ANSWER_SIZE_BYTES_MAX);
    let inFlight = 0;
    let hasMore = true;
    const send = (): void => {
      socket.cork();
      while (inFlight < WINDOW && hasMore) {
        const frame = this.#nextFrame();
        if (frame === undefined) hasMore = false;
        else {
          socket.write(frame);
          inFlight += 1;
        }
      }
      socket.uncork();
      if (inFlight === 0) socket.destroy();
    };
    socket.setNoDelay(true);
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('error', () => {}); // 'close' follows
    socket.on('data', (chunk) => {
      frames.push(chunk);
      while (frames.take() !== undefined) {
        inFlight -= 1;
        this.#onDealtWith();
      }
      send();
    });
    socket.on('close', () => {
      if (inFlight > 0) this.#onDealtWith();
      done(hasMore);
    });
    send();
  }
}
