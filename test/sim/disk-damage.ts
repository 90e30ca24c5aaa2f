import type { SimFile } from './disk-file.ts';
import { sectorSizeBytes } from './disk-file.ts';
import type { Random } from './random.ts';

/**
 * What a disk may do to bytes that it had reported durable:
 *   bitFlip      one bit
 *   staleSector  a sector as it was before its last write: of an append, its end is missing
 *   misdirected  a sector holds what was meant for another
 *   lostSector   a sector reads as zeros
 *   cutShort     the file ends early, as after a restore of an old copy
 */
export type Damage = 'bitFlip' | 'staleSector' | 'misdirected' | 'lostSector' | 'cutShort';
export const damages: readonly Damage[] = [
  'bitFlip',
  'staleSector',
  'misdirected',
  'lostSector',
  'cutShort',
];

/** Where in a file the fault atlas allows damage, in bytes. */
export interface DamageRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Bytes that are so surely durable that damage to them must be found: an element of the fault
 * atlas.
 */
export interface DamageTarget {
  readonly path: string;
  readonly file: SimFile;
  readonly range: DamageRange;
  readonly kinds: readonly Damage[];
}

/**
 * Damages one file within `range`. Answers the position of the first byte that changed, or
 * `undefined` where the draw happened to change nothing (a zero replaced by a zero).
 */
export function damageFile(
  file: SimFile,
  damage: Damage,
  {
    range,
    random,
  }: {
    readonly range: DamageRange;
    readonly random: Random;
  },
): number | undefined {
  const start = Math.max(0, range.start);
  const end = Math.min(file.sizeBytes, range.end);
  if (end <= start) return undefined;
  const position = random.integer(start, end - 1);
  if (damage === 'cutShort') {
    file.damageSize(position);
    return position;
  }
  const intact = file.bytes.slice();
  const sector = position - (position % sectorSizeBytes);
  const sectorStart = Math.max(start, sector);
  const sectorEnd = Math.min(end, sector + sectorSizeBytes);
  if (damage === 'bitFlip')
    file.damage(position, Uint8Array.of((intact[position] ?? 0) ^ (1 << random.below(8))));
  else if (damage === 'lostSector')
    file.damage(sectorStart, new Uint8Array(sectorEnd - sectorStart));
  else if (damage === 'staleSector') file.damage(position, new Uint8Array(sectorEnd - position));
  else
    file.damage(
      sectorStart,
      misdirected(intact, sectorStart, { sizeBytes: sectorEnd - sectorStart, random }),
    );
  return firstDifference(intact, file.bytes);
}

function misdirected(
  bytes: Uint8Array,
  position: number,
  {
    sizeBytes,
    random,
  }: {
    readonly sizeBytes: number;
    readonly random: Random;
  },
): Uint8Array {
  const sectors = Math.ceil(bytes.length / sectorSizeBytes);
  const source = random.below(sectors) * sectorSizeBytes + (position % sectorSizeBytes);
  const moved = new Uint8Array(sizeBytes);
  moved.set(bytes.subarray(source, source + sizeBytes));
  return moved;
}

function firstDifference(left: Uint8Array, right: Uint8Array): number | undefined {
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return at;
  return undefined;
}
