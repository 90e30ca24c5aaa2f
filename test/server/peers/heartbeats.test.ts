import test from 'ava';
import type { Heartbeat } from '../../../src/grpc/peers.ts';
import { Heartbeats } from '../../../src/server/peers/heartbeats.ts';
import type { HeartbeatListener } from '../../../src/server/peers/peer-client.ts';
import { ManualTime } from '../../replication/manual-time.ts';

interface Stream {
  readonly to: number;
  readonly sent: Heartbeat[];
  readonly listener: HeartbeatListener;
  isClosed: boolean;
}

function start(voters: number[], beatSelf: () => 'alive' | undefined = () => undefined) {
  const time = new ManualTime();
  const streams: Stream[] = [];
  const answeredMs: number[] = [];
  const again: number[] = [];
  const removals: number[] = [];
  const heartbeats = new Heartbeats({
    nodeId: 1,
    intervalMs: 100,
    time,
    voters: () => voters,
    open: (to, listener) => {
      const stream: Stream = { to, sent: [], listener, isClosed: false };
      streams.push(stream);
      const close = () => {
        stream.isClosed = true;
      };
      return { send: (heartbeat) => stream.sent.push(heartbeat), close };
    },
    beatSelf,
    listener: {
      onAnswered: (sentAtMs) => answeredMs.push(sentAtMs),
      onRegisterAgain: (brokerEpoch) => again.push(brokerEpoch),
      onRemoved: () => removals.push(time.clock.monotonicMs()),
    },
  });
  return { time, streams, answeredMs, again, removals, heartbeats };
}

test('each voter hears of this broker at every interval, itself without a stream', (t) => {
  const { time, streams, heartbeats, answeredMs } = start([1, 2, 3], () => 'alive');
  t.is(time.armed, 0, 'nothing before the registration');
  heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  time.advance(200);
  t.deepEqual(
    streams.map(({ to, sent }) => [to, sent.length]),
    [
      [2, 3],
      [3, 3],
    ],
  );
  t.is(answeredMs.length, 3);
});

test('an answer counts from when its heartbeat left, and once', (t) => {
  const { time, streams, answeredMs, heartbeats } = start([2]);
  const sentAtMs = time.clock.monotonicMs();
  heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  time.advance(250);
  const [stream] = streams;
  const [first] = stream?.sent ?? [];
  stream?.listener.onAnswer(first?.sequence ?? 0, 'alive');
  stream?.listener.onAnswer(first?.sequence ?? 0, 'alive');
  t.deepEqual(answeredMs, [sentAtMs]);
});

test('a broken stream is opened again with the next heartbeat, that of no voter is closed', (t) => {
  const voters = [2, 3];
  const { time, streams, heartbeats } = start(voters);
  heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  streams[0]?.listener.onEnd();
  voters.splice(1, 1);
  time.advance(100);
  t.deepEqual(
    streams.map(({ to, isClosed }) => [to, isClosed]),
    [
      [2, false],
      [3, true],
      [2, false],
    ],
  );
});

test('only a verdict on the registration in force makes the broker register again', (t) => {
  const { streams, again, heartbeats, time } = start([2]);
  heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  const early = streams[0]?.sent[0]?.sequence ?? 0;
  heartbeats.begin({ brokerEpoch: 9, incarnation: 'i' });
  streams[0]?.listener.onAnswer(early, 'registerAgain');
  t.deepEqual(again, []);
  time.advance(100);
  streams[0]?.listener.onAnswer(streams[0].sent.at(-1)?.sequence ?? 0, 'registerAgain');
  t.deepEqual(again, [9]);
});

test('after a stop nothing leaves', (t) => {
  const { time, streams, heartbeats } = start([2]);
  heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  heartbeats.stop();
  time.advance(1000);
  t.deepEqual([streams[0]?.sent.length, streams[0]?.isClosed, time.armed], [1, true, 0]);
});

test('a removal is told where it is about the registration in force', (t) => {
  const { streams, removals, again, heartbeats } = start([2]);
  heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  const [stream] = streams;
  const [first] = stream?.sent ?? [];
  heartbeats.begin({ brokerEpoch: 8, incarnation: 'i' });
  stream?.listener.onAnswer(first?.sequence ?? 0, 'removed');
  t.is(removals.length, 0);
  heartbeats.stop();
  const other = start([2]);
  other.heartbeats.begin({ brokerEpoch: 7, incarnation: 'i' });
  const sequence = other.streams[0]?.sent[0]?.sequence ?? 0;
  other.streams[0]?.listener.onAnswer(sequence, 'removed');
  t.is(other.removals.length, 1);
  t.deepEqual([again, other.again], [[], []]);
});
