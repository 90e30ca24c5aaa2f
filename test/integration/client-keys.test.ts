/** The client's side of keys, leases, locks and offsets, over one real node. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaError } from '../../src/client/balsa-error.ts';
import { connect } from '../../src/client/client.ts';
import type { balsa } from '../../src/grpc/generated/balsa.js';
import { freePort } from './cluster-process.ts';
import { NodeProcess, temporaryDirectory, verified } from './node-process.ts';

/** It is lost where nothing of this process or the node runs for most of that time. */
const LEASE_MS = 6_000;

async function serve(t: ExecutionContext) {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, port: await freePort() });
  const client = connect(node.server);
  t.teardown(() => client.close());
  return { directory, node, client };
}

test('a watch goes on over a restart from what it has seen, or says what it missed', async (t) => {
  const { directory, node, client } = await serve(t);
  const put = (path: string) => client.keys.put({ path, value: Buffer.from(path) });
  const seen: balsa.v1.KeyEvent[] = [];
  const watch = client.keys.watch('/a', { recursive: true });
  const first = watch.next();
  while (seen.length === 0) {
    await put('/a/1');
    const event = await Promise.race([first, put('/other').then(() => undefined)]);
    if (event?.value != null) seen.push(event.value);
  }
  t.is(seen[0]?.put?.path, '/a/1');
  const second = watch.next();
  await node.end('SIGKILL');
  await verified(t, directory);
  await NodeProcess.start(t, { directory, port: node.port });
  await put('/a/2');
  const outcome = await second.then(
    ({ value }) => value?.put?.path,
    (error: unknown) => (error instanceof BalsaError ? error.code : String(error)),
  );
  t.true(['/a/1', '/a/2', 'compacted'].includes(outcome ?? ''), outcome);
});

test('a lease is kept alive by itself, and its end frees the lock for who waits', async (t) => {
  const { client } = await serve(t);
  const lease = await client.keys.grantLease(LEASE_MS);
  const other = await client.keys.grantLease(60_000);
  const token = await client.keys.lock('/lock', lease);
  const waiting = client.keys.lock('/lock', other);
  const watch = client.keys.watch('/tick');
  const next = watch.next();
  const deadline = performance.now() + 1.5 * LEASE_MS;
  while (performance.now() < deadline) {
    await client.keys.put({ path: '/tick', value: Buffer.from('1') });
  }
  await next;
  t.true(lease.isHeld);
  t.is((await client.keys.describeLock('/lock')).holder?.token, token);
  await lease.end();
  t.false(lease.isHeld);
  t.true((await waiting) > token);
  t.true(await client.keys.unlock('/lock', other));
  await other.end();
  await watch.return();
});

test('a wait for a lock ends with its signal, and with its lease', async (t) => {
  const { client } = await serve(t);
  const [one, two] = [await client.keys.grantLease(60_000), await client.keys.grantLease(60_000)];
  await client.keys.lock('/lock', one);
  const giveUp = new AbortController();
  const first = client.keys.lock('/lock', two, giveUp.signal);
  giveUp.abort();
  await t.throwsAsync(first, { any: true });
  const second = client.keys.lock('/lock', two);
  await two.end();
  await t.throwsAsync(second);
  await one.end();
});

test('offsets of a group come back as they were committed', async (t) => {
  const { client } = await serve(t);
  await client.admin.createTopic({ name: 'orders' });
  const offsets = [{ topic: { name: 'orders' }, partition: 0, offset: 7 }];
  await client.offsets.commit({ group: 'billing', offsets });
  const fetched = await client.offsets.fetch({ group: 'billing' });
  t.is(fetched.offsets[0]?.offset, 7);
  t.is((await client.offsets.delete({ group: 'billing' })).deleted, 1);
});
