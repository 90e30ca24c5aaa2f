import type { Crc32c } from '../bytes/crc32c.ts';
import type { Callback, File } from '../file-system.ts';
import { BatchError } from './batch-error.ts';
import type { Batch, BatchHeader } from './record-batch.ts';
import { BATCH_HEADER_SIZE_BYTES, checkBatchCrc, parseBatchHeader } from './record-batch.ts';

export interface BatchScan {
  readonly file: File;
  readonly start: number;
  /** The scan goes no further; usually the file's size. */
  readonly end: number;
  /**
   * To check the records of each batch; `undefined`: only headers are read, but for control
   * batches.
   */
  readonly crc32c: Crc32c | undefined;
  /**
   * Called for each batch in turn. `batch` is there where it was read whole, and is valid only
   * during the call. Returning false ends the scan before this batch.
   */
  readonly onBatch: (header: BatchHeader, position: number, batch: Batch | undefined) => boolean;
}

/**
 *   end         every byte up to `end` belongs to a batch
 *   pastEnd     a batch, sound so far, that runs past `end`
 *   unsound     bytes that are no batch, or whose CRC differs
 *   refused     `onBatch` returned false
 */
export interface ScanStop {
  readonly type: 'end' | 'pastEnd' | 'unsound' | 'refused';
  /** Where the first batch begins that was not taken. */
  readonly position: number;
  /** Of that batch, where its header is sound. */
  readonly header?: BatchHeader;
}

const CHUNK_SIZE_BYTES = 256 * 1024;

/** Reads the batches of a segment file one after another, in large pieces. */
export function scanBatches(scan: BatchScan, done: Callback<ScanStop>): void {
  new Scanner(scan, done).proceed();
}

class Scanner {
  readonly #scan: BatchScan;
  readonly #done: Callback<ScanStop>;
  #position: number;
  #buffer: Uint8Array;
  /** What lies in `#buffer` of the file: `#filled` bytes from `#bufferStart` on. */
  #bufferStart = 0;
  #filled = 0;

  constructor(scan: BatchScan, done: Callback<ScanStop>) {
    this.#scan = scan;
    this.#done = done;
    this.#position = scan.start;
    this.#buffer = Buffer.allocUnsafe(
      Math.min(CHUNK_SIZE_BYTES, Math.max(0, scan.end - scan.start)),
    );
  }

  /** Takes what is in the buffer, and reads on where that does not suffice. */
  proceed(): void {
    const { end } = this.#scan;
    for (;;) {
      const position = this.#position;
      if (position === end) return this.#done(null, { type: 'end', position });
      if (end - position < BATCH_HEADER_SIZE_BYTES)
        return this.#done(null, { type: 'pastEnd', position });
      if (!this.#has(BATCH_HEADER_SIZE_BYTES)) return this.#fill(BATCH_HEADER_SIZE_BYTES);

      const header = this.#parse();
      if (header === undefined) return this.#done(null, { type: 'unsound', position });
      if (header.sizeBytes > end - position)
        return this.#done(null, { type: 'pastEnd', position, header });
      const isWhole = this.#scan.crc32c !== undefined || header.isControl;
      if (isWhole && !this.#has(header.sizeBytes)) return this.#fill(header.sizeBytes);
      const stop = this.#take(header, isWhole);
      if (stop !== undefined) return this.#done(null, stop);
      this.#position += header.sizeBytes;
    }
  }

  #take(header: BatchHeader, isWhole: boolean): ScanStop | undefined {
    const { crc32c, onBatch } = this.#scan;
    const position = this.#position;
    let batch: Batch | undefined;
    if (isWhole) {
      const from = position - this.#bufferStart;
      batch = { header, slices: [this.#buffer.subarray(from, from + header.sizeBytes)] };
    }
    if (batch !== undefined && crc32c !== undefined && !checkBatchCrc(batch, crc32c)) {
      return { type: 'unsound', position, header };
    }
    return onBatch(header, position, batch) ? undefined : { type: 'refused', position, header };
  }

  #has(sizeBytes: number): boolean {
    const from = this.#position - this.#bufferStart;
    return from >= 0 && from + sizeBytes <= this.#filled;
  }

  #parse(): BatchHeader | undefined {
    try {
      return parseBatchHeader(this.#buffer, this.#position - this.#bufferStart);
    } catch (error) {
      if (error instanceof BatchError) return undefined;
      throw error;
    }
  }

  /** Reads from the position on: at least `sizeBytes`, which lie before the end. */
  #fill(sizeBytes: number): void {
    if (this.#buffer.length < sizeBytes) this.#buffer = Buffer.allocUnsafe(sizeBytes);
    const wanted = Math.min(this.#buffer.length, this.#scan.end - this.#position);
    this.#bufferStart = this.#position;
    this.#filled = 0;
    this.#scan.file.read(this.#position, this.#buffer.subarray(0, wanted), (...[error, count]) => {
      if (error !== null) return this.#done(error);
      this.#filled = count;
      // The file is shorter than the caller believed.
      if (count < sizeBytes) return this.#done(null, { type: 'pastEnd', position: this.#position });
      this.proceed();
    });
  }
}
