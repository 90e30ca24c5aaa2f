/** Holds our answers against Kafka's. */
import { withoutFields } from './answer-fields.ts';
import type { Difference } from './differences.ts';
import type { Answers } from './play.ts';

export interface Comparison {
  /** Calls answered otherwise in what nobody has a reason for; reasons are put aside. */
  readonly unexplained: readonly string[];
  /** Fields that a reason names, and that are answered alike. */
  readonly idle: readonly string[];
}

export type Answered = ReadonlyMap<string, Answers>;

export function compare(
  ours: Answered,
  theirs: Answered,
  differences: readonly Difference[],
): Comparison {
  const used = new Map(differences.map((one) => [one, new Set<string>()]));
  const unexplained: string[] = [];
  for (const history of new Set([...theirs.keys(), ...ours.keys()])) {
    const [expected, found] = [theirs.get(history), ours.get(history)];
    for (const call of new Set([...(expected?.keys() ?? []), ...(found?.keys() ?? [])])) {
      const pair = new Pair(expected?.get(call), found?.get(call));
      const reasons = differences.filter((one) => isAbout(one, history, call));
      const fields = reasons.flatMap((reason) => reason.fields);
      if (pair.differsWithout(fields)) {
        const [left, right] = pair.without(fields);
        unexplained.push(`${history}: ${call}\n    Kafka  ${left}\n    Balsa  ${right}`);
      }
      for (const reason of reasons) {
        for (const field of reason.fields) {
          const others = fields.filter((other) => other !== field);
          if (pair.differsWithout(others)) used.get(reason)?.add(field);
        }
      }
    }
  }
  const idle = differences.flatMap((one) => {
    const fields = one.fields.filter((field) => !used.get(one)?.has(field));
    return fields.map((field) => `${one.history}: ${one.call}: ${field}`);
  });
  return { unexplained, idle };
}

/** What both sides answered to one call. */
class Pair {
  readonly #answers: readonly unknown[];

  constructor(expected: unknown, found: unknown) {
    this.#answers = [expected, found];
  }

  without(fields: readonly string[]): readonly string[] {
    return this.#answers.map((answer) => textOf(withoutFields(answer, fields)));
  }

  differsWithout(fields: readonly string[]): boolean {
    const [left, right] = this.without(fields);
    return left !== right;
  }
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
