/** What one client writes every other reads, byte for byte. */
import test from 'ava';
import type { ClientKind, Codec } from './client.ts';
import { allClients, kafkaPython } from './clients.ts';
import { contentOf, samples } from './samples.ts';
import { sharedCluster } from './shared-cluster.ts';
import { bootstrapOf, request } from './suite.ts';

const shared = sharedCluster();

function reads(reader: ClientKind, writer: ClientKind, codec: Codec): boolean {
  const isFramed = codec === 'snappy' && writer === kafkaPython;
  if (isFramed && reader.lacks.includes('framedSnappy')) return false;
  return reader.codecs.includes(codec);
}

test('what one client writes every other reads, byte for byte', async (t) => {
  t.timeout(240_000);
  const cluster = await shared();
  const onEnd = (close: () => void): void => t.teardown(close);
  const there = allClients.filter((kind) => {
    const missing = kind.missing();
    if (missing !== undefined) t.log(`skipped: ${missing}`);
    return missing === undefined;
  });
  const started = there.map((kind) => ({ kind, client: kind.start(bootstrapOf(cluster), onEnd) }));
  for (const writer of started) {
    const { name, codecs } = writer.kind;
    const topic = name.replace(/\W/g, '-');
    const records = samples(writer.kind);
    await cluster.createTopic(topic, codecs.length);
    for (const [partition, codec] of codecs.entries()) {
      await writer.client.produce(request(topic, { partition, codec, records }));
      const from = { type: 'beginning' } as const;
      const asked = { topic, partition, from, count: records.length };
      const readers = started.filter(({ kind }) => reads(kind, writer.kind, codec));
      const read = await Promise.all(readers.map(({ client }) => client.consume(asked)));
      read.forEach((found, at) => {
        const expected = contentOf(read[0] ?? []);
        const claim = `${name}, ${codec}, read by ${readers[at]?.kind.name}`;
        t.deepEqual(contentOf(found), expected, claim);
        t.is(found.length, records.length);
      });
    }
  }
});
