/**
 * Deletes the topics and groups that odd requests have made, so that what a node is asked to keep
 * does not grow, and memory that grows all the same is a leak.
 */
import { deleteGroupsApi } from '../../src/wire/apis/delete-groups.ts';
import { deleteTopicsApi } from '../../src/wire/apis/delete-topics.ts';
import { listGroupsApi } from '../../src/wire/apis/list-groups.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { WireConnection } from '../wire/wire-connection.ts';

const TIMEOUT_MS = 10_000;

export class Housekeeper {
  readonly #connection: WireConnection;
  readonly #kept: ReadonlySet<string>;
  #topics = 0;
  #groups = 0;

  /** What there is stays. */
  static async start(address: string): Promise<Housekeeper> {
    const connection = await WireConnection.open(address);
    return new Housekeeper(connection, new Set(await topicNames(connection)));
  }

  private constructor(connection: WireConnection, kept: ReadonlySet<string>) {
    this.#connection = connection;
    this.#kept = kept;
  }

  /** How much has been deleted. */
  get deleted(): { readonly topics: number; readonly groups: number } {
    return { topics: this.#topics, groups: this.#groups };
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
    const empty = groups.map(({ groupId }) => groupId).filter((id) => id !== 'honest');
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
