/**
 * Where a socket's bytes are received: large buffers, filled one read after the other, so that many
 * reads of a busy connection lie together and a quiet one does not spend a buffer on each.
 *
 * What was taken is never written again. A buffer lives as long as a view of it does.
 */
const SIZE_BYTES = 1 << 20;
/** Less room is not worth a read. */
const ROOM_BYTES_MIN = 64 << 10;

export class ReceiveBuffer {
  #buffer: Buffer | undefined;
  #end = 0;

  /** For the next read. */
  room(): Uint8Array {
    if (this.#buffer === undefined || this.#buffer.length - this.#end < ROOM_BYTES_MIN) {
      this.#buffer = Buffer.allocUnsafeSlow(SIZE_BYTES);
      this.#end = 0;
    }
    return this.#buffer.subarray(this.#end);
  }

  /** What the read has put into `room()`. */
  take(sizeBytes: number): Uint8Array {
    const start = this.#end;
    this.#end += sizeBytes;
    return this.#buffer!.subarray(start, this.#end);
  }
}
