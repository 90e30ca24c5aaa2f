/**
 * What stopped nodes' disks hold of partitions, read as docs/files.md describes it and by no line
 * of the program's own. Below the high watermark all replicas must be equal, byte for byte.
 *
 *     batch:  base offset i64 │ length i32 │ … │ last offset delta i32 at 23 │ …
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Replica {
  readonly number: number;
  /** The partition's, on a stopped node. */
  readonly directory: string;
}

const HEADER_BYTES = 12;
const LAST_OFFSET_DELTA_AT = 23;

/** What is wrong with the partition, `undefined` where nothing is. */
export async function replicasFault(
  replicas: readonly Replica[],
  endOffset: number,
): Promise<string | undefined> {
  if (endOffset === 0) return undefined;
  if (replicas.length === 0) return `nobody holds it, and it ends at ${endOffset}`;
  const copies = await Promise.all(
    replicas.map(({ directory }) => batchesBelow(directory, endOffset)),
  );
  // Nothing expires within a run: a replica that begins later than another has lost something.
  const start = Math.min(...copies.map(({ startOffset }) => startOffset));
  for (const [at, { startOffset: from, endOffset: end }] of copies.entries()) {
    if (end < endOffset) return `node ${replicas[at]?.number} ends at ${end}, not at ${endOffset}`;
    if (from > start) return `node ${replicas[at]?.number} begins at ${from}, not at ${start}`;
  }
  const [first, ...rest] = copies.map((copy) => ({ ...copy, hash: hashOf(copy) }));
  const other = rest.findIndex(({ hash }) => hash !== first?.hash);
  if (other < 0) return undefined;
  const names = `nodes ${replicas[0]?.number} and ${replicas[other + 1]?.number}`;
  const offset = firstDifference(first, rest[other]);
  return `${names} differ from offset ${offset} on, below the high watermark ${endOffset}`;
}

interface Batch {
  readonly baseOffset: number;
  readonly bytes: Buffer;
}

interface Copy {
  readonly startOffset: number;
  /** After the last batch below the watermark. */
  readonly endOffset: number;
  readonly batches: readonly Batch[];
}

async function batchesBelow(directory: string, endOffset: number): Promise<Copy> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.log'));
  const batches: Batch[] = [];
  let end = 0;
  for (const name of names.sort()) {
    const bytes = await readFile(join(directory, name));
    for (let position = 0; position + LAST_OFFSET_DELTA_AT + 4 <= bytes.length; ) {
      const baseOffset = Number(bytes.readBigInt64BE(position));
      const size = HEADER_BYTES + bytes.readInt32BE(position + 8);
      if (baseOffset >= endOffset || size <= HEADER_BYTES) break;
      batches.push({ baseOffset, bytes: bytes.subarray(position, position + size) });
      end = baseOffset + bytes.readInt32BE(position + LAST_OFFSET_DELTA_AT) + 1;
      position += size;
    }
  }
  return { startOffset: batches[0]?.baseOffset ?? 0, endOffset: end, batches };
}

function hashOf({ batches }: Copy): string {
  const hash = createHash('sha256');
  for (const { bytes } of batches) hash.update(bytes);
  return hash.digest('hex');
}

function firstDifference(left: Copy | undefined, right: Copy | undefined): number {
  const others = new Map((right?.batches ?? []).map((batch) => [batch.baseOffset, batch.bytes]));
  const found = (left?.batches ?? []).find(
    ({ baseOffset, bytes }) => others.get(baseOffset)?.equals(bytes) !== true,
  );
  return found?.baseOffset ?? right?.batches[0]?.baseOffset ?? 0;
}
