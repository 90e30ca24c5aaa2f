/**
 * What the bytes of one segment of the write-ahead log hold, and what a bad record among them
 * means. Pure: `wal-recovery.ts` reads the files and acts on the verdict.
 *
 * A crash leaves bad bytes at the end of the log (a torn tail, to be cut), and so does a disk that
 * rots (corruption, never to be cut: acknowledged entries would be gone, BC-41). What tells them
 * apart is what is *known durable*: each record carries the durable end of the log when it was
 * written, so
 *
 *     ... | record | record | BAD | ... | durable end beyond BAD | ...   corruption
 *     ... | record | record | BAD | ... | durable end up to BAD  | ...   torn, after a power cut
 *
 * When the kernel has lived on since the last write, or the stop was clean, no write can be missing
 * in the middle: a process that was killed leaves a record cut short by the end of the file, or (a
 * file system that extends before it fills) zeros up to it. Anything else that does not check is
 * corruption then.
 */
import { readInt32 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { WalRecord } from './wal-record.ts';
import { isCutShort, parseRecord, RECORD_OVERHEAD_BYTES } from './wal-record.ts';
import { parseSegmentHeader, SEGMENT_HEADER_SIZE_BYTES } from './wal-segment.ts';

/** What begins where the valid records end. */
export type WalTail = 'nothing' | 'zeros' | 'cutShort' | 'bad';

export interface WalScan {
  readonly base: number;
  readonly bytes: Uint8Array;
  /** `undefined` where the segment's header does not check. */
  readonly version: number | undefined;
  /** Where the head ends; without a valid header, the least that it can be. */
  readonly headEnd: number;
  /** The valid records from the start, those of the head included. */
  readonly records: readonly WalRecord[];
  /** Position of the first byte that belongs to no valid record. */
  readonly validEnd: number;
  readonly tail: WalTail;
  /** Whether a record that checks lies beyond a bad one. */
  readonly hasLaterRecord: boolean;
  /** The highest durable end that any valid record carries, later ones included. */
  readonly carriedDurableEnd: number;
}

export function scanSegment(bytes: Uint8Array, base: number, crc32c: Crc32c): WalScan {
  const header = parseSegmentHeader(bytes, crc32c);
  const isSegment = header !== undefined && header.base === base;
  const records: WalRecord[] = [];
  let at = 0;
  if (isSegment) {
    at = SEGMENT_HEADER_SIZE_BYTES;
    for (;;) {
      const record = parseRecord({ bytes, at, position: base + at }, crc32c);
      if (record === undefined) break;
      records.push(record);
      at = record.end - base;
    }
  }
  const later = searchRecords(bytes, { base, from: at + 1, crc32c });
  return {
    base,
    bytes,
    version: isSegment ? header.version : undefined,
    headEnd: base + SEGMENT_HEADER_SIZE_BYTES + (isSegment ? header.headSizeBytes : 0),
    records,
    validEnd: base + at,
    tail: tailAt(bytes, { base, from: at, crc32c }),
    hasLaterRecord: later.count > 0,
    carriedDurableEnd: Math.max(records.at(-1)?.durableEnd ?? 0, later.carriedDurableEnd),
  };
}

interface Region {
  readonly base: number;
  readonly from: number;
  readonly crc32c: Crc32c;
}

/**
 * Looks for records that check and begin at `from` or beyond, at any byte. The low half of the
 * position is compared first: that is what makes a look at every byte cheap.
 */
function searchRecords(bytes: Uint8Array, { base, from, crc32c }: Region) {
  let count = 0;
  let carriedDurableEnd = 0;
  const lastAt = bytes.length - RECORD_OVERHEAD_BYTES;
  for (let at = from; at <= lastAt; ) {
    const position = base + at;
    const isCandidate = readInt32(bytes, at + 9) === (position | 0);
    const record = isCandidate ? parseRecord({ bytes, at, position }, crc32c) : undefined;
    if (record === undefined) {
      at += 1;
      continue;
    }
    count += 1;
    carriedDurableEnd = Math.max(carriedDurableEnd, record.durableEnd);
    at = record.end - base;
  }
  return { count, carriedDurableEnd };
}

function tailAt(bytes: Uint8Array, { base, from: at, crc32c }: Region): WalTail {
  if (at === bytes.length) return 'nothing';
  if (bytes.subarray(at).every((byte) => byte === 0)) return 'zeros';
  if (at > 0) return isCutShort({ bytes, at, position: base + at }, crc32c) ? 'cutShort' : 'bad';
  return bytes.length < SEGMENT_HEADER_SIZE_BYTES ? 'cutShort' : 'bad';
}

export type WalVerdict =
  | { readonly type: 'whole' }
  /** Everything from `end` on is what a crash left of writes that nobody was told are durable. */
  | { readonly type: 'torn'; readonly end: number }
  /** The segment was being begun: nothing in it but a part of its head. */
  | { readonly type: 'unborn' }
  | { readonly type: 'corrupt'; readonly position: number; readonly reason: string };

export interface WalEvidence {
  /** Position up to which the log is known to have been durable. */
  readonly durableEnd: number;
  /** The kernel has lived on since the last write, or the stop was clean. */
  readonly isIntact: boolean;
}

/** Judges the last segment of a log. */
export function judgeTail(scan: WalScan, { durableEnd, isIntact }: WalEvidence): WalVerdict {
  const { validEnd, tail } = scan;
  const isBorn = scan.version !== undefined && validEnd >= scan.headEnd;
  if (validEnd < durableEnd) {
    return corrupt(validEnd, `the log was durable up to ${durableEnd}`);
  }
  if (isIntact && scan.hasLaterRecord) return corrupt(validEnd, 'valid records follow');
  if (isIntact && tail === 'bad') return corrupt(validEnd, 'no crash cut it short');
  if (!isBorn) return { type: 'unborn' };
  return tail === 'nothing' ? { type: 'whole' } : { type: 'torn', end: validEnd };
}

/**
 * Judges a segment that another follows at `nextBase`: all of it was durable before that was begun.
 */
export function judgeEarlier(scan: WalScan, nextBase: number): WalVerdict {
  const end = scan.base + scan.bytes.length;
  if (scan.validEnd === nextBase && end === nextBase) return { type: 'whole' };
  if (scan.tail === 'nothing' && end < nextBase) {
    return corrupt(scan.validEnd, `the next segment begins at ${nextBase}`);
  }
  return corrupt(Math.min(scan.validEnd, nextBase), 'a later segment exists');
}

function corrupt(position: number, reason: string): WalVerdict {
  return { type: 'corrupt', position, reason };
}
