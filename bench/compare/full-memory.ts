/**
 * A server that has run for a day has no free memory: all of it holds pages of files, and what is
 * written takes the place of the oldest. One that has just started, or from which much was removed,
 * has to clear what it takes, and as a virtual machine to get it back from its host first, which
 * costs more than all else that a broker does with a page.
 */
import { ftruncateSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

const READ_SIZE_BYTES = 8 << 20;
/** Takes no room on the disk; no part of it is read twice. */
const HOLE_SIZE_BYTES = 2 ** 42;
/** Below which the system begins to take back what is oldest. */
const FREE_PARTS = 50;

export class FullMemory {
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafe(READ_SIZE_BYTES);
  #position = 0;

  constructor(directory: string) {
    this.#descriptor = openSync(join(directory, 'hole'), 'w+');
    ftruncateSync(this.#descriptor, HOLE_SIZE_BYTES);
  }

  /** Until nearly none is free; nothing but on Linux. */
  fill(): void {
    if (process.platform !== 'linux') return;
    const totalBytes = memoryBytes('MemTotal');
    const end = this.#position + totalBytes;
    while (this.#position < end && memoryBytes('MemFree') > totalBytes / FREE_PARTS) {
      readSync(this.#descriptor, this.#buffer, 0, READ_SIZE_BYTES, this.#position);
      this.#position += READ_SIZE_BYTES;
    }
  }
}

function memoryBytes(name: 'MemTotal' | 'MemFree'): number {
  const text = readFileSync('/proc/meminfo', 'utf8');
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text);
  if (found === null) throw new Error(`/proc/meminfo has no ${name}`);
  return Number(found[1]) * 1024;
}
