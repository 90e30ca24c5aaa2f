/**
 * How much a client may send ahead of what the server has read, over one connection and over each
 * of its streams (RFC 9113, section 5.2).
 *
 * grpc-js takes the option `grpc-node.flow_control_window` for clients only and leaves its servers
 * at HTTP/2's 64 KiB: a producer then waits for every 64 KiB to be read, which on loopback keeps it
 * from working while its node does, and elsewhere is 64 KiB a round trip. So the HTTP/2 servers,
 * which it keeps to itself, are asked for by name; `door.test.ts` shows that they are found.
 */
import { EventEmitter } from 'node:events';
import type { Server } from '@grpc/grpc-js';

/** Of the native door. */
export const RECEIVE_WINDOW_BYTES = 4 << 20;

/** What is used of an `Http2Server` of `node:http2`. */
interface WindowedServer {
  updateSettings(settings: { readonly initialWindowSize: number }): void;
  on(
    event: 'session',
    listener: (session: { setLocalWindowSize(sizeBytes: number): void }) => void,
  ): unknown;
}

/** For the connections that come from now on to a server that is bound. */
export function widenReceiveWindow(server: Server, sizeBytes: number): void {
  const http2Servers: unknown = Reflect.get(server, 'http2Servers');
  if (!(http2Servers instanceof Map)) return;
  const keys: Iterable<unknown> = http2Servers.keys();
  for (const http2Server of keys) {
    if (!isWindowedServer(http2Server)) continue;
    http2Server.updateSettings({ initialWindowSize: sizeBytes });
    http2Server.on('session', (session) => session.setLocalWindowSize(sizeBytes));
  }
}

function isWindowedServer(value: unknown): value is WindowedServer {
  return value instanceof EventEmitter && 'updateSettings' in value;
}
