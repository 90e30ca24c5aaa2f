/** The native door: a gRPC server over the services of `broker/`. */
import type { Server, ServiceDefinition } from '@grpc/grpc-js';
import { Server as GrpcServer, ServerCredentials } from '@grpc/grpc-js';
import type { FetchService } from '../broker/fetch.ts';
import type { GroupOffsetsService } from '../broker/group-offsets.ts';
import type { ConsumerGroupsService } from '../broker/groups/consumer-groups.ts';
import type { GroupAdminService } from '../broker/groups/group-admin.ts';
import type { OffsetResets } from '../broker/groups/reset-offsets.ts';
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
import { hostPort } from '../host-port.ts';
import { clusterHandlers } from './cluster.ts';
import { inTime } from './deadline.ts';
import { fetchHandlers } from './fetch.ts';
import { groupsHandlers } from './groups.ts';
import { Health } from './health.ts';
import type { JoiningService } from './joining.ts';
import { joiningHandlers } from './joining.ts';
import { LateServices } from './late-services.ts';
import { metadataHandlers } from './metadata.ts';
import { partitionsHandlers } from './partitions.ts';
import type { PeersService } from './peers.ts';
import { peersHandlers } from './peers.ts';
import { produceHandlers } from './produce.ts';
import { producerIdsHandlers } from './producer-ids.ts';
import { RECEIVE_WINDOW_BYTES, widenReceiveWindow } from './receive-window.ts';
import { reflectionHandlers } from './reflection.ts';
import {
  clusterService,
  fetchService,
  groupsService,
  healthService,
  joiningService,
  metadataService,
  partitionsService,
  peersService,
  producerIdsService,
  produceService,
  reflectionAlphaService,
  reflectionService,
  testHooksService,
  topicsService,
} from './services.ts';
import type { TestHooksService } from './test-hooks.ts';
import { testHooksHandlers } from './test-hooks.ts';
import { topicsHandlers } from './topics.ts';

export interface GrpcServices {
  readonly metadata: MetadataAccess;
  readonly topics: TopicsService;
  readonly producerIds: ProducerIdsService;
  readonly produce: ProduceService;
  readonly fetch: FetchService;
  readonly offsets: GroupOffsetsService;
  readonly consumerGroups: ConsumerGroupsService;
  readonly groupAdmin: GroupAdminService;
  readonly offsetResets: OffsetResets;
  readonly nodes: NodesService;
  readonly partitions: PartitionsService;
  readonly keys: KeysService;
  readonly watches: KeyWatches;
  readonly leases: LeasesService;
  readonly locks: LocksService;
  readonly peers: PeersService;
}

/** Several batches of the largest size may come in one request. */
const MESSAGE_SIZE_BYTES_MAX = 16 << 20;
/** A reader of many partitions has a stream for each, and a topic has at most 10,000. */
const STREAMS_MAX = 16_384;
/** A client whose machine or network is gone is found out after these two, and its streams end. */
const KEEPALIVE_MS = 60_000;
const KEEPALIVE_TIMEOUT_MS = 20_000;

const NAME = 'the native door, one above --port';

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  /** `door`: what was to listen there. */
  constructor(port: number, door: string, cause: unknown) {
    super(`port ${port} (${door}) is taken`, { cause });
  }
}

/** For programs that use the cluster. */
const publicServices = [
  clusterService,
  fetchService,
  groupsService,
  metadataService,
  partitionsService,
  produceService,
  producerIdsService,
  topicsService,
];

interface Listening {
  readonly server: Server;
  readonly health: Health;
  readonly late: LateServices;
  readonly port: number;
}

/** What a node offers as soon as it has its port. */
export interface EarlyServices {
  readonly joining: JoiningService;
  /** Only where a test asked for them. */
  readonly hooks: TestHooksService | undefined;
}

export class GrpcDoor {
  readonly #server: Server;
  readonly #health: Health;
  readonly #late: LateServices;
  /** The port that it listens on: the one asked for, or the one that the system chose for 0. */
  readonly port: number;

  private constructor({ server, health, late, port }: Listening) {
    this.#server = server;
    this.#health = health;
    this.#late = late;
    this.port = port;
  }

  /** Takes the port; until `open` every call, but those to `early`, is told that it is early. */
  static async listen(
    { host, port }: { readonly host: string; readonly port: number },
    { joining, hooks }: EarlyServices,
  ): Promise<GrpcDoor> {
    const server = new GrpcServer({
      'grpc.max_receive_message_length': MESSAGE_SIZE_BYTES_MAX,
      'grpc.max_send_message_length': MESSAGE_SIZE_BYTES_MAX,
      'grpc.max_concurrent_streams': STREAMS_MAX,
      'grpc.keepalive_time_ms': KEEPALIVE_MS,
      'grpc.keepalive_timeout_ms': KEEPALIVE_TIMEOUT_MS,
    });
    const names = publicServices.map(nameOf);
    const health = new Health(names);
    server.addService(healthService, inTime(health.handlers));
    server.addService(joiningService, inTime(joiningHandlers(joining)));
    if (hooks !== undefined) server.addService(testHooksService, inTime(testHooksHandlers(hooks)));
    const reflection = inTime(reflectionHandlers([...names, nameOf(healthService)]));
    server.addService(reflectionService, reflection);
    server.addService(reflectionAlphaService, reflection);
    const late = new LateServices(server, [...publicServices, peersService]);
    const address = hostPort({ host, port });
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(address, ServerCredentials.createInsecure(), (error, taken) => {
        if (error === null) resolve(taken);
        else reject(isPortTaken(error) ? new PortTakenError(port, NAME, error) : error);
      });
    });
    widenReceiveWindow(server, RECEIVE_WINDOW_BYTES);
    return new GrpcDoor({ server, health, late, port: bound });
  }

  /** The services are there: calls go to them from now on. */
  open(services: GrpcServices): void {
    const { metadata, topics, producerIds, produce, fetch, partitions, peers } = services;
    const addressOf = (nodeId: number) => {
      const endpoints = metadata.image.brokers.get(nodeId)?.endpoints;
      const endpoint = endpoints?.find(({ door }) => door === 'grpc');
      return endpoint === undefined ? undefined : hostPort(endpoint);
    };
    const late = this.#late;
    late.fill(clusterService, clusterHandlers(services, addressOf));
    late.fill(producerIdsService, producerIdsHandlers(producerIds, addressOf));
    late.fill(topicsService, topicsHandlers(topics, addressOf));
    late.fill(produceService, produceHandlers(produce, addressOf));
    late.fill(fetchService, fetchHandlers(fetch, addressOf));
    late.fill(partitionsService, partitionsHandlers(partitions, addressOf));
    late.fill(groupsService, groupsHandlers(services, addressOf));
    late.fill(metadataService, metadataHandlers(services, addressOf));
    late.fill(peersService, peersHandlers(peers));
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

/** As it stands in the paths of its methods. */
function nameOf(definition: ServiceDefinition): string {
  return Object.values(definition)[0]?.path.split('/')[1] ?? '';
}

/** grpc-js keeps of the system's error only its text. */
function isPortTaken(error: Error): boolean {
  return error.message.includes('EADDRINUSE');
}
