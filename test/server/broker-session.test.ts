import { getEventListeners } from 'node:events';
import test from 'ava';
import { BrokerSession } from '../../src/server/broker-session.ts';
import { TestMetadata } from '../broker/test-metadata.ts';

/** The session of node 1, of a cluster that can be read when told so. */
function start() {
  const metadata = new TestMetadata();
  const { time } = metadata;
  const ending = new AbortController();
  const readers = new Set<() => void>();
  const epochs: number[] = [];
  const notices: string[] = [];
  const link = {
    voters: [],
    isLeader: true,
    isReadable: true,
    readUntil: (_: unknown, done: () => void) => {
      if (link.isReadable) done();
      else readers.add(done);
      return () => readers.delete(done);
    },
  };
  const session = new BrokerSession({
    options: {
      programVersion: '0.1.0',
      config: { brokerRack: '' },
      world: { pid: 101, time },
      listener: {
        onFatal: (error) => {
          throw error;
        },
        onRemoved: () => {},
        onNotice: (notice) => notices.push(notice),
      },
      signal: ending.signal,
    },
    incarnation: '1-1',
    directory: {
      path: '/data',
      identity: { clusterId: 'c', nodeId: 1, raftId: 'raft-1', directoryId: 'directory-1' },
      membership: undefined,
      settle: () => Promise.resolve(),
    },
    logs: {
      marked: () => [],
      checkpoint: {
        get: () => undefined,
        nodeMarks: [],
        clearMarks: () => {},
        setNodeMarks: () => {},
        sync: (done) => done(null, undefined),
      },
    },
    metadata,
    link,
    partitions: { begin: (_, done) => done() },
    heartbeats: { begin: ({ brokerEpoch }) => epochs.push(brokerEpoch), stop: () => {} },
    endpoints: [],
  });
  const listening = () => getEventListeners(ending.signal, 'abort').length;
  return { session, link, readers, epochs, notices, listening, ending, time };
}

test('many verdicts at once make a broker register again once', async (t) => {
  const { session, link, readers, epochs, listening, time } = start();
  await session.begin();
  t.is(listening(), 0, 'what could be read at once waits for nothing');
  link.isReadable = false;
  const verdicts = Array.from({ length: 16 }, () => session.registerAgain(session.brokerEpoch));
  t.deepEqual([readers.size, listening()], [1, 1]);
  for (const read of readers) read();
  await Promise.all(verdicts);
  t.is(epochs.length, 2);
  t.deepEqual([listening(), time.armed], [0, 0]);
  link.isReadable = true;
  await session.registerAgain(session.brokerEpoch);
  t.is(epochs.length, 3, 'another verdict, another registration');
});

test('a broker that is to end while it waits for a majority leaves nothing behind', async (t) => {
  const { session, link, readers, notices, ending, time } = start();
  await session.begin();
  link.isReadable = false;
  const again = session.registerAgain(session.brokerEpoch);
  ending.abort();
  await again;
  time.advance(60_000);
  t.deepEqual(notices, ['this broker was fenced: it registers again']);
  t.deepEqual([readers.size, time.armed], [0, 0]);
});
