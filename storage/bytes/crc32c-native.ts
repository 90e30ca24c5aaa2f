/**
 * CRC-32C by the processor's own instruction. Crossing into native code costs more than a short run
 * does in JavaScript, so short runs stay here.
 */

import { crc32c as nativeCrc32c } from '@node-rs/crc32';
import type { Crc32c } from './crc32c.ts';
import { crc32c as portableCrc32c } from './crc32c.ts';

/** Below this the call costs more than the work. */
const NATIVE_SIZE_BYTES_MIN = 192;

export const crc32c: Crc32c = (bytes, previous = 0) =>
  bytes.length < NATIVE_SIZE_BYTES_MIN
    ? portableCrc32c(bytes, previous)
    : nativeCrc32c(bytes, previous);
