import { readUint32 } from '../bytes/big-endian.ts';
import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { sealBytes, unsealBytes } from '../disk/sealed-bytes.ts';
import type { EpochStart } from './leader-epochs.ts';
import { areEpochStarts } from './leader-epochs.ts';
import { parseLogName } from './log-key.ts';

/**
 * The bytes of `topics/checkpoint`: a header, then frames, each of them what one sync carried.
 * Folding their records in order gives the contents.
 *
 *     header   16 bytes, sealed (magic `BLCP`), no payload
 *     frame    marker u32 · sequence u32 (1, 2, …) · payload size u32
 *              · crc32c u32 (of bytes 0–11 and payload) · payload: records
 *     record   1 log      name text
 *                         · segment base, position, durable end, high watermark, log start: i64
 *                         · flags u8: bit 0 epochs follow, bit 1 marks follow
 *                         · epochs u32, each: epoch u32, start offset i64
 *                         · marks u8, each: type u8, offset i64, last epoch i64 (-1 none),
 *                           log end i64
 *              2 removed  name text
 *              3 node     marks u8, each: type u8
 *
 * A frame is written only when the one before it is synced, so only the last can be torn. Bad bytes
 * with a sound frame of a later sequence behind them are therefore damage, not a torn tail.
 */
const SEAL = { magic: 'BLCP', version: 1 };
const FRAME_MARKER = 0xb1c4_f7a3;
const FRAME_HEADER_SIZE = 16;
const FRAME_CRC_POSITION = 12;
const CHECKPOINT_HEADER_SIZE_BYTES = 16;

/** Where a log ends and begins, as far as it is known to be durable. All offsets but `position`. */
export interface LogEnds {
  /** Base offset of the segment that `durableEnd` lies in or at the end of. */
  readonly segmentBase: number;
  /** The byte in that segment's `.log` at which `durableEnd` lies. */
  readonly position: number;
  readonly durableEnd: number;
  readonly highWatermark: number;
  readonly logStart: number;
}

export interface LogCheckpoint extends LogEnds {
  readonly epochs: readonly EpochStart[];
  readonly marks: readonly RecoveryMark[];
}

/**
 * What a start found wrong with a log; every registration names it until one that did has been
 * applied.
 *
 *   missing   It has an entry and no files.
 *   damaged   Bytes below its durable end do not check, from `offset` on.
 *   cut       Bytes above its durable end that did not check were cut.
 *
 * `lastEpoch` (-1: none) and `logEnd` are those of what is left.
 */
export interface RecoveryMark {
  readonly type: 'missing' | 'damaged' | 'cut';
  /** `damaged`: the first offset that does not check. Else equal to `logEnd`. */
  readonly offset: number;
  readonly lastEpoch: number;
  readonly logEnd: number;
}

/** What a start found about the node as a whole. */
export type NodeMark = 'uncleanStop' | 'bootChanged';

export interface CheckpointContents {
  /** By `logName`. */
  readonly logs: ReadonlyMap<string, LogCheckpoint>;
  readonly nodeMarks: readonly NodeMark[];
}

/** One change, as a record says it. Epochs and marks that are absent are as they were. */
export type CheckpointRecord =
  | {
      readonly type: 'log';
      readonly name: string;
      readonly ends: LogEnds;
      readonly epochs?: readonly EpochStart[];
      readonly marks?: readonly RecoveryMark[];
    }
  | { readonly type: 'removed'; readonly name: string }
  | { readonly type: 'node'; readonly marks: readonly NodeMark[] };

export type ParsedCheckpoint =
  | {
      readonly type: 'intact';
      readonly contents: CheckpointContents;
      /** Bytes of a last frame whose sync was never completed. */
      readonly tornSizeBytes: number;
    }
  | { readonly type: 'damaged'; readonly position: number; readonly reason: string };

const MARK_TYPES: readonly RecoveryMark['type'][] = ['missing', 'damaged', 'cut'];
const NODE_MARKS: readonly NodeMark[] = ['uncleanStop', 'bootChanged'];
const EPOCH_SIZE = 12;
const MARK_SIZE = 25;

export function encodeCheckpointHeader(crc32c: Crc32c): Uint8Array {
  return sealBytes(SEAL, new Uint8Array(0), crc32c);
}

export function encodeFrame(
  sequence: number,
  records: readonly CheckpointRecord[],
  crc32c: Crc32c,
): Uint8Array {
  const writer = new ByteWriter();
  for (const record of records) writeRecord(writer, record);
  const payload = writer.finish();
  const header = new ByteWriter().u32(FRAME_MARKER).u32(sequence).u32(payload.length).finish();
  const crc = crc32c(payload, crc32c(header));
  return new ByteWriter().bytes(header).u32(crc).bytes(payload).finish();
}

export function parseCheckpoint(bytes: Uint8Array, crc32c: Crc32c): ParsedCheckpoint {
  const header = unsealBytes(SEAL.magic, bytes.subarray(0, CHECKPOINT_HEADER_SIZE_BYTES), crc32c);
  if (header.type !== 'intact') {
    return { type: 'damaged', position: 0, reason: 'the header does not check' };
  }
  if (header.version !== SEAL.version) {
    return { type: 'damaged', position: 0, reason: `version ${header.version} is unknown` };
  }
  const logs = new Map<string, LogCheckpoint>();
  let nodeMarks: readonly NodeMark[] = [];
  let position = CHECKPOINT_HEADER_SIZE_BYTES;
  for (let sequence = 1; sequence === 1 || position < bytes.length; sequence++) {
    const frame = frameAt(bytes, position, crc32c);
    if (frame?.sequence !== sequence) {
      if (sequence > 1 && !hasFrameBehind(bytes, { position, sequence }, crc32c)) break;
      return { type: 'damaged', position, reason: `frame ${sequence} does not check` };
    }
    try {
      for (const record of parseRecords(frame.payload)) {
        if (record.type === 'node') nodeMarks = record.marks;
        else applyToLogs(logs, record);
      }
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error;
      return { type: 'damaged', position, reason: error.message };
    }
    position += FRAME_HEADER_SIZE + frame.payload.length;
  }
  return { type: 'intact', contents: { logs, nodeMarks }, tornSizeBytes: bytes.length - position };
}

function applyToLogs(
  logs: Map<string, LogCheckpoint>,
  record: Exclude<CheckpointRecord, { type: 'node' }>,
): void {
  if (record.type === 'removed') {
    logs.delete(record.name);
    return;
  }
  const before = logs.get(record.name);
  logs.set(record.name, {
    ...record.ends,
    epochs: record.epochs ?? before?.epochs ?? [],
    marks: record.marks ?? before?.marks ?? [],
  });
}

interface Frame {
  readonly sequence: number;
  readonly payload: Uint8Array;
}

function frameAt(bytes: Uint8Array, position: number, crc32c: Crc32c): Frame | undefined {
  if (bytes.length - position < FRAME_HEADER_SIZE) return undefined;
  if (readUint32(bytes, position) !== FRAME_MARKER) return undefined;
  const payloadStart = position + FRAME_HEADER_SIZE;
  const sizeBytes = readUint32(bytes, position + 8);
  if (sizeBytes > bytes.length - payloadStart) return undefined;
  const payload = bytes.subarray(payloadStart, payloadStart + sizeBytes);
  const header = bytes.subarray(position, position + FRAME_CRC_POSITION);
  const crc = readUint32(bytes, position + FRAME_CRC_POSITION);
  if (crc32c(payload, crc32c(header)) !== crc) return undefined;
  return { sequence: readUint32(bytes, position + 4), payload };
}

/** Whether a sound frame with a later sequence begins anywhere behind `position`. */
function hasFrameBehind(
  bytes: Uint8Array,
  { position, sequence }: { readonly position: number; readonly sequence: number },
  crc32c: Crc32c,
): boolean {
  for (let at = position + 1; at <= bytes.length - FRAME_HEADER_SIZE; at++) {
    const frame = frameAt(bytes, at, crc32c);
    if (frame !== undefined && frame.sequence > sequence) return true;
  }
  return false;
}

function writeRecord(writer: ByteWriter, record: CheckpointRecord): void {
  switch (record.type) {
    case 'log':
      writeLog(writer.u8(1).text(record.name), record);
      break;
    case 'removed':
      writer.u8(2).text(record.name);
      break;
    case 'node':
      writer.u8(3).u8(record.marks.length);
      for (const mark of record.marks) writer.u8(NODE_MARKS.indexOf(mark));
      break;
    default:
      record satisfies never;
  }
}

function writeLog(writer: ByteWriter, record: CheckpointRecord & { type: 'log' }): void {
  const { ends, epochs, marks } = record;
  writer.i64(ends.segmentBase).i64(ends.position).i64(ends.durableEnd);
  writer.i64(ends.highWatermark).i64(ends.logStart);
  writer.u8((epochs === undefined ? 0 : 1) | (marks === undefined ? 0 : 2));
  if (epochs !== undefined) {
    writer.u32(epochs.length);
    for (const { epoch, startOffset } of epochs) writer.u32(epoch).i64(startOffset);
  }
  if (marks !== undefined) {
    writer.u8(marks.length);
    for (const mark of marks) {
      writer
        .u8(MARK_TYPES.indexOf(mark.type))
        .i64(mark.offset)
        .i64(mark.lastEpoch)
        .i64(mark.logEnd);
    }
  }
}

function parseRecords(payload: Uint8Array): CheckpointRecord[] {
  const reader = new ByteReader(payload);
  const records: CheckpointRecord[] = [];
  while (reader.leftBytes > 0) records.push(parseRecord(reader));
  return records;
}

function parseRecord(reader: ByteReader): CheckpointRecord {
  const type = reader.u8();
  switch (type) {
    case 1:
      return parseLog(reader);
    case 2:
      return { type: 'removed', name: parseName(reader) };
    case 3: {
      const marks = reader.repeat(reader.u8(), 1, () => oneOf(NODE_MARKS, reader.u8()));
      return { type: 'node', marks };
    }
    default:
      throw new MalformedError(`record type ${type} is unknown`);
  }
}

function parseLog(reader: ByteReader): CheckpointRecord {
  const name = parseName(reader);
  const ends = {
    segmentBase: reader.i64(),
    position: reader.i64(),
    durableEnd: reader.i64(),
    highWatermark: reader.i64(),
    logStart: reader.i64(),
  };
  const flags = reader.u8();
  return {
    type: 'log',
    name,
    ends,
    ...(flags & 1 ? { epochs: parseEpochs(reader) } : {}),
    ...(flags & 2 ? { marks: parseMarks(reader) } : {}),
  };
}

function parseEpochs(reader: ByteReader): EpochStart[] {
  const epochs = reader.repeat(reader.u32(), EPOCH_SIZE, () => ({
    epoch: reader.u32(),
    startOffset: reader.i64(),
  }));
  if (!areEpochStarts(epochs)) throw new MalformedError('epochs are out of order');
  return epochs;
}

function parseMarks(reader: ByteReader): RecoveryMark[] {
  return reader.repeat(reader.u8(), MARK_SIZE, () => ({
    type: oneOf(MARK_TYPES, reader.u8()),
    offset: reader.i64(),
    lastEpoch: reader.i64(),
    logEnd: reader.i64(),
  }));
}

function parseName(reader: ByteReader): string {
  const name = reader.text();
  if (parseLogName(name) === undefined) throw new MalformedError(`${name} names no log`);
  return name;
}

function oneOf<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new MalformedError(`code ${index} is unknown`);
  return item;
}
