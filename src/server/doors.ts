/**
 * The ports of a node. With `--port P`: Kafka P, the native door P + 1, HTTP P + 2, the other
 * brokers P + 3; 0 lets the system choose. All are taken at once, before there is anything behind
 * them.
 */

import { GrpcDoor } from '../grpc/door.ts';
import type { JoiningService } from '../grpc/joining.ts';
import type { Broker } from '../metadata/rows.ts';
import { BROKER_DOOR } from './inter-broker/inter-broker.ts';
import {
  InterBrokerServer,
  interBrokerServerSettings,
} from './inter-broker/inter-broker-server.ts';
import { KafkaListeners } from './kafka-listeners.ts';
import { hostToTell } from './listeners.ts';
import type { NodeOptions } from './node-options.ts';

export interface Doors {
  readonly kafka: KafkaListeners;
  readonly grpc: GrpcDoor;
  readonly broker: InterBrokerServer;
  /** Where others are told to find them. */
  readonly endpoints: Broker['endpoints'];
}

const OFFSETS = { grpc: 1, broker: 3 };

/** Errors: `PortTakenError`. */
export async function openDoors(options: NodeOptions, joining: JoiningService): Promise<Doors> {
  const { config, world, listener, hooks } = options;
  const { listen, port } = config;
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
  const [kafka, grpc] = await Promise.all([
    KafkaListeners.listen({ config, time: world.time, listener }),
    GrpcDoor.listen({ host: listen, port: portOf('grpc') }, { joining, hooks }),
    broker.listen({ host: listen, port: portOf('broker') }),
  ]);
  const host = hostToTell(config);
  const endpoints = [
    ...kafka.endpoints,
    { door: 'grpc', host, port: grpc.port },
    { door: BROKER_DOOR, host, port: broker.port },
  ];
  return { kafka, grpc, broker, endpoints };
}
