/**
 * Topics with each partition named once, as it was named last, and each topic at its first place:
 * what Kafka makes of a request that names a partition more than once.
 */

interface Asked<Partition> {
  readonly partitions: readonly Partition[];
}

/** `topics` itself where nothing is named twice. */
export function namedOnce<
  Partition extends { readonly partition: number },
  Topic extends Asked<Partition>,
>(topics: readonly Topic[], nameOf: (topic: Topic) => string): readonly Topic[] {
  if (topics.length <= 1 && (topics[0]?.partitions.length ?? 0) <= 1) return topics;
  const byName = new Map<
    string,
    { readonly topic: Topic; readonly last: Map<number, Partition> }
  >();
  let count = 0;
  let named = 0;
  for (const topic of topics) {
    const name = nameOf(topic);
    const known = byName.get(name) ?? { topic, last: new Map<number, Partition>() };
    byName.set(name, known);
    const before = known.last.size;
    for (const one of topic.partitions) known.last.set(one.partition, one);
    count += topic.partitions.length;
    named += known.last.size - before;
  }
  if (named === count && byName.size === topics.length) return topics;
  return [...byName.values()].map(({ topic, last }) => {
    return { ...topic, partitions: [...last.values()] };
  });
}
