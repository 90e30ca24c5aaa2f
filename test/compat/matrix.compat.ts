/** What one client writes every other reads, byte for byte. */
import test from 'ava';
import { ClusterUnderTest } from '../integration/cluster-under-test.ts';
import { allClients } from './clients.ts';
import { contentOf, samples } from './samples.ts';
import { bootstrapOf, request } from './suite.ts';

test('what one client writes every other reads, byte for byte', async (t) => {
  t.timeout(240_000);
  const cluster = await ClusterUnderTest.found(t);
  const onEnd = (close: () => void): void => t.teardown(close);
  const there = allClients.filter((kind) => {
    const missing = kind.missing();
    if (missing !== undefined) t.log(`skipped: ${missing}`);
    return missing === undefined;
  });
  const started = there.map((kind) => ({ kind, client: kind.start(bootstrapOf(cluster), onEnd) }));
  for (const writer of started) {
    const records = samples(writer.kind);
    for (const codec of writer.kind.codecs) {
      const topic = `${writer.kind.name.replace(/\W/g, '-')}-${codec}`;
      await cluster.createTopic(topic, 1);
      await writer.client.produce(request(topic, { codec, records }));
      const from = { type: 'beginning' } as const;
      const asked = { topic, partition: 0, from, count: records.length };
      const readers = started.filter(({ kind }) => kind.codecs.includes(codec));
      const read = await Promise.all(readers.map(({ client }) => client.consume(asked)));
      read.forEach((found, at) => {
        const expected = contentOf(read[0] ?? []);
        t.deepEqual(contentOf(found), expected, `${topic}, read by ${readers[at]?.kind.name}`);
        t.is(found.length, records.length);
      });
    }
  }
});
