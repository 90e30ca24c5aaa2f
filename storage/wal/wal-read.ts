import { readUint32 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { WalRecord } from './wal-record.ts';
import { parseRecord, RECORD_OVERHEAD_BYTES } from './wal-record.ts';
import type { WalSegment } from './wal-segment.ts';

/** Enough to learn the size of a record, and to hold most of them whole. */
const READ_SIZE_BYTES_MIN = 4_096;

export interface WalRun {
  readonly segment: WalSegment;
  /** Where a record begins. */
  readonly position: number;
  /** Of what is written of the segment. */
  readonly end: number;
  /** Records are read while they fit; the first is read whatever its size. */
  readonly sizeBytesMax: number;
  readonly crc32c: Crc32c;
}

/**
 * Reads records that follow one another, with one read of the file unless the first is too large
 * for it. The run ends early before a record that does not check: it is `corrupt` to whoever begins
 * there.
 */
export function readWalRun(run: WalRun, done: Callback<readonly WalRecord[]>): void {
  const { segment, position, end, crc32c } = run;
  const fetchBytes = (sizeBytes: number): void => {
    const target = new Uint8Array(Math.min(sizeBytes, end - position));
    segment.read(
      position,
      target,
      orFail(done, (count) => {
        const bytes = target.subarray(0, count);
        const wanted = count < 4 ? 0 : readUint32(bytes, 0) + RECORD_OVERHEAD_BYTES;
        if (wanted > count && count === target.length && wanted <= end - position) {
          return fetchBytes(wanted);
        }
        const records = parseRun(bytes, position, crc32c);
        if (records.length > 0) return done(null, records);
        const at = position - segment.base;
        const { path } = segment;
        const message = `${path} holds no valid record at byte ${at}`;
        done(new StorageError('corrupt', message, { path, position: at }));
      }),
    );
  };
  fetchBytes(Math.max(run.sizeBytesMax, READ_SIZE_BYTES_MIN));
}

function parseRun(bytes: Uint8Array, position: number, crc32c: Crc32c): readonly WalRecord[] {
  const records: WalRecord[] = [];
  let at = 0;
  for (;;) {
    const record = parseRecord({ bytes, at, position: position + at }, crc32c);
    if (record === undefined) return records;
    records.push(record);
    at = record.end - position;
  }
}
