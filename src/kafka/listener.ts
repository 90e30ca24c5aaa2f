/**
 * A port that Kafka clients connect to. It takes its port before there is anything behind it; until
 * `open`, and while there are too many, connections are closed at once, and clients try again.
 */
import assert from 'node:assert/strict';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Clock } from '../clock.ts';
import { hostPort } from '../host-port.ts';
import type { ConnectionSettings } from './connection.ts';
import { Connection, plainAddress } from './connection.ts';
import type { ConnectionQuotas } from './connection-quotas.ts';
import type { RequestBudget } from './request-budget.ts';
import type { ServedApis } from './served-apis.ts';

export interface KafkaListenerOptions {
  /** As `Caller.listener`. */
  readonly name: string;
  readonly settings: ConnectionSettings;
  /** Those of the node: listeners share them. */
  readonly quotas: ConnectionQuotas;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** A connection was closed by this end: what the other did, for the log. */
  readonly onDropped: (client: string, reason: string) => void;
}

export interface KafkaServing {
  readonly apis: ServedApis;
  readonly budget: RequestBudget;
}

let connectionCount = 0;

export class KafkaListener {
  readonly #options: KafkaListenerOptions;
  readonly #server: Server;
  readonly #connections = new Set<Connection>();
  #serving: KafkaServing | undefined;
  #port = 0;

  constructor(options: KafkaListenerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#onConnection(socket));
  }

  get name(): string {
    return this.#options.name;
  }

  /** The port that it listens on: the one asked for, or the one that the system chose for 0. */
  get port(): number {
    return this.#port;
  }

  /** Rejects with the system's error, as where the port is taken. */
  listen({ host, port }: { readonly host: string; readonly port: number }): Promise<this> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', reject);
        // A connection that could not be accepted is the other end's to make again.
        this.#server.on('error', () => {});
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve(this);
      });
    });
  }

  /** From now on clients are served. */
  open(serving: KafkaServing): void {
    assert(this.#serving === undefined, 'opened once');
    this.#serving = serving;
  }

  /** Resolves when all connections are gone. */
  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const connection of [...this.#connections]) connection.close();
    return closed;
  }

  #onConnection(socket: Socket): void {
    const { name, settings, quotas, clock, onDropped } = this.#options;
    const address = plainAddress(socket.remoteAddress);
    const client = hostPort({ host: address, port: socket.remotePort ?? 0 });
    const refusal = this.#serving === undefined ? undefined : quotas.maybeAdmit(address);
    if (refusal !== undefined) onDropped(client, refusal);
    if (this.#serving === undefined || refusal !== undefined) {
      socket.destroy();
      return;
    }
    connectionCount += 1;
    const connection = new Connection(socket, {
      ...this.#serving,
      id: connectionCount,
      listener: name,
      settings,
      clock,
      onClosed: (it, reason) => {
        this.#connections.delete(it);
        quotas.onClosed(address);
        if (reason !== undefined) onDropped(client, reason);
      },
    });
    this.#connections.add(connection);
  }
}
