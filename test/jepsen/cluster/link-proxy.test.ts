/** Links between processes, bent one way at a time. */
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { ConnectionOwners, inodesOf, nameOf } from '../../../jepsen/cluster/connection-owner.ts';
import type { LinkProxyOptions } from '../../../jepsen/cluster/link-proxy.ts';
import { LinkProxy } from '../../../jepsen/cluster/link-proxy.ts';
import { Network } from '../../../jepsen/cluster/network.ts';

interface Bench {
  readonly network: Network;
  readonly proxy: LinkProxy;
  /** A new connection through the proxy, and its other end. */
  dial(): Promise<{ readonly near: Socket; readonly far: Socket }>;
}

function drawnHost(): string {
  return `127.99.${Math.floor(Math.random() * 256)}.${1 + Math.floor(Math.random() * 250)}`;
}

function proxyAt(place: Pick<LinkProxyOptions, 'host' | 'port' | 'network'>): LinkProxy {
  const ground = { peerOf: () => Promise.resolve(2), dialsFrom: () => undefined };
  return new LinkProxy({ ...place, node: 1, nodeHost: '127.0.0.1', ground, chance: () => 0 });
}

/** Who connects is node 2, and it connects to node 1. */
async function bench(t: ExecutionContext): Promise<Bench> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true });
  server.on('connection', (socket) => {
    sockets.add(socket.on('error', () => socket.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  const network = new Network();
  const host = drawnHost();
  const proxy = proxyAt({ host, port, network });
  await proxy.open();
  t.teardown(() => {
    proxy.destroy();
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const dial: Bench['dial'] = async () => {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const near = connect({ host, port, allowHalfOpen: true });
    sockets.add(near.on('error', () => near.destroy()));
    await once(near, 'connect');
    const [far] = await accepted;
    return { near, far };
  };
  return { network, proxy, dial };
}

async function read(socket: Socket): Promise<string> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString();
}

test('a one-way partition holds back one direction, and delivers it when it heals', async (t) => {
  const { network, dial } = await bench(t);
  const { near, far } = await dial();
  near.write('a');
  t.is(await read(far), 'a');
  network.set([[2, 1]], { type: 'blackhole' });
  const held: string[] = [];
  far.on('data', (chunk: Buffer) => held.push(chunk.toString()));
  near.write('b');
  far.write('c');
  t.is(await read(near), 'c');
  far.write('d');
  t.is(await read(near), 'd');
  t.deepEqual(held, []);
  const arrived = once(far, 'data');
  network.set([[2, 1]], { type: 'pass' });
  await arrived;
  t.deepEqual(held, ['b']);
});

test('an end is passed on, but not through a dead cable', async (t) => {
  const { network, dial } = await bench(t);
  const { near, far } = await dial();
  network.set([[2, 1]], { type: 'blackhole' });
  let hasEnded = false;
  far.resume().once('end', () => {
    hasEnded = true;
  });
  near.end();
  far.write('still here');
  t.is(await read(near), 'still here');
  t.false(hasEnded);
  const ended = once(far, 'end');
  network.heal();
  await ended;
  t.pass();
});

/** An end of any kind. */
async function end(socket: Socket): Promise<void> {
  socket.on('end', () => socket.destroy());
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
}

test('a link that is reset breaks what is open and what is opened', async (t) => {
  const { network, dial } = await bench(t);
  const { near } = await dial();
  const { remoteAddress: host = '', remotePort: port = 0 } = near;
  const ended = end(near.resume());
  network.set([[1, 2]], { type: 'reset' });
  await ended;
  const again = connect({ host, port }).on('error', () => again.destroy());
  await end(again.resume());
  network.heal();
  const { near: healed, far } = await dial();
  far.write('a');
  t.is(await read(healed), 'a');
});

test('a link that breaks after so many bytes lets no more through', async (t) => {
  const { network, dial } = await bench(t);
  const { near, far } = await dial();
  network.set([[2, 1]], { type: 'dropAfter', bytes: 5 });
  const got: Buffer[] = [];
  far.on('data', (chunk: Buffer) => got.push(chunk));
  const ended = end(far);
  near.write('abcdefgh');
  await ended;
  t.true('abcde'.startsWith(Buffer.concat(got).toString()));
});

test('what is delayed or throttled arrives whole and in order', async (t) => {
  for (const rule of [
    { type: 'delay', delayMs: 5, jitterMs: 20 } as const,
    { type: 'throttle', bytesPerSecond: 20_000 } as const,
  ]) {
    const { network, dial } = await bench(t);
    const { near, far } = await dial();
    network.set([[2, 1]], rule);
    const sent = Array.from({ length: 300 }, (_, at) => `${at},`).join('');
    const got: Buffer[] = [];
    far.on('data', (chunk: Buffer) => got.push(chunk));
    const ended = once(far, 'end');
    for (const part of sent.match(/.{1,100}/g) ?? []) near.write(part);
    near.end();
    await ended;
    t.is(Buffer.concat(got).toString(), sent, rule.type);
  }
});

test('nobody listens for a node that is not there', async (t) => {
  const { proxy, dial } = await bench(t);
  const { near } = await dial();
  const { remoteAddress: host = '', remotePort: port = 0 } = near;
  proxy.close();
  const socket = connect({ host, port });
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  t.is(error.code, 'ECONNREFUSED');
});

test('a connection is told by the process that holds it', async (t) => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const { port } = server.address() as { readonly port: number };
  const socket = connect({ host: '127.0.0.1', port });
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  const host = '127.0.0.1';
  const ends = { host, port: socket.localPort ?? 0, to: { host, port } };
  const owners = new ConnectionOwners(() => [process.ppid, process.pid]);
  t.deepEqual(
    await Promise.all([ends, { ...ends, port: 1 }, ends].map((one) => owners.ownerOf(one))),
    [process.pid, undefined, process.pid],
  );
  t.is(await owners.ownerOf(ends), process.pid);
  t.is(await new ConnectionOwners(() => [process.ppid]).ownerOf(ends), undefined);
});

test('of two sockets of one port the one to that address is meant', (t) => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:8CA0 0200007F:2384 01 00000000:00000000 00:00000000 00000000     0        0 11 1',
    '   1: 0100007F:8CA0 0A40407F:2384 01 00000000:00000000 00:00000000 00000000     0        0 12 1',
  ].join('\n');
  const ends = { host: '127.0.0.1', to: { host: '127.64.64.10', port: 9092 } };
  t.is(inodesOf(table).get(nameOf({ ...ends, port: 0x8ca0 })), '12');
  t.is(inodesOf(table).get(nameOf({ ...ends, port: 0x8ca1 })), undefined);
});

/** As a process does that is being started: it has the sockets until its program runs. */
async function takenFor(t: ExecutionContext): Promise<{ proxy: LinkProxy; taker: Server }> {
  const host = drawnHost();
  const taker = createServer().listen(0, host);
  await once(taker, 'listening');
  const { port } = taker.address() as { readonly port: number };
  const proxy = proxyAt({ host, port, network: new Network() });
  t.teardown(() => {
    proxy.destroy();
    taker.close();
  });
  return { proxy, taker };
}

test('an address that is taken for a moment is waited for', async (t) => {
  const { proxy, taker } = await takenFor(t);
  const opening = proxy.open();
  await new Promise(setImmediate);
  taker.close();
  await t.notThrowsAsync(opening);
});

test('nobody waits for an address whose node has ended', async (t) => {
  const { proxy } = await takenFor(t);
  const opening = proxy.open();
  await new Promise(setImmediate);
  proxy.close();
  await t.notThrowsAsync(opening);
});
