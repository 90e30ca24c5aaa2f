/** What a program is told where no connection comes about. */
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { connect } from '../../src/client/client.ts';

async function messageOf(
  t: ExecutionContext,
  server: string,
  requestTimeoutMs = 1_000,
): Promise<string> {
  const client = connect(server, { requestTimeoutMs });
  t.teardown(() => client.abort());
  const error = await t.throwsAsync(client.admin.listTopics(), { code: 'unavailable' });
  return error?.message ?? '';
}

/** `host:port` of a listener. */
async function opened(t: ExecutionContext, server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Where nobody listens. */
async function closed(t: ExecutionContext): Promise<string> {
  const server = createServer();
  const where = await opened(t, server);
  server.close();
  await once(server, 'close');
  return where;
}

test('a server that is not there is named, with what the system says', async (t) => {
  const where = await closed(t);
  t.is(await messageOf(t, where), `${where} does not answer: connect ECONNREFUSED ${where}`);
});

test('a call that got only what time was left does not hide what failed before it', async (t) => {
  const where = await closed(t);
  const sockets: Socket[] = [];
  const silent = await opened(
    t,
    createServer((socket) => sockets.push(socket)),
  );
  const message = await messageOf(t, `${where},${silent}`, 300);
  for (const socket of sockets) socket.destroy();
  t.regex(message, /does not answer: connect ECONNREFUSED/);
});

test('what is no native door is told from one that is not there', async (t) => {
  const doors = {
    'a listener that closes': createServer((socket) => socket.end()),
    'one that speaks something else': createServer((socket) => socket.end('NAK\r\n')),
  };
  for (const [title, server] of Object.entries(doors)) {
    const where = await opened(t, server);
    const question = 'is that the native door, one above the port for Kafka clients?';
    t.is(await messageOf(t, where), `${where} does not answer: it breaks off: ${question}`, title);
  }
});
