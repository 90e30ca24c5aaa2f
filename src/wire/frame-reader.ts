/**
 * Cuts what a socket receives into frames, without copying: a frame is a list of views of the
 * chunks, and one view where it lies in one chunk. Only small chunks are gathered, or a frame that
 * comes byte by byte would cost some hundred times its size.
 *
 *     size i32, that many bytes;  size i32, ...
 *
 * Nothing is allocated by a size, which is refused as soon as its four bytes are there; a frame
 * that never ends holds no more than what was received of it.
 */
import { readInt16, readInt32 } from '../../storage/bytes/big-endian.ts';
import { WireError } from './wire-error.ts';

const PREFIX_SIZE_BYTES = 4;
const INT16_SIZE_BYTES = 2;
const GATHERED_SIZE_BYTES = 4096;

export class FrameReader {
  #sizeBytesMax: number;
  /** None is empty, and two neighbours are larger than `GATHERED_SIZE_BYTES` together. */
  readonly #chunks: Uint8Array[] = [];
  /** The last chunk is the start of this, if it is a gathered one. */
  #gathered: Uint8Array | undefined;
  /** In the first chunk: what lies before has been taken. */
  #at = 0;
  #bufferedBytes = 0;
  /** Of the frame at the start of `#chunks`, whose size prefix has been cut off. */
  #frameBytes: number | undefined;

  constructor(sizeBytesMax: number) {
    this.#sizeBytesMax = sizeBytesMax;
  }

  /** What was received and not yet taken. */
  get bufferedBytes(): number {
    return this.#bufferedBytes;
  }

  /** Holds for each frame whose size has not been read. */
  set sizeBytesMax(sizeBytesMax: number) {
    this.#sizeBytesMax = sizeBytesMax;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    if (!this.#maybeGather(chunk)) this.#chunks.push(chunk);
    this.#bufferedBytes += chunk.length;
  }

  #maybeGather(chunk: Uint8Array): boolean {
    const last = this.#chunks.at(-1);
    if (last === undefined || last.length + chunk.length > GATHERED_SIZE_BYTES) return false;
    let gathered = this.#gathered;
    if (gathered === undefined || gathered.buffer !== last.buffer) {
      gathered = Buffer.allocUnsafeSlow(GATHERED_SIZE_BYTES);
      gathered.set(last);
      this.#gathered = gathered;
    }
    gathered.set(chunk, last.length);
    this.#chunks[this.#chunks.length - 1] = gathered.subarray(0, last.length + chunk.length);
    return true;
  }

  /** What the next frame will hold, once its size is there. Throws a `WireError` (`frameSize`). */
  nextSizeBytes(): number | undefined {
    this.#frameBytes ??= this.#takeSize();
    return this.#frameBytes;
  }

  /** The first two bytes of the next frame as a number, once they are there. */
  nextInt16(): number | undefined {
    const sizeBytes = this.nextSizeBytes() ?? 0;
    if (sizeBytes < INT16_SIZE_BYTES || this.#bufferedBytes < INT16_SIZE_BYTES) return undefined;
    const first = this.#chunks[0]!;
    const isTogether = first.length - this.#at >= INT16_SIZE_BYTES;
    if (isTogether) return readInt16(first, this.#at);
    return readInt16(Buffer.concat(this.#views(INT16_SIZE_BYTES)), 0);
  }

  /** The next whole frame, if it is there. Throws as `nextSizeBytes` does. */
  take(): Uint8Array[] | undefined {
    const sizeBytes = this.nextSizeBytes();
    if (sizeBytes === undefined || this.#bufferedBytes < sizeBytes) return undefined;
    const frame = this.#views(sizeBytes);
    this.#skip(sizeBytes);
    this.#frameBytes = undefined;
    return frame;
  }

  #takeSize(): number | undefined {
    if (this.#bufferedBytes < PREFIX_SIZE_BYTES) return undefined;
    const first = this.#chunks[0]!;
    const isTogether = first.length - this.#at >= PREFIX_SIZE_BYTES;
    const sizeBytes = isTogether
      ? readInt32(first, this.#at)
      : readInt32(Buffer.concat(this.#views(PREFIX_SIZE_BYTES)), 0);
    this.#skip(PREFIX_SIZE_BYTES);
    if (sizeBytes < 0 || sizeBytes > this.#sizeBytesMax) {
      throw new WireError('frameSize', `a frame of ${sizeBytes} bytes, not ${this.#sizeBytesMax}`);
    }
    return sizeBytes;
  }

  /** The first `sizeBytes` of what is buffered, chunk by chunk; none is empty. */
  #views(sizeBytes: number): Uint8Array[] {
    const views: Uint8Array[] = [];
    let missing = sizeBytes;
    let start = this.#at;
    for (let index = 0; missing > 0; index++) {
      const chunk = this.#chunks[index]!;
      const end = Math.min(chunk.length, start + missing);
      const isWhole = end - start === chunk.length;
      views.push(isWhole ? chunk : chunk.subarray(start, end));
      missing -= end - start;
      start = 0;
    }
    return views;
  }

  #skip(sizeBytes: number): void {
    this.#bufferedBytes -= sizeBytes;
    this.#at += sizeBytes;
    let used = 0;
    for (; used < this.#chunks.length; used++) {
      const { length } = this.#chunks[used]!;
      if (this.#at < length) break;
      this.#at -= length;
    }
    if (used === this.#chunks.length) {
      this.#chunks.length = 0;
      this.#gathered = undefined;
    } else if (used > 0) this.#chunks.splice(0, used);
  }
}
