/**
 * Nodes on the IPv6 loopback: an address has colons of its own, so it stands in brackets wherever a
 * port follows. A machine without `::1` says in the tests' names that they were not tried.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Implementation } from 'ava';
import test from 'ava';
import { connect } from '../../src/client/client.ts';
import { hostPort } from '../../src/host-port.ts';
import { freePort, joinLineOf } from './cluster-process.ts';
import { Door, produceOf } from './door.ts';
import { finish, NodeProcess, runBalsa, spawnBalsa, temporaryDirectory } from './node-process.ts';

const LOOPBACK = '::1';
const address = /^\[::1\]:\d+$/;
const hasLoopback = await canListen();

/** Found out by doing it. */
async function canListen(): Promise<boolean> {
  const server = createServer();
  const heard = once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.listen(0, LOOPBACK);
  const isHeard = await heard;
  server.close();
  return isHeard;
}

function loopbackTest(title: string, implementation: Implementation<[]>): void {
  if (hasLoopback) test.serial(title, implementation);
  else test(`${title} (not tried: this machine has no ::1)`, (t) => t.pass());
}

test('an address with colons of its own stands in brackets', (t) => {
  t.is(hostPort({ host: '::1', port: 9093 }), '[::1]:9093');
  t.is(hostPort({ host: '127.0.0.1', port: 9093 }), '127.0.0.1:9093');
  t.is(hostPort({ host: 'balsa.example', port: 9093 }), 'balsa.example:9093');
});

loopbackTest('two nodes on ::1, a client and the command line find each other', async (t) => {
  const directory = await temporaryDirectory(t);
  const first = await NodeProcess.start(t, { directory, flags: ['--listen', LOOPBACK] });
  const line = await joinLineOf(directory);
  t.is(line.split('@').at(-1), first.server);
  const second = await NodeProcess.start(t, {
    directory: await temporaryDirectory(t),
    flags: ['--listen', LOOPBACK, '--join', line],
  });
  for (const { server, bootstrap } of [first, second]) {
    t.regex(server, address);
    t.regex(bootstrap, address);
  }

  // The client is told of the first alone, and hears from it where the second is.
  const client = connect(first.server);
  t.teardown(() => client.abort());
  await client.admin.createTopic({ name: 'orders', partitions: 2, replicationFactor: 1 });
  const producer = client.producer('orders', { deliveryTimeoutMs: 30_000 });
  const sent = Array.from({ length: 20 }, (_, at) => String(at));
  await Promise.all(sent.map((value) => producer.send({ key: value, value })));
  const read: number[] = [];
  for await (const { value } of client.read('orders', { follow: false })) {
    read.push(Number(Buffer.from(value ?? '').toString()));
  }
  t.deepEqual(
    read.sort((left, right) => left - right),
    sent.map(Number),
  );
  const { partitions } = await client.admin.describeTopic('orders');
  t.is(new Set(partitions.map(({ leader }) => leader)).size, 2, 'each leads one');
  const ends = partitions.map(({ highWatermark }) => highWatermark ?? Number.NaN);
  t.is((ends[0] ?? 0) + (ends[1] ?? 0), sent.length, 'both leaders were asked');
  for (const partition of [0, 1]) {
    const [holding] = await client.admin.replicaHoldings('orders', partition);
    t.is(holding?.known, 'now');
  }

  // Who does not lead says where the leader is.
  const leader = [first, second].find(({ ready }) => ready.node === partitions[0]?.leader);
  const other = leader === first ? second : first;
  const answers = await new Door(t, other.server).produce([produceOf('orders', ['astray'])]);
  t.is(answers.get(0)?.error?.leader?.address, leader?.server);

  const status = await runBalsa(t, ['cluster', 'status', '--server', first.server]);
  t.is(status.exitCode, 0, status.stderr);
  const doors = [...status.stdout.toString().matchAll(/grpc=(\S+)/g)].map(([, door]) => door);
  t.deepEqual(doors, [first.server, second.server]);
  const servers = /^export BALSA_SERVER=(\S+)$/m.exec(status.stderr)?.[1] ?? '';
  t.is(servers, `${first.server},${second.server}`);
  const listed = await runBalsa(t, ['topic', 'list', '-o', 'name', '--server', servers]);
  t.is(listed.stdout.toString(), 'orders\n', listed.stderr);
});

loopbackTest('dev --nodes 3 on ::1 is one cluster, and says where', async (t) => {
  const port = String(await freePort(3, LOOPBACK));
  const where = ['--listen', LOOPBACK, '--port', port, '--data-dir', await temporaryDirectory(t)];
  const parent = spawnBalsa(t, ['dev', '--nodes', '3', ...where]);
  const ended = finish(parent);
  const servers = await new Promise<string>((resolve, reject) => {
    if (parent.stdout === null) return reject(new Error('no output'));
    createInterface({ input: parent.stdout }).on('line', (text) => {
      const line: { readonly msg?: string; readonly servers?: string } = JSON.parse(text);
      if (line.msg === 'ready') resolve(line.servers ?? '');
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const each = servers.split(',');
  t.is(each.length, 3);
  for (const server of each) t.regex(server, address);
  const listed = await runBalsa(t, ['node', 'list', '-o', 'name', '--server', servers]);
  t.is(listed.stdout.toString(), '1\n2\n3\n', listed.stderr);
  parent.kill('SIGTERM');
  t.is((await ended).exitCode, 0);
});
