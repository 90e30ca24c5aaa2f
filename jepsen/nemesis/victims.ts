/** Whom a fault hits. */
import type { World } from './nemesis.ts';

const kinds = ['one', 'minority', 'majority', 'all', 'leader', 'controller'] as const;

export interface Victims {
  readonly kind: string;
  readonly numbers: readonly number[];
}

/** One of the usual choices, by chance; a leader or controller that nobody knows is anyone. */
export async function victims({ cluster, observer, random }: World): Promise<Victims> {
  const shuffled = shuffle(cluster.numbers, random);
  const kind = kinds[random.below(kinds.length)] as (typeof kinds)[number];
  const majority = Math.floor(shuffled.length / 2) + 1;
  switch (kind) {
    case 'one':
      return { kind, numbers: shuffled.slice(0, 1) };
    case 'minority':
      return { kind, numbers: shuffled.slice(majority) };
    case 'majority':
      return { kind, numbers: shuffled.slice(0, majority) };
    case 'all':
      return { kind, numbers: shuffled };
    case 'leader':
      return { kind, numbers: [(await observer.leader(random)) ?? shuffled[0] ?? 1] };
    case 'controller':
      return { kind, numbers: [(await observer.controller()) ?? shuffled[0] ?? 1] };
    default:
      kind satisfies never;
      throw new Error('unreachable');
  }
}

export function shuffle<Item>(
  items: readonly Item[],
  random: { below(n: number): number },
): Item[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other] as Item, shuffled[at] as Item];
  }
  return shuffled;
}
