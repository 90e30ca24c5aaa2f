import type { Socket } from 'node:net';

/**
 * One vectored write of them all. `onDone` runs when the socket looks at none of them any more:
 * they have left, or it was closed. Where it is closed already, it does not run.
 */
export function sendSlices(
  socket: Socket,
  slices: readonly Uint8Array[],
  onDone: () => void = () => {},
): void {
  if (socket.destroyed || socket.writableEnded) return;
  const last = slices.length - 1;
  socket.cork();
  for (const [at, slice] of slices.entries()) {
    if (at < last) socket.write(slice);
    else socket.write(slice, () => onDone());
  }
  socket.uncork();
}
