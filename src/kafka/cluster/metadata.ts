/**
 * Metadata (api key 3), versions 0 to 13.
 *
 * Behaviour:
 *   - Brokers are told by their endpoints of the listener that was asked; the controller is always
 *     one that lives.
 *   - A topic that is asked for more than once is told once.
 *   - A topic that is asked for by name comes into being where the node and the client allow it,
 *     and is answered when it can be used. No invalid name ever does.
 *   - A partition without a leader is there, with `leaderNotAvailable`; one whose leader has no
 *     endpoint here with `listenerNotFound`. Its replicas on brokers that are gone are offline.
 *
 * Versions: up to v0 no topics stand for all, from v1 on null does. Topics by id from v12 on.
 */
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type { Refusal } from '../../broker/refusal.ts';
import type { TopicsService } from '../../broker/topics.ts';
import type { Partition, Topic } from '../../metadata/rows.ts';
import { topicNameFault } from '../../metadata/topic-name.ts';
import type {
  MetadataRequest,
  MetadataResponse,
  MetadataTopicRequest,
  PartitionMetadata,
  TopicMetadata,
} from '../../wire/apis/metadata.ts';
import { metadataApi, OPERATIONS_NOT_ASKED } from '../../wire/apis/metadata.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import { NO_UUID } from '../../wire/types.ts';
import type { ApiHandler, Call, Caller } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { clusterOperations, topicOperations } from './operations.ts';

export interface MetadataServices {
  readonly metadata: Pick<MetadataAccess, 'image'>;
  readonly topics: Pick<TopicsService, 'find' | 'describeForUse'>;
  readonly endpoints: Endpoints;
}

/** Since when a topic may be asked for by its id. */
const TOPIC_ID_VERSION = 12;
/** What is told of a leader that this listener does not lead to; before, that there is none. */
const LISTENER_NOT_FOUND_VERSION = 6;

export function metadataHandler(
  services: MetadataServices,
): ApiHandler<MetadataRequest, MetadataResponse> {
  return {
    api: metadataApi,
    // Where one topic has to come into being first, the answer of all others waits with it.
    answersAtLength: true,
    handle: (call, reply) => {
      const { topics, includeTopicOperations } = call.request;
      const described = new Described(services, call);
      const answer = (found: readonly TopicMetadata[]): void => {
        const operations = includeTopicOperations ? topicOperations : OPERATIONS_NOT_ASKED;
        const told = found.map((topic) =>
          topic.errorCode === 0 ? { ...topic, operations } : topic,
        );
        reply(responseOf(services, call, told));
      };
      if (topics === null || (call.version === 0 && topics.length === 0)) answer(described.all());
      else described.some(topics, answer);
      return undefined;
    },
  };
}

function responseOf(
  { metadata, endpoints }: MetadataServices,
  { caller, request }: Call<MetadataRequest>,
  topics: readonly TopicMetadata[],
): MetadataResponse {
  return {
    throttleMs: 0,
    brokers: endpoints.live(caller),
    clusterId: metadata.image.cluster?.clusterId ?? null,
    controllerId: endpoints.controllerId(caller),
    topics,
    clusterOperations: request.includeClusterOperations ? clusterOperations : OPERATIONS_NOT_ASKED,
    errorCode: errorCodes.none,
  };
}

/** Topics as one caller is told of them. */
class Described {
  readonly #services: MetadataServices;
  readonly #call: Call<MetadataRequest>;

  constructor(services: MetadataServices, call: Call<MetadataRequest>) {
    this.#services = services;
    this.#call = call;
  }

  all(): readonly TopicMetadata[] {
    const { topics } = this.#services.metadata.image;
    const byName = [...topics.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
    return byName.map((topic) => this.#describe(topic));
  }

  /** Those asked for, when all are there that come into being by it. */
  some(
    asked: readonly MetadataTopicRequest[],
    done: (topics: readonly TopicMetadata[]) => void,
  ): void {
    const once = new Map(asked.map((one) => [nameOrId(one), one]));
    const found: TopicMetadata[] = [];
    let waiting = once.size;
    if (waiting === 0) return done(found);
    for (const [at, one] of [...once.values()].entries()) {
      this.#find(one, (topic) => {
        found[at] = topic;
        waiting -= 1;
        if (waiting === 0) done(found);
      });
    }
  }

  #find({ name, topicId }: MetadataTopicRequest, done: (topic: TopicMetadata) => void): void {
    const { topics } = this.#services;
    const { version, request } = this.#call;
    if (name === null) {
      if (version < TOPIC_ID_VERSION) return done(missing(errorCodes.invalidRequest, '', topicId));
      const topic = topics.find({ type: 'id', id: topicId });
      if (topic === undefined) return done(missing(errorCodes.unknownTopicId, null, topicId));
      return done(this.#describe(topic));
    }
    const reference = { type: 'name', name } as const;
    const topic = topics.find(reference);
    if (topic !== undefined) return done(this.#describe(topic));
    if (topicNameFault(name) !== undefined) {
      return done(missing(errorCodes.invalidTopicException, name, NO_UUID));
    }
    if (!request.allowAutoTopicCreation) {
      return done(missing(errorCodes.unknownTopicOrPartition, name, NO_UUID));
    }
    topics.describeForUse(reference, (outcome) => {
      if (outcome.type === 'refused') return done(missing(errorOf(outcome), name, NO_UUID));
      done(this.#describe(outcome.value.topic));
    });
  }

  #describe(topic: Topic): TopicMetadata {
    const partitions = this.#services.metadata.image.partitionsOf(topic.id);
    return {
      errorCode: errorCodes.none,
      name: topic.name,
      topicId: topic.id,
      isInternal: false,
      partitions: partitions.map((row) => this.#describePartition(row)),
      operations: OPERATIONS_NOT_ASKED,
    };
  }

  #describePartition({ id, leader, leaderEpoch, replicas, isr }: Partition): PartitionMetadata {
    const { endpoints } = this.#services;
    const offlineReplicas = replicas.filter((nodeId) => !endpoints.isLive(nodeId));
    const place = { partition: id, leaderEpoch, replicas, isr, offlineReplicas };
    const errorCode = this.#leaderError(leader, this.#call.caller);
    return { ...place, errorCode, leaderId: errorCode === 0 ? (leader ?? -1) : -1 };
  }

  #leaderError(leader: number | undefined, caller: Caller): number {
    const { endpoints } = this.#services;
    if (leader === undefined || !endpoints.isLive(leader)) return errorCodes.leaderNotAvailable;
    if (endpoints.of(leader, caller) !== undefined) return errorCodes.none;
    const isTold = this.#call.version >= LISTENER_NOT_FOUND_VERSION;
    return isTold ? errorCodes.listenerNotFound : errorCodes.leaderNotAvailable;
  }
}

function nameOrId({ name, topicId }: MetadataTopicRequest): string {
  return name === null ? `id ${topicId}` : `name ${name}`;
}

function missing(errorCode: number, name: string | null, topicId: string): TopicMetadata {
  const nothing = { isInternal: false, partitions: [], operations: OPERATIONS_NOT_ASKED };
  return { errorCode, name, topicId, ...nothing };
}

/** What keeps a topic from coming into being now is no reason not to ask again. */
function errorOf({ code }: Refusal): number {
  const mayPass = code === 'controllerUnavailable' || code === 'metadataChanged';
  return mayPass ? errorCodes.leaderNotAvailable : errorCodeOf[code];
}
