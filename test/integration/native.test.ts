/** The native door's services for keys, groups, partitions and nodes, over one real node. */
import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { connect } from '../../src/client/client.ts';
import type { grpc } from '../../src/grpc/generated/balsa.js';
import { balsa } from '../../src/grpc/generated/balsa.js';
import {
  clusterService,
  groupsService,
  metadataService,
  partitionsService,
  reflectionAlphaService,
  reflectionService,
  topicsService,
} from '../../src/grpc/services.ts';
import { Door, Refused, refusedOf } from './door.ts';
import { NodeProcess, temporaryDirectory, verified } from './node-process.ts';

const text = (value: string) => Buffer.from(value);

async function serve(t: ExecutionContext) {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  return { directory, node, door: new Door(t, node.server) };
}

async function codeOf(t: ExecutionContext, refused: Promise<unknown>): Promise<string> {
  const error = await t.throwsAsync(refused, { instanceOf: Refused });
  return error instanceof Refused ? error.refusal.code : '';
}

type Watch = AsyncIterator<balsa.v1.WatchKeysResponse>;

function watchOf(door: Door, request: balsa.v1.WatchKeysRequest.$Properties): Watch {
  return door.listen(metadataService.watch, request)[Symbol.asyncIterator]();
}

/** The next so many responses. */
async function take(watch: Watch, count: number): Promise<balsa.v1.WatchKeysResponse[]> {
  const responses: balsa.v1.WatchKeysResponse[] = [];
  while (responses.length < count) {
    const { value } = await watch.next();
    responses.push(value);
  }
  return responses;
}

/** The next deletion, whatever comes before it. */
async function takeDeletion(watch: Watch): Promise<balsa.v1.DeletedKey> {
  for (;;) {
    const [response] = await take(watch, 1);
    const event = response?.events.find(({ deleted }) => deleted !== null);
    if (event?.deleted != null) return event.deleted;
  }
}

test('a key is written if it is as the writer believes, read, listed and deleted', async (t) => {
  const { door } = await serve(t);
  const put = (fields: balsa.v1.PutKeyRequest.$Properties) => {
    return door.call(metadataService.put, { path: '/app/limit', value: text('1'), ...fields });
  };
  const first = await put({ ifRevision: 0 });
  t.is(await codeOf(t, put({ ifRevision: 0 })), 'staleRevision');
  const second = await put({ ifRevision: first.revision, value: text('2') });
  t.true(second.revision > first.revision);
  t.true(second.metadataIndex >= second.revision);
  await put({ path: '/app/eu/limit' });
  await put({ path: '/app/eu-west' });

  const { key } = await door.call(metadataService.get, { path: '/app/limit' });
  t.is(Buffer.from(key?.value ?? []).toString(), '2');
  t.like(key, { createRevision: first.revision, revision: second.revision, version: 2 });
  t.is((await door.call(metadataService.get, { path: '/app/none', stale: true })).key, null);

  const level = await door.call(metadataService.list, { path: '/app' });
  t.deepEqual(
    level.keys.map(({ path }) => path),
    ['/app/eu-west', '/app/limit'],
  );
  t.deepEqual(level.parents, ['/app/eu']);
  const page = await door.call(metadataService.list, { path: '/', recursive: true, limit: 2 });
  t.is(page.nextAfter, '/app/eu/limit');
  const after = page.nextAfter ?? '';
  const rest = await door.call(metadataService.list, { path: '/', recursive: true, after });
  t.deepEqual(
    [...page.keys, ...rest.keys].map(({ path }) => path),
    ['/app/eu-west', '/app/eu/limit', '/app/limit'],
  );

  const remove = { path: '/app', recursive: true };
  t.is((await door.call(metadataService.delete, remove)).deleted, 3);
  t.is((await door.call(metadataService.delete, remove)).deleted, 0);
});

test('a watch sees every change of its keys once, in order, and goes on where it was', async (t) => {
  const { door } = await serve(t);
  const put = (path: string) => door.call(metadataService.put, { path, value: text(path) });
  const before = await put('/a/1');
  const request = { path: '/a', recursive: true, fromRevision: before.revision };
  const watch = watchOf(door, request);
  const [opened, past] = await take(watch, 2);
  t.deepEqual(opened?.events, []);
  t.is(past?.events[0]?.put?.path, '/a/1');

  await put('/ab');
  await put('/a/2');
  const deletion = await door.call(metadataService.delete, { path: '/a', recursive: true });
  const [second, gone] = await take(watch, 2);
  t.is(second?.events[0]?.put?.path, '/a/2');
  t.deepEqual(
    gone?.events.map(({ deleted }) => deleted?.path),
    ['/a/1', '/a/2'],
  );
  t.true((gone?.metadataIndex ?? 0) >= deletion.metadataIndex - 1);
  await watch.return?.();

  const onward = { ...request, fromRevision: (second?.metadataIndex ?? 0) + 1 };
  const [, again] = await take(watchOf(door, onward), 2);
  t.is(again?.events.length, 2);
});

test('a watch from before what the node remembers is told to read again', async (t) => {
  const { door, node, directory } = await serve(t);
  const { revision } = await door.call(metadataService.put, { path: '/a', value: text('1') });
  await node.end('SIGTERM');
  const restarted = await NodeProcess.start(t, { directory });
  const watch = new Door(t, restarted.server).listen(metadataService.watch, {
    path: '/a',
    fromRevision: revision,
  });
  const [error] = await once(watch.resume(), 'error').catch((thrown: Error) => [thrown]);
  const refused = refusedOf(error);
  t.true(refused instanceof Refused && refused.refusal.code === 'compacted');
  const kept = await new Door(t, restarted.server).call(metadataService.get, { path: '/a' });
  t.is(kept.key?.revision, revision);
});

test('a lease that nobody keeps alive ends, and takes its keys and locks along', async (t) => {
  const { door } = await serve(t);
  const granted = await door.call(metadataService.grantLease, { ttlMs: 1_000 });
  const { leaseId } = granted;
  await door.call(metadataService.put, { path: '/live/1', value: text('me'), leaseId });
  await door.call(metadataService.acquireLock, { path: '/leader', leaseId });
  const watch = watchOf(door, {
    path: '/live',
    recursive: true,
    fromRevision: granted.metadataIndex + 1,
  });
  t.is((await takeDeletion(watch)).path, '/live/1');
  const lock = await door.call(metadataService.describeLock, { path: '/leader' });
  t.is(lock.holder, null);
  const late = door.call(metadataService.keepLeaseAlive, { leaseId });
  t.is(await codeOf(t, late), 'leaseNotFound');
});

test('a lease that is kept alive outlives its time, and one that is revoked ends', async (t) => {
  const { door } = await serve(t);
  const grant = async (ttlMs: number, path: string) => {
    const { leaseId } = await door.call(metadataService.grantLease, { ttlMs });
    await door.call(metadataService.put, { path, value: text('1'), leaseId });
    return leaseId;
  };
  const kept = await grant(3_000, '/kept');
  let isEnded = false;
  const keeping = (async () => {
    while (!isEnded) await door.call(metadataService.keepLeaseAlive, { leaseId: kept });
  })();
  const watch = watchOf(door, { path: '/other' });
  await grant(4_000, '/other');
  await takeDeletion(watch);
  isEnded = true;
  await keeping;
  t.not((await door.call(metadataService.get, { path: '/kept' })).key, null);
  await door.call(metadataService.revokeLease, { leaseId: kept });
  t.is((await door.call(metadataService.get, { path: '/kept' })).key, null);
});

test('a lock goes to whoever waited longest, under a token that only grows', async (t) => {
  const { door } = await serve(t);
  const grant = async () => {
    return (await door.call(metadataService.grantLease, { ttlMs: 60_000 })).leaseId;
  };
  const [one, two, three] = [await grant(), await grant(), await grant()];
  const acquire = (leaseId: number, fields: object = {}) => {
    return door.call(metadataService.acquireLock, { path: '/lock', leaseId, ...fields });
  };
  const first = await acquire(one);
  t.is((await acquire(one)).token, first.token, 'asking again is asking for the same');
  t.is(await codeOf(t, acquire(two, { waitMs: 0 })), 'lockNotAcquired');
  const waiting = async (count: number) => {
    let lock = await door.call(metadataService.describeLock, { path: '/lock' });
    while (lock.waiting !== count) {
      lock = await door.call(metadataService.describeLock, { path: '/lock' });
    }
    return lock;
  };
  const second = acquire(two);
  await waiting(1);
  const third = acquire(three);
  t.is((await waiting(2)).holder?.token, first.token);
  await door.call(metadataService.releaseLock, { path: '/lock', leaseId: one });
  const { token } = await second;
  t.true(token > first.token);
  await door.call(metadataService.revokeLease, { leaseId: two });
  t.true((await third).token > token);
});

test('a wait for a lock that is cancelled, or too late, gives up its place', async (t) => {
  const { door } = await serve(t);
  const lease = () => door.call(metadataService.grantLease, { ttlMs: 60_000 });
  const [one, two] = [await lease(), await lease()];
  const path = '/lock';
  await door.call(metadataService.acquireLock, { path, leaseId: one.leaseId });
  const request = { path, leaseId: two.leaseId };
  const settled = async (waiting: number) => {
    for (;;) {
      const lock = await door.call(metadataService.describeLock, { path });
      if (lock.waiting === waiting) return;
    }
  };
  const giveUp = new AbortController();
  const cancelled = door.call(metadataService.acquireLock, request, { signal: giveUp.signal });
  await settled(1);
  giveUp.abort();
  await t.throwsAsync(cancelled);
  await settled(0);
  // On a busy machine it may be too late before it has come.
  const late = door.call(metadataService.acquireLock, request, { deadline: Date.now() + 300 });
  await t.throwsAsync(late);
  await settled(0);
  await door.call(metadataService.releaseLock, { path, leaseId: one.leaseId });
  t.is((await door.call(metadataService.describeLock, { path })).holder, null);
});

test('a group goes on where it committed, also after a kill, and absent is not 0', async (t) => {
  const { directory, node, door } = await serve(t);
  await door.call(topicsService.create, { name: 'orders', partitions: 3 });
  const topic = { name: 'orders' };
  const commit = (group: string, offset: number) => {
    const offsets = [
      { topic, partition: 0, offset, leaderEpoch: 0, metadata: 'mine' },
      { topic, partition: 2, offset: offset + 1 },
    ];
    return door.call(groupsService.commitOffsets, { group, offsets });
  };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => commit(`group-${at}`, at)),
  );
  t.true(answers.every(({ metadataIndex }) => metadataIndex > 0));
  await commit('group-7', 100);
  await node.end('SIGKILL');
  await verified(t, directory);

  const after = new Door(t, (await NodeProcess.start(t, { directory })).server);
  const partitions = [0, 1, 2].map((partition) => ({ topic, partition }));
  const fetched = await after.call(groupsService.fetchOffsets, { group: 'group-7', partitions });
  t.deepEqual(
    fetched.offsets.map(({ offset }) => offset),
    [100, null, 101],
  );
  t.like(fetched.offsets[0], { metadata: 'mine', leaderEpoch: 0, topic: 'orders' });
  const all = await after.call(groupsService.fetchOffsets, { group: 'group-8' });
  t.deepEqual(
    all.offsets.map(({ partition, offset }) => [partition, offset]),
    [
      [0, 8],
      [2, 9],
    ],
  );
  const gone = await after.call(groupsService.deleteOffsets, { group: 'group-8' });
  t.is(gone.deleted, 2);
  t.deepEqual((await after.call(groupsService.fetchOffsets, { group: 'group-8' })).offsets, []);
  await after.call(topicsService.delete, { topic });
  await after.call(topicsService.create, { name: 'orders' });
  t.deepEqual((await after.call(groupsService.fetchOffsets, { group: 'group-7' })).offsets, []);
});

test('a topic is altered at the revision that was seen, and grows', async (t) => {
  const { door } = await serve(t);
  const { topic: created } = await door.call(topicsService.create, { name: 'orders' });
  const topic = { name: 'orders' };
  const set = [{ key: 'retention.ms', value: '60000' }];
  const ifRevision = created?.revision ?? 0;
  const checked = await door.call(topicsService.alter, { topic, set, validateOnly: true });
  t.like(checked.topic?.configs, set);
  const altered = await door.call(topicsService.alter, { topic, set, ifRevision });
  t.deepEqual(altered.topic?.configs.length, 1);
  t.is(
    await codeOf(t, door.call(topicsService.alter, { topic, set, ifRevision })),
    'staleRevision',
  );
  const reset = await door.call(topicsService.alter, { topic, reset: ['retention.ms'] });
  t.deepEqual(reset.topic?.configs, []);

  const grown = await door.call(topicsService.addPartitions, { topic, partitions: 3 });
  t.is(grown.topic?.partitions.length, 3);
  t.is(grown.topic?.routing.at(-1)?.width, 3);
  const fewer = door.call(topicsService.addPartitions, { topic, partitions: 2 });
  t.is(await codeOf(t, fewer), 'invalidPartitions');
});

test('operators see nodes and replicas, and are refused what one node cannot do', async (t) => {
  const { door } = await serve(t);
  await door.call(topicsService.create, { name: 'orders', partitions: 2 });
  const topic = { name: 'orders' };
  const place = { topic, partition: 1 };
  const { nodes } = await door.call(clusterService.nodes, {});
  t.like(nodes[0], { replicas: 2, leading: 2, arriving: 0, leaving: 0 });
  const view = await door.call(partitionsService.replicas, place);
  t.like(view.replicas[0], {
    nodeId: 1,
    live: true,
    standing: balsa.v1.ReplicaStanding.REPLICA_STANDING_IN_SYNC,
  });
  t.like(view.local, { lastEpoch: -1, logStart: 0, logEnd: 0 });
  t.like((await door.call(partitionsService.elect, place)).partition, { leader: 1 });

  const recover = (acceptLoss: string) => {
    return codeOf(t, door.call(partitionsService.recover, { ...place, nodeId: 1, acceptLoss }));
  };
  t.is(await recover('order'), 'lossNotAccepted');
  t.is(await recover('orders'), 'partitionOnline');
  const move = (replicas: number[]) => {
    return codeOf(t, door.call(partitionsService.move, { ...place, replicas }));
  };
  t.is(await move([]), 'invalidReplicas');
  t.is(await move([1, 1]), 'invalidReplicas');
  t.is(await move([1, 9]), 'invalidReplicas');
  t.is(await codeOf(t, door.call(partitionsService.cancelMove, place)), 'noReassignment');
  t.is(await codeOf(t, door.call(clusterService.removeNode, { nodeId: 1 })), 'nodeInUse');
  t.is(await codeOf(t, door.call(clusterService.removeNode, { nodeId: 5 })), 'nodeNotFound');
  const replace = door.call(clusterService.replaceNode, { nodeId: 1, replacementId: 2 });
  t.is(await codeOf(t, replace), 'invalidReplicas');
});

test('reflection lists what is served, and describes it', async (t) => {
  const { door } = await serve(t);
  for (const { serverReflectionInfo } of [reflectionService, reflectionAlphaService]) {
    const stream = door.open(serverReflectionInfo);
    const ask = async (request: Parameters<typeof stream.write>[0]) => {
      stream.write(request);
      const [answer] = await once(stream, 'data');
      return answer as grpc.reflection.v1.ServerReflectionResponse;
    };
    const listed = await ask({ listServices: '' });
    const names = listed.listServicesResponse?.service.map(({ name }) => name) ?? [];
    t.true(names.includes('balsa.v1.Metadata') && names.includes('grpc.health.v1.Health'));
    for (const name of names) {
      const found = await ask({ fileContainingSymbol: name });
      t.is(found.fileDescriptorResponse?.fileDescriptorProto.length, 1, name);
    }
    const unknown = await ask({ fileContainingSymbol: 'balsa.v1.Nothing.AtAll' });
    t.is(unknown.errorResponse?.errorCode, status.NOT_FOUND);
    stream.end();
  }
});

test('a reader that follows a topic reads partitions that are added to it', async (t) => {
  const { node } = await serve(t);
  const client = connect(node.server);
  t.teardown(() => client.abort());
  await client.admin.createTopic({ name: 'orders', partitions: 1, replicationFactor: 1 });
  await client.producer('orders').send({ value: 'first' });
  const reader = client.read('orders', { refreshMs: 10 })[Symbol.asyncIterator]();
  const next = async () => Buffer.from((await reader.next()).value?.value ?? '').toString();
  t.is(await next(), 'first');
  await client.admin.addPartitions({ topic: { name: 'orders' }, partitions: 3 });
  const values = Array.from({ length: 30 }, (_, at) => `later-${at}`);
  const later = connect(node.server);
  t.teardown(() => later.abort());
  const producer = later.producer('orders');
  await Promise.all(values.map((value) => producer.send({ key: value, value })));
  const read: string[] = [];
  while (read.length < values.length) read.push(await next());
  t.deepEqual(read.sort(), values.sort());
  await reader.return?.();
});
