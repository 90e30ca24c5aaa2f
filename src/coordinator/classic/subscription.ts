/**
 * What members of Kafka's consumers say and are told in bytes that are their own: the topics that a
 * member subscribes to, what it has as it joins, and what is assigned to it. The coordinator looks
 * at them: whether offsets of a topic are in use, whether a member that has restarted wants
 * something else than before, and where operators ask; and it writes assignments where it plans for
 * such members.
 *
 *     i16 version | i32 count, topics: text | user data | from v1 on: i32 count, owned: topic
 *     i16 version | i32 count, assigned: topic | user data
 *
 *     text: i16 length, UTF-8; topic: text, i32 count, i32 partitions; user data: i32 length or -1,
 *     bytes. What later versions have added follows.
 */

/** Partition numbers by topic name. */
type Partitions = ReadonlyMap<string, readonly number[]>;

/** `undefined`: not such bytes. */
export function subscribedTopics(metadata: Uint8Array): ReadonlySet<string> | undefined {
  return readSubscription(metadata)?.topics;
}

/** What a member that joins says that it has; nothing, where it is of a version that cannot. */
export function ownedPartitions(metadata: Uint8Array): Partitions {
  const { reader } = readSubscription(metadata) ?? {};
  if (reader === undefined || reader.version < 1 || !reader.skipData()) return new Map();
  return reader.partitions() ?? new Map();
}

/** `undefined`: not such bytes. */
export function assignedPartitions(assignment: Uint8Array): Partitions | undefined {
  return Reader.of(assignment)?.partitions();
}

/** In the version of a member's own words, as it reads it. */
export function assignmentBytes(assigned: Partitions, metadata: Uint8Array): Uint8Array {
  const version = Math.min(Reader.of(metadata)?.version ?? 0, VERSION_MAX);
  const topics = [...assigned].map(([topic, partitions]) => {
    const name = Buffer.from(topic);
    const length = Buffer.alloc(2);
    length.writeInt16BE(name.length);
    return Buffer.concat([length, name, int32(partitions.length), ...partitions.map(int32)]);
  });
  const versioned = Buffer.alloc(2);
  versioned.writeInt16BE(version);
  return Buffer.concat([versioned, int32(topics.length), ...topics, int32(NO_DATA)]);
}

/** What cannot be read names none. */
export function namesSameTopics(one: Uint8Array, other: Uint8Array): boolean {
  const topics = [...(subscribedTopics(one) ?? [])];
  const others = subscribedTopics(other) ?? new Set();
  return topics.length === others.size && topics.every((topic) => others.has(topic));
}

const VERSION_MAX = 3;
const NO_DATA = -1;
const HEAD_SIZE_BYTES = 6;

function readSubscription(metadata: Uint8Array) {
  const reader = Reader.of(metadata);
  if (reader === undefined) return undefined;
  const topics = new Set<string>();
  for (let left = reader.count; left > 0; left--) {
    const topic = reader.text();
    if (topic === undefined) return undefined;
    topics.add(topic);
  }
  return { topics, reader };
}

/** `undefined`, wherever it comes: the bytes end before that. */
class Reader {
  readonly version: number;
  /** Of what comes first. */
  count: number;
  readonly #bytes: Buffer;
  #at = HEAD_SIZE_BYTES;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.version = bytes.readInt16BE(0);
    this.count = bytes.readInt32BE(2);
  }

  static of({ buffer, byteOffset, length }: Uint8Array): Reader | undefined {
    const bytes = Buffer.from(buffer, byteOffset, length);
    return length < HEAD_SIZE_BYTES ? undefined : new Reader(bytes);
  }

  text(): string | undefined {
    const bytes = this.#bytes;
    if (this.#at + 2 > bytes.length) return undefined;
    const start = this.#at + 2;
    const end = start + bytes.readInt16BE(this.#at);
    if (end < start || end > bytes.length) return undefined;
    this.#at = end;
    return bytes.toString('utf8', start, end);
  }

  /** Whether something follows that begins with a count. */
  skipData(): boolean {
    const length = this.#int32();
    if (length === undefined) return false;
    this.#at += Math.max(length, 0);
    const count = this.#int32();
    this.count = count ?? 0;
    return count !== undefined;
  }

  partitions(): Partitions | undefined {
    const found = new Map<string, readonly number[]>();
    for (let left = this.count; left > 0; left--) {
      const topic = this.text();
      const count = this.#int32();
      if (topic === undefined || count === undefined) return undefined;
      const start = this.#at;
      this.#at += 4 * count;
      if (count < 0 || this.#at > this.#bytes.length) return undefined;
      const partitions = Array.from({ length: count }, (_, place) => {
        return this.#bytes.readInt32BE(start + 4 * place);
      });
      found.set(topic, partitions);
    }
    return found;
  }

  #int32(): number | undefined {
    if (this.#at + 4 > this.#bytes.length) return undefined;
    const value = this.#bytes.readInt32BE(this.#at);
    this.#at += 4;
    return value;
  }
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
