/**
 * Stands before one door of one node, at the address by which everybody else knows it.
 *
 *     who connects ──(from>to)──> proxy ──> the node's door
 *                  <──(to>from)──
 *
 * Who connects is found out before a byte passes. While the node's process is not there, nobody
 * listens here either: a dial is refused, as by a machine whose process has died.
 */
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from './ground.ts';
import type { Network, Peer } from './network.ts';
import { Pipe } from './pipe.ts';

/** A process that is just being started has every socket of ours until its program runs. */
const TAKEN_MS_MAX = 5000;
const TRY_AGAIN_MS = 10;

export interface LinkProxyOptions {
  readonly node: number;
  readonly port: number;
  /** Where the proxy listens, and where the node does. */
  readonly host: string;
  readonly nodeHost: string;
  readonly network: Network;
  readonly ground: Pick<Ground, 'peerOf' | 'dialsFrom'>;
  readonly chance: () => number;
}

interface Connection {
  readonly from: Peer;
  readonly sockets: readonly [Socket, Socket];
  readonly pipes: readonly [Pipe, Pipe];
}

export class LinkProxy {
  readonly #options: LinkProxyOptions;
  readonly #connections = new Set<Connection>();
  readonly #unwatch: () => void;
  #server: Server | undefined;

  constructor(options: LinkProxyOptions) {
    this.#options = options;
    this.#unwatch = options.network.watch(() => {
      for (const { pipes } of this.#connections) for (const pipe of pipes) pipe.onRule();
    });
  }

  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (socket) => {
      socket.on('error', () => socket.destroy());
      void this.#onSocket(socket).catch(() => socket.resetAndDestroy());
    });
    this.#server = server;
    await this.#listen(server);
  }

  /** The node's process has ended; what it had sent may still arrive. */
  close(): void {
    this.#server?.close();
    this.#server = undefined;
  }

  destroy(): void {
    this.close();
    this.#unwatch();
    for (const connection of [...this.#connections]) this.#reset(connection);
  }

  async #listen(server: Server): Promise<void> {
    const { port, host } = this.#options;
    const endMs = performance.now() + TAKEN_MS_MAX;
    while (this.#server === server) {
      server.listen(port, host);
      try {
        return void (await once(server, 'listening'));
      } catch (error) {
        if (performance.now() > endMs || !isTaken(error)) throw error;
      }
      await sleep(TRY_AGAIN_MS);
    }
  }

  async #onSocket(socket: Socket): Promise<void> {
    const { node, network, host, nodeHost, port, ground, chance } = this.#options;
    const { remoteAddress = '', remotePort = 0 } = socket;
    const ends = { host: remoteAddress, port: remotePort, to: { host, port } };
    const from = await ground.peerOf(ends);
    if ([network.rule(from, node), network.rule(node, from)].some(({ type }) => type === 'reset'))
      return void socket.resetAndDestroy();
    const localAddress = ground.dialsFrom(from);
    const there = { host: nodeHost, port, localAddress };
    const upstream = connect({ ...there, allowHalfOpen: true, noDelay: true });
    socket.setNoDelay(true);
    const onReset = (): void => this.#reset(connection);
    const link = { chance, onReset };
    const forth = { ...link, source: socket, target: upstream };
    const back = { ...link, source: upstream, target: socket };
    const connection: Connection = {
      from,
      sockets: [socket, upstream],
      pipes: [
        new Pipe({ ...forth, rule: () => network.rule(from, node) }),
        new Pipe({ ...back, rule: () => network.rule(node, from) }),
      ],
    };
    this.#connections.add(connection);
    this.#watchEnd(connection, socket, () => network.rule(from, node).type === 'blackhole');
    this.#watchEnd(connection, upstream, () => network.rule(node, from).type === 'blackhole');
  }

  /** A broken end breaks the other, but not through a dead cable: that one hears when it heals. */
  #watchEnd(connection: Connection, socket: Socket, isCut: () => boolean): void {
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      const isWhole = connection.sockets.every((one) => one.writableFinished && !one.errored);
      if (!isCut()) return isWhole ? this.#forget(connection) : this.#reset(connection);
      const unwatch = this.#options.network.watch(() => {
        if (isCut()) return;
        unwatch();
        this.#reset(connection);
      });
    });
  }

  #reset(connection: Connection): void {
    this.#forget(connection);
    for (const socket of connection.sockets) {
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
    }
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection);
    for (const pipe of connection.pipes) pipe.close();
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
