import test from 'ava';
import { LogDirectory } from '../../../src/broker/log-directory.ts';
import { describeLogDirsHandler } from '../../../src/kafka/data/describe-log-dirs.ts';
import { rowOf, topicOf } from '../../replication/leader.ts';
import { ask } from '../ask.ts';

const topic = topicOf();
const rows = [0, 1, 2].map((id) => rowOf({ id }));

function directoryOf(volume: { totalBytes: number; usableBytes: number } | undefined) {
  return new LogDirectory({
    path: '/data',
    topics: {
      find: (reference) =>
        reference.type === 'name' && reference.name === topic.name ? topic : undefined,
    },
    image: () => ({ topics: new Map([[topic.id, topic]]), partitionsOf: () => rows }),
    logOf: (_, partition) =>
      partition >= 2 ? undefined : { sizeBytes: 100 + partition, logEnd: 4, highWatermark: 5 },
    sizeOfVolume: (done) => done(volume),
  });
}

test('what lies here is told with its sizes, all of it or what is asked for', (t) => {
  const handler = describeLogDirsHandler(directoryOf({ totalBytes: 900, usableBytes: 300 }));
  const [whole] = ask(handler, { topics: null }).directories;
  t.like(whole, { errorCode: 0, path: '/data', totalBytes: 900, usableBytes: 300 });
  const at = (partition: number) => {
    return { partition, sizeBytes: 100 + partition, offsetLag: 1, isFuture: false };
  };
  t.deepEqual(whole?.topics, [{ topic: 'orders', partitions: [at(0), at(1)] }]);
  const topics = [
    { topic: 'none', partitions: [0] },
    { topic: 'orders', partitions: [1, 2, 9, 1] },
  ];
  const [some] = ask(handler, { topics }).directories;
  t.deepEqual(some?.topics, [{ topic: 'orders', partitions: [at(1)] }]);
});

test('a file system that does not tell its size is no error', (t) => {
  const [whole] = ask(describeLogDirsHandler(directoryOf(undefined)), { topics: [] }).directories;
  t.like(whole, { errorCode: 0, totalBytes: -1, usableBytes: -1, topics: [] });
});
