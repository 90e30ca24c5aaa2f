/** Prints a producer snapshot: what a log knew of its producers at one offset. */

import type { Crc32c } from '../bytes/crc32c.ts';
import { decodeProducerSnapshot } from '../log/producer-snapshot.ts';
import { damageLine, pairs } from './dump-text.ts';

export function dumpProducerSnapshot(
  bytes: Uint8Array,
  crc32c: Crc32c,
  print: (line: string) => void,
): boolean {
  const decoded = decodeProducerSnapshot(bytes, crc32c);
  if (decoded.type !== 'intact') {
    print(damageLine(0, decoded.type === 'damaged' ? decoded.reason : 'the file is empty'));
    return false;
  }
  const { endOffset, producers, ended } = decoded.snapshot;
  print(`snapshot ${pairs({ endOffset, producers: producers.length })}`);
  for (const { batches, ...producer } of producers) {
    print(`producer ${pairs(producer)}`);
    for (const batch of batches) print(`  batch ${pairs({ ...batch })}`);
  }
  for (const transaction of ended) print(`ended ${pairs({ ...transaction })}`);
  return true;
}
