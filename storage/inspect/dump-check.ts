/** Prints a segment's `.check`: up to where the files beside a `.log` describe it. */

import type { Crc32c } from '../bytes/crc32c.ts';
import { decodeSegmentCheck } from '../segment/segment-check.ts';
import { damageLine, pairs } from './dump-text.ts';

export function dumpSegmentCheck(
  bytes: Uint8Array,
  crc32c: Crc32c,
  print: (line: string) => void,
): boolean {
  const check = decodeSegmentCheck(bytes, crc32c);
  if (check === undefined) {
    print(damageLine(0, 'it does not check'));
    return false;
  }
  const { offsets, times, transactions, ...covered } = check;
  print(`check ${pairs({ ...covered })}`);
  for (const [name, prefix] of Object.entries({ offsets, times, transactions })) {
    const crc = prefix.crc.toString(16).padStart(8, '0');
    print(`  ${name} ${pairs({ size: prefix.sizeBytes, crc })}`);
  }
  return true;
}
