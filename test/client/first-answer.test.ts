/** A client tells of a silence: of the first answer alone, after two seconds, once. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { connect } from '../../src/client/client.ts';
import { FakeCluster } from './fake-cluster.ts';

/** The address of a server that accepts, and says nothing. */
async function silentServer(t: ExecutionContext): Promise<string> {
  const server = createServer((socket) => {
    t.teardown(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Resolves when a client that asked now is told of silence: any that asked before was by then. */
async function silence(t: ExecutionContext, address: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const client = connect(address, { onSilence: resolve });
    t.teardown(() => client.abort());
    client.admin.listTopics().catch(() => undefined);
  });
}

test('where nobody answers that is told once, however often is tried', async (t) => {
  let told = 0;
  const options = { requestTimeoutMs: 2_500, onSilence: () => (told += 1) };
  const client = connect(await silentServer(t), options);
  t.teardown(() => client.abort());
  await t.throwsAsync(client.admin.listTopics());
  t.is(told, 1);
  await t.throwsAsync(client.admin.listTopics());
  t.is(told, 1);
});

test('nothing is told where a server has answered, whatever becomes of it', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  let told = 0;
  const client = cluster.client(t, { onSilence: () => (told += 1) });
  await client.admin.clusterStatus();
  await silence(t, await silentServer(t));
  t.is(told, 0);
  cluster.node(1).kill();
  client.admin.clusterStatus().catch(() => undefined);
  await silence(t, await silentServer(t));
  t.is(told, 0);
});

test('nothing is told where nothing is asked, or no answer is wanted any more', async (t) => {
  const address = await silentServer(t);
  let told = 0;
  const onSilence = () => (told += 1);
  const [idle, closed] = [connect(address, { onSilence }), connect(address, { onSilence })];
  t.teardown(() => idle.abort());
  const asking = closed.admin.listTopics();
  closed.abort();
  await t.throwsAsync(asking, { code: 'closed' });
  await silence(t, address);
  t.is(told, 0);
});
