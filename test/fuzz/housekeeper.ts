/**
 * Deletes what odd requests have made, now and then, and between rounds all topics and groups but
 * those of the honest client: what a node is asked to keep does not grow, and memory that grows all
 * the same is a leak.
 */
import { deleteGroupsApi } from '../../src/wire/apis/delete-groups.ts';
import { deleteTopicsApi } from '../../src/wire/apis/delete-topics.ts';
import { listGroupsApi } from '../../src/wire/apis/list-groups.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import { HONEST } from './honest-client.ts';

const TIMEOUT_MS = 10_000;

export class Housekeeper {
  readonly #connection: WireConnection;
  #kept: ReadonlySet<string> = new Set();
  #topics = 0;
  #groups = 0;

  static async open(address: string): Promise<Housekeeper> {
    return new Housekeeper(await WireConnection.open(address));
  }

  private constructor(connection: WireConnection) {
    this.#connection = connection;
  }

  /** How much has been deleted. */
  get deleted(): { readonly topics: number; readonly groups: number } {
    return { topics: this.#topics, groups: this.#groups };
  }

  /** The topics that there are stay, until `clear`. */
  async keep(): Promise<void> {
    this.#kept = new Set(await topicNames(this.#connection));
  }

  async clear(): Promise<void> {
    this.#kept = new Set([HONEST]);
    await this.tidy();
  }

  async tidy(): Promise<void> {
    const names = await topicNames(this.#connection);
    const strange = names.filter((name) => !this.#kept.has(name));
    if (strange.length > 0) {
      await this.#connection.call(deleteTopicsApi, 5, {
        topics: strange.map((name) => ({ name, topicId: NO_UUID })),
        timeoutMs: TIMEOUT_MS,
      });
    }
    const { groups } = await this.#connection.call(listGroupsApi, 4, { states: [], types: [] });
    const empty = groups.map(({ groupId }) => groupId).filter((id) => id !== HONEST);
    await this.#connection.call(deleteGroupsApi, 2, { groups: empty });
    this.#topics += strange.length;
    this.#groups += empty.length;
  }

  close(): void {
    this.#connection.close();
  }
}

async function topicNames(connection: WireConnection): Promise<readonly string[]> {
  const { topics } = await connection.call(metadataApi, 9, {
    topics: null,
    allowAutoTopicCreation: false,
    includeClusterOperations: false,
    includeTopicOperations: false,
  });
  return topics.map(({ name }) => name ?? '');
}
