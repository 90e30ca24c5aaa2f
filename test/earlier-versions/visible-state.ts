/** All that clients can see of a cluster, as plain data: what a new version must show, too. */
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import type { IncomingMessage } from '../../src/client/message.ts';

export const COMMITTING_GROUP = 'billing';
export const CONSUMING_GROUP = 'readers';

export interface VisibleState {
  readonly topics: readonly unknown[];
  /** Of each topic, by partition and offset. */
  readonly records: readonly (readonly [topic: string, records: readonly unknown[]])[];
  readonly offsets: readonly (readonly [group: string, offsets: readonly unknown[]])[];
  readonly keys: readonly unknown[];
}

export async function visibleState(server: string): Promise<VisibleState> {
  const client = connect(server);
  const groups = [COMMITTING_GROUP, CONSUMING_GROUP];
  const { topics } = await client.admin.listTopics();
  const names = topics.map(({ name }) => name).sort();
  const state = {
    topics: await Promise.all(names.map((name) => topicOf(client, name))),
    records: await Promise.all(names.map((name) => recordsOf(client, name))),
    offsets: await Promise.all(groups.map((group) => offsetsOf(client, group))),
    keys: await keysOf(client),
  };
  await client.close();
  return JSON.parse(JSON.stringify(state)) as VisibleState;
}

async function topicOf(client: Client, name: string) {
  const { topic } = await client.admin.describeTopic(name);
  const partitions = topic?.partitions.map(({ id, logStart, logEnd }) => ({
    id,
    logStart,
    logEnd,
  }));
  return { name, id: topic?.id, configs: topic?.configs, partitions };
}

async function recordsOf(client: Client, name: string): Promise<[string, unknown[]]> {
  const records: ReturnType<typeof recordOf>[] = [];
  for await (const message of client.read(name, { follow: false })) records.push(recordOf(message));
  return [name, records.sort((a, b) => a.partition - b.partition || a.offset - b.offset)];
}

function recordOf({ key, value, headers, timestampMs, cursor }: IncomingMessage) {
  const [partition, offset] = cursor.split('.').map(Number) as [number, number];
  const headerTexts = headers.map((header) => [header.key, textOf(header.value)]);
  const content = { key: textOf(key), value: textOf(value), headers: headerTexts };
  return { partition, offset, timestampMs, ...content };
}

async function offsetsOf(client: Client, group: string): Promise<[string, unknown[]]> {
  const { offsets } = await client.offsets.fetch({ group });
  return [group, offsets];
}

async function keysOf(client: Client) {
  const { keys } = await client.keys.list({ path: '/', recursive: true });
  return keys.map(({ value, ...key }) => ({ ...key, value: textOf(value) }));
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString('latin1');
}
