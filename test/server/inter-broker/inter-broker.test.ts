import test from 'ava';
import { PortTakenError } from '../../../src/grpc/door.ts';
import { InterBrokerServer } from '../../../src/server/inter-broker/inter-broker-server.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { credentialsOf, dialling, fetched, listening, requestOf, responseOf } from './fixtures.ts';

function bytesOf(slices: readonly Uint8Array[]): Buffer {
  return Buffer.concat(slices);
}

test('a Fetch reaches the leader, and its answer the follower, as they were', async (t) => {
  const { port, fetches } = await listening(t);
  const client = dialling(t, port);
  const answer = fetched(client, requestOf({ sessionId: 9, sessionEpoch: 3, maxBytes: 4711 }));
  await fetches.until(() => fetches.asked.length === 1);
  const [asked] = fetches.asked;
  t.like(asked?.request, { replicaId: 2, replicaEpoch: 7, sessionId: 9, maxBytes: 4711 });
  const records = [Buffer.alloc(3_000_000, 1), Buffer.alloc(70_000, 2)];
  asked?.answer(responseOf(records, 9));
  const outcome = await answer;
  if (outcome.type === 'failed') return t.fail(outcome.reason);
  const [partition] = outcome.response.topics[0]!.partitions;
  t.true(bytesOf(partition!.records).equals(bytesOf(records)));
  t.is(outcome.response.sessionId, 9);
});

test('requests of one lane share a connection, those of the other have their own', async (t) => {
  const { port, fetches } = await listening(t);
  fetches.reply = () => responseOf([]);
  const client = dialling(t, port);
  await fetched(client);
  await fetched(client);
  await new Promise((resolve) => client.fetch({ to: 1, lane: 'catchingUp' }, requestOf(), resolve));
  const [first, second, third] = fetches.asked.map(({ connection }) => connection);
  t.is(first, second);
  t.not(second, third);
});

test('when the leader is gone, what is outstanding fails, and its sessions end', async (t) => {
  const { port, fetches, server } = await listening(t);
  const client = dialling(t, port);
  const answer = fetched(client);
  await fetches.until(() => fetches.asked.length === 1);
  await server.close();
  t.is((await answer).type, 'failed');
  t.is(fetches.cancelled, 1);
  t.deepEqual(fetches.disconnected, [fetches.asked[0]?.connection]);
});

/** A process that another test is just starting has every socket of ours for a moment. */
async function listenWhenFree(server: InterBrokerServer, port: number): Promise<void> {
  for (;;) {
    try {
      return void (await server.listen({ host: '127.0.0.1', port }));
    } catch (error) {
      if (!(error instanceof PortTakenError)) throw error;
    }
  }
}

test('a follower finds its leader again when that is back', async (t) => {
  const { port, fetches, server } = await listening(t);
  fetches.reply = () => responseOf([]);
  const client = dialling(t, port);
  t.is((await fetched(client)).type, 'response');
  await server.close();
  t.is((await fetched(client)).type, 'failed');
  const again = new InterBrokerServer({
    timers: { after: () => () => {}, soon: () => {} },
    settings: { handshakeTimeoutMs: 1, stallTimeoutMs: 0, keepAliveMs: 1000, unprovenMax: 9 },
    listener: { onDropped: (_, reason) => t.fail(reason) },
  });
  t.teardown(() => again.close());
  await listenWhenFree(again, port);
  again.open({ credentials: credentialsOf(1), fetches });
  let outcome = await fetched(client);
  while (outcome.type === 'failed') outcome = await fetched(client);
  t.is(outcome.response.sessionId, 1);
});

test('what an answer lies in is given back when it has left, or its connection', async (t) => {
  const { port, fetches } = await listening(t);
  const client = dialling(t, port);
  for (const { sizeBytes, type } of [
    { sizeBytes: 3_000_000, type: 'response' },
    { sizeBytes: 50_000_000, type: 'failed' },
  ] as const) {
    const answer = fetched(client);
    const before = fetches.asked.length;
    await fetches.until(() => fetches.asked.length > before);
    let isGivenBack = false;
    const givenBack = new Promise<void>((resolve) => {
      fetches.asked[before]?.answer(responseOf([Buffer.alloc(sizeBytes)]), () => {
        isGivenBack = true;
        resolve();
      });
    });
    t.false(isGivenBack);
    if (type === 'failed') client.close();
    await givenBack;
    t.is((await answer).type, type);
  }
});

test('a cancelled request leaves the leader, and the next one has a new connection', async (t) => {
  const { port, fetches } = await listening(t);
  const client = dialling(t, port);
  const cancel = client.fetch({ to: 1, lane: 'inSync' }, requestOf(), () => t.fail('cancelled'));
  await fetches.until(() => fetches.asked.length === 1);
  cancel();
  await fetches.until(() => fetches.cancelled === 1 && fetches.disconnected.length === 1);
  fetches.reply = () => responseOf([]);
  t.is((await fetched(client)).type, 'response');
  t.not(fetches.asked[0]?.connection, fetches.asked[1]?.connection);
});

test('a broker is not served in the name of another', async (t) => {
  const { port, fetches } = await listening(t);
  const outcome = await fetched(dialling(t, port), requestOf({ replicaId: 3 }));
  if (outcome.type === 'failed') return t.fail(outcome.reason);
  t.is(outcome.response.errorCode, errorCodes.clusterAuthorizationFailed);
  t.deepEqual(fetches.asked, []);
});

test('a wrong secret, another cluster and another node are refused, and both sides say why', async (t) => {
  const { port, dropped, untilDropped } = await listening(t);
  const two = credentialsOf(2);
  const clients = [
    dialling(t, port, { ...two, secret: 'a guess' }),
    dialling(t, port, { ...two, clusterId: 'c7bo5f1NTuWBUxBWBvULcQ' }),
  ];
  for (const [index, reason] of ['refused: wrongSecret', 'refused: otherCluster'].entries()) {
    t.deepEqual(await fetched(clients[index]!), { type: 'failed', reason });
  }
  const outcome = await new Promise((resolve) => {
    dialling(t, port).fetch({ to: 3, lane: 'inSync' }, requestOf(), resolve);
  });
  t.deepEqual(outcome, { type: 'failed', reason: 'refused: otherNode' });
  await untilDropped(3);
  t.deepEqual(dropped, ['refused: wrongSecret', 'refused: otherCluster', 'refused: otherNode']);
});

test('a leader that nobody listens for, or that has no address, fails each request', async (t) => {
  const { port, server } = await listening(t);
  await server.close();
  const outcome = await fetched(dialling(t, port));
  t.true(outcome.type === 'failed' && outcome.reason.includes('ECONNREFUSED'));
  const lost = dialling(t, undefined);
  t.deepEqual(await fetched(lost), { type: 'failed', reason: 'no address is known' });
  t.is((await fetched(lost)).type, 'failed');
});

test('until it is opened a listener holds its port and serves nobody', async (t) => {
  const { port } = await listening(t);
  const early = new InterBrokerServer({
    timers: { after: () => () => {}, soon: () => {} },
    settings: { handshakeTimeoutMs: 1, stallTimeoutMs: 0, keepAliveMs: 1000, unprovenMax: 9 },
    listener: { onDropped: (_, reason) => t.fail(reason) },
  });
  t.teardown(() => early.close());
  await t.throwsAsync(early.listen({ host: '127.0.0.1', port }), { name: 'PortTakenError' });
  await early.listen({ host: '127.0.0.1', port: 0 });
  t.is((await fetched(dialling(t, early.port))).type, 'failed');
});

test('a closed client fails what is outstanding and asks nothing more', async (t) => {
  const { port, fetches } = await listening(t);
  const client = dialling(t, port);
  const answer = fetched(client);
  await fetches.until(() => fetches.asked.length === 1);
  client.close();
  t.deepEqual(await answer, { type: 'failed', reason: 'the node stops' });
  client.fetch({ to: 1, lane: 'inSync' }, requestOf(), () => t.fail('closed'));
  await fetches.until(() => fetches.disconnected.length === 1);
  t.is(fetches.asked.length, 1);
});
