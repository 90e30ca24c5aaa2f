/** What a stopped node's disk holds of a partition. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastOffset, parseBatchHeader } from '../../storage/batch/record-batch.ts';

/**
 * The bytes of all batches below `endOffset`, whatever segments they lie in; what follows them is
 * not looked at. Throws where the log ends before.
 */
export async function committedBytes(directory: string, endOffset: number): Promise<Buffer> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.log')).sort();
  const committed: Buffer[] = [];
  let end = 0;
  for (const name of names) {
    const bytes = await readFile(join(directory, name));
    let position = 0;
    while (end < endOffset && position < bytes.length) {
      const header = parseBatchHeader(bytes, position);
      position += header.sizeBytes;
      end = lastOffset(header) + 1;
    }
    committed.push(bytes.subarray(0, position));
  }
  if (end < endOffset) throw new Error(`${directory} ends at ${end}, not at ${endOffset}`);
  return Buffer.concat(committed);
}
