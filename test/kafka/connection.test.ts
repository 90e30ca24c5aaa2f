/** A connection of a Kafka client, whatever the client sends: handlers of the test behind it. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { ApiHandler, Caller, Reply } from '../../src/kafka/api-handler.ts';
import { CLOSE, NO_ANSWER } from '../../src/kafka/api-handler.ts';
import type { ConnectionSettings } from '../../src/kafka/connection.ts';
import type { ConnectionLimits } from '../../src/kafka/connection-quotas.ts';
import { ConnectionQuotas } from '../../src/kafka/connection-quotas.ts';
import { KafkaListener } from '../../src/kafka/listener.ts';
import { RequestBudget } from '../../src/kafka/request-budget.ts';
import { ServedApis } from '../../src/kafka/served-apis.ts';
import type { Api } from '../../src/wire/api.ts';
import { compileApi } from '../../src/wire/api.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { readResponseBody } from '../../src/wire/messages.ts';
import { field, struct } from '../../src/wire/struct.ts';
import type { Type } from '../../src/wire/types.ts';
import { bytes } from '../../src/wire/types.ts';
import { collectGarbage } from '../garbage.ts';
import { ManualTime } from '../replication/manual-time.ts';
import { frameOf, RawClient } from './raw-client.ts';

interface Echo {
  readonly content: Uint8Array;
}

const echo: Type<Echo> = struct({ content: field(bytes) });
const echoApi: Api<Echo, Echo> = {
  name: 'Echo',
  key: 1000,
  versions: { first: 0, last: 2 },
  flexibleSince: 2,
  request: echo,
  response: echo,
};

const lengthyApi: Api<Echo, Echo> = { ...echoApi, name: 'Lengthy', key: 1001 };
const otherLengthyApi: Api<Echo, Echo> = { ...echoApi, name: 'OtherLengthy', key: 1002 };

interface Waiting {
  readonly text: string;
  readonly caller: Caller;
  readonly reply: Reply<Echo>;
  readonly request: WeakRef<Echo>;
}

const settings: ConnectionSettings = {
  requestSizeBytesMax: 4 << 20,
  stallMs: 60_000,
  idleMs: 60_000,
  bytesPerSecondMin: 1000,
};

/** What a test looks at. */
interface World {
  readonly port: number;
  readonly time: ManualTime;
  readonly waiting: Waiting[];
  readonly cancelled: string[];
  readonly reasons: string[];
  /** Resolves when so many requests have come. */
  whenWaiting(count: number): Promise<void>;
  whenDropped(): Promise<void>;
  whenGone(): Promise<void>;
}

interface WorldOptions extends Partial<ConnectionSettings>, Partial<ConnectionLimits> {
  readonly budgetBytes?: number;
  /** Answers at once what the request says. */
  readonly answers?: boolean;
}

async function worldOf(t: ExecutionContext, options: WorldOptions = {}): Promise<World> {
  const { budgetBytes = 64 << 20, answers = false } = options;
  const waiting: Waiting[] = [];
  const cancelled: string[] = [];
  const reasons: string[] = [];
  const gone: number[] = [];
  const time = new ManualTime();
  let wake = () => {};
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const handler: ApiHandler<Echo, Echo> = {
    api: echoApi,
    versions: { first: 1, last: 2 },
    advertisedFirst: 0,
    handle: ({ request, caller }, reply) => {
      const text = textOf(request);
      if (answers) reply(request);
      else waiting.push({ text, caller, reply, request: new WeakRef(request) });
      wake();
      return () => cancelled.push(textOf(request));
    },
    onGone: (connectionId) => {
      gone.push(connectionId);
      wake();
    },
  };
  const listener = new KafkaListener({
    name: 'INSIDE',
    settings: { ...settings, ...options },
    quotas: new ConnectionQuotas({
      connectionsMax: 1000,
      connectionsPerAddressMax: 1000,
      ...options,
    }),
    clock: time.clock,
    onDropped: (_, reason) => {
      reasons.push(reason);
      wake();
    },
  });
  await listener.listen({ host: '127.0.0.1', port: 0 });
  t.teardown(() => listener.close());
  const lengthy = { ...handler, api: lengthyApi, answersAtLength: true, onGone: () => {} };
  const apis = new ServedApis([handler, lengthy, { ...lengthy, api: otherLengthyApi }]);
  listener.open({ apis, budget: new RequestBudget(budgetBytes) });
  return {
    port: listener.port,
    time,
    waiting,
    cancelled,
    reasons,
    whenWaiting: (count) => until(() => waiting.length >= count),
    whenDropped: () => until(() => reasons.length > 0),
    whenGone: () => until(() => gone.length > 0),
  };
}

function textOf({ content }: Echo): string {
  return Buffer.from(content).toString();
}

function contentOf(text: string): Echo {
  return { content: Buffer.from(text) };
}

test('answers leave in the order of the requests, however their handlers finish', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  const sent = ['a', 'b', 'c', 'd'].map((text) => client.send(echoApi, 1, contentOf(text)));
  await world.whenWaiting(4);
  const [a, b, c, d] = world.waiting;
  c?.reply(contentOf('third'));
  b?.reply(NO_ANSWER);
  d?.reply(contentOf('fourth'));
  a?.reply(contentOf('first'));
  const received = [];
  for (let left = 3; left > 0; left--) {
    const answer = await client.receive();
    const { content } = readResponseBody(answer!.reader, compileApi(echoApi, 1));
    received.push([answer!.correlationId, Buffer.from(content).toString()]);
  }
  t.deepEqual(received, [
    [sent[0], 'first'],
    [sent[2], 'third'],
    [sent[3], 'fourth'],
  ]);
});

test('ApiVersions in a version that nobody knows is answered in the form of version 0', async (t) => {
  const world = await worldOf(t, { answers: true });
  const client = await RawClient.connect(t, world.port);
  client.write(frameOf(18, 99, Buffer.from('0104726177', 'hex')));
  const answer = await client.receive();
  const body = readResponseBody(answer!.reader, compileApi(apiVersionsApi, 0));
  t.is(body.errorCode, errorCodes.unsupportedVersion);
  t.deepEqual(body.apis, [{ apiKey: 18, minVersion: 0, maxVersion: 4 }]);
  const again = await client.call(apiVersionsApi, 0, {
    clientSoftwareName: '',
    clientSoftwareVersion: '',
  });
  t.deepEqual(again.apis, [
    { apiKey: 1000, minVersion: 0, maxVersion: 2 },
    { apiKey: 1001, minVersion: 0, maxVersion: 2 },
    { apiKey: 1002, minVersion: 0, maxVersion: 2 },
    { apiKey: 18, minVersion: 0, maxVersion: 4 },
  ]);
});

test('who calls is told to handlers: software, client id, host and listener', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  const named = (clientSoftwareName: string) =>
    client.call(apiVersionsApi, 3, { clientSoftwareName, clientSoftwareVersion: '1.0' });
  t.is((await named('a b')).errorCode, errorCodes.invalidRequest);
  t.is((await named('')).errorCode, errorCodes.invalidRequest);
  const answer = await named('librdkafka');
  t.is(answer.errorCode, errorCodes.none);
  t.deepEqual(answer.finalizedFeatures, [{ name: 'group.version', maxLevel: 1, minLevel: 1 }]);
  client.send(echoApi, 1, contentOf('x'));
  await world.whenWaiting(1);
  t.like(world.waiting[0]?.caller, {
    clientId: 'raw',
    clientHost: '/127.0.0.1',
    listener: 'INSIDE',
    localHost: '127.0.0.1',
    localPort: world.port,
    software: { name: 'librdkafka', version: '1.0' },
  });
});

const echoBody = Buffer.from('0000000161', 'hex');

const garbage: Readonly<Record<string, { readonly bytes: Buffer; readonly reason: RegExp }>> = {
  'a frame of length 0': { bytes: Buffer.alloc(4), reason: /2 bytes wanted/ },
  'a frame of length -1': { bytes: Buffer.from('ffffffff', 'hex'), reason: /frame of -1 bytes/ },
  'the largest length': { bytes: Buffer.from('7fffffff', 'hex'), reason: /frame of 2147483647/ },
  'a TLS hello': { bytes: Buffer.from('1603010200010001fc0303', 'hex'), reason: /TLS/ },
  'an HTTP request': { bytes: Buffer.from('GET / HTTP/1.1\r\n\r\n'), reason: /HTTP/ },
  'an API that is not served': { bytes: frameOf(77, 0, echoBody), reason: /key 77.* version 0/ },
  'a version that is not served': { bytes: frameOf(1000, 3, echoBody), reason: /Echo .*version 3/ },
  'a version that is only told of': { bytes: frameOf(1000, 0, echoBody), reason: /version 0/ },
  'a negative API key': { bytes: frameOf(-1, 0, echoBody), reason: /key -1/ },
  'bytes that are left over': {
    bytes: frameOf(1000, 1, Buffer.concat([echoBody, echoBody])),
    reason: /5 bytes too many/,
  },
  'a length past the end': {
    bytes: frameOf(1000, 1, Buffer.from('7fffffff61', 'hex')),
    reason: /2147483647 bytes wanted/,
  },
  'a length below null': {
    bytes: frameOf(1000, 1, Buffer.from('fffffffe', 'hex')),
    reason: /a length of -2/,
  },
  'null where none may be': {
    bytes: frameOf(1000, 1, Buffer.from('ffffffff', 'hex')),
    reason: /null/,
  },
  'a plain body in a flexible version': { bytes: frameOf(1000, 2, echoBody), reason: /null/ },
  'a varint that does not end': {
    bytes: frameOf(1000, 2, Buffer.from('00ffffffffffff01', 'hex')),
    reason: /varint/,
  },
  'more tags than there are bytes': {
    bytes: frameOf(1000, 2, Buffer.from('ffffffff0f', 'hex')),
    reason: /wanted/,
  },
  'a tag twice': {
    bytes: frameOf(1000, 2, Buffer.from('020100010002616100', 'hex')),
    reason: /tag 1 after tag 1/,
  },
};

for (const [what, { bytes: sent, reason }] of Object.entries(garbage)) {
  test(`${what} closes the connection, says so, and leaves others alone`, async (t) => {
    const world = await worldOf(t, { answers: true });
    const healthy = await RawClient.connect(t, world.port);
    const client = await RawClient.connect(t, world.port);
    client.write(sent);
    await client.closed;
    await world.whenDropped();
    t.regex(world.reasons.join(), reason);
    t.deepEqual((await healthy.call(echoApi, 2, contentOf('well'))).content, Buffer.from('well'));
  });
}

test('what came before something that is no request is answered, what follows is not', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  const sent = ['a', 'b'].map((text) => client.send(echoApi, 1, contentOf(text)));
  client.write(frameOf(1000, 1, Buffer.concat([echoBody, echoBody])));
  client.send(echoApi, 1, contentOf('c'));
  await world.whenWaiting(2);
  t.deepEqual(world.reasons, []);
  const [a, b] = world.waiting;
  b?.reply(contentOf('b'));
  a?.reply(contentOf('a'));
  t.is((await client.receive())?.correlationId, sent[0]);
  t.is((await client.receive())?.correlationId, sent[1]);
  t.is(await client.receive(), undefined);
  await world.whenDropped();
  t.regex(world.reasons.join(), /5 bytes too many/);
  t.is(world.waiting.length, 2);
});

test('a request that comes byte by byte is answered', async (t) => {
  const world = await worldOf(t, { answers: true });
  const client = await RawClient.connect(t, world.port);
  for (const byte of frameOf(1000, 1, echoBody)) {
    client.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.is((await client.receive())?.correlationId, 42);
});

test('a request that no answer can tell of closes the connection', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  client.send(echoApi, 1, contentOf('a'));
  await world.whenWaiting(1);
  world.waiting[0]?.reply(CLOSE);
  t.is(await client.receive(), undefined);
  t.deepEqual(world.reasons, []);
});

test('the waits of a client that has gone are cancelled, and late replies are nobody’s', async (t) => {
  const world = await worldOf(t, { budgetBytes: 30 });
  const client = await RawClient.connect(t, world.port);
  for (const text of ['a', 'b']) client.send(echoApi, 1, contentOf(text));
  await world.whenWaiting(2);
  const other = await RawClient.connect(t, world.port);
  client.send(echoApi, 1, contentOf('x'.repeat(100)));
  other.send(echoApi, 1, contentOf('c'));
  client.socket.destroy();
  // What was in flight is given back to the budget, or the other one would not be begun.
  await world.whenWaiting(3);
  t.true(world.waiting.some(({ text }) => text === 'c'));
  t.deepEqual(world.cancelled.slice(0, 2), ['a', 'b']);
  t.notThrows(() => world.waiting[0]?.reply(contentOf('late')));
});

test('beyond the budget no request is begun until one is done with', async (t) => {
  const world = await worldOf(t, { budgetBytes: 1000 });
  const first = await RawClient.connect(t, world.port);
  const second = await RawClient.connect(t, world.port);
  first.send(echoApi, 1, contentOf('x'.repeat(2000)));
  await world.whenWaiting(1);
  second.send(echoApi, 1, contentOf('y'));
  const third = await RawClient.connect(t, world.port);
  // It is answered without the budget having to do with it: what came before it has arrived.
  third.socket.end();
  await third.closed;
  t.is(world.waiting.length, 1);
  world.waiting[0]?.reply(contentOf('done'));
  await world.whenWaiting(2);
  t.is(world.waiting[1]?.text, 'y');
});

test('a client that asks and does not read is given up, and no more of it is taken on', async (t) => {
  const world = await worldOf(t, { answers: true, stallMs: 200, idleMs: 60_000 });
  const client = await RawClient.connect(t, world.port);
  client.socket.pause();
  const request = frameOf(
    1000,
    1,
    Buffer.concat([Buffer.from('00010000', 'hex'), Buffer.alloc(65_536)]),
  );
  for (let left = 500; left > 0; left--) client.write(request);
  await world.whenDropped();
  t.deepEqual(world.reasons, ['it does not read its answers']);
});

/** In one chunk, so that whoever has seen the first has seen all that may be begun. */
function sendTogether(client: RawClient, texts: Readonly<Record<string, number>>): void {
  const frames = Object.entries(texts).map(([text, key]) => {
    return frameOf(key, 1, Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]));
  });
  client.write(Buffer.concat(frames));
}

test('of what is answered at length one is under way, and has left before the next', async (t) => {
  const world = await worldOf(t);
  const texts = () => world.waiting.map(({ text }) => text);
  const client = await RawClient.connect(t, world.port);
  client.socket.pause();
  sendTogether(client, { a: 1001, b: 1000, c: 1001, d: 1000 });
  await world.whenWaiting(2);
  t.deepEqual(texts(), ['a', 'b']);
  world.waiting[1]?.reply(contentOf('b'));
  t.deepEqual(texts(), ['a', 'b']);
  world.waiting[0]?.reply({ content: Buffer.alloc(16 << 20) });
  t.deepEqual(texts(), ['a', 'b'], 'it has not left');
  client.socket.resume();
  await world.whenWaiting(4);
  t.deepEqual(texts(), ['a', 'b', 'c', 'd']);
});

test('the next one is begun as soon as a small one is answered', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  sendTogether(client, { a: 1001, b: 1001, c: 1001 });
  for (const [at, text] of ['a', 'b', 'c'].entries()) {
    await world.whenWaiting(at + 1);
    t.is(world.waiting.length, at + 1);
    world.waiting[at]?.reply(contentOf(text));
    t.truthy(await client.receive());
  }
});

test('what waits for news holds up its own kind alone, and not what else is at length', async (t) => {
  const world = await worldOf(t);
  const texts = () => world.waiting.map(({ text }) => text).join('');
  const client = await RawClient.connect(t, world.port);
  client.socket.pause();
  sendTogether(client, { a: 1001, b: 1002, c: 1000, d: 1002, e: 1000, f: 1002 });
  await world.whenWaiting(3);
  t.is(texts(), 'abc');
  world.waiting[1]?.reply(contentOf('b'));
  t.is(texts(), 'abcde', 'it is answered, though its answer waits behind the first one’s');
  world.waiting[3]?.reply({ content: Buffer.alloc(16 << 20) });
  t.is(texts(), 'abcde', 'what waits to be sent is too much');
  world.waiting[0]?.reply(contentOf('a'));
  world.waiting[2]?.reply(contentOf('c'));
  t.is(texts(), 'abcde');
  client.socket.resume();
  await world.whenWaiting(6);
  t.is(texts(), 'abcdef');
});

test('a client that goes while a request of it is held is missed at once', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  sendTogether(client, { a: 1001, b: 1001 });
  await world.whenWaiting(1);
  sendTogether(client, { c: 1000 });
  client.socket.end();
  await world.whenGone();
  t.deepEqual(world.cancelled, ['a']);
});

test('who answers is told once that the answer has left, or never will', async (t) => {
  const world = await worldOf(t);
  const told: string[] = [];
  const answer = (at: number, content: Uint8Array) => {
    const { text = '', reply } = world.waiting[at] ?? {};
    reply?.({ content }, () => told.push(text));
  };
  const reader = await RawClient.connect(t, world.port);
  sendTogether(reader, { a: 1000 });
  await world.whenWaiting(1);
  answer(0, Buffer.of(1));
  t.truthy(await reader.receive());
  t.deepEqual(told, ['a']);
  const client = await RawClient.connect(t, world.port);
  client.socket.pause();
  sendTogether(client, { b: 1000, c: 1000, d: 1000, e: 1000 });
  await world.whenWaiting(5);
  answer(1, Buffer.alloc(16 << 20));
  answer(2, Buffer.of(1));
  answer(4, Buffer.of(1));
  const software = { clientSoftwareName: '', clientSoftwareVersion: '' };
  t.truthy(await reader.call(apiVersionsApi, 0, software), 'time goes on');
  t.deepEqual(told, ['a']);
  client.socket.destroy();
  await world.whenGone();
  answer(3, Buffer.of(1));
  await new Promise(setImmediate);
  t.deepEqual(told.sort(), ['a', 'b', 'c', 'd', 'e']);
});

test('of what was answered nothing is kept while a later request waits', async (t) => {
  const world = await worldOf(t);
  const client = await RawClient.connect(t, world.port);
  sendTogether(client, { a: 1000, b: 1000, c: 1000 });
  await world.whenWaiting(3);
  const [a, b, c] = world.waiting;
  const left = new Promise<WeakRef<Uint8Array>>((resolve) => {
    const content = Buffer.alloc(100_000);
    a?.reply({ content }, () => resolve(new WeakRef(content)));
  });
  c?.reply({ content: Buffer.of(1) });
  t.truthy(await client.receive());
  const sent = await left;
  await collectGarbage();
  t.deepEqual(
    [a?.request, b?.request, c?.request, sent].map((each) => each?.deref() !== undefined),
    [false, true, false, false],
  );
});

test('a client that stops in the middle of a request is given up', async (t) => {
  const world = await worldOf(t, { stallMs: 50 });
  const client = await RawClient.connect(t, world.port);
  client.write(frameOf(1000, 1, echoBody).subarray(0, 10));
  await world.whenDropped();
  t.deepEqual(world.reasons, ['it stopped in the middle of a request']);
});

test('a request that trickles in is given up, however short its pauses are', async (t) => {
  const world = await worldOf(t, { stallMs: 30_000, bytesPerSecondMin: 1000, answers: true });
  const client = await RawClient.connect(t, world.port);
  const other = await RawClient.connect(t, world.port);
  const frame = frameOf(
    1000,
    1,
    Buffer.concat([Buffer.from('00000bb8', 'hex'), Buffer.alloc(3000)]),
  );
  client.write(frame.subarray(0, 10));
  // Answered behind what came before it, so that has been seen.
  t.truthy(await other.call(echoApi, 1, contentOf('a')));
  world.time.advance(33_000);
  client.write(frame.subarray(10, 11));
  t.truthy(await other.call(echoApi, 1, contentOf('b')));
  t.deepEqual(world.reasons, []);
  world.time.advance(100);
  client.write(frame.subarray(11, 12));
  await world.whenDropped();
  t.deepEqual(world.reasons, ['its request comes too slowly']);
});

test('the time of a request begins with it, not with the connection', async (t) => {
  const world = await worldOf(t, { stallMs: 1000, answers: true });
  const client = await RawClient.connect(t, world.port);
  for (let left = 5; left > 0; left--) {
    const frame = frameOf(1000, 1, echoBody);
    client.write(frame.subarray(0, 10));
    await new Promise((resolve) => setImmediate(resolve));
    world.time.advance(900);
    client.write(frame.subarray(10));
    t.truthy(await client.receive());
  }
});

test('beyond the number of connections a further one is closed, until one of them is', async (t) => {
  for (const limits of [{ connectionsMax: 2 }, { connectionsPerAddressMax: 2 }]) {
    const world = await worldOf(t, { ...limits, answers: true });
    const clients = [];
    for (let left = 2; left > 0; left--) clients.push(await RawClient.connect(t, world.port));
    for (const client of clients) t.truthy(await client.call(echoApi, 1, contentOf('a')));
    const third = await RawClient.connect(t, world.port);
    await third.closed;
    await world.whenDropped();
    t.regex(world.reasons.join(), /^there are 2 connections/);
    clients[0]?.socket.destroy();
    await world.whenGone();
    const fourth = await RawClient.connect(t, world.port);
    t.truthy(await fourth.call(echoApi, 1, contentOf('b')));
    t.truthy(await clients[1]?.call(echoApi, 1, contentOf('c')));
  }
});

test('a client that is silent is let go without a word, but not while it waits', async (t) => {
  const world = await worldOf(t, { stallMs: 20, idleMs: 60 });
  const waiting = await RawClient.connect(t, world.port);
  waiting.send(echoApi, 1, contentOf('a'));
  await world.whenWaiting(1);
  const silent = await RawClient.connect(t, world.port);
  await silent.closed;
  const another = await RawClient.connect(t, world.port);
  await another.closed;
  world.waiting[0]?.reply(contentOf('b'));
  t.truthy(await waiting.receive());
  t.deepEqual(world.reasons, []);
});

test('a thousand requests ahead of their answers are all answered, in order', async (t) => {
  const world = await worldOf(t, { answers: true });
  const client = await RawClient.connect(t, world.port);
  const sent = Array.from({ length: 10_000 }, () => client.send(echoApi, 1, contentOf('a')));
  const received = [];
  for (let left = sent.length; left > 0; left--)
    received.push((await client.receive())?.correlationId);
  t.deepEqual(received, sent);
});
