/**
 * The word that was most likely meant: the candidate that takes the fewest letters added, left out,
 * replaced, or swapped with their neighbour, if those are at most a third of its length.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    const distanceMax = Math.max(1, Math.floor(name.length / 3));
    // The word may be anything that a client sends: one of megabytes would take minutes.
    if (Math.abs(word.length - name.length) > distanceMax) continue;
    const distance = editDistance(word, name);
    if (distance > distanceMax) continue;
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  return best?.name;
}

/** Optimal string alignment (Damerau, Levenshtein): `rows[i][j]` turns i letters into j. */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      let distance = Math.min(
        rows[row - 1]![column - 1]! + (isSame ? 0 : 1),
        rows[row - 1]![column]! + 1,
        current[column - 1]! + 1,
      );
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && isSwapped) {
        distance = Math.min(distance, rows[row - 2]![column - 2]! + 1);
      }
      current.push(distance);
    }
    rows.push(current);
  }
  return rows[from.length]![to.length]!;
}
