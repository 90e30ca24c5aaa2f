/**
 * Prints the small sealed files: `metadata/current`, which says what contents of the tables are in
 * force, `partition.metadata`, which says whose log a directory holds, `clean-end`, up to where it
 * was compacted, and `raft/raft-id`.
 */

import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { unsealBytes } from '../disk/sealed-bytes.ts';
import { bytesText, damageLine, pairs } from './dump-text.ts';

interface SealedFormat {
  readonly magic: string;
  readonly describe: (reader: ByteReader) => string;
}

const formats = {
  current: {
    magic: 'BTAB',
    describe: (reader) => `tables ${pairs({ generation: reader.u32(), closed: reader.u8() })}`,
  },
  'partition.metadata': {
    magic: 'BLPM',
    describe: (reader) => {
      const logFormat = reader.u16();
      const topicId = reader.text();
      return `log ${pairs({ format: logFormat, topicId, partition: reader.u32() })}`;
    },
  },
  'clean-end': {
    magic: 'BLCE',
    describe: (reader) => `compacted ${pairs({ end: reader.i64() })}`,
  },
  'raft-id': {
    magic: 'BRID',
    describe: (reader) => `raft ${pairs({ id: bytesText(reader.bytes(reader.leftBytes)) })}`,
  },
} satisfies Readonly<Record<string, SealedFormat>>;

export type SealedName = keyof typeof formats;

export function isSealedName(name: string): name is SealedName {
  return Object.hasOwn(formats, name);
}

export function dumpSealed(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: SealedName },
  crc32c: Crc32c,
  print: (line: string) => void,
): boolean {
  const { magic, describe } = formats[name];
  const sealed = unsealBytes(magic, bytes, crc32c);
  if (sealed.type !== 'intact') {
    print(damageLine(0, sealed.type === 'damaged' ? sealed.reason : 'it is empty'));
    return false;
  }
  try {
    const reader = new ByteReader(sealed.payload);
    const line = describe(reader);
    reader.checkEnd();
    print(`${line} version=${sealed.version}`);
    return true;
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    print(damageLine(0, error.message));
    return false;
  }
}
