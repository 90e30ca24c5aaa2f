/** The ports of the Kafka door: taken together, opened and closed together. */
import type { Cancel, Clock, Timers } from '../clock.ts';
import { PortTakenError } from '../grpc/door.ts';
import { hostPort } from '../host-port.ts';
import { ConnectionQuotas } from '../kafka/connection-quotas.ts';
import { doorOf } from '../kafka/endpoints.ts';
import type { KafkaServing } from '../kafka/listener.ts';
import { KafkaListener } from '../kafka/listener.ts';
import type { Broker } from '../metadata/rows.ts';
import { connectionSettings } from './kafka-door.ts';
import type { KafkaListenerConfig } from './listeners.ts';
import { listenersOf, reachableHost } from './listeners.ts';
import type { NodeListener } from './node-options.ts';
import type { NodeConfig } from './settings.ts';

/** Lines about clients whose connection was closed, so often at most. */
const DROPPED_LINES_MAX = 20;
const DROPPED_EVERY_MS = 10_000;

export interface KafkaListenersOptions {
  readonly config: NodeConfig;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly listener: Pick<NodeListener, 'onNotice'>;
}

interface Bound {
  readonly config: KafkaListenerConfig;
  readonly listener: KafkaListener;
}

export class KafkaListeners {
  readonly #bound: readonly Bound[];
  readonly #dropped: DroppedLines;

  private constructor(bound: readonly Bound[], dropped: DroppedLines) {
    this.#bound = bound;
    this.#dropped = dropped;
  }

  /** Errors: `PortTakenError`. */
  static async listen(options: KafkaListenersOptions): Promise<KafkaListeners> {
    const { config, time } = options;
    const dropped = new DroppedLines(options);
    const quotas = new ConnectionQuotas({
      connectionsMax: config.maxConnections,
      connectionsPerAddressMax: config.maxConnectionsPerIp,
    });
    const bound = listenersOf(config).map((listenerConfig) => {
      const listener = new KafkaListener({
        name: listenerConfig.name,
        settings: connectionSettings(config),
        quotas,
        clock: time.clock,
        onDropped: (client, reason) => dropped.write(client, reason),
      });
      return { config: listenerConfig, listener };
    });
    await Promise.all(bound.map(listen));
    return new KafkaListeners(bound, dropped);
  }

  /** As the broker registers them. */
  get endpoints(): Broker['endpoints'] {
    return this.#bound.map(({ config, listener }) => {
      const { host, port } = config.advertised ?? { host: reachableHost(config.host), port: 0 };
      return { door: doorOf(config.name), host, port: port === 0 ? listener.port : port };
    });
  }

  /** For people and scripts on this machine. */
  get address(): string {
    const { config, listener } = this.#bound[0]!;
    return hostPort({ host: config.host, port: listener.port });
  }

  /** From now on clients are served. */
  open(serving: KafkaServing): void {
    for (const { listener } of this.#bound) listener.open(serving);
  }

  /** Resolves when all connections are gone. */
  async close(): Promise<void> {
    this.#dropped.stop();
    await Promise.all(this.#bound.map(({ listener }) => listener.close()));
  }
}

async function listen({ config, listener }: Bound): Promise<void> {
  const { host, port, name } = config;
  try {
    await listener.listen({ host, port });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? new PortTakenError(port, `for Kafka clients, listener ${name}`, error) : error;
  }
}

/** A stranger who knocks all the time does not fill the log. */
class DroppedLines {
  readonly #options: KafkaListenersOptions;
  #count = 0;
  #stopTimer: Cancel | undefined;

  constructor(options: KafkaListenersOptions) {
    this.#options = options;
  }

  write(client: string, reason: string): void {
    const { listener, time } = this.#options;
    this.#count += 1;
    if (this.#count === 1) {
      this.#stopTimer = time.timers.after(DROPPED_EVERY_MS, () => this.#onTime());
    }
    if (this.#count > DROPPED_LINES_MAX) return;
    listener.onNotice('the connection of a Kafka client was closed', { client, reason });
  }

  stop(): void {
    this.#stopTimer?.();
  }

  #onTime(): void {
    const more = this.#count - DROPPED_LINES_MAX;
    this.#count = 0;
    if (more <= 0) return;
    const notice = 'further connections of Kafka clients were closed';
    this.#options.listener.onNotice(notice, { connections: more });
  }
}
