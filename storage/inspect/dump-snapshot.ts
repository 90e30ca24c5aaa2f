/** Prints a snapshot of the state machine, whole or partly received: its frames. */

import type { Crc32c } from '../bytes/crc32c.ts';
import { frameSizeBytes, SnapshotFrames } from '../snapshot/snapshot-frame.ts';
import { bytesText, damageLine, pairs } from './dump-text.ts';

/**
 * Whether all frames check and the last one sums them up. A partial file ends behind any frame, and
 * what follows is of no use.
 */
export function dumpSnapshot(
  { bytes, isPartial }: { readonly bytes: Uint8Array; readonly isPartial: boolean },
  crc32c: Crc32c,
  print: (line: string) => void,
): boolean {
  const frames = new SnapshotFrames(crc32c);
  let chunks = 0;
  for (let position = 0; position < bytes.length; ) {
    const size = frameSizeBytes(bytes.subarray(position), position) ?? 0;
    const frame = frames.parse(bytes.subarray(position, position + size), position);
    if (frame === undefined) {
      print(damageLine(position, 'no frame checks here'));
      return isPartial && position > 0;
    }
    if (frame.type === 'first') {
      const { version, index, meta } = frame;
      print(`snapshot ${pairs({ version, index, meta: bytesText(meta) })}`);
    } else if (frame.type === 'chunk') {
      print(`chunk ${pairs({ position, size: frame.bytes.length })}`);
      chunks += 1;
    } else {
      const sum = crc32c(bytes.subarray(0, position));
      print(`end ${pairs({ position, chunks: frame.chunks, crc: hexOf(frame.crc) })}`);
      if (frame.chunks === chunks && frame.crc === sum && position + size === bytes.length) {
        return true;
      }
      print(damageLine(position, `the file holds ${chunks} chunks, crc ${hexOf(sum)}`));
      return false;
    }
    position += size;
  }
  if (!isPartial) print(damageLine(bytes.length, 'the last frame is missing'));
  return isPartial;
}

/** Whether these bytes begin as a snapshot of the state machine does. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 8)) === 'BALSASNP';
}

function hexOf(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
