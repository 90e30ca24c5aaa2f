/** The adapter of node-rdkafka, which is librdkafka underneath. */
import { randomUUID } from 'node:crypto';
import rdkafka from 'node-rdkafka';
import { decode, encode, say, serve } from './adapter.mjs';

const base = { 'client.id': 'compat-rdkafka', 'metadata.broker.list': process.argv[2] };
/** No partition of its own choice. */
const TIMEOUT_MS = 30_000;

function promised(call) {
  return new Promise((resolve, reject) => {
    call((error, value) => (error ? reject(error) : resolve(value)));
  });
}

async function connected(client, use) {
  await promised((done) => client.connect({}, done));
  try {
    return await use(client);
  } finally {
    await new Promise((resolve) => client.disconnect(resolve));
  }
}

function recordOf(message) {
  return {
    topic: message.topic,
    partition: message.partition,
    offset: message.offset,
    timestampMs: message.timestamp,
    key: encode(message.key),
    value: encode(message.value),
    headers: (message.headers ?? []).flatMap((one) =>
      Object.entries(one).map(([name, value]) => [name, encode(value)]),
    ),
  };
}

function producerOf(config, topicConfig) {
  const common = { 'message.max.bytes': 4_000_000, 'message.timeout.ms': 120_000, 'linger.ms': 5 };
  const producer = new rdkafka.Producer(
    { ...base, ...common, dr_cb: true, ...config },
    topicConfig,
  );
  producer.on('ready', () => producer.setPollInterval(20));
  producer.on('delivery-report', (error, { opaque: onDelivery }) => onDelivery(error));
  return producer;
}

/** Resolves when all are delivered. */
function send(producer, { topic, partition = null, records }) {
  return new Promise((resolve, reject) => {
    let left = records.length;
    const onDelivery = (error) => {
      if (error) reject(error);
      left -= 1;
      if (left === 0) resolve();
    };
    for (const { key, value, headers, timestampMs } of records) {
      const list = headers.map(([name, text]) => ({ [name]: decode(text) }));
      const content = [decode(value), decode(key), timestampMs, onDelivery, list];
      producer.produce(topic, partition, ...content);
    }
  });
}

function produce({ codec, acks, ...request }) {
  const producer = producerOf({ 'compression.codec': codec }, { 'request.required.acks': acks });
  return connected(producer, () => send(producer, request));
}

function reader(group, onEvent) {
  const config = {
    ...base,
    'group.id': group,
    'session.timeout.ms': 10_000,
    'heartbeat.interval.ms': 300,
    'fetch.wait.max.ms': 100,
    'enable.auto.commit': true,
    'auto.commit.interval.ms': 100,
    ...(onEvent === undefined ? {} : { rebalance_cb: onEvent }),
  };
  return new rdkafka.KafkaConsumer(config, { 'auto.offset.reset': 'earliest' });
}

function consume({ topic, partition, from, count }) {
  const consumer = reader(`compat-${randomUUID()}`);
  return connected(consumer, async () => {
    const offset = await startOf(consumer, { topic, partition, from });
    consumer.assign([{ topic, partition, offset }]);
    if (from.type === 'end') say({ positioned: true });
    const found = [];
    while (found.length < count) {
      const messages = await promised((done) => consumer.consume(count - found.length, done));
      found.push(...messages.map(recordOf));
    }
    return found;
  });
}

async function startOf(consumer, { topic, partition, from }) {
  if (from.type === 'offset') return from.offset;
  if (from.type === 'time') {
    const asked = [{ topic, partition, offset: from.timestampMs }];
    const [found] = await promised((done) => consumer.offsetsForTimes(asked, TIMEOUT_MS, done));
    return found.offset;
  }
  const ends = await promised((done) =>
    consumer.queryWatermarkOffsets(topic, partition, TIMEOUT_MS, done),
  );
  return from.type === 'beginning' ? ends.lowOffset : ends.highOffset;
}

async function withAdmin(use) {
  const admin = rdkafka.AdminClient.create(base);
  try {
    return await promised((done) => use(admin, done));
  } finally {
    admin.disconnect();
  }
}

let feed;
let member;
let isLeaving = false;

/** Before its partitions go to others, who read again what could not be committed. */
function commitRead() {
  try {
    member.commitSync();
  } catch (error) {
    // Thrown on, it would keep the partitions from being given up.
    say({ uncommitted: error.message });
  }
}

function giveUp() {
  try {
    member.unassign();
  } catch (error) {
    // It may be told only when it has left.
    if (!isLeaving) throw error;
  }
}

serve(
  {
    createTopic: ({ topic, partitions, replicationFactor, configs }) =>
      withAdmin((admin, done) =>
        admin.createTopic(
          {
            topic,
            num_partitions: partitions,
            replication_factor: replicationFactor,
            config: configs,
          },
          TIMEOUT_MS,
          done,
        ),
      ),
    deleteTopic: ({ topic }) =>
      withAdmin((admin, done) => admin.deleteTopic(topic, TIMEOUT_MS, done)),
    listTopics: () => {
      const consumer = reader('compat-lists');
      return connected(consumer, async () => {
        const found = await promised((done) => consumer.getMetadata({ timeout: TIMEOUT_MS }, done));
        return found.topics.map(({ name }) => name);
      });
    },
    produce,
    consume,
    resetOffsets: ({ group, topic, partition, offset }) => {
      const consumer = reader(group);
      return connected(consumer, async () => consumer.commitSync([{ topic, partition, offset }]));
    },
    committed: ({ group, topic, partition }) => {
      const consumer = reader(group);
      return connected(consumer, async () => {
        const asked = [{ topic, partition }];
        const [found] = await promised((done) => consumer.committed(asked, TIMEOUT_MS, done));
        return found.offset;
      });
    },
    async openFeed({ topic }) {
      const producer = producerOf({ 'enable.idempotence': true }, {});
      await promised((done) => producer.connect({}, done));
      feed = (records) => send(producer, { topic, records });
      feed.close = () => new Promise((resolve) => producer.disconnect(resolve));
    },
    feed: ({ records }) => feed(records),
    closeFeed: () => feed.close(),
    async join({ group, topics }) {
      member = reader(group, (error, partitions) => {
        if (error.code === rdkafka.CODES.ERRORS.ERR__ASSIGN_PARTITIONS) {
          member.assign(partitions);
          say({ assigned: partitions.map(({ topic, partition }) => `${topic}-${partition}`) });
        } else {
          commitRead();
          giveUp();
          say({ assigned: [] });
        }
      });
      await promised((done) => member.connect({}, done));
      member.on('data', (message) => say({ record: recordOf(message) }));
      member.subscribe(topics);
      member.consume();
    },
    leave: () => {
      isLeaving = true;
      return new Promise((resolve) => member.disconnect(resolve));
    },
  },
  async () => member?.disconnect(),
);
