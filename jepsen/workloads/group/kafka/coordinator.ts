/** The broker that coordinates a group, found again where it is lost; each request is sent once. */
import { findCoordinatorApi } from '../../../../src/wire/apis/find-coordinator.ts';
import { offsetFetchApi } from '../../../../src/wire/apis/offset-fetch.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { Key } from '../../../history.ts';
import type { KafkaCluster } from '../../kafka/kafka-cluster.ts';
import type { Asked, KafkaConnection, Request } from '../../kafka/kafka-connection.ts';
import type { QueueKeys } from '../../queue/queue-keys.ts';

const FIND_VERSION = 3;
const OFFSET_FETCH_VERSION = 5;
const ASK_MS = 3_000;
const GROUP_TYPE = 0;

/** Somebody else coordinates the group, or will. */
const elsewhere: ReadonlySet<number> = new Set([
  errorCodes.notCoordinator,
  errorCodes.coordinatorNotAvailable,
  errorCodes.coordinatorLoadInProgress,
]);

export class Coordinator {
  readonly group: string;
  readonly #cluster: KafkaCluster;
  #connection: KafkaConnection | undefined;

  constructor(group: string, cluster: KafkaCluster) {
    this.group = group;
    this.#cluster = cluster;
  }

  async ask<Message, Response>(
    request: Request<Message, Response>,
    timeoutMs = ASK_MS,
  ): Promise<Asked<Response>> {
    const connection = await this.#find();
    if (connection === undefined) return { type: 'unsent' };
    const asked = await connection.ask(request, timeoutMs);
    if (asked.type !== 'answered') this.#connection = undefined;
    return asked;
  }

  /** It may have been moved. */
  onError(errorCode: number): void {
    if (elsewhere.has(errorCode)) this.#connection = undefined;
  }

  /** Where the group goes on, 0 where it has committed nothing; `undefined`: nobody says. */
  async offsets(keys: QueueKeys): Promise<ReadonlyMap<Key, number> | undefined> {
    const topics = keys.topics.map((name) => {
      const partitions = keys.keysOf([name]).map((key) => keys.placeOf(key).partition);
      return { name, topicId: '', partitions };
    });
    const message = { groupId: this.group, topics, groups: [], requireStable: false };
    const asked = await this.ask({ api: offsetFetchApi, version: OFFSET_FETCH_VERSION, message });
    if (asked.type !== 'answered') return undefined;
    const { errorCode, topics: found } = asked.response;
    this.onError(errorCode);
    if (errorCode !== errorCodes.none) return undefined;
    const offsets = new Map<Key, number>();
    for (const { name: topic, partitions } of found) {
      for (const { partition, offset, errorCode: fault } of partitions) {
        if (fault !== errorCodes.none) return undefined;
        offsets.set(keys.keyOf({ topic, partition }), Math.max(0, offset));
      }
    }
    return offsets;
  }

  async #find(): Promise<KafkaConnection | undefined> {
    if (this.#connection?.isClosed === false) return this.#connection;
    const message = { key: this.group, keyType: GROUP_TYPE, keys: [] };
    const request = { api: findCoordinatorApi, version: FIND_VERSION, message };
    const asked = await this.#cluster.anyone().ask(request, ASK_MS);
    if (asked.type !== 'answered' || asked.response.errorCode !== errorCodes.none) return undefined;
    const { host, port } = asked.response;
    this.#connection = this.#cluster.at(`${host}:${port}`);
    return this.#connection;
  }
}
