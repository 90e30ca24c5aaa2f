/**
 * Which partitions of which topics somebody has, as a value: topic id -> partition numbers,
 * ascending, each once; topics too are in ascending order, and one without any is not listed. So
 * equal sets are equal values.
 */
export type Assignment = ReadonlyMap<string, readonly number[]>;

export const nothing: Assignment = new Map();

/** From partitions in any order, some perhaps twice. */
export function assignmentOf(
  places: Iterable<{ readonly topicId: string; readonly partition: number }>,
): Assignment {
  const sets = new Map<string, Set<number>>();
  for (const { topicId, partition } of places) {
    const numbers = sets.get(topicId) ?? new Set();
    sets.set(topicId, numbers.add(partition));
  }
  return sorted(sets);
}

export function placesOf(assignment: Assignment): { topicId: string; partition: number }[] {
  return [...assignment].flatMap(([topicId, partitions]) => {
    return partitions.map((partition) => ({ topicId, partition }));
  });
}

export function sizeOf(assignment: Assignment): number {
  let size = 0;
  for (const partitions of assignment.values()) size += partitions.length;
  return size;
}

export function union(left: Assignment, right: Assignment): Assignment {
  if (right.size === 0) return left;
  const sets = new Map([...left].map(([topicId, numbers]) => [topicId, new Set(numbers)]));
  for (const [topicId, numbers] of right) {
    sets.set(topicId, new Set([...(sets.get(topicId) ?? []), ...numbers]));
  }
  return sorted(sets);
}

/** What `keep` says yes to. */
export function filter(
  assignment: Assignment,
  keep: (topicId: string, partition: number) => boolean,
): Assignment {
  const kept = [...assignment].map(([topicId, numbers]) => {
    return [topicId, numbers.filter((partition) => keep(topicId, partition))] as const;
  });
  return new Map(kept.filter(([, numbers]) => numbers.length > 0));
}

export function intersection(left: Assignment, right: Assignment): Assignment {
  const has = lookup(right);
  return filter(left, has);
}

export function difference(left: Assignment, right: Assignment): Assignment {
  const has = lookup(right);
  return filter(left, (topicId, partition) => !has(topicId, partition));
}

export function isSubset(part: Assignment, whole: Assignment): boolean {
  return difference(part, whole).size === 0;
}

export function isEqual(left: Assignment, right: Assignment): boolean {
  return left === right || (sizeOf(left) === sizeOf(right) && isSubset(left, right));
}

function lookup(assignment: Assignment): (topicId: string, partition: number) => boolean {
  const sets = new Map([...assignment].map(([topicId, numbers]) => [topicId, new Set(numbers)]));
  return (topicId, partition) => sets.get(topicId)?.has(partition) === true;
}

function sorted(sets: ReadonlyMap<string, ReadonlySet<number>>): Assignment {
  const topicIds = [...sets.keys()].sort();
  return new Map(topicIds.map((id) => [id, [...(sets.get(id) ?? [])].sort((a, b) => a - b)]));
}
