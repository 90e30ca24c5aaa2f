/**
 * How many of the first `count` items satisfy `isBefore`, which holds for all up to some point and
 * for none after.
 */
export function partitionPoint(count: number, isBefore: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
