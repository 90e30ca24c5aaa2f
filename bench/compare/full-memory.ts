/**
 * A server that has run for a day has no free memory: all of it holds pages of files, and what is
 * written takes the place of the oldest. One that has just started, or from which much was removed,
 * has to clear what it takes, and as a virtual machine to get it back from its host first, which
 * costs more than all else that a broker does with a page.
 */
import { closeSync, ftruncateSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

const READ_SIZE_BYTES = 8 << 20;
/** Below which the system begins to take back what is oldest. */
const FREE_PARTS = 50;

/** Reads a file that is one hole until nearly no memory is free; does nothing but on Linux. */
export function fillMemory(directory: string): void {
  if (process.platform !== 'linux') return;
  const path = join(directory, 'full-memory');
  const totalBytes = memoryBytes('MemTotal');
  const descriptor = openSync(path, 'w+');
  try {
    ftruncateSync(descriptor, totalBytes);
    const buffer = Buffer.allocUnsafe(READ_SIZE_BYTES);
    for (let position = 0; position < totalBytes; position += READ_SIZE_BYTES) {
      if (memoryBytes('MemFree') < totalBytes / FREE_PARTS) break;
      readSync(descriptor, buffer, 0, READ_SIZE_BYTES, position);
    }
  } finally {
    closeSync(descriptor);
  }
}

function memoryBytes(name: 'MemTotal' | 'MemFree'): number {
  const text = readFileSync('/proc/meminfo', 'utf8');
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text);
  if (found === null) throw new Error(`/proc/meminfo has no ${name}`);
  return Number(found[1]) * 1024;
}
