/**
 * Fields of an answer, by path: names with dots between, through all members of the lists on the
 * way. In brackets stands which members of a list are meant, by their name:
 *
 *     topics.partitions.errorCode              of every partition
 *     topics.configs[retention.ms].value       of the one setting
 *     topics.configs[durability]               the whole member, which may be there or not
 */

/** Stands for all of it: there it is another answer, such as an error instead of a result. */
export const WHOLE = 'the whole answer';

/** What is left of the answer; lists that lost something are sorted anew. */
export function withoutFields(answer: unknown, paths: readonly string[]): unknown {
  if (answer === undefined) return undefined;
  if (paths.includes(WHOLE)) return WHOLE;
  return paths.reduce((left: unknown, path) => without(left, stepsOf(path)), answer);
}

interface Step {
  readonly key: string;
  /** Of all members where it is not said. */
  readonly member?: string | undefined;
}

function stepsOf(path: string): readonly Step[] {
  const steps = path.matchAll(/(?<key>[^.[]+)(?:\[(?<member>[^\]]*)\])?/g);
  return [...steps].map(({ groups }) => ({ key: groups?.key ?? '', member: groups?.member }));
}

function without(value: unknown, steps: readonly Step[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return undefined;
  if (Array.isArray(value)) return sorted(value.map((one: unknown) => without(one, steps)));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]: [string, unknown]) => {
    return [key, key === step.key ? withoutIn(field, step, rest) : field] as const;
  });
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}

/** `undefined`: nothing is left. */
function withoutIn(field: unknown, { member }: Step, rest: readonly Step[]): unknown {
  if (member === undefined || !Array.isArray(field)) return without(field, rest);
  const left = field.map((one: unknown) => (nameOf(one) === member ? without(one, rest) : one));
  const told = left.filter((one) => one !== undefined);
  return told.length === 0 ? undefined : sorted(told);
}

function nameOf(member: unknown): unknown {
  const isNamed = typeof member === 'object' && member !== null && 'name' in member;
  return isNamed ? member.name : member;
}

function sorted(members: readonly unknown[]): readonly unknown[] {
  const byText = members.map((member) => [JSON.stringify(member), member] as const);
  return byText.sort(([left], [right]) => (left < right ? -1 : 1)).map(([, member]) => member);
}
