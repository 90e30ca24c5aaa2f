/**
 * What kafkajs reports of situations good and bad, a line each: two brokers of which it says the
 * same are the same to whoever writes for it. Words for people are left out.
 *
 *     {"name":"...","value":...}  or  {"name":"...","error":{"name":"...","type":"..."}}
 */
import kafkajs from 'kafkajs';

const { Kafka, ConfigResourceTypes, logLevel } = kafkajs;
const PATIENCE_MS = 20_000;
const broker = process.argv[2];
const common = { clientId: 'situations', brokers: [broker], logLevel: logLevel.NOTHING };
const patient = new Kafka({
  ...common,
  retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 60 },
});
const kafka = new Kafka({ ...common, retry: { initialRetryTime: 50, retries: 2 } });
const admin = kafka.admin();
const producer = kafka.producer({ retry: { initialRetryTime: 50, retries: 2 } });
const consumer = patient.consumer({ groupId: 'busy', sessionTimeout: 60_000 });

function told(error) {
  const { name, type, errors, groups, partitions, cause } = error;
  const among = errors?.map((one) => ({
    ...told(one),
    topic: one.topic,
    partition: one.partition,
  }));
  const codes = groups?.map(({ groupId, errorCode }) => [groupId, errorCode]);
  const places = partitions?.map(({ partition, error: one }) => [partition, one?.type]);
  const below = cause === undefined ? undefined : told(cause);
  return { name, type, among, codes, places, cause: below };
}

async function situation(name, run) {
  const silence = new Promise((resolve) => {
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => resolve('no answer'));
  });
  const line = await Promise.race([run(), silence]).then(
    (value) => ({ name, value: value ?? null }),
    (error) => ({ name, error: told(error) }),
  );
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const create = (topic, rest = {}) =>
  admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: 2, ...rest }] });
const config = (name, configEntries) => ({ type: ConfigResourceTypes.TOPIC, name, configEntries });
const alter = (name, key, value) =>
  admin.alterConfigs({ validateOnly: false, resources: [config(name, [{ name: key, value }])] });
const send = (topic, messages) => producer.send({ topic, messages });

async function described(name) {
  const resources = [{ ...config(name), configNames: ['cleanup.policy', 'segment.bytes'] }];
  const answer = await admin.describeConfigs({ includeSynonyms: false, resources });
  return answer.resources.map((one) => ({
    errorCode: one.errorCode,
    entries: one.configEntries.map((each) => [each.configName, each.configValue]),
  }));
}

async function group(id) {
  const { groups } = await admin.describeGroups([id]);
  return groups.map(({ errorCode, groupId, protocolType, protocol, state, members }) => {
    return { errorCode, groupId, protocolType, protocol, state, members: members.length };
  });
}

/** Resolves with so many records of the group's, when it has them. */
function read(count) {
  const records = [];
  return new Promise((resolve, reject) => {
    consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
    const eachMessage = async ({ partition, message }) => {
      records.push([partition, message.offset, String(message.value)]);
      if (records.length === count) resolve(records);
    };
    consumer.run({ autoCommit: false, eachMessage }).catch(reject);
  });
}

async function topics() {
  await situation('a topic is made', () => create('made'));
  await situation('one that is there', () => create('made'));
  const odd = {
    'a setting that nobody knows': { configEntries: [{ name: 'no.such', value: '1' }] },
    'a setting that is no number': { configEntries: [{ name: 'retention.ms', value: 'soon' }] },
    'a setting out of its bounds': { configEntries: [{ name: 'segment.bytes', value: '-1' }] },
    'more replicas than nodes': { replicationFactor: 9 },
    'no replicas': { replicationFactor: 0 },
    'no partitions': { numPartitions: 0 },
    'partitions that are given twice': { replicaAssignment: [{ partition: 0, replicas: [1, 1] }] },
  };
  for (const [name, rest] of Object.entries(odd)) await situation(name, () => create('odd', rest));
  await situation('a name with a space', () => create('a name'));
  await situation('an empty name', () => create(''));
  await situation('what is only tried', () =>
    admin.createTopics({ validateOnly: true, topics: [{ topic: 'tried' }] }),
  );
  await situation('the topics', () => admin.listTopics());
  await situation('an unknown topic', () => admin.fetchTopicMetadata({ topics: ['nowhere'] }));
  await situation('an unknown topic is deleted', () => admin.deleteTopics({ topics: ['nowhere'] }));
  const widen = (topic, count) =>
    admin.createPartitions({ topicPartitions: [{ topic, count }], validateOnly: false });
  await situation('more partitions', () => widen('made', 3));
  await situation('as many partitions', () => widen('made', 3));
  await situation('fewer partitions', () => widen('made', 1));
  await situation('more partitions of an unknown topic', () => widen('nowhere', 3));
  await situation('settings', () => described('made'));
  await situation('settings of an unknown topic', () => described('nowhere'));
  await situation('another setting', () => alter('made', 'cleanup.policy', 'compact'));
  await situation('another setting, of no value that it knows', () =>
    alter('made', 'cleanup.policy', 'throw'),
  );
  await situation('another setting of an unknown topic', () =>
    alter('nowhere', 'cleanup.policy', 'compact'),
  );
  await situation('settings by now', () => described('made'));
  await situation('the first settings again', () => alter('made', 'cleanup.policy', 'delete'));
}

async function records() {
  const sent = (answer) =>
    answer.map(({ topicName, partition, errorCode, baseOffset }) => {
      return { topicName, partition, errorCode, baseOffset };
    });
  const three = ['a', 'b', 'c'].map((value) => ({ value, partition: 0 }));
  await situation('three records', async () => sent(await send('made', three)));
  await situation('a record of two megabytes', () =>
    send('made', [{ value: Buffer.alloc(2 << 20), partition: 0 }]),
  );
  await situation('a record for an unknown topic', () => send('nowhere', [{ value: 'a' }]));
  await situation('a record for an unknown partition', () =>
    send('made', [{ value: 'a', partition: 77 }]),
  );
  await situation('offsets', () => admin.fetchTopicOffsets('made'));
  await situation('offsets of an unknown topic', () => admin.fetchTopicOffsets('nowhere'));
  await situation('offsets from the beginning of time', () =>
    admin.fetchTopicOffsetsByTimestamp('made', 1),
  );
  const remove = (topic, offset) =>
    admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset }] });
  await situation('the first record is given up', () => remove('made', '1'));
  await situation('records beyond the end are given up', () => remove('made', '99'));
  await situation('records of an unknown topic are given up', () => remove('nowhere', '1'));
  await situation('offsets by now', () => admin.fetchTopicOffsets('made'));
}

async function groups() {
  const set = (groupId, topic, offset) =>
    admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset }] });
  const fetched = (groupId) => admin.fetchOffsets({ groupId, topics: ['made'] });
  await situation('an unknown group', () => group('nobody'));
  await situation('an unknown group is deleted', () => admin.deleteGroups(['nobody']));
  await situation('offsets of an unknown group', () => fetched('nobody'));
  await situation('offsets are set', () => set('loose', 'made', '2'));
  await situation('offsets that were set', () => fetched('loose'));
  await consumer.connect();
  await consumer.subscribe({ topics: ['made'], fromBeginning: true });
  await situation('a member reads', () => read(2));
  await situation('a group with a member', () => group('busy'));
  await situation('a group with a member is deleted', () => admin.deleteGroups(['busy']));
  await situation('offsets of a group with a member are set', () => set('busy', 'made', '2'));
  await situation('a member commits', () =>
    consumer.commitOffsets([{ topic: 'made', partition: 0, offset: '3' }]),
  );
  await situation('a member commits of an unknown topic', () =>
    consumer.commitOffsets([{ topic: 'nowhere', partition: 0, offset: '3' }]),
  );
  await consumer.disconnect();
  await situation('what the member committed', () => fetched('busy'));
  await situation('a group without members', () => group('busy'));
  await situation('the groups', () => admin.listGroups());
  await situation('groups are deleted', () => admin.deleteGroups(['busy', 'loose']));
  await situation('no groups', () => admin.listGroups());
  await situation('offsets are reset', () =>
    admin.resetOffsets({ groupId: 'loose', topic: 'made', earliest: true }),
  );
}

/** What coordinates groups is made when the first one is asked for. */
async function ready() {
  const first = patient.admin();
  await first.connect();
  for (let isReady = false; !isReady; ) {
    isReady = await first.fetchOffsets({ groupId: 'first' }).then(
      () => true,
      (error) => {
        if (!error.retriable) throw error;
        return false;
      },
    );
  }
  await first.disconnect();
}

await ready();
await admin.connect();
await producer.connect();
await topics();
await records();
await groups();
await situation('the topic is deleted', () => admin.deleteTopics({ topics: ['made'] }));
// A situation without an answer would go on for ever.
process.exit(0);
