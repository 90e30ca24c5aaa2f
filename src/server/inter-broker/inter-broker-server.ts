/**
 * The listener on which the other brokers of the cluster pull what they replicate. Nobody else is
 * served: a connection that has not proven the cluster's secret is told nothing.
 *
 * It takes its port before the node knows who it is; until `open`, connections are closed at once.
 * The oldest unproven connection gives way when there are too many: a handshake takes milliseconds,
 * so it is a stranger's that goes, and no stranger can keep brokers out by sitting still.
 */
import assert from 'node:assert/strict';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Timers } from '../../clock.ts';
import { PortTakenError } from '../../grpc/door.ts';
import { hostPort } from '../../host-port.ts';
import type { ReplicaFetches } from '../../replication/replica-fetches.ts';
import type { Credentials } from './handshake.ts';
import type { ServedConnectionSettings } from './served-connection.ts';
import { ServedConnection } from './served-connection.ts';

export interface InterBrokerServerOptions {
  readonly timers: Timers;
  readonly settings: InterBrokerServerSettings;
  readonly listener: InterBrokerServerListener;
}

export interface InterBrokerServerSettings extends ServedConnectionSettings {
  /** Connections that have not proven themselves. */
  readonly unprovenMax: number;
}

export const interBrokerServerSettings: InterBrokerServerSettings = {
  handshakeTimeoutMs: 5000,
  stallTimeoutMs: 30_000,
  keepAliveMs: 5000,
  unprovenMax: 64,
};

const NAME = 'the listener for brokers, three above --port';

export interface InterBrokerServerListener {
  /** A connection was closed by this end: what the other did, for the log. */
  onDropped(peer: string, reason: string): void;
}

export interface InterBrokerServing {
  readonly credentials: Credentials;
  readonly fetches: Pick<ReplicaFetches, 'serve' | 'onDisconnected'>;
}

export class InterBrokerServer {
  readonly #options: InterBrokerServerOptions;
  readonly #server: Server;
  #serving: InterBrokerServing | undefined;
  readonly #connections = new Map<ServedConnection, string>();
  /** The oldest first. */
  readonly #unproven = new Set<ServedConnection>();
  #port = 0;

  constructor(options: InterBrokerServerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#onConnection(socket));
  }

  /** The port that it listens on: the one asked for, or the one that the system chose for 0. */
  get port(): number {
    return this.#port;
  }

  /** Rejects with a `PortTakenError` where the port is taken. */
  listen({ host, port }: { readonly host: string; readonly port: number }): Promise<this> {
    return new Promise((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void =>
        reject(error.code === 'EADDRINUSE' ? new PortTakenError(port, NAME, error) : error);
      this.#server.once('error', onError);
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', onError);
        // A connection that could not be accepted is the other end's to make again.
        this.#server.on('error', () => {});
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve(this);
      });
    });
  }

  /** From now on the cluster's brokers are served. */
  open(serving: InterBrokerServing): void {
    assert(this.#serving === undefined, 'opened once');
    this.#serving = serving;
  }

  /** Resolves when all connections are gone. */
  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const connection of [...this.#connections.keys()]) connection.close();
    return closed;
  }

  #onConnection(socket: Socket): void {
    if (this.#serving === undefined) {
      socket.destroy();
      return;
    }
    const { timers, settings, listener } = this.#options;
    const peer = hostPort({ host: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 });
    const connection = new ServedConnection(socket, {
      ...this.#serving,
      timers,
      settings,
      listener: {
        onProven: (it) => this.#unproven.delete(it),
        onClosed: (it, reason) => {
          this.#connections.delete(it);
          this.#unproven.delete(it);
          if (reason !== undefined) listener.onDropped(peer, reason);
        },
      },
    });
    this.#connections.set(connection, peer);
    this.#unproven.add(connection);
    if (this.#unproven.size > settings.unprovenMax) {
      const [oldest] = this.#unproven;
      oldest?.close('too many connections without a handshake');
    }
  }
}
