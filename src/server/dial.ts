import type { Socket, TcpNetConnectOpts } from 'node:net';
import { connect } from 'node:net';
import type { Timers } from '../clock.ts';

export interface DialOptions {
  readonly host: string;
  readonly port: number;
  readonly timers: Timers;
  /** Nothing listens there. */
  readonly onRefused: () => void;
  readonly connect?: (options: TcpNetConnectOpts) => Socket;
}

/** A machine that does not even refuse says nothing of its processes. */
const DIAL_MS = 1000;
/** After 20 ms, then twice as long each time: 1.3 s in all. */
const DIALS = 7;
const AGAIN_MS = 20;

/**
 * Whether a process is gone whose connections have broken. A paused one still has its sockets: only
 * where there is no process, a dial is refused. One that is being ended may lose its connections
 * before it loses its door, and a door that closes resets what it has just taken: it is dialled
 * again, a few times.
 */
export function dialUntilRefused(options: DialOptions, attempt = 1): void {
  const { host, port, timers, onRefused, connect: open = connect } = options;
  const socket = open({ host, port, timeout: DIAL_MS });
  let isOver = false;
  const again = (): void => {
    if (isOver || attempt === DIALS) return;
    isOver = true;
    timers.after(AGAIN_MS * 2 ** (attempt - 1), () => dialUntilRefused(options, attempt + 1));
  };
  socket.on('connect', () => {
    socket.destroy();
    again();
  });
  socket.on('timeout', () => socket.destroy());
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') onRefused();
    else again();
  });
}
