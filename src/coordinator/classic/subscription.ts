/**
 * The topics that a member of Kafka's consumers subscribes to, from its metadata, and what their
 * leader assigned to it. The coordinator only looks: whether offsets of a topic are in use, whether
 * a member that has restarted wants something else than before, and where operators ask.
 *
 *     version i16 | count i32, topics: length i16, UTF-8 | what later versions have added
 *     version i16 | count i32, topics: length i16, UTF-8, count i32, partitions: i32 | user data
 */

/** `undefined`: not such bytes. */
export function subscribedTopics(metadata: Uint8Array): ReadonlySet<string> | undefined {
  const bytes = Buffer.from(metadata.buffer, metadata.byteOffset, metadata.length);
  if (bytes.length < 6) return undefined;
  const topics = new Set<string>();
  let at = 6;
  for (let left = bytes.readInt32BE(2); left > 0; left--) {
    if (at + 2 > bytes.length) return undefined;
    const start = at + 2;
    const end = start + bytes.readInt16BE(at);
    if (end < start || end > bytes.length) return undefined;
    topics.add(bytes.toString('utf8', start, end));
    at = end;
  }
  return topics;
}

/** Partitions by topic; `undefined`: not such bytes. */
export function assignedPartitions(
  assignment: Uint8Array,
): ReadonlyMap<string, readonly number[]> | undefined {
  const bytes = Buffer.from(assignment.buffer, assignment.byteOffset, assignment.length);
  if (bytes.length < 6) return undefined;
  const assigned = new Map<string, readonly number[]>();
  let at = 6;
  for (let left = bytes.readInt32BE(2); left > 0; left--) {
    if (at + 2 > bytes.length) return undefined;
    const start = at + 2;
    const end = start + bytes.readInt16BE(at);
    if (end < start || end + 4 > bytes.length) return undefined;
    const count = bytes.readInt32BE(end);
    at = end + 4 + 4 * count;
    if (count < 0 || at > bytes.length) return undefined;
    const partitions = Array.from({ length: count }, (_, place) => {
      return bytes.readInt32BE(end + 4 + 4 * place);
    });
    assigned.set(bytes.toString('utf8', start, end), partitions);
  }
  return assigned;
}

/** What cannot be read names none. */
export function namesSameTopics(one: Uint8Array, other: Uint8Array): boolean {
  const topics = [...(subscribedTopics(one) ?? [])];
  const others = subscribedTopics(other) ?? new Set();
  return topics.length === others.size && topics.every((topic) => others.has(topic));
}
