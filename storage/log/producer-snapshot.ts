import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { sealBytes, unsealBytes } from '../disk/sealed-bytes.ts';
import type { ProducerEntry, ProducerSnapshot } from './producer-state.ts';
import { BATCHES_MAX } from './producer-state.ts';

/**
 * The file `<end offset, 20 digits>.snapshot`: a log's producer state as it was at that offset,
 * sealed (magic `BLPS`). Its payload:
 *
 *     end offset i64
 *     producers u32, each:
 *         id i64, epoch u16, last offset i64, last write i64 (ms),
 *         start of its open transaction i64 (-1 none),
 *         batches u8, each: base sequence u32, last offset delta u32, last offset i64,
 *                           timestamp i64 (ms)
 *     ended transactions u32, each: producer id i64, first offset i64, last offset i64
 *
 * A snapshot only saves work: one that is absent or damaged is replaced by folding the log from an
 * older one.
 */
const SEAL = { magic: 'BLPS', version: 1 };
const PRODUCER_SIZE_MIN = 35;
const BATCH_SIZE = 24;
const ENDED_SIZE = 24;

export type ReadProducerSnapshot =
  | { readonly type: 'intact'; readonly snapshot: ProducerSnapshot }
  | { readonly type: 'absent' }
  | { readonly type: 'damaged'; readonly reason: string };

export function encodeProducerSnapshot(snapshot: ProducerSnapshot, crc32c: Crc32c): Uint8Array {
  const writer = new ByteWriter().i64(snapshot.endOffset).u32(snapshot.producers.length);
  for (const producer of snapshot.producers) writeProducer(writer, producer);
  writer.u32(snapshot.ended.length);
  for (const { producerId, firstOffset, lastOffset } of snapshot.ended) {
    writer.i64(producerId).i64(firstOffset).i64(lastOffset);
  }
  return sealBytes(SEAL, writer.finish(), crc32c);
}

export function decodeProducerSnapshot(bytes: Uint8Array, crc32c: Crc32c): ReadProducerSnapshot {
  const sealed = unsealBytes(SEAL.magic, bytes, crc32c);
  if (sealed.type !== 'intact') return sealed;
  if (sealed.version !== SEAL.version) {
    return { type: 'damaged', reason: `its version ${sealed.version} is unknown` };
  }
  try {
    return { type: 'intact', snapshot: parsePayload(sealed.payload) };
  } catch (error) {
    if (error instanceof MalformedError) return { type: 'damaged', reason: error.message };
    throw error;
  }
}

function writeProducer(writer: ByteWriter, producer: ProducerEntry): void {
  writer.i64(producer.id).u16(producer.epoch).i64(producer.lastOffset).i64(producer.lastWriteMs);
  writer.i64(producer.transactionStart ?? -1).u8(producer.batches.length);
  for (const batch of producer.batches) {
    writer.u32(batch.baseSequence).u32(batch.lastOffsetDelta);
    writer.i64(batch.lastOffset).i64(batch.timestampMs);
  }
}

function parsePayload(payload: Uint8Array): ProducerSnapshot {
  const reader = new ByteReader(payload);
  const endOffset = reader.i64();
  const producers = reader.repeat(reader.u32(), PRODUCER_SIZE_MIN, () => parseProducer(reader));
  const ended = reader.repeat(reader.u32(), ENDED_SIZE, () => ({
    producerId: reader.i64(),
    firstOffset: reader.i64(),
    lastOffset: reader.i64(),
  }));
  reader.checkEnd();
  return { endOffset, producers, ended };
}

function parseProducer(reader: ByteReader): ProducerEntry {
  const [id, epoch, lastOffset, lastWriteMs] = [
    reader.i64(),
    reader.u16(),
    reader.i64(),
    reader.i64(),
  ];
  const transactionStart = reader.i64();
  const count = reader.u8();
  if (count > BATCHES_MAX) throw new MalformedError(`${count} batches of one producer`);
  const batches = reader.repeat(count, BATCH_SIZE, () => ({
    baseSequence: reader.u32(),
    lastOffsetDelta: reader.u32(),
    lastOffset: reader.i64(),
    timestampMs: reader.i64(),
  }));
  return {
    id,
    epoch,
    lastOffset,
    lastWriteMs,
    transactionStart: transactionStart < 0 ? undefined : transactionStart,
    batches,
  };
}
