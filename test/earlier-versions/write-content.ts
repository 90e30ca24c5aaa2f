/** Something of everything that a cluster keeps for its clients. */
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { loadCompression } from '../../src/client/compression.ts';
import { COMMITTING_GROUP, CONSUMING_GROUP } from './visible-state.ts';

const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

export async function writeContent(server: string): Promise<void> {
  const compression = await loadCompression();
  for (const codec of CODECS) {
    await withClient(server, { compression, codec }, (client) => writeRecords(client, codec));
  }
  await withClient(server, { compression }, async (client) => {
    await changeTopics(client);
    await commitOffsets(client);
    await consumeAsGroup(client);
    await writeKeys(client);
  });
}

async function withClient(
  server: string,
  options: Parameters<typeof connect>[1],
  run: (client: Client) => Promise<void>,
): Promise<void> {
  const client = connect(server, options);
  await run(client);
  await client.close();
}

async function writeRecords(client: Client, name: string): Promise<void> {
  await client.admin.createTopic({ name, partitions: 2 });
  const producer = client.producer(name, { lingerMs: 5 });
  const sends = Array.from({ length: 40 }, (_, at) =>
    producer.send({
      key: at % 10 === 0 ? null : `key ${at % 7}`,
      value: at % 9 === 0 ? null : `value ${at} `.repeat(at % 5),
      headers: at % 3 === 0 ? [{ key: 'trace', value: null }] : [],
      timestampMs: 1_700_000_000_000 + at,
    }),
  );
  await Promise.all(sends);
}

async function changeTopics({ admin }: Client): Promise<void> {
  const config = (key: string, value: string) => ({ key, value });
  const compacted = [config('cleanup.policy', 'compact'), config('durability', 'page-cache')];
  await admin.createTopic({ name: 'altered', partitions: 1, configs: compacted });
  const set = [config('retention.ms', '-1'), config('message.timestamp.type', 'LogAppendTime')];
  await admin.alterTopic({ topic: { name: 'altered' }, set, reset: ['cleanup.policy'] });
  await admin.addPartitions({ topic: { name: 'altered' }, partitions: 3 });
  await admin.createTopic({ name: 'deleted' });
  await admin.deleteTopic('deleted');
}

async function commitOffsets({ offsets }: Client): Promise<void> {
  const of = (partition: number, offset: number) => {
    return { topic: { name: 'gzip' }, partition, offset, leaderEpoch: 0, metadata: 'as I was' };
  };
  await offsets.commit({ group: COMMITTING_GROUP, offsets: [of(0, 3), of(1, 4)] });
  await offsets.commit({ group: COMMITTING_GROUP, offsets: [of(0, 5)] });
}

/** The group is left empty, with what its only member has acknowledged. */
async function consumeAsGroup(client: Client): Promise<void> {
  let count = 0;
  for await (const message of client.consumer(CONSUMING_GROUP, ['none', 'zstd'])) {
    await message.ack();
    count += 1;
    if (count === 30) return;
  }
}

async function writeKeys({ keys }: Client): Promise<void> {
  const put = (path: string, value: string) => keys.put({ path, value: Buffer.from(value) });
  await put('/config/limit', '1');
  await put('/config/limit', '2');
  await put('/config/name', 'gone');
  await keys.delete({ path: '/config/name' });
  await put('/elsewhere', 'é');
}
