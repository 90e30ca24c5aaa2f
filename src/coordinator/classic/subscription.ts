/**
 * The topics that a member of Kafka's consumers subscribes to, from its metadata. The coordinator
 * only looks: whether offsets of a topic are in use, and whether a member that has restarted wants
 * something else than before.
 *
 *     version i16 | count i32, topics: length i16, UTF-8 | what later versions have added
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

/** What cannot be read names none. */
export function namesSameTopics(one: Uint8Array, other: Uint8Array): boolean {
  const topics = [...(subscribedTopics(one) ?? [])];
  const others = subscribedTopics(other) ?? new Set();
  return topics.length === others.size && topics.every((topic) => others.has(topic));
}
