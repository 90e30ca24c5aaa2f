/** A record as the library's users see it. */
import type { NewRecord, RecordHeader } from '../../storage/batch/record.ts';
import type { Cursor } from './cursor.ts';

/** Text becomes UTF-8. */
export type Bytes = Uint8Array | string;

export interface OutgoingMessage {
  /** Records of one key keep their order. A number is sent as its decimal text (M5). */
  readonly key?: Bytes | number | bigint | null;
  readonly value: Bytes | null;
  /** In order; a key may stand there twice. */
  readonly headers?: readonly { readonly key: string; readonly value: Bytes | null }[];
  /** Milliseconds since 1970; now, if absent. */
  readonly timestampMs?: number;
}

export interface IncomingMessage {
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly RecordHeader[];
  readonly timestampMs: number;
  /** This message's position: a reader can start from it. */
  readonly cursor: Cursor;
}

const encoder = new TextEncoder();
const NO_HEADERS: NewRecord['headers'] = [];

export function toBytes(bytes: Bytes | number | bigint): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : encoder.encode(String(bytes));
}

/** Throws a `RangeError` on a timestamp that is not a whole number of milliseconds. */
export function toRecord(message: OutgoingMessage, nowMs: number): NewRecord {
  const { key, value, headers, timestampMs = nowMs } = message;
  if (!Number.isSafeInteger(timestampMs)) throw new RangeError(`timestampMs is ${timestampMs}`);
  return {
    timestampMs,
    key: key === null || key === undefined ? null : toBytes(key),
    value: value === null ? null : toBytes(value),
    headers: headers === undefined ? NO_HEADERS : headers.map(toRecordHeader),
  };
}

function toRecordHeader({ key, value }: { key: string; value: Bytes | null }): RecordHeader {
  return { key, value: value === null ? null : toBytes(value) };
}
