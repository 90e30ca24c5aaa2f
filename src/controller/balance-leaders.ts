/**
 * Spreads leaderships over the replicas that are there: no replica moves, only which of a
 * partition's replicas stands first.
 *
 *     led by 1: [1,2] [1,3] [1,2]        1 leads 3, 2 leads 1, 3 leads 0
 *     led by 2: [2,3]                    1 → 3 by the second: 2, 1, 1
 *
 * Where the way is not direct it goes over others: 1 gives one to 2, and 2 one of its own to 3. As
 * long as any broker leads two more than one that it can pass to in such a chain, one is passed;
 * each pass lowers the sum of squares, so it ends. With replicas spread evenly, leaders end within
 * one.
 */
export function balanceLeaders(
  partitions: readonly (readonly number[])[],
  leadingBefore: ReadonlyMap<number, number>,
  passesMax = Number.POSITIVE_INFINITY,
): number[][] {
  const balanced = partitions.map((replicas) => [...replicas]);
  const counts = new Map(leadingBefore);
  for (const [leader] of balanced) {
    if (leader !== undefined) counts.set(leader, (counts.get(leader) ?? 0) + 1);
  }
  for (let passes = 0; passes < passesMax && maybePass(balanced, counts); passes++);
  return balanced;
}

function maybePass(partitions: number[][], counts: Map<number, number>): boolean {
  const mostFirst = [...counts].sort(([, left], [, right]) => right - left);
  for (const [giver, count] of mostFirst) {
    const chain = findChain(partitions, giver, (id) => (counts.get(id) ?? 0) <= count - 2);
    if (chain === undefined) continue;
    for (const { replicas, taker } of chain) moveFirst(replicas, taker);
    const last = chain[0]?.taker ?? giver;
    counts.set(giver, count - 1);
    counts.set(last, (counts.get(last) ?? 0) + 1);
    return true;
  }
  return false;
}

/** One partition of a chain, and who takes its leadership from whoever has it. */
interface Link {
  readonly replicas: number[];
  readonly taker: number;
}

/** The shortest chain from `giver` to somebody who `isLess`, the last link first. */
function findChain(
  partitions: number[][],
  giver: number,
  isLess: (id: number) => boolean,
): Link[] | undefined {
  const ledBy = new Map<number | undefined, number[][]>();
  for (const replicas of partitions) {
    const led = ledBy.get(replicas[0]);
    if (led === undefined) ledBy.set(replicas[0], [replicas]);
    else led.push(replicas);
  }
  const reachedBy = new Map<number, Link>();
  const queue = [giver];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const replicas of ledBy.get(id) ?? []) {
      for (const taker of replicas) {
        if (taker === giver || reachedBy.has(taker)) continue;
        reachedBy.set(taker, { replicas, taker });
        if (isLess(taker)) return chainTo(taker, giver, reachedBy);
        queue.push(taker);
      }
    }
  }
  return undefined;
}

function chainTo(last: number, giver: number, reachedBy: ReadonlyMap<number, Link>): Link[] {
  const chain: Link[] = [];
  for (let taker = last; taker !== giver; ) {
    const link = reachedBy.get(taker);
    const leader = link?.replicas[0];
    if (link === undefined || leader === undefined) break;
    chain.push(link);
    taker = leader;
  }
  return chain;
}

function moveFirst(replicas: number[], id: number): void {
  replicas.splice(replicas.indexOf(id), 1);
  replicas.unshift(id);
}
