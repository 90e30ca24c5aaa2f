/** The adapter of kafkajs, whose codecs but gzip are packages of their own. */
import { randomUUID } from 'node:crypto';
import { init, decompress as unzstd, compress as zstd } from '@bokuweb/zstd-wasm';
import kafkajs from 'kafkajs';
import { compressFrame, decompressFrame } from 'lz4-napi';
import SnappyJS from 'snappyjs';
import { decode, encode, inTurn, say, serve } from './adapter.mjs';

const { Kafka, CompressionTypes, CompressionCodecs, Partitioners, logLevel } = kafkajs;

const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);

function unsnappy(bytes) {
  if (!bytes.subarray(0, 8).equals(XERIAL.subarray(0, 8))) return SnappyJS.uncompress(bytes);
  const parts = [];
  for (let at = XERIAL.length; at < bytes.length; ) {
    const sizeBytes = bytes.readInt32BE(at);
    parts.push(SnappyJS.uncompress(bytes.subarray(at + 4, at + 4 + sizeBytes)));
    at += 4 + sizeBytes;
  }
  return Buffer.concat(parts);
}

CompressionCodecs[CompressionTypes.Snappy] = () => ({
  compress: async (encoder) => Buffer.from(SnappyJS.compress(encoder.buffer)),
  decompress: async (bytes) => Buffer.from(unsnappy(bytes)),
});
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(await compressFrame(encoder.buffer)),
  decompress: async (bytes) => Buffer.from(await decompressFrame(bytes)),
});
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: async (encoder) => Buffer.from(zstd(encoder.buffer)),
  decompress: async (bytes) => Buffer.from(unzstd(bytes)),
});
await init();

const codecs = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
};

const kafka = new Kafka({
  clientId: 'compat-kafkajs',
  brokers: process.argv[2].split(','),
  logLevel: logLevel.NOTHING,
  retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 30 },
});

async function withClient(client, use) {
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.disconnect();
  }
}

const withAdmin = (use) => withClient(kafka.admin(), use);

function recordOf({ topic, partition, message }) {
  const headers = Object.entries(message.headers ?? {}).flatMap(([key, values]) =>
    [values].flat().map((value) => [key, encode(value)]),
  );
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key: encode(message.key),
    value: encode(message.value),
    headers,
  };
}

const createPartitioner = Partitioners.DefaultPartitioner;

function messagesOf({ partition = null, records }) {
  return records.map(({ key, value, headers, timestampMs }) => ({
    key: decode(key),
    value: decode(value),
    headers: Object.fromEntries(headers.map(([name, text]) => [name, decode(text)])),
    ...(partition === null ? {} : { partition }),
    ...(timestampMs === undefined ? {} : { timestamp: String(timestampMs) }),
  }));
}

function produce({ topic, codec, acks, ...request }) {
  return withClient(kafka.producer({ createPartitioner }), (producer) =>
    producer.send({ topic, acks, compression: codecs[codec], messages: messagesOf(request) }),
  );
}

/** A group of its own reads the partition from where it is told. */
async function consume({ topic, partition, from, count }) {
  const consumer = kafka.consumer({
    groupId: `compat-${randomUUID()}`,
    maxWaitTimeInMs: 100,
  });
  const found = [];
  const start = await startOf(topic, partition, from);
  await withClient(consumer, async () => {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, () =>
        consumer.seek({ topic, partition, offset: start }),
      );
      consumer
        .run({
          eachMessage: async (each) => {
            if (each.partition !== partition || Number(each.message.offset) < Number(start)) return;
            found.push(recordOf(each));
            if (found.length === count) resolve();
          },
        })
        .catch(reject);
      if (from.type === 'end') say({ positioned: true });
    });
  });
  return found.slice(0, count);
}

function startOf(topic, partition, from) {
  if (from.type === 'offset') return String(from.offset);
  return withAdmin(async (admin) => {
    const ends =
      from.type === 'time'
        ? await admin.fetchTopicOffsetsByTimestamp(topic, from.timestampMs)
        : await admin.fetchTopicOffsets(topic);
    const one = ends.find((it) => it.partition === partition);
    if (from.type === 'time') return one.offset;
    return from.type === 'beginning' ? one.low : one.high;
  });
}

let feed;
let member;

serve(
  {
    createTopic: ({ topic, partitions, replicationFactor, configs }) =>
      withAdmin((admin) =>
        admin.createTopics({
          waitForLeaders: true,
          topics: [
            {
              topic,
              numPartitions: partitions,
              replicationFactor,
              configEntries: Object.entries(configs).map(([name, value]) => ({ name, value })),
            },
          ],
        }),
      ),
    deleteTopic: ({ topic }) => withAdmin((admin) => admin.deleteTopics({ topics: [topic] })),
    listTopics: () => withAdmin((admin) => admin.listTopics()),
    produce,
    consume,
    async openFeed({ topic }) {
      const producer = kafka.producer({
        createPartitioner,
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      feed = inTurn((records) => producer.send({ topic, messages: messagesOf({ records }) }));
      feed.close = () => producer.disconnect();
    },
    feed: ({ records }) => feed(records),
    closeFeed: () => feed.close(),
    resetOffsets: ({ group, topic, partition, offset }) =>
      withAdmin((admin) =>
        admin.setOffsets({
          groupId: group,
          topic,
          partitions: [{ partition, offset: String(offset) }],
        }),
      ),
    committed: ({ group, topic, partition }) =>
      withAdmin(async (admin) => {
        const [found] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
        return Number(found.partitions.find((it) => it.partition === partition).offset);
      }),
    async join({ group, topics }) {
      member = kafka.consumer({
        groupId: group,
        sessionTimeout: 10_000,
        heartbeatInterval: 300,
        maxWaitTimeInMs: 100,
      });
      await member.connect();
      await member.subscribe({ topics, fromBeginning: true });
      member.on(member.events.GROUP_JOIN, ({ payload }) =>
        say({
          assigned: Object.entries(payload.memberAssignment).flatMap(([topic, ids]) =>
            ids.map((id) => `${topic}-${id}`),
          ),
        }),
      );
      await member.run({ eachMessage: async (each) => say({ record: recordOf(each) }) });
    },
    leave: () => member.disconnect(),
  },
  async () => member?.disconnect(),
);
