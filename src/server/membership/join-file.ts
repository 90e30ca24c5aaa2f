/**
 * `join`: what a further node is given, for its owner's eyes only. Written at every start, since
 * the address may have changed.
 */
import { rename, writeFile } from 'node:fs/promises';
import type { DataDirectory } from '../data-directory.ts';
import { joinLine } from './join-target.ts';

const OWNER_ONLY = 0o600;

export async function writeJoinFile(
  { path, membership }: Pick<DataDirectory, 'path' | 'membership'>,
  address: string,
): Promise<void> {
  if (membership === undefined) return;
  const file = `${path}/join`;
  const line = `${joinLine(membership, address)}\n`;
  try {
    await writeFile(`${file}.tmp`, line, { mode: OWNER_ONLY });
    await rename(`${file}.tmp`, file);
  } catch (error) {
    // A full disk keeps others from joining by this node, and nothing else.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
