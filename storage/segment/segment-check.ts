import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { sealBytes, unsealBytes } from '../disk/sealed-bytes.ts';

const SEAL = { magic: 'BLSC', version: 1 };

/** So many bytes from a file's begin, and their CRC-32C. */
export interface CheckedPrefix {
  readonly sizeBytes: number;
  readonly crc: number;
}

/**
 * The file `<base offset>.check`: up to where a segment's side files describe it, and how to know
 * them again. `.index`, `.timeindex` and `.txnindex` are Kafka's bare entries and carry no checksum
 * of their own.
 *
 * Sealed (magic `BLSC`). Its payload:
 *
 *     covered position u32, covered end offset i64
 *     bytes since the last index entry u32, timestamp of the first batch i64 (ms; -1 none)
 *     largest timestamp i64 (ms; -1 none), last offset of the first batch that has it i64
 *     for .index, .timeindex and .txnindex each: size u32, crc32c u32
 *
 * It is written only once what it covers is durable, and removed before a truncation into what it
 * covers. So one that checks, and whose prefixes do, is true; everything else is made anew from the
 * log.
 */
export interface SegmentCheck {
  readonly coveredPosition: number;
  /** The offset after the last batch below `coveredPosition`. */
  readonly coveredEnd: number;
  readonly bytesSinceEntry: number;
  readonly firstTimestampMs: number;
  readonly maxTimestampMs: number;
  readonly maxTimestampOffset: number;
  readonly offsets: CheckedPrefix;
  readonly times: CheckedPrefix;
  readonly transactions: CheckedPrefix;
}

export function encodeSegmentCheck(check: SegmentCheck, crc32c: Crc32c): Uint8Array {
  const writer = new ByteWriter()
    .u32(check.coveredPosition)
    .i64(check.coveredEnd)
    .u32(check.bytesSinceEntry)
    .i64(check.firstTimestampMs)
    .i64(check.maxTimestampMs)
    .i64(check.maxTimestampOffset);
  for (const { sizeBytes, crc } of [check.offsets, check.times, check.transactions]) {
    writer.u32(sizeBytes).u32(crc);
  }
  return sealBytes(SEAL, writer.finish(), crc32c);
}

/** `undefined` for bytes that do not check, or of another version. */
export function decodeSegmentCheck(bytes: Uint8Array, crc32c: Crc32c): SegmentCheck | undefined {
  const sealed = unsealBytes(SEAL.magic, bytes, crc32c);
  if (sealed.type !== 'intact' || sealed.version !== SEAL.version) return undefined;
  try {
    return parsePayload(new ByteReader(sealed.payload));
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

function parsePayload(reader: ByteReader): SegmentCheck {
  const check = {
    coveredPosition: reader.u32(),
    coveredEnd: reader.i64(),
    bytesSinceEntry: reader.u32(),
    firstTimestampMs: reader.i64(),
    maxTimestampMs: reader.i64(),
    maxTimestampOffset: reader.i64(),
    offsets: { sizeBytes: reader.u32(), crc: reader.u32() },
    times: { sizeBytes: reader.u32(), crc: reader.u32() },
    transactions: { sizeBytes: reader.u32(), crc: reader.u32() },
  };
  reader.checkEnd();
  return check;
}
