/** The Kafka door over the parts of a node: which APIs it serves, and within which bounds. */
import type { GrpcServices } from '../grpc/door.ts';
import type { ConnectionSettings } from '../kafka/connection.ts';
import { dataApis } from '../kafka/data/apis.ts';
import type { KafkaServing } from '../kafka/listener.ts';
import { RequestBudget } from '../kafka/request-budget.ts';
import { ServedApis } from '../kafka/served-apis.ts';
import type { NodeConfig } from './settings.ts';

/** What brokers call this door in their registrations. */
export const KAFKA_DOOR = 'kafka';

const STALL_MS = 30_000;

export interface KafkaDoorOptions extends Omit<GrpcServices, 'peers'> {
  readonly nodeId: number;
  readonly config: NodeConfig;
}

export function connectionSettings(config: NodeConfig): ConnectionSettings {
  return {
    requestSizeBytesMax: config.socketRequestMaxBytes,
    idleMs: config.connectionsMaxIdleMs,
    stallMs: STALL_MS,
  };
}

export function kafkaServing(options: KafkaDoorOptions): KafkaServing {
  return {
    apis: new ServedApis([...dataApis(options)]),
    budget: new RequestBudget(options.config.queuedMaxRequestBytes),
  };
}
