/** Prints `topics/checkpoint`: what its frames add up to. */

import type { Crc32c } from '../bytes/crc32c.ts';
import { parseCheckpoint } from '../log/checkpoint-codec.ts';
import { damageLine, pairs } from './dump-text.ts';

/** Whether it checks; a torn last frame is no damage. */
export function dumpCheckpoint(
  bytes: Uint8Array,
  crc32c: Crc32c,
  print: (line: string) => void,
): boolean {
  const parsed = parseCheckpoint(bytes, crc32c);
  if (parsed.type === 'damaged') {
    print(damageLine(parsed.position, parsed.reason));
    return false;
  }
  for (const [name, { epochs, marks, ...ends }] of parsed.contents.logs) {
    print(`log name=${name} ${pairs({ ...ends })}`);
    for (const { epoch, startOffset } of epochs) print(`  epoch ${pairs({ epoch, startOffset })}`);
    for (const mark of marks) print(`  mark ${pairs({ ...mark })}`);
  }
  for (const mark of parsed.contents.nodeMarks) print(`node mark=${mark}`);
  if (parsed.tornSizeBytes > 0) {
    const position = bytes.length - parsed.tornSizeBytes;
    print(`torn ${pairs({ position, size: parsed.tornSizeBytes })}`);
  }
  return true;
}
