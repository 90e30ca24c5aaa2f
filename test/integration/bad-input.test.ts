/**
 * Every method of the native door, asked wrongly. Each answer is the right error or a closed
 * stream; the node goes on serving, and what it had acknowledged is there.
 */
import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Method } from '../../src/grpc/services.ts';
import * as services from '../../src/grpc/services.ts';
import { Door, produceOf, Refused, refusedOf } from './door.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';
import { framed, RawDoor } from './raw-call.ts';

const MESSAGE_SIZE_BYTES_MAX = 16 << 20;
const { DEADLINE_EXCEEDED, FAILED_PRECONDITION, INTERNAL, RESOURCE_EXHAUSTED, UNIMPLEMENTED } =
  status;
const { clusterService, fetchService, groupsService, metadataService } = services;
const { partitionsService, produceService, topicsService } = services;

type AnyMethod = Pick<Method<never, unknown, never, unknown>, 'path' | 'requestStream'>;

/** All but those that a node offers to tests alone, when it was started for that. */
const { testHooksService: _, ...offered } = services;
const methods: readonly AnyMethod[] = Object.values(offered).flatMap((service) => {
  return Object.values(service) as AnyMethod[];
});

async function serve(t: ExecutionContext) {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const door = new Door(t, node.server);
  await door.call(topicsService.create, { name: 'orders', partitions: 2 });
  await door.produce([produceOf('orders', ['kept'])]);
  await door.call(metadataService.put, { path: '/kept', value: Buffer.from('1') });
  const offsets = [{ topic: { name: 'orders' }, partition: 0, offset: 1 }];
  await door.call(groupsService.commitOffsets, { group: 'kept', offsets });
  return { node, door, raw: new RawDoor(t, node.server) };
}

/** All that was acknowledged before is still there. */
async function goesOn(t: ExecutionContext, door: Door): Promise<void> {
  const [record] = await door.fetch({ topic: { name: 'orders' }, partition: 0, offset: 0 });
  t.is(record?.value, 'kept');
  t.not((await door.call(metadataService.get, { path: '/kept' })).key, null);
  const { offsets } = await door.call(groupsService.fetchOffsets, { group: 'kept' });
  t.is(offsets[0]?.offset, 1);
}

test('bytes that are no request of a method get their status from each of them', async (t) => {
  const { door, raw } = await serve(t);
  t.true(methods.length > 35);
  // A field of number 0, which no message has, and a field of group type that never ends.
  for (const { path, requestStream } of methods) {
    // What nodes say to each other asks for the secret before it reads anything.
    const isSecret = path.startsWith('/balsa.v1.Peers/') && requestStream;
    const [unreadable, oversize] = isSecret
      ? [FAILED_PRECONDITION, FAILED_PRECONDITION]
      : [INTERNAL, RESOURCE_EXHAUSTED];
    for (const garbage of [Buffer.of(0x00, 0xff), Buffer.of(255, 255, 255, 255)]) {
      t.is((await raw.call(path, framed(garbage))).status, unreadable, `garbage to ${path}`);
    }
    const lying = await raw.call(path, Buffer.from('00ffffffff01', 'hex'));
    t.is(lying.status, oversize, `an oversize message to ${path}`);
    if (requestStream) continue;
    const none = await raw.call(path, Buffer.of());
    t.is(none.status, UNIMPLEMENTED, `no message to ${path}`);
  }
  const large = await raw.call(
    metadataService.put.path,
    framed(new Uint8Array(MESSAGE_SIZE_BYTES_MAX + 1)),
  );
  t.true([undefined, RESOURCE_EXHAUSTED].includes(large.status));
  await goesOn(t, door);
});

test('calls that are out of time, given up, or only half made cost nothing', async (t) => {
  const { door, raw } = await serve(t);
  for (const { path } of methods) {
    await raw.call(path, framed(Buffer.of()), { 'grpc-timeout': '0n' });
    const half = raw.open(path);
    half.write(Buffer.from('0000000009', 'hex'));
    if (path.length % 2 === 0) half.close(8);
    const empty = raw.open(path);
    if (path.length % 3 === 0) empty.close(8);
  }
  for (const deadline of [0, Date.now() - 1]) {
    const call = door.call(metadataService.get, { path: '/kept' }, { deadline });
    t.like(await t.throwsAsync(call), { code: DEADLINE_EXCEEDED });
  }
  await goesOn(t, door);
  raw.destroy();
  await goesOn(t, door);
});

/** A call, and the name under which it is refused. */
type RefusedCall = readonly [string, () => Promise<unknown>];

function topicCalls(door: Door): RefusedCall[] {
  const topic = { name: 'orders' };
  const none = { name: 'none' };
  const long = 'x'.repeat(250);
  const create = (fields: object) => () => {
    return door.call(topicsService.create, { name: 'new', ...fields });
  };
  const alter = (fields: object) => () => {
    return door.call(topicsService.alter, { topic, ...fields });
  };
  const grow = (fields: object) => () => {
    return door.call(topicsService.addPartitions, { topic, partitions: 3, ...fields });
  };
  return [
    ...['', '.', '..', 'a/b', '/', long, 'a b', 'naïve', 'a\0'].map((name) => {
      return ['invalidTopicName', create({ name })] as const;
    }),
    ['invalidRequest', create({ id: 'not-an-id' })],
    ['invalidRequest', create({ id: 'A'.repeat(22) })],
    ['invalidRequest', create({ replicationFactor: 0 })],
    ['invalidReplicationFactor', create({ replicationFactor: 2 })],
    ['invalidRequest', create({ partitions: -1 })],
    ['topicNotFound', () => door.call(topicsService.describe, { topic: { name: '__proto__' } })],
    ['topicNotFound', () => door.call(topicsService.describe, { topic: { id: 'constructor' } })],
    ['topicNotFound', () => door.call(topicsService.delete, { topic: none })],
    ['staleRevision', () => door.call(topicsService.delete, { topic, ifRevision: 1 })],
    ['topicNotFound', alter({ topic: none })],
    ['invalidRequest', alter({ topic: null })],
    ['invalidConfig', alter({ set: [{ key: '__proto__', value: '1' }] })],
    ['invalidConfig', alter({ set: [{ key: 'retention.ms', value: 'soon' }] })],
    ['invalidConfig', alter({ reset: ['no.such'] })],
    ['invalidConfig', alter({ reset: ['retention.ms', 'retention.ms'] })],
    ['invalidConfig', alter({ set: [{ key: 'durability', value: 'page-cache' }] })],
    ['staleRevision', alter({ ifRevision: 1, reset: ['retention.ms'] })],
    ['topicNotFound', grow({ topic: none })],
    ['invalidRequest', grow({ partitions: 0 })],
    ['invalidPartitions', grow({ partitions: 2 })],
    ['invalidPartitions', grow({ partitions: 2 ** 31 - 1 })],
    ['staleRevision', grow({ ifRevision: 1 })],
  ];
}

function operatorCalls(door: Door): RefusedCall[] {
  const topic = { name: 'orders' };
  const none = { name: 'none' };
  const move = (fields: object) => () => {
    return door.call(partitionsService.move, { topic, replicas: [1], ...fields });
  };
  return [
    ['topicNotFound', move({ topic: none })],
    ['partitionNotFound', move({ partition: 7 })],
    ['invalidRequest', move({ partition: -1 })],
    ['invalidRequest', move({ replicas: [0] })],
    ['invalidReplicas', move({ replicas: [] })],
    ['invalidReplicas', move({ replicas: [2 ** 31 - 1] })],
    ['partitionNotFound', () => door.call(partitionsService.cancelMove, { topic, partition: 9 })],
    ['noReassignment', () => door.call(partitionsService.cancelMove, { topic })],
    ['ineligibleReplica', () => door.call(partitionsService.elect, { topic, nodeId: 5 })],
    ['topicNotFound', () => door.call(partitionsService.replicas, { topic: none })],
    ['lossNotAccepted', () => door.call(partitionsService.recover, { topic, nodeId: 1 })],
    ['invalidRequest', () => door.call(partitionsService.recover, { topic, acceptLoss: 'orders' })],
    ['nodeNotFound', () => door.call(clusterService.removeNode, { nodeId: 77 })],
    ['invalidRequest', () => door.call(clusterService.removeNode, {})],
    ['invalidRequest', () => door.call(clusterService.replaceNode, { nodeId: 1 })],
    ['nodeNotFound', () => door.call(clusterService.replaceNode, { nodeId: 8, replacementId: 1 })],
  ];
}

function keyCalls(door: Door): RefusedCall[] {
  const value = Buffer.from('1');
  const lease = { leaseId: 999 };
  const put =
    (path: string, fields: object = {}) =>
    () => {
      return door.call(metadataService.put, { path, value, ...fields });
    };
  const lock = { path: '/lock', ...lease };
  return [
    ...['', 'a', '/a/', '//', '/../etc', '/.', '/a\0', `/${'x'.repeat(512)}`].map((path) => {
      return ['invalidPath', put(path)] as const;
    }),
    ['valueTooLarge', put('/large', { value: new Uint8Array((64 << 10) + 1) })],
    ['leaseNotFound', put('/leased', lease)],
    ['staleRevision', put('/kept', { ifRevision: 0 })],
    ['invalidRequest', put('/kept', { ifRevision: -1 })],
    ['invalidPath', () => door.call(metadataService.get, { path: '/' })],
    ['invalidPath', () => door.call(metadataService.list, { path: 'a' })],
    ['invalidRequest', () => door.call(metadataService.list, { path: '/', limit: 0 })],
    ['invalidPath', () => door.call(metadataService.delete, { path: '/' })],
    ['staleRevision', () => door.call(metadataService.delete, { path: '/kept', ifRevision: 9 })],
    ['invalidRequest', () => door.call(metadataService.grantLease, { ttlMs: 999 })],
    ['invalidRequest', () => door.call(metadataService.grantLease, { ttlMs: 2 ** 53 })],
    ['leaseNotFound', () => door.call(metadataService.keepLeaseAlive, lease)],
    ['invalidRequest', () => door.call(metadataService.keepLeaseAlive, {})],
    ['leaseNotFound', () => door.call(metadataService.revokeLease, lease)],
    ['leaseNotFound', () => door.call(metadataService.acquireLock, lock)],
    ['invalidPath', () => door.call(metadataService.acquireLock, { ...lock, path: '' })],
    ['invalidRequest', () => door.call(metadataService.acquireLock, { ...lock, waitMs: -1 })],
    ['invalidRequest', () => door.call(metadataService.releaseLock, { path: '/lock' })],
    ['invalidPath', () => door.call(metadataService.describeLock, { path: '..' })],
  ];
}

function groupCalls(door: Door): RefusedCall[] {
  const topic = { name: 'orders' };
  const none = { name: 'none' };
  const offset = { topic, partition: 0, offset: 1 };
  const commit =
    (group: string, ...offsets: object[]) =>
    () => {
      return door.call(groupsService.commitOffsets, { group, offsets });
    };
  const fetch =
    (group: string, ...partitions: object[]) =>
    () => {
      return door.call(groupsService.fetchOffsets, { group, partitions });
    };
  const unset =
    (group: string, ...partitions: object[]) =>
    () => {
      return door.call(groupsService.deleteOffsets, { group, partitions });
    };
  return [
    ['invalidGroup', commit('', offset)],
    ['invalidGroup', commit('x'.repeat(256), offset)],
    ['invalidGroup', commit('a\nb', offset)],
    ['invalidRequest', commit('g')],
    ['invalidRequest', commit('g', offset, offset)],
    ['invalidRequest', commit('g', { ...offset, offset: -1 })],
    ['invalidRequest', commit('g', { ...offset, metadata: 'x'.repeat(4097) })],
    ['invalidRequest', commit('g', { partition: 0, offset: 1 })],
    ['topicNotFound', commit('g', { ...offset, topic: none })],
    ['partitionNotFound', commit('g', { ...offset, partition: 9 })],
    ['invalidGroup', fetch('')],
    ['invalidRequest', fetch('g', { partition: 0 })],
    ['invalidRequest', fetch('g', ...Array.from({ length: 10_001 }, () => ({ topic })))],
    ['topicNotFound', unset('g', { topic: none })],
    ['invalidGroup', unset('\u0007')],
  ];
}

const JOIN = { group: 'living', memberId: 'm', topics: ['orders'], rebalanceTimeoutMs: 1000 };

/** Of a group with one member, which has joined by `JOIN` as the instance i. */
function memberCalls(door: Door): RefusedCall[] {
  const long = 'x'.repeat(256);
  const join = (fields: object) => () => door.call(groupsService.join, { ...JOIN, ...fields });
  const beat = (fields: object) => () => {
    return door.call(groupsService.heartbeat, { ...{ group: 'living', memberId: 'm' }, ...fields });
  };
  const leave = (fields: object) => () => {
    return door.call(groupsService.leave, { ...{ group: 'living', memberId: 'm' }, ...fields });
  };
  const owned = (...topics: object[]) => ({ epoch: 1, owned: { topics } });
  const many = Array<number>(100_001).fill(0);
  return [
    ['invalidGroup', join({ group: '' })],
    ['invalidGroup', join({ group: 'a\0' })],
    ['invalidRequest', join({ memberId: '' })],
    ['invalidRequest', join({ memberId: long })],
    ['invalidRequest', join({ instanceId: long })],
    ['invalidRequest', join({ rebalanceTimeoutMs: 0 })],
    ['invalidRequest', join({ rebalanceTimeoutMs: 2 ** 31 })],
    ['invalidRequest', join({ topics: Array<string>(10_001).fill('t') })],
    ['invalidRequest', join({ topics: ['x'.repeat(250)] })],
    ['invalidPattern', join({ pattern: '(' })],
    ['invalidPattern', join({ pattern: 'x'.repeat(1001) })],
    ['unsupportedAssignor', join({ assignor: '__proto__' })],
    ['unreleasedInstance', join({ memberId: 'n', instanceId: 'i' })],
    ['invalidGroup', beat({ group: long, epoch: 1 })],
    ['invalidRequest', beat({ memberId: '', epoch: 1 })],
    ['invalidRequest', beat({ epoch: 0 })],
    ['invalidRequest', beat({ epoch: -1 })],
    ['invalidRequest', beat(owned({ partitions: [0] }))],
    ['invalidRequest', beat(owned({ topicId: 'A'.repeat(22), partitions: [-1] }))],
    ['invalidRequest', beat(owned({ topicId: 'A'.repeat(22), partitions: many }))],
    ['unknownMember', beat({ group: 'none', epoch: 1 })],
    ['unknownMember', beat({ memberId: '__proto__', epoch: 1 })],
    ['fencedMember', beat({ instanceId: 'i', epoch: 99 })],
    ['fencedInstance', beat({ memberId: 'n', instanceId: 'i', epoch: 1 })],
    ['invalidGroup', leave({ group: '' })],
    ['invalidRequest', leave({ memberId: '' })],
    ['invalidRequest', leave({ comesBack: true })],
    ['unknownMember', leave({ group: 'none' })],
    ['unknownMember', leave({ memberId: 'n' })],
    ['fencedInstance', leave({ memberId: 'n', instanceId: 'i' })],
  ];
}

function groupAdminCalls(door: Door): RefusedCall[] {
  const place = { topic: { name: 'orders' } };
  const reset = (fields: object) => () => {
    return door.call(groupsService.resetOffsets, { ...{ group: 'kept', offset: 0 }, ...fields });
  };
  return [
    ['invalidGroup', () => door.call(groupsService.describe, {})],
    ['groupNotFound', () => door.call(groupsService.describe, { group: '__proto__' })],
    ['invalidGroup', () => door.call(groupsService.delete, { group: 'x'.repeat(256) })],
    ['groupNotFound', () => door.call(groupsService.delete, { group: 'none' })],
    ['groupNotEmpty', () => door.call(groupsService.delete, { group: 'living' })],
    ['invalidGroup', reset({ group: '\n' })],
    ['groupNotFound', reset({ group: 'none' })],
    ['groupNotEmpty', reset({ group: 'living' })],
    ['invalidRequest', reset({ offset: null })],
    ['invalidRequest', reset({ offset: -1 })],
    ['invalidRequest', reset({ offset: null, timestampMs: -1 })],
    ['invalidRequest', reset({ offset: null, edge: 9 })],
    ['invalidRequest', reset({ partitions: [{ partition: 0 }] })],
    ['invalidRequest', reset({ partitions: [{ ...place, partition: -1 }] })],
    ['invalidRequest', reset({ partitions: [place, place] })],
    ['invalidRequest', reset({ partitions: Array<object>(10_001).fill(place) })],
  ];
}

test('each method refuses what makes no sense by name, and changes nothing', async (t) => {
  const { door } = await serve(t);
  const joined = await door.call(groupsService.join, { ...JOIN, instanceId: 'i' });
  const callsOf = [topicCalls, operatorCalls, keyCalls, groupCalls, memberCalls, groupAdminCalls];
  const calls = callsOf.flatMap((each) => each(door));
  for (const [at, [code, call]] of calls.entries()) {
    const error = await t.throwsAsync(call(), { instanceOf: Refused });
    t.is(error instanceof Refused ? error.refusal.code : '', code, `call ${at}`);
  }
  const { offsets } = await door.call(groupsService.fetchOffsets, {
    group: 'kept',
    partitions: [{ topic: { name: 'none' } }, { topic: { name: 'orders' }, partition: 9 }],
  });
  t.deepEqual(
    offsets.map(({ error }) => error?.code),
    ['topicNotFound', 'partitionNotFound'],
  );
  const { keys } = await door.call(metadataService.list, { path: '/', recursive: true });
  t.is(keys.length, 1);
  const { groups } = await door.call(groupsService.list, {});
  t.deepEqual(
    groups.map(({ group, members }) => [group, members]),
    [
      ['kept', 0],
      ['living', 1],
    ],
  );
  const left = await door.call(groupsService.leave, { ...JOIN, instanceId: 'i' });
  t.true(joined.metadataIndex > 0 && left.metadataIndex > joined.metadataIndex);
  await goesOn(t, door);
});

test('watches of what is no path, or long gone, end with their refusal', async (t) => {
  const { door } = await serve(t);
  const endOf = async (request: object) => {
    const stream = door.listen(metadataService.watch, request).resume();
    const [error] = await once(stream, 'error').catch((thrown: unknown) => [thrown]);
    const refused = refusedOf(error);
    return refused instanceof Refused ? refused.refusal.code : refused.message;
  };
  t.is(await endOf({ path: 'a' }), 'invalidPath');
  t.is(await endOf({ path: '/a', fromRevision: -1 }), 'invalidRequest');
  await goesOn(t, door);
});

test('epochs that are over, or not yet, are named by produce and by fetch', async (t) => {
  const before = await serve(t);
  await before.node.end('SIGKILL');
  const node = await NodeProcess.start(t, { directory: before.node.directory });
  const door = new Door(t, node.server);
  const { topic } = await door.call(topicsService.describe, { topic: { name: 'orders' } });
  const own = topic?.partitions[0]?.leaderEpoch ?? 0;
  t.true(own > 0, 'a new leadership has a new epoch');
  const expected = [
    [own - 1, 'fencedLeaderEpoch'],
    [own + 1, 'unknownLeaderEpoch'],
  ] as const;
  for (const [leaderEpoch, code] of expected) {
    const answers = await door.produce([{ ...produceOf('orders', ['a']), leaderEpoch }]);
    t.is(answers.get(0)?.error?.code, code);
    const fetch = door.fetch({ topic: { name: 'orders' }, partition: 0, leaderEpoch, offset: 0 });
    const error = await t.throwsAsync(fetch, { instanceOf: Refused });
    t.is(error instanceof Refused ? error.refusal.code : '', code);
  }
  t.is((await door.fetch({ topic: { name: 'orders' }, partition: 0, offset: 0 })).length, 1);
  await goesOn(t, door);
});

test('streams that hang in the air hold nobody up', async (t) => {
  const { door, raw } = await serve(t);
  for (const { path } of [produceService.stream, fetchService.stream, metadataService.watch]) {
    for (let at = 0; at < 50; at++) raw.open(path);
  }
  await goesOn(t, door);
});
