/** I-D1 and I-D2: what must hold of the metadata, and of each change of a partition's row. */
import type { Image } from '../../../src/metadata/image.ts';
import type { Partition } from '../../../src/metadata/rows.ts';
import { checkImage, checkStep } from '../../metadata/invariants.ts';
import { violate } from '../invariant.ts';

export function checkMetadata(image: Image): void {
  asInvariant(() => checkImage(image));
}

export function checkChange(before: Partition, row: Partition): void {
  // Which record changed it is not known here.
  asInvariant(() => checkStep(before, row, true));
}

function asInvariant(check: () => void): void {
  try {
    check();
  } catch (error) {
    violate('I-D2', error instanceof Error ? error.message : String(error));
  }
}
