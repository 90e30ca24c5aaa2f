/** The calls of kafkajs' getting-started page. */
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ clientId: 'my-app', brokers: [process.argv[2]] });

const producer = kafka.producer();
await producer.connect();
await producer.send({ topic: 'test-topic', messages: [{ value: 'Hello KafkaJS user!' }] });
await producer.disconnect();

const consumer = kafka.consumer({ groupId: 'test-group' });
await consumer.connect();
await consumer.subscribe({ topic: 'test-topic', fromBeginning: true });
const value = await new Promise((resolve, reject) => {
  consumer
    .run({ eachMessage: async ({ message }) => resolve(message.value.toString()) })
    .catch(reject);
});
await consumer.disconnect();
process.stdout.write(`${value}\n`);
