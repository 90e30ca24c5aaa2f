/**
 * The adapter of @platformatic/kafka. Its second argument is the protocol of its groups, its third
 * the name that the package is installed under. A consumer that is closed leaves its group with one
 * request to whoever coordinated it last; one that leaves first looks for who does so now.
 */
import { randomUUID } from 'node:crypto';
import { decode, encode, inTurn, say, serve } from './adapter.mjs';

const [bootstrap, groupProtocol = 'classic', library = '@platformatic/kafka'] =
  process.argv.slice(2);
const { Admin, Consumer, MessagesStreamFallbackModes, MessagesStreamModes, Producer } =
  await import(library);

const base = {
  clientId: 'compat-platformatic',
  bootstrapBrokers: bootstrap.split(','),
  retries: 60,
  retryDelay: 250,
};

async function withProducer(producer, use) {
  try {
    return await use(producer);
  } finally {
    await producer.close(true);
  }
}

async function withConsumer(groupId, use) {
  const consumer = new Consumer({ ...base, groupId, maxWaitTime: 100 });
  try {
    return await use(consumer);
  } finally {
    await leave(consumer);
  }
}

async function leave(consumer) {
  await consumer.leaveGroup(true);
  await consumer.close(true);
}

// Kept: closing one while a connection of its is being made throws where nobody can catch it.
const admin = new Admin(base);

function recordOf(message) {
  return {
    topic: message.topic,
    partition: message.partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key: encode(message.key),
    value: encode(message.value),
    headers: [...message.headers].map(([name, value]) => [name.toString(), encode(value)]),
  };
}

function messagesOf({ topic, partition = null, records }) {
  return records.map(({ key, value, headers, timestampMs }) => ({
    topic,
    ...(key === null ? {} : { key: decode(key) }),
    ...(value === null ? {} : { value: decode(value) }),
    headers: new Map(headers.map(([name, text]) => [Buffer.from(name), decode(text)])),
    ...(partition === null ? {} : { partition }),
    ...(timestampMs === undefined ? {} : { timestamp: BigInt(timestampMs) }),
  }));
}

function produce({ acks, codec, ...request }) {
  return withProducer(new Producer(base), async (producer) => {
    await producer.send({ messages: messagesOf(request), acks, compression: codec });
  });
}

/** It joins a group, though it is told where to read. */
function consume({ topic, partition, from, count }) {
  return withConsumer(`compat-${randomUUID()}`, async (consumer) => {
    const start = await startOf(consumer, { topic, partition, from });
    const stream = await consumer.consume({
      topics: [topic],
      mode: MessagesStreamModes.MANUAL,
      offsets: [{ topic, partition, offset: start }],
      autocommit: false,
      fallbackMode: MessagesStreamFallbackModes.EARLIEST,
    });
    if (from.type === 'end') say({ positioned: true });
    const found = [];
    for await (const message of stream) {
      if (message.partition !== partition || message.offset < start) continue;
      found.push(recordOf(message));
      if (found.length === count) break;
    }
    return found;
  });
}

async function startOf(consumer, { topic, partition, from }) {
  if (from.type === 'offset') return BigInt(from.offset);
  const timestamp = { beginning: -2n, end: -1n, time: BigInt(from.timestampMs ?? 0) }[from.type];
  const offsets = await consumer.listOffsets({
    topics: [topic],
    partitions: { [topic]: [partition] },
    timestamp,
  });
  return offsets.get(topic)[partition] ?? [...offsets.get(topic)].at(0);
}

let feed;
let member;
let stream;

serve(
  {
    createTopic: ({ topic, partitions, replicationFactor, configs }) =>
      admin.createTopics({
        topics: [topic],
        partitions,
        replicas: replicationFactor,
        configs: Object.entries(configs).map(([name, value]) => ({ name, value })),
      }),
    deleteTopic: ({ topic }) => admin.deleteTopics({ topics: [topic] }),
    listTopics: () => admin.listTopics(),
    produce,
    consume,
    // Outside a group it commits under generation 0, which is none.
    resetOffsets: ({ group, topic, partition, offset }) =>
      withConsumer(group, async (consumer) => {
        await consumer.joinGroup({});
        await consumer.commit({
          offsets: [{ topic, partition, offset: BigInt(offset), leaderEpoch: -1 }],
        });
      }),
    committed: ({ group, topic, partition }) =>
      withConsumer(group, async (consumer) => {
        const topics = [{ topic, partitions: [partition] }];
        const committed = await consumer.listCommittedOffsets({ topics });
        return Number(committed.get(topic)[partition]);
      }),
    async openFeed({ topic }) {
      const producer = new Producer({ ...base, idempotent: true });
      feed = inTurn((records) => producer.send({ messages: messagesOf({ topic, records }) }));
      feed.close = () => producer.close(true);
    },
    feed: ({ records }) => feed(records),
    closeFeed: () => feed.close(),
    async join({ group, topics }) {
      member = new Consumer({
        ...base,
        groupId: group,
        groupProtocol,
        sessionTimeout: 10_000,
        heartbeatInterval: 300,
        maxWaitTime: 100,
      });
      const sayAssigned = () =>
        say({
          assigned: (member.assignments ?? []).flatMap(({ topic, partitions }) =>
            partitions.map((id) => `${topic}-${id}`),
          ),
        });
      member.on('consumer:group:join', sayAssigned);
      // Where it is planned for, nothing says that its partitions are others now.
      if (groupProtocol === 'consumer') member.on('consumer:heartbeat:start', sayAssigned);
      stream = await member.consume({
        topics,
        mode: MessagesStreamModes.COMMITTED,
        fallbackMode: MessagesStreamFallbackModes.EARLIEST,
        autocommit: 100,
      });
      sayAssigned();
      stream.on('error', (error) => say({ fault: String(error) }));
      stream.on('data', (message) => say({ record: recordOf(message) }));
    },
    async leave() {
      await stream.close();
      await leave(member);
    },
  },
  async () => member?.close(true),
);
