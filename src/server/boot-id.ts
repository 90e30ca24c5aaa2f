import { readFileSync } from 'node:fs';

/**
 * The id of the kernel's present run: as long as it is the same, whatever was written is still
 * there, synced or not. `null` where the system does not tell.
 */
export function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux, or hidden: every start then counts as one after a power cut, which is safe and
    // slower.
    return null;
  }
}
