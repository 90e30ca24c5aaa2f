import { orFail } from '../callbacks.ts';
import type { Callback, File } from '../file-system.ts';

const PIECE_SIZE_BYTES = 1 << 20;

/**
 * Writes the bytes from `start` to `stop` again where they are, so that the next sync covers them:
 * a sync that failed before may have left them in memory only, marked as if they were on the disk
 * (BC-40). Answers how far the file reached.
 */
export function writeAgain(
  file: Pick<File, 'read' | 'write'>,
  { start, stop }: { readonly start: number; readonly stop: number },
  done: Callback<number>,
): void {
  if (start >= stop) return done(null, start);
  const buffer = Buffer.allocUnsafe(Math.min(PIECE_SIZE_BYTES, stop - start));
  file.read(
    start,
    buffer,
    orFail(done, (count) => {
      if (count === 0) return done(null, start);
      file.write(
        start,
        [buffer.subarray(0, count)],
        orFail(done, () => writeAgain(file, { start: start + count, stop }, done)),
      );
    }),
  );
}
