/**
 * Every method that a node serves over gRPC, asked wrongly. Each answer is the right error or a
 * closed stream; the node goes on serving, and what it had acknowledged is there at the end.
 *
 * Other brokers come in by the same door; their listener for records (`--port` + 3) speaks no gRPC.
 */
import { Server, status } from '@grpc/grpc-js';
import test from 'ava';
import { GrpcDoor } from '../../../src/grpc/door.ts';
import {
  fetchService,
  groupsService,
  metadataService,
  produceService,
  topicsService,
} from '../../../src/grpc/services.ts';
import { produceOf } from '../door.ts';
import type { Scope } from '../node-process.ts';
import { verified } from '../node-process.ts';
import { framed, RawDoor } from '../raw-call.ts';
import { groupCalls, joinOfLiving, living, memberCalls, offsetCalls } from './groups.ts';
import { keyCalls, leaseCalls } from './keys.ts';
import { joiningCalls, peerCalls } from './nodes.ts';
import { clusterCalls, partitionCalls, testHookCalls } from './operators.ts';
import { dataCalls, healthCalls, reflectionCalls } from './streams.ts';
import { names, topicCalls } from './topics.ts';
import type { BadCalls } from './world.ts';
import { asBytes, methods, outcomeOf, World } from './world.ts';

const MESSAGE_SIZE_BYTES_MAX = 16 << 20;
const RECEIVE_WINDOW_BYTES = 4 << 20;
const RESIDENT_BYTES_MAX = 400 << 20;
const NO_BYTES = Buffer.of();
const CANCEL = 8;
/** Of nine bytes, which never come. */
const HALF = Buffer.from('0000000009', 'hex');
const { DEADLINE_EXCEEDED, FAILED_PRECONDITION, INTERNAL, RESOURCE_EXHAUSTED, UNIMPLEMENTED } =
  status;

const badCalls: BadCalls = {
  ...topicCalls,
  ...partitionCalls,
  ...clusterCalls,
  ...testHookCalls,
  ...keyCalls,
  ...leaseCalls,
  ...offsetCalls,
  ...groupCalls,
  ...memberCalls,
  ...dataCalls,
  ...healthCalls,
  ...reflectionCalls,
  ...peerCalls,
  ...joiningCalls,
};

/** Of all tests: it ends with the last of them. */
const ends: (() => unknown)[] = [];
const scope: Scope = { teardown: (end) => void ends.push(end) };
let world: World;

test.before(async (t) => {
  world = await World.begin(scope);
  await world.goesOn(t, 'the start');
});

test.after.always(async () => {
  for (const end of ends.reverse()) await end();
});

/** The paths of the methods that a door gives its server. */
async function servedPaths(): Promise<readonly string[]> {
  const paths: string[] = [];
  const { register } = Server.prototype;
  Server.prototype.register = new Proxy(register, {
    apply: (target, server, words) => {
      paths.push(String(words[0]));
      return Reflect.apply(target, server, words);
    },
  });
  try {
    const joining = { meet: () => ({}), promise: () => {}, join: () => {} };
    const hooks = { setFailpoint: () => {}, stall: () => {}, skewClock: () => {} };
    const door = await GrpcDoor.listen({ host: '127.0.0.1', port: 0 }, { joining, hooks });
    await door.close(0);
  } finally {
    Server.prototype.register = register;
  }
  return paths;
}

test('each method that a node serves has its cases, and each case is of one', async (t) => {
  const served = await servedPaths();
  const keys = Object.keys(badCalls);
  t.deepEqual(
    served.filter((path) => !keys.includes(path)),
    [],
    'these have no case',
  );
  t.deepEqual(
    keys.filter((path) => !served.includes(path)),
    [],
    'these are served by nobody',
  );
  t.deepEqual(methods.map(({ path }) => path).sort(), [...served].sort());
});

test.serial('what makes no sense is refused by name, and changes nothing', async (t) => {
  const joined = await world.door.call(groupsService.join, joinOfLiving);
  const before = await world.state();
  const wrong: string[] = [];
  for (const [path, callsOf] of Object.entries(badCalls)) {
    const calls = callsOf(world);
    t.true(calls.length > 0, path);
    for (const [at, [want, call]] of calls.entries()) {
      const outcome = await outcomeOf(call);
      if (outcome !== want) wrong.push(`${path}, call ${at}: ${outcome}, not ${want}`);
    }
    await world.goesOn(t, path);
  }
  t.deepEqual(wrong, []);
  t.deepEqual(await world.state(), before);
  const left = await world.door.call(groupsService.leave, living);
  t.true(joined.metadataIndex > 0 && left.metadataIndex > joined.metadataIndex);
});

/** What nodes say to each other in streams asks for the secret before it reads anything. */
function isSecret({ path, requestStream }: (typeof methods)[number]): boolean {
  return path.startsWith('/balsa.v1.Peers/') && requestStream;
}

test.serial(
  'bytes that are no request of a method get their status from each of them',
  async (t) => {
    const { raw } = world;
    for (const method of methods) {
      const { path } = method;
      const unreadable = isSecret(method) ? FAILED_PRECONDITION : INTERNAL;
      // A field of number 0, which no message has, and a field of group type that never ends.
      for (const garbage of [Buffer.of(0x00, 0xff), Buffer.of(255, 255, 255, 255)]) {
        t.is((await raw.call(path, framed(garbage))).status, unreadable, `garbage to ${path}`);
      }
      if (method.requestStream) continue;
      t.is((await raw.call(path, NO_BYTES)).status, UNIMPLEMENTED, `no message to ${path}`);
      const two = Buffer.concat([framed(NO_BYTES), framed(NO_BYTES)]);
      t.is((await raw.call(path, two)).status, UNIMPLEMENTED, `two messages to ${path}`);
    }
    await world.goesOn(t, 'garbage');
  },
);

test.serial(
  'more than a message may hold is refused by each method, and costs no connection',
  async (t) => {
    const { raw, door } = world;
    const oversize = Buffer.alloc(MESSAGE_SIZE_BYTES_MAX + 1);
    const framedOversize = framed(oversize);
    for (const method of methods) {
      const { path } = method;
      const want = isSecret(method) ? FAILED_PRECONDITION : RESOURCE_EXHAUSTED;
      const lying = await raw.call(path, Buffer.from('00ffffffff01', 'hex'));
      t.is(lying.status, want, `a lying length to ${path}`);
      t.is((await raw.call(path, framedOversize)).status, want, `an oversize message to ${path}`);
      // The client that behaves otherwise does so on its only connection.
      const call = door.call(asBytes(method), oversize);
      t.like(await t.throwsAsync(call), { code: want }, `an oversize message to ${path}`);
      await world.goesOn(t, `an oversize message to ${path}`);
    }
    const { connection } = await raw.receiveWindow();
    t.true(connection >= RECEIVE_WINDOW_BYTES / 2, 'all that came was taken from the connection');
    t.true((await world.node.residentBytes()) < RESIDENT_BYTES_MAX);
  },
);

test.serial('a call whose deadline is over is begun by no method', async (t) => {
  const { raw, door } = world;
  const before = await world.state();
  for (const method of methods) {
    const { path } = method;
    const late = await raw.call(path, framed(NO_BYTES), { 'grpc-timeout': '0n' });
    t.is(late.status, DEADLINE_EXCEEDED, path);
    if (method.requestStream || method.responseStream) continue;
    for (const deadline of [0, Date.now() - 1]) {
      const call = door.call(asBytes(method), NO_BYTES, { deadline });
      t.like(await t.throwsAsync(call), { code: DEADLINE_EXCEEDED }, path);
    }
    await world.goesOn(t, `a deadline of 0 for ${path}`);
  }
  const sound = [
    [topicsService.create.path, topicsService.create.requestSerialize({ name: 'late' })],
    [metadataService.put.path, metadataService.put.requestSerialize({ path: '/late' })],
    [
      produceService.stream.path,
      produceService.stream.requestSerialize(produceOf('orders', ['a'])),
    ],
  ] as const;
  for (const [path, request] of sound) {
    const answer = await raw.call(path, framed(request), { 'grpc-timeout': '0n' });
    t.is(answer.status, DEADLINE_EXCEEDED, path);
  }
  t.deepEqual(await world.state(), before);
});

test.serial(
  'calls of each method that are given up, or hang half made in the air, cost nothing',
  async (t) => {
    const beginnings = [[], [HALF], [framed(NO_BYTES)], [framed(NO_BYTES), HALF]];
    const before = await world.state();
    const hanging = new RawDoor(scope, world.node.server);
    const cancelling = new RawDoor(scope, world.node.server);
    for (const { path } of methods) {
      for (const begun of beginnings) {
        const stream = hanging.open(path);
        for (const bytes of begun) stream.write(bytes);
      }
      for (const begun of beginnings) {
        const stream = cancelling.open(path);
        for (const bytes of begun) stream.write(bytes);
        // All of it is there before it is given up.
        await cancelling.receiveWindow();
        stream.close(CANCEL);
      }
      await hanging.receiveWindow();
      await world.goesOn(t, `half of ${path}`);
    }
    for (const { path } of [produceService.stream, fetchService.stream, metadataService.watch]) {
      for (let at = 0; at < 50; at++) hanging.open(path);
    }
    await world.goesOn(t, 'streams in the air');
    t.is((await cancelling.call(topicsService.list.path, framed(NO_BYTES))).status, status.OK);
    hanging.destroy();
    cancelling.destroy();
    await world.goesOn(t, 'both connections are gone');
    t.deepEqual(await world.state(), before);
  },
);

test.serial('names that mean something to JavaScript are names as any other', async (t) => {
  for (const name of names) {
    await world.door.call(topicsService.create, { name });
    await world.door.produce([produceOf(name, [`of ${name}`])]);
    await world.door.call(metadataService.put, { path: `/${name}`, value: Buffer.from(name) });
    const offsets = [{ topic: { name }, partition: 0, offset: 1, metadata: name }];
    await world.door.call(groupsService.commitOffsets, { group: name, offsets });
    await world.goesOn(t, name);
  }
  const { topic } = await world.door.call(topicsService.describe, { topic: { name: 'orders' } });
  t.deepEqual(topic?.configs, []);
});

test.serial('all that was acknowledged is there, also for the next node', async (t) => {
  await world.readBack(t);
  world = await world.startAgain(scope);
  await world.readBack(t);
  for (const name of names) {
    const [record] = await world.door.fetch({ topic: { name }, partition: 0, offset: 0 });
    t.is(record?.value, `of ${name}`);
    const { key } = await world.door.call(metadataService.get, { path: `/${name}` });
    t.is(Buffer.from(key?.value ?? []).toString(), name);
    const { offsets } = await world.door.call(groupsService.fetchOffsets, { group: name });
    t.like(offsets[0], { topic: name, offset: 1, metadata: name });
    await world.door.call(topicsService.delete, { topic: { name } });
  }
  await world.goesOn(t, 'the next start');
  const hanging = new RawDoor(scope, world.node.server);
  for (const { path } of methods) hanging.open(path).write(HALF);
  await hanging.receiveWindow();
  t.is(await world.node.end('SIGTERM'), 0, 'whoever hangs does not hold it up');
  await verified(t, world.node.directory);
});
