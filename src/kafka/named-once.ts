/**
 * What a request asks about, each thing once however often it is named: a few bytes that name it
 * again would otherwise cost an answer, and what has to be read for it, again. Where what is told
 * of a thing is about as long as its name, and costs nothing, it is told as often as it is named.
 */

type Partition = number | { readonly partition: number };

interface Asked<Each extends Partition> {
  readonly partitions: readonly Each[];
}

/**
 * Topics with each partition as it was named last, and each topic at its first place: what Kafka
 * makes of requests that write, or read records. `topics` itself where nothing is named twice.
 */
export function namedOnce<Each extends Partition, Topic extends Asked<Each>>(
  topics: readonly Topic[],
  nameOf: (topic: Topic) => string,
): readonly Topic[] {
  if (topics.length <= 1 && (topics[0]?.partitions.length ?? 0) <= 1) return topics;
  const byName = new Map<string, { readonly topic: Topic; readonly last: Map<number, Each> }>();
  let count = 0;
  let named = 0;
  for (const topic of topics) {
    const name = nameOf(topic);
    const known = byName.get(name) ?? { topic, last: new Map<number, Each>() };
    byName.set(name, known);
    const before = known.last.size;
    for (const one of topic.partitions) known.last.set(numberOf(one), one);
    count += topic.partitions.length;
    named += known.last.size - before;
  }
  if (named === count && byName.size === topics.length) return topics;
  return [...byName.values()].map(({ topic, last }) => {
    return { ...topic, partitions: [...last.values()] };
  });
}

function numberOf(partition: Partition): number {
  return typeof partition === 'number' ? partition : partition.partition;
}

interface Gathered<Thing, Part> {
  /** As it was named first. */
  readonly thing: Thing;
  /** Of all its places; `null` stands for all there are. */
  parts: Part[] | null;
}

/** Things that are asked for in part, each at its first place. */
export function gatheredOnce<Thing, Part>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  partsOf: (thing: Thing) => readonly Part[] | null,
): readonly Readonly<Gathered<Thing, Part>>[] {
  const byName = new Map<string, Gathered<Thing, Part>>();
  for (const thing of things) {
    const name = nameOf(thing);
    const known: Gathered<Thing, Part> = byName.get(name) ?? { thing, parts: [] };
    byName.set(name, known);
    const parts = partsOf(thing);
    if (parts === null) known.parts = null;
    for (const part of parts ?? []) known.parts?.push(part);
  }
  return [...byName.values()];
}
