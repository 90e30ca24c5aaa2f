/**
 * The ports of a node. With `--port P`: Kafka P, the native door P + 1, HTTP P + 2, the other
 * brokers P + 3; 0 lets the system choose. All are taken at once, before there is anything behind
 * them.
 */

import { GrpcDoor, PortTakenError } from '../grpc/door.ts';
import type { JoiningService } from '../grpc/joining.ts';
import { doorOf } from '../kafka/endpoints.ts';
import { KafkaListener } from '../kafka/listener.ts';
import type { Broker } from '../metadata/rows.ts';
import { BROKER_DOOR } from './inter-broker/inter-broker.ts';
import {
  InterBrokerServer,
  interBrokerServerSettings,
} from './inter-broker/inter-broker-server.ts';
import { connectionSettings } from './kafka-door.ts';
import type { NodeOptions } from './node-options.ts';

export interface Doors {
  readonly kafka: KafkaListener;
  readonly grpc: GrpcDoor;
  readonly broker: InterBrokerServer;
  /** Where others are told to find them. */
  readonly endpoints: Broker['endpoints'];
}

const OFFSETS = { kafka: 0, grpc: 1, broker: 3 };

/** Errors: `PortTakenError`. */
export async function openDoors(options: NodeOptions, joining: JoiningService): Promise<Doors> {
  const { config, world, listener, hooks } = options;
  const { listen, port, advertisedHost } = config;
  const portOf = (door: keyof typeof OFFSETS) => (port === 0 ? 0 : port + OFFSETS[door]);
  const broker = new InterBrokerServer({
    timers: world.time.timers,
    settings: interBrokerServerSettings,
    listener: {
      onDropped: (peer, reason) => {
        listener.onNotice('a connection to the listener for brokers was closed', { peer, reason });
      },
    },
  });
  const kafka = new KafkaListener({
    name: '',
    settings: connectionSettings(config),
    onDropped: (client, reason) => {
      listener.onNotice('the connection of a Kafka client was closed', { client, reason });
    },
  });
  const [grpc] = await Promise.all([
    GrpcDoor.listen({ host: listen, port: portOf('grpc') }, { joining, hooks }),
    broker.listen({ host: listen, port: portOf('broker') }),
    listenForClients(kafka, { host: listen, port: portOf('kafka') }),
  ]);
  const host = advertisedHost === '' ? listen : advertisedHost;
  const endpoints = [
    { door: doorOf(kafka.name), host, port: kafka.port },
    { door: 'grpc', host, port: grpc.port },
    { door: BROKER_DOOR, host, port: broker.port },
  ];
  return { kafka, grpc, broker, endpoints };
}

async function listenForClients(
  kafka: KafkaListener,
  address: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await kafka.listen(address);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken
      ? new PortTakenError(address.port, 'the Kafka door, --port itself', error)
      : error;
  }
}
