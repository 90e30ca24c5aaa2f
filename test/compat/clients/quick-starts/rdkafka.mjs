/** The calls of node-rdkafka's README: standard producer and flowing consumer. */
import Kafka from 'node-rdkafka';

const address = process.argv[2];

const producer = new Kafka.Producer({ 'metadata.broker.list': address, dr_cb: true });
producer.connect();
await new Promise((resolve) => producer.on('ready', resolve));
producer.setPollInterval(100);
producer.produce('topic', null, Buffer.from('Awesome message'), 'Stormwind', Date.now());
await new Promise((resolve, reject) => {
  producer.on('delivery-report', (error) => (error ? reject(error) : resolve()));
});
producer.disconnect();

const consumer = new Kafka.KafkaConsumer(
  { 'group.id': 'kafka', 'metadata.broker.list': address },
  { 'auto.offset.reset': 'earliest' },
);
consumer.connect();
const value = await new Promise((resolve) => {
  consumer
    .on('ready', () => {
      consumer.subscribe(['topic']);
      consumer.consume();
    })
    .on('data', (data) => resolve(data.value.toString()));
});
await new Promise((resolve) => consumer.disconnect(resolve));
process.stdout.write(`${value}\n`);
