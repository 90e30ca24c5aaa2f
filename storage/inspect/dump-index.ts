/**
 * Prints a segment's `.index`, `.timeindex` and `.txnindex`: bare entries of one size, in order.
 * Offsets in the first two count from the segment's base offset, which is the file's name.
 */

import { readInt16, readInt32, readInt64, readUint32 } from '../bytes/big-endian.ts';
import { damageLine, pairs } from './dump-text.ts';

export type IndexKind = 'index' | 'timeindex' | 'txnindex';

interface IndexFormat {
  readonly entrySizeBytes: number;
  /** The entry's line, and what must ascend from entry to entry. */
  readonly read: (bytes: Uint8Array, at: number, base: number) => readonly [string, number];
}

const formats: Readonly<Record<IndexKind, IndexFormat>> = {
  index: {
    entrySizeBytes: 8,
    read(bytes, at, base) {
      const offset = base + readInt32(bytes, at);
      return [pairs({ offset, position: readUint32(bytes, at + 4) }), offset];
    },
  },
  timeindex: {
    entrySizeBytes: 12,
    read(bytes, at, base) {
      const timestamp = readInt64(bytes, at);
      return [pairs({ timestamp, offset: base + readInt32(bytes, at + 8) }), timestamp];
    },
  },
  txnindex: {
    entrySizeBytes: 34,
    read(bytes, at) {
      const lastOffset = readInt64(bytes, at + 18);
      const line = pairs({
        version: readInt16(bytes, at),
        producerId: readInt64(bytes, at + 2),
        firstOffset: readInt64(bytes, at + 10),
        lastOffset,
        lastStableOffset: readInt64(bytes, at + 26),
      });
      return [line, lastOffset];
    },
  },
};

/** Whether the entries are whole and ascend. */
export function dumpIndex(
  {
    bytes,
    kind,
    base,
  }: { readonly bytes: Uint8Array; readonly kind: IndexKind; readonly base: number },
  print: (line: string) => void,
): boolean {
  const { entrySizeBytes, read } = formats[kind];
  let isSound = true;
  let before = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (; at + entrySizeBytes <= bytes.length; at += entrySizeBytes) {
    const [line, ascending] = read(bytes, at, base);
    print(`entry ${line}`);
    if (ascending <= before) {
      print(damageLine(at, 'the entry does not ascend'));
      isSound = false;
    }
    before = ascending;
  }
  if (at === bytes.length) return isSound;
  print(damageLine(at, `${bytes.length - at} bytes are no entry`));
  return false;
}
