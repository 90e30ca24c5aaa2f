/** The native door: a gRPC server over the services of `broker/`. */
import type { Server } from '@grpc/grpc-js';
import { Server as GrpcServer, ServerCredentials } from '@grpc/grpc-js';
import type { FetchService } from '../broker/fetch.ts';
import type { GroupOffsetsService } from '../broker/group-offsets.ts';
import type { KeyWatches } from '../broker/key-watches.ts';
import type { KeysService } from '../broker/keys.ts';
import type { LeasesService } from '../broker/leases.ts';
import type { LocksService } from '../broker/locks.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { NodesService } from '../broker/nodes.ts';
import type { PartitionsService } from '../broker/partitions.ts';
import type { ProduceService } from '../broker/produce.ts';
import type { ProducerIdsService } from '../broker/producer-ids.ts';
import type { TopicsService } from '../broker/topics.ts';
import { clusterHandlers } from './cluster.ts';
import { fetchHandlers } from './fetch.ts';
import { groupsHandlers } from './groups.ts';
import { Health } from './health.ts';
import { metadataHandlers } from './metadata.ts';
import { partitionsHandlers } from './partitions.ts';
import { produceHandlers } from './produce.ts';
import { producerIdsHandlers } from './producer-ids.ts';
import {
  clusterService,
  fetchService,
  groupsService,
  healthService,
  metadataService,
  partitionsService,
  producerIdsService,
  produceService,
  topicsService,
} from './services.ts';
import { topicsHandlers } from './topics.ts';

export interface GrpcServices {
  readonly metadata: MetadataAccess;
  readonly topics: TopicsService;
  readonly producerIds: ProducerIdsService;
  readonly produce: ProduceService;
  readonly fetch: FetchService;
  readonly offsets: GroupOffsetsService;
  readonly nodes: NodesService;
  readonly partitions: PartitionsService;
  readonly keys: KeysService;
  readonly watches: KeyWatches;
  readonly leases: LeasesService;
  readonly locks: LocksService;
}

/** Several batches of the largest size may come in one request. */
const MESSAGE_SIZE_BYTES_MAX = 16 << 20;
const FLOW_CONTROL_WINDOW_BYTES = 4 << 20;
/** A reader of many partitions has a stream for each, and a topic has at most 10,000. */
const STREAMS_MAX = 16_384;
/** A client whose machine or network is gone is found out after these two, and its streams end. */
const KEEPALIVE_MS = 60_000;
const KEEPALIVE_TIMEOUT_MS = 20_000;

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`port ${port} is taken`, { cause });
    this.port = port;
  }
}

const serviceNames = [
  'Cluster',
  'ProducerIds',
  'Topics',
  'Produce',
  'Fetch',
  'Groups',
  'Metadata',
  'Partitions',
].map((name) => `balsa.v1.${name}`);

export class GrpcDoor {
  readonly #server: Server;
  readonly #health: Health;
  /** The port that it listens on: the one asked for, or the one that the system chose for 0. */
  readonly port: number;

  private constructor(server: Server, health: Health, port: number) {
    this.#server = server;
    this.#health = health;
    this.port = port;
  }

  /** Takes the port and serves on it. Throws where the port cannot be had. */
  static async listen(
    { host, port }: { readonly host: string; readonly port: number },
    services: GrpcServices,
  ): Promise<GrpcDoor> {
    const server = new GrpcServer({
      'grpc.max_receive_message_length': MESSAGE_SIZE_BYTES_MAX,
      'grpc.max_send_message_length': MESSAGE_SIZE_BYTES_MAX,
      'grpc.max_concurrent_streams': STREAMS_MAX,
      'grpc.keepalive_time_ms': KEEPALIVE_MS,
      'grpc.keepalive_timeout_ms': KEEPALIVE_TIMEOUT_MS,
      'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES,
    });
    const health = new Health(serviceNames);
    server.addService(healthService, health.handlers);
    addServices(server, services);
    const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(address, ServerCredentials.createInsecure(), (error, taken) => {
        if (error === null) resolve(taken);
        else reject(isPortTaken(error) ? new PortTakenError(port, error) : error);
      });
    });
    return new GrpcDoor(server, health, bound);
  }

  /**
   * What the health service says. Refusals of a node that starts or drains are retriable in any
   * case.
   */
  set isServing(isServing: boolean) {
    this.#health.isServing = isServing;
  }

  /**
   * Takes no new calls, lets those under way end, and after `patienceMs` ends them. A connection
   * whose other end does not read may outlive that.
   */
  async close(patienceMs: number): Promise<void> {
    this.#health.isServing = false;
    this.#health.close();
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => {
        this.#server.forceShutdown();
        resolve();
      }, patienceMs);
      this.#server.tryShutdown(() => {
        clearTimeout(force);
        resolve();
      });
    });
  }
}

function addServices(server: Server, services: GrpcServices): void {
  const { metadata, topics, producerIds, produce, fetch, offsets, partitions } = services;
  const addressOf = (nodeId: number) => {
    const endpoints = metadata.image.brokers.get(nodeId)?.endpoints;
    const endpoint = endpoints?.find(({ door }) => door === 'grpc');
    return endpoint === undefined ? undefined : `${endpoint.host}:${endpoint.port}`;
  };
  server.addService(clusterService, clusterHandlers(services, addressOf));
  server.addService(producerIdsService, producerIdsHandlers(producerIds, addressOf));
  server.addService(topicsService, topicsHandlers(topics, addressOf));
  server.addService(produceService, produceHandlers(produce, addressOf));
  server.addService(fetchService, fetchHandlers(fetch, addressOf));
  server.addService(partitionsService, partitionsHandlers(partitions, addressOf));
  server.addService(groupsService, groupsHandlers(offsets, addressOf));
  server.addService(metadataService, metadataHandlers(services, addressOf));
}

/** grpc-js keeps of the system's error only its text. */
function isPortTaken(error: Error): boolean {
  return error.message.includes('EADDRINUSE');
}
