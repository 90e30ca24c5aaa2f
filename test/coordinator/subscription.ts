type Partitions = ReadonlyMap<string, readonly number[]>;

/** What a member of Kafka's consumers says that it subscribes to, and has. */
export function subscription(
  topics: readonly string[],
  userData = '',
  owned?: Partitions,
): Uint8Array {
  const names = topics.flatMap((topic) => [int16(topic.length), Buffer.from(topic)]);
  const data = Buffer.from(userData);
  const version = owned === undefined ? 0 : 1;
  const said = [int16(version), int32(topics.length), ...names, int32(data.length), data];
  return Buffer.concat([...said, ...(owned === undefined ? [] : partitionsOf(owned))]);
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
export function assignment(topics: Partitions): Buffer {
  return Buffer.concat([int16(0), ...partitionsOf(topics), int32(0)]);
}

function partitionsOf(topics: Partitions): Buffer[] {
  const named = [...topics].flatMap(([topic, partitions]) => {
    const numbers = [int32(partitions.length), ...partitions.map(int32)];
    return [int16(topic.length), Buffer.from(topic), ...numbers];
  });
  return [int32(topics.size), ...named];
}
