/** Holds our answers against Kafka's. */
import type { Difference } from './differences.ts';
import type { Answers } from './play.ts';

export interface Comparison {
  /** Calls answered otherwise that nobody has a reason for. */
  readonly unexplained: readonly string[];
  /** Reasons for what is answered alike. */
  readonly idle: readonly Difference[];
}

export type Answered = ReadonlyMap<string, Answers>;

export function compare(
  ours: Answered,
  theirs: Answered,
  differences: readonly Difference[],
): Comparison {
  const used = new Set<Difference>();
  const unexplained: string[] = [];
  for (const history of new Set([...theirs.keys(), ...ours.keys()])) {
    const [expected, found] = [theirs.get(history), ours.get(history)];
    for (const call of new Set([...(expected?.keys() ?? []), ...(found?.keys() ?? [])])) {
      const [left, right] = [textOf(expected?.get(call)), textOf(found?.get(call))];
      if (left === right) continue;
      const reasons = differences.filter((one) => isAbout(one, history, call));
      for (const reason of reasons) used.add(reason);
      if (reasons.length === 0) {
        unexplained.push(`${history}: ${call}\n    Kafka  ${left}\n    Balsa  ${right}`);
      }
    }
  }
  return { unexplained, idle: differences.filter((one) => !used.has(one)) };
}

function isAbout(difference: Difference, history: string, call: string): boolean {
  return difference.history === history && call.startsWith(difference.call);
}

/** Fields in the order of their names: schemas of one message agree on all but that. */
function textOf(value: unknown): string {
  if (value === undefined) return 'was not asked';
  return JSON.stringify(value, (_, field: unknown) => {
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(
      Object.entries(field).sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  });
}
