/** What a member of Kafka's consumers says that it subscribes to. */
export function subscription(topics: readonly string[], userData = ''): Uint8Array {
  const names = topics.flatMap((topic) => [int16(topic.length), Buffer.from(topic)]);
  const data = Buffer.from(userData);
  return Buffer.concat([int16(0), int32(topics.length), ...names, int32(data.length), data]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** What a leader among them assigns to one of them. */
export function assignment(topics: ReadonlyMap<string, readonly number[]>): Buffer {
  const assigned = [...topics].flatMap(([topic, partitions]) => {
    const numbers = [int32(partitions.length), ...partitions.map(int32)];
    return [int16(topic.length), Buffer.from(topic), ...numbers];
  });
  return Buffer.concat([int16(0), int32(topics.size), ...assigned, int32(0)]);
}
