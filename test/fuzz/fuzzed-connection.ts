/**
 * A stranger that sends its frames some at a time, on one connection after another. The server
 * answers, or closes, or waits because it was asked to: all three are fine, and after each the
 * stranger goes on. Correlation ids count the frames of a connection, so that an answer tells how
 * far the server has come; frames behind one that ended the connection are sent again.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { FrameReader } from '../../src/wire/frame-reader.ts';
import { readCorrelationId } from '../../src/wire/messages.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';
import type { Random } from '../sim/random.ts';

/** Fewer than a server takes in before it answers. */
const WINDOW = 32;
/**
 * A wait that was asked for may be long; nobody has to see its end. Where the server answers others
 * neither, it is busy: connections that give up and come again would only fill its queue. Given up
 * too early, what lies behind bytes that close the connection would count as dealt with.
 */
const PATIENCE_MS = 1000;
const ANSWER_SIZE_BYTES_MAX = 64 << 20;
const CORRELATION_ID_AT = 8;

export interface FuzzedConnectionOptions {
  readonly port: number;
  readonly random: Random;
  /** `undefined`: there are no more. */
  readonly nextFrame: () => Buffer | undefined;
  /** So many frames more were answered, or ended their connection, or wait. */
  readonly onDealtWith: (frames: number) => void;
  /** How many answers others have had. `undefined`: there is nothing to wait for any more. */
  readonly pulse: () => number | undefined;
}

export class FuzzedConnection {
  readonly #options: FuzzedConnectionOptions;
  /** Sent, or to be sent again, and not dealt with. */
  readonly #window: Buffer[] = [];
  #hasMore = true;

  constructor(options: FuzzedConnectionOptions) {
    this.#options = options;
  }

  /** What the server has not dealt with, the oldest first. */
  get unanswered(): readonly Buffer[] {
    return this.#window;
  }

  /** Until there are no more frames. Rejects when the server cannot be reached any more. */
  async run(): Promise<void> {
    while (this.#fill()) await this.#runOne();
  }

  /** Returns whether there is anything to send. */
  #fill(): boolean {
    while (this.#hasMore && this.#window.length < WINDOW) {
      const frame = this.#options.nextFrame();
      if (frame === undefined) this.#hasMore = false;
      else this.#window.push(frame);
    }
    return this.#window.length > 0;
  }

  /** One connection's life. */
  async #runOne(): Promise<void> {
    const socket = connect({ host: '127.0.0.1', port: this.#options.port, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    await new Promise<void>((resolve) => this.#drive(socket, resolve));
  }

  #drive(socket: Socket, done: () => void): void {
    const answers = new FrameReader(ANSWER_SIZE_BYTES_MAX);
    let firstId = 0;
    let sent = 0;
    let pulse = this.#options.pulse();
    const send = (): void => {
      if (!this.#fill()) return this.#end(socket);
      pulse = this.#options.pulse() ?? pulse;
      const frames = this.#window.slice(sent);
      for (const frame of frames) {
        if (frame.length >= CORRELATION_ID_AT + 4) {
          frame.writeInt32BE(firstId + sent, CORRELATION_ID_AT);
        }
        sent += 1;
      }
      if (frames.length > 0) socket.write(Buffer.concat(frames));
    };
    const drop = (count: number): void => {
      this.#window.splice(0, count);
      firstId += count;
      sent -= count;
      this.#options.onDealtWith(count);
    };
    const onStill = (): void => {
      const now = this.#options.pulse();
      if (now === pulse) return void socket.setTimeout(PATIENCE_MS);
      drop(sent);
      this.#end(socket);
    };
    socket.setTimeout(PATIENCE_MS);
    socket.on('timeout', () => {
      const before = socket.bytesRead;
      // A process that was busy sees its timers before what has come meanwhile.
      setImmediate(() => {
        if (socket.bytesRead === before && !socket.destroyed) onStill();
      });
    });
    socket.on('error', () => {}); // 'close' follows
    socket.on('data', (chunk) => {
      answers.push(chunk);
      let lastId: number | undefined;
      for (let frame = answers.take(); frame !== undefined; frame = answers.take()) {
        lastId = readCorrelationId(new WireReader(frame));
      }
      if (lastId !== undefined) drop(Math.min(Math.max(lastId - firstId + 1, 0), sent));
      // Less often, and more frames at a time.
      if (sent <= WINDOW / 2) send();
    });
    socket.on('close', () => {
      if (sent > 0) drop(1);
      done();
    });
    send();
  }

  #end(socket: Socket): void {
    if (this.#options.random.chance(0.5)) socket.resetAndDestroy();
    else socket.destroy();
  }
}
