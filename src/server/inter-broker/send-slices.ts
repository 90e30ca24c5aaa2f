import type { Socket } from 'node:net';

/** One vectored write of them all. */
export function sendSlices(socket: Socket, slices: readonly Uint8Array[]): void {
  if (socket.destroyed || socket.writableEnded) return;
  socket.cork();
  for (const slice of slices) socket.write(slice);
  socket.uncork();
}
