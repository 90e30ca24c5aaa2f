/**
 * Records that wait for somebody. They are views of what they were read into, or lie in beside
 * others: of a MiB, however few they are. Bytes are counted wherever memory is bounded, so few of
 * them must not hold a thousand times as much.
 */
import { newBuffer } from '../../storage/log/read-buffers.ts';

/** Memory may be so many times as large as what is held of it: a copy costs more the more it is. */
const MEMORY_PER_BYTE_MAX = 8;

/** The same slices, or a copy of them where they hold much more than they are. */
export function toHold(slices: readonly Uint8Array[]): readonly Uint8Array[] {
  let sizeBytes = 0;
  let memoryBytes = 0;
  let last: ArrayBufferLike | undefined;
  for (const { buffer, length } of slices) {
    sizeBytes += length;
    if (buffer !== last) memoryBytes += buffer.byteLength;
    last = buffer;
  }
  if (memoryBytes <= MEMORY_PER_BYTE_MAX * sizeBytes) return slices;
  const copy = newBuffer(sizeBytes);
  let at = 0;
  for (const slice of slices) {
    copy.set(slice, at);
    at += slice.length;
  }
  return [copy];
}
