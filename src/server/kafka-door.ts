/** The Kafka door over the parts of a node: which APIs it serves, and within which bounds. */
import type { NodeConfigs } from '../broker/node-configs.ts';
import type { Clock, Timers } from '../clock.ts';
import { clusterApis } from '../kafka/cluster/apis.ts';
import { configApis } from '../kafka/configs/apis.ts';
import type { ConnectionSettings } from '../kafka/connection.ts';
import { dataApis } from '../kafka/data/apis.ts';
import { Endpoints } from '../kafka/endpoints.ts';
import { groupApis } from '../kafka/groups/apis.ts';
import type { KafkaServing } from '../kafka/listener.ts';
import { partitionApis } from '../kafka/partitions/apis.ts';
import { RequestBudget } from '../kafka/request-budget.ts';
import { ServedApis } from '../kafka/served-apis.ts';
import { topicApis } from '../kafka/topics/apis.ts';
import { listenersOf } from './listeners.ts';
import type { NodeServices } from './native-services.ts';
import type { NodeConfig } from './settings.ts';

const STALL_MS = 30_000;
/** Whoever sends 1 MiB more slowly than that has given up on the answer: by default after 30 s. */
const BYTES_PER_SECOND_MIN = 16 << 10;

export interface KafkaDoorOptions extends NodeServices {
  readonly nodeId: number;
  readonly config: NodeConfig;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly nodeConfigs: NodeConfigs;
  /** Where this node keeps everything. */
  readonly directory: string;
}

export function connectionSettings(config: NodeConfig): ConnectionSettings {
  return {
    requestSizeBytesMax: config.socketRequestMaxBytes,
    idleMs: config.connectionsMaxIdleMs,
    stallMs: STALL_MS,
    bytesPerSecondMin: BYTES_PER_SECOND_MIN,
  };
}

export function kafkaServing(options: KafkaDoorOptions): KafkaServing {
  const { nodeId, metadata, config } = options;
  const told = listenersOf(config).filter((listener) => listener.advertised !== undefined);
  const advertised = new Set(told.map(({ name }) => name));
  const services = {
    ...options,
    endpoints: new Endpoints({ nodeId, metadata, advertised }),
    fetchSettings: {
      sessionSlots: config.maxIncrementalFetchSessionCacheSlots,
      sizeBytesMax: config.fetchMaxBytes,
      underWayBytesMax: config.queuedMaxRequestBytes,
    },
  };
  return {
    apis: new ServedApis([
      ...clusterApis(services),
      ...dataApis(services),
      ...groupApis(services),
      ...topicApis(services),
      ...configApis(services),
      ...partitionApis(services),
    ]),
    budget: new RequestBudget(config.queuedMaxRequestBytes),
  };
}
