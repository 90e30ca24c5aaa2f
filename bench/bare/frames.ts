/** The few bytes of the protocol that the bare data path knows: Produce 7 and Fetch 11. */
import type { WireReader } from '../../src/wire/wire-reader.ts';

export const PRODUCE = 0;
export const FETCH = 1;

export interface Addressed {
  readonly topic: string;
  readonly partition: number;
}

/** Of one topic and one partition; the correlation id has been read. */
export function readProduce(reader: WireReader): Addressed & { readonly slices: Uint8Array[] } {
  reader.bytes(reader.int16()); // client
  reader.int16(); // no transaction
  reader.int16(); // acks
  reader.int32(); // timeout
  reader.int32(); // topics
  const topic = textOf(reader.bytes(reader.int16()));
  reader.int32(); // partitions
  const partition = reader.int32();
  return { topic, partition, slices: reader.slices(reader.int32()) };
}

export function readFetch(reader: WireReader): Addressed & { readonly offset: number } {
  reader.bytes(reader.int16()); // client
  // Replica, wait, least and most bytes, isolation, session and its epoch; one topic.
  reader.bytes(4 + 4 + 4 + 4 + 1 + 4 + 4 + 4);
  const topic = textOf(reader.bytes(reader.int16()));
  reader.int32(); // partitions
  const partition = reader.int32();
  reader.int32(); // epoch
  return { topic, partition, offset: reader.int32() * 2 ** 32 + (reader.int32() >>> 0) };
}

export function produceAnswer(correlationId: number, { topic, partition }: Addressed): Buffer {
  const name = Buffer.byteLength(topic);
  const frame = Buffer.alloc(4 + 4 + 4 + 2 + name + 4 + 4 + 2 + 24 + 4);
  let at = frame.writeInt32BE(frame.length - 4, 0);
  at = writeTopic(frame, frame.writeInt32BE(correlationId, at), topic);
  frame.writeInt32BE(partition, at);
  return frame;
}

/** All of a fetch's answer that stands before its records. */
export function fetchAnswer(
  correlationId: number,
  { topic, partition }: Addressed,
  sizeBytes: number,
): Buffer {
  const name = Buffer.byteLength(topic);
  const frame = Buffer.alloc(4 + 4 + 4 + 2 + 4 + 4 + 2 + name + 4 + 4 + 2 + 24 + 4 + 4 + 4);
  let at = frame.writeInt32BE(frame.length - 4 + sizeBytes, 0);
  at = frame.writeInt32BE(correlationId, at) + 4 + 2 + 4;
  at = writeTopic(frame, at, topic);
  at = frame.writeInt32BE(partition, at) + 2 + 24;
  at = frame.writeInt32BE(-1, at); // aborted transactions
  at = frame.writeInt32BE(-1, at); // preferred replica
  frame.writeInt32BE(sizeBytes, at);
  return frame;
}

function writeTopic(frame: Buffer, start: number, topic: string): number {
  let at = frame.writeInt32BE(1, start);
  at = frame.writeInt16BE(Buffer.byteLength(topic), at);
  at += frame.write(topic, at);
  return frame.writeInt32BE(1, at);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}
