/** The calls of @platformatic/kafka's getting-started section. It has its name by an argument. */
const [address, library = '@platformatic/kafka'] = process.argv.slice(2).reverse();
const { Consumer, Producer, stringDeserializers, stringSerializers } = await import(library);

const bootstrapBrokers = [address];

const producer = new Producer({
  clientId: 'my-producer',
  bootstrapBrokers,
  serializers: stringSerializers,
  autocreateTopics: true,
});
const message = {
  topic: 'events',
  key: 'user-123',
  value: JSON.stringify({ name: 'John', action: 'login' }),
  headers: { source: 'web-app' },
};
await producer.send({ messages: [message] });
await producer.close();

const consumer = new Consumer({
  groupId: 'my-consumer-group',
  clientId: 'my-consumer',
  bootstrapBrokers,
  deserializers: stringDeserializers,
});
const stream = await consumer.consume({
  autocommit: true,
  topics: ['events'],
  sessionTimeout: 10000,
  heartbeatInterval: 500,
  mode: 'earliest',
});
for await (const { key, value } of stream) {
  process.stdout.write(`${key} -> ${value}\n`);
  break;
}
await consumer.close(true);
