/** Whoever has not proven the secret, or breaks the rules after it. */
import test from 'ava';
import {
  newNonce,
  readGreeting,
  readVerdict,
  writeIntroduction,
} from '../../../src/server/inter-broker/handshake.ts';
import { compileApi } from '../../../src/wire/api.ts';
import { apiVersionsApi } from '../../../src/wire/apis/api-versions.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import {
  readCorrelationId,
  readResponseBody,
  writeFrame,
  writeRequest,
} from '../../../src/wire/messages.ts';
import { WireReader } from '../../../src/wire/wire-reader.ts';
import {
  CLUSTER,
  credentialsOf,
  dialling,
  fetched,
  listening,
  requestOf,
  responseOf,
  Stranger,
} from './fixtures.ts';

const fetchCodec = compileApi(fetchApi, 17);
const fetchFrame = (correlationId: number) =>
  writeRequest(fetchCodec, { correlationId, clientId: 'x' }, requestOf());

/** Node 2, as far as the welcome. */
async function prove(peer: Stranger): Promise<void> {
  const nonces = { listening: readGreeting(await peer.frame()), dialling: newNonce() };
  peer.send(writeIntroduction(credentialsOf(2), 1, nonces));
  const verdict = readVerdict(await peer.frame(), CLUSTER.secret, nonces);
  if (verdict.type === 'refused') throw new Error(verdict.reason);
}

test('requests before a proof are not served', async (t) => {
  const { port, fetches } = await listening(t);
  const stranger = new Stranger(t, port);
  await stranger.frame();
  stranger.send(fetchFrame(1));
  await stranger.closed;
  t.deepEqual(stranger.frames, []);
  t.deepEqual(fetches.asked, []);
});

test('garbage is dropped, whatever protocol it is of', async (t) => {
  const { port, dropped } = await listening(t);
  const greetings = [
    'GET / HTTP/1.1\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\0\0\0\x04abcd',
  ];
  for (const text of [...greetings, `\0\0\x10\x01${'x'.repeat(5000)}`, '\xff\xff\xff\xff']) {
    const stranger = new Stranger(t, port);
    stranger.send([Buffer.from(text, 'latin1')]);
    await stranger.closed;
  }
  t.is(dropped.length, 5);
});

test('a stranger that sends half a frame, or nothing, is dropped after a while', async (t) => {
  const { port, dropped } = await listening(t, { handshakeTimeoutMs: 50 });
  const silent = new Stranger(t, port);
  const half = new Stranger(t, port);
  half.send([Buffer.from([0, 0, 0, 90, 1, 2, 3])]);
  await Promise.all([silent.closed, half.closed]);
  t.deepEqual(dropped, ['no handshake', 'no handshake']);
});

test('strangers that sit still keep no broker out: the oldest goes', async (t) => {
  const { port, fetches, untilDropped } = await listening(t, { unprovenMax: 3 });
  fetches.reply = () => responseOf([]);
  const strangers = Array.from({ length: 40 }, () => new Stranger(t, port));
  await untilDropped(37);
  t.is((await fetched(dialling(t, port))).type, 'response');
  await untilDropped(38);
  await Promise.all(strangers.slice(0, 30).map(({ closed }) => closed));
});

test('an introduction that was heard once does not serve a second time', async (t) => {
  const { port, dropped } = await listening(t);
  const first = new Stranger(t, port);
  const nonces = { listening: readGreeting(await first.frame()), dialling: newNonce() };
  const introduction = writeIntroduction(credentialsOf(2), 1, nonces);
  first.send(introduction);
  await first.frame();
  const second = new Stranger(t, port);
  await second.frame();
  second.send(introduction);
  await second.closed;
  t.deepEqual(dropped, ['refused: wrongSecret']);
});

test('a proven broker is dropped for a request that is none, and loses its session', async (t) => {
  const { port, fetches, dropped } = await listening(t);
  const bad: readonly Uint8Array[][] = [
    [Buffer.from([0x7f, 0xff, 0xff, 0xff])],
    writeFrame((writer) => writer.int16(1)),
    writeFrame((writer) => writer.slices([Buffer.from('0009000100000001ffff', 'hex')])),
    writeFrame((writer) => writer.slices([Buffer.from('0001000300000001ffff', 'hex')])),
    [...fetchFrame(1).slice(0, -1), Buffer.from([0xff])],
  ];
  for (const slices of bad) {
    const peer = new Stranger(t, port);
    await prove(peer);
    peer.send(slices);
    if (slices === bad.at(-1)) peer.socket.end();
    await peer.closed;
  }
  t.deepEqual(fetches.asked, []);
  t.is(fetches.disconnected.length, bad.length);
  t.deepEqual(dropped.slice(0, 4), [
    'a frame of 2147483647 bytes, not 16777216',
    '2 bytes wanted, 0 left',
    'api 9 is not served to brokers',
    'Fetch v3',
  ]);
});

test('requests sent ahead are answered one by one and in order', async (t) => {
  const { port, fetches } = await listening(t);
  const peer = new Stranger(t, port);
  await prove(peer);
  peer.send([1, 2, 3].flatMap(fetchFrame));
  for (const number of [1, 2, 3]) {
    await fetches.until(() => fetches.asked.length === number);
    t.is(fetches.asked.length, number);
    fetches.asked[number - 1]?.answer(responseOf([]));
    t.is(readCorrelationId(new WireReader(await peer.frame())), number);
  }
});

test('no request is looked at while a peer does not read its answers, and it is given up', async (t) => {
  const { port, fetches, dropped, untilDropped } = await listening(t, { stallTimeoutMs: 200 });
  const large = [Buffer.alloc(32 << 20)];
  fetches.reply = () => responseOf(large);
  const peer = new Stranger(t, port);
  await prove(peer);
  peer.socket.pause();
  peer.send([1, 2, 3, 4].flatMap(fetchFrame));
  await untilDropped(1);
  t.deepEqual(dropped, ['it does not read its answers']);
  t.is(fetches.asked.length, 1);
});

test('a slow peer gets everything, and its requests wait meanwhile', async (t) => {
  const { port, fetches } = await listening(t);
  fetches.reply = () => responseOf([Buffer.alloc(12 << 20, fetches.asked.length)]);
  const peer = new Stranger(t, port);
  await prove(peer);
  peer.socket.pause();
  peer.send([1, 2, 3].flatMap(fetchFrame));
  await fetches.until(() => fetches.asked.length === 1);
  peer.socket.resume();
  for (const number of [1, 2, 3]) {
    const reader = new WireReader(await peer.frame());
    t.is(readCorrelationId(reader), number);
    const { topics } = readResponseBody(reader, fetchCodec);
    const [first] = topics[0]!.partitions[0]!.records;
    t.is(first?.[0], number);
  }
});

test('the listener says which versions it serves, also to who asks in a version nobody knows', async (t) => {
  const { port } = await listening(t);
  const peer = new Stranger(t, port);
  await prove(peer);
  const apis = [
    { apiKey: 1, minVersion: 17, maxVersion: 17 },
    { apiKey: 18, minVersion: 0, maxVersion: 4 },
  ];
  const newest = compileApi(apiVersionsApi, 4);
  const client = { clientSoftwareName: 'balsa', clientSoftwareVersion: '1' };
  peer.send(writeRequest(newest, { correlationId: 5, clientId: null }, client));
  const reader = new WireReader(await peer.frame());
  t.is(readCorrelationId(reader), 5);
  t.like(readResponseBody(reader, newest), { errorCode: errorCodes.none, apis });

  const unknown = writeFrame((writer) => {
    writer.slices([Buffer.from('0012006300000006ffff00', 'hex')]);
  });
  peer.send(unknown);
  const plain = new WireReader(await peer.frame());
  t.is(readCorrelationId(plain), 6);
  const body = readResponseBody(plain, compileApi(apiVersionsApi, 0));
  t.like(body, { errorCode: errorCodes.unsupportedVersion, apis });
});

test('many brokers are served at once', async (t) => {
  const { port, fetches } = await listening(t);
  fetches.reply = ({ replicaId }) => responseOf([], replicaId);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      fetched(dialling(t, port, credentialsOf(index + 2)), requestOf({ replicaId: index + 2 })),
    ),
  );
  const sessions = outcomes.map((it) => (it.type === 'response' ? it.response.sessionId : -1));
  t.deepEqual(
    sessions,
    Array.from({ length: 100 }, (_, index) => index + 2),
  );
});
