/**
 * What members of classic groups say to each other through the coordinator (version 0 of Kafka's
 * consumer protocol; all strings and arrays with sizes of 2 and 4 bytes).
 *
 *     subscription   version i16 │ topics │ user data
 *     assignment     version i16 │ (topic, partitions i32) … │ user data
 */
import { WireReader } from '../../../../src/wire/wire-reader.ts';
import { WireWriter } from '../../../../src/wire/wire-writer.ts';
import type { Place } from '../../queue/queue-client.ts';

export function subscriptionTo(topics: readonly string[]): Uint8Array {
  const writer = new WireWriter();
  writer.int16(0);
  writer.int32(topics.length);
  for (const topic of topics) writeText(writer, topic);
  writer.int32(-1);
  return Buffer.concat(writer.finish());
}

export function assignmentOf(places: readonly Place[]): Uint8Array {
  const topics = [...new Set(places.map(({ topic }) => topic))];
  const writer = new WireWriter();
  writer.int16(0);
  writer.int32(topics.length);
  for (const topic of topics) {
    const own = places.filter((place) => place.topic === topic);
    writeText(writer, topic);
    writer.int32(own.length);
    for (const { partition } of own) writer.int32(partition);
  }
  writer.int32(-1);
  return Buffer.concat(writer.finish());
}

export function placesOf(assignment: Uint8Array): readonly Place[] {
  if (assignment.length === 0) return [];
  const reader = new WireReader([assignment]);
  reader.int16();
  const places: Place[] = [];
  for (let topics = reader.int32(); topics > 0; topics--) {
    const topic = reader.text(reader.int16());
    for (let left = reader.int32(); left > 0; left--) {
      places.push({ topic, partition: reader.int32() });
    }
  }
  return places;
}

function writeText(writer: WireWriter, text: string): void {
  writer.int16(Buffer.byteLength(text));
  writer.text(text, Buffer.byteLength(text));
}
