/**
 * One stream of `Peers.Raft`, from either end: Raft's messages to and from one other node.
 *
 * What the other end does not take is kept up to a bound, and beyond it dropped, newest first: Raft
 * sends again what matters, and nothing that is sent may wait behind a node that is stopped.
 */
import type { balsa } from './generated/balsa.js';

/** What both ends of grpc-js have in common. */
interface Frames {
  write(frame: balsa.v1.RaftFrame.$Properties, done: () => void): boolean;
  end(): void;
  on(event: 'data', listener: (frame: balsa.v1.RaftFrame) => void): unknown;
  on(event: 'end' | 'close' | 'error' | 'cancelled', listener: () => void): unknown;
}

export interface RaftStreamListener {
  onMessages(messages: readonly Uint8Array[]): void;
  /** Once: nothing comes or leaves after this. */
  onEnd(): void;
}

/** More than Raft's own window of appends under way. */
const UNSENT_BYTES_MAX = 16 << 20;

export class RaftStream {
  readonly #frames: Frames;
  #unsentBytes = 0;
  #isOver = false;

  constructor(frames: Frames, listener: RaftStreamListener) {
    this.#frames = frames;
    frames.on('data', ({ messages }) => {
      if (!this.#isOver) listener.onMessages(messages);
    });
    const onEnd = () => {
      if (this.#isOver) return;
      this.close();
      listener.onEnd();
    };
    for (const event of ['end', 'close', 'error', 'cancelled'] as const) frames.on(event, onEnd);
  }

  /** Together in one frame; returns whether there was room for them. */
  send(messages: readonly Uint8Array[]): boolean {
    if (this.#isOver || this.#unsentBytes > UNSENT_BYTES_MAX) return false;
    const sizeBytes = messages.reduce((sum, message) => sum + message.length, 0);
    this.#unsentBytes += sizeBytes;
    this.#frames.write({ messages: [...messages] }, () => {
      this.#unsentBytes -= sizeBytes;
    });
    return true;
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#frames.end();
  }
}
