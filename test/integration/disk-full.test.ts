/** A disk that is really full: a small memory file system under the data directory. */
import { existsSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { topicsService } from '../../src/grpc/services.ts';
import { Door, produceOf } from './door.ts';
import { fillDisk, mountSmall, mountTest } from './mounts.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

const DISK_SIZE_BYTES = 8 << 20;
const value = 'x'.repeat(100_000);

/** Writes one record after another until one is refused: how many were taken, and why no more. */
async function writeUntilRefused(door: Door): Promise<{ taken: number; code: string }> {
  for (let taken = 0; ; taken++) {
    const answers = await door.produce([produceOf('orders', [`${taken} ${value}`])]);
    const error = answers.get(0)?.error;
    if (error != null) return { taken, code: error.code ?? '' };
  }
}

async function numbers(door: Door): Promise<number[]> {
  const edge = balsa.v1.Edge.EDGE_BEGINNING;
  const records = await door.fetch({ topic: { name: 'orders' }, partition: 0, edge });
  return records.map((record) => Number(record.value.split(' ')[0]));
}

async function begin(t: ExecutionContext) {
  const directory = await temporaryDirectory(t);
  mountSmall(t, directory, DISK_SIZE_BYTES);
  const data = join(directory, 'data');
  return { directory, data, filler: join(directory, 'filler') };
}

mountTest(
  'a full disk fails a produce, leaves reads alone, and is over when space returns',
  async (t) => {
    const { data, filler } = await begin(t);
    await writeFile(filler, new Uint8Array(2 << 20));
    const node = await NodeProcess.start(t, { directory: data });
    const door = new Door(t, node.server);
    await door.call(topicsService.create, { name: 'orders' });
    const { taken, code } = await writeUntilRefused(door);
    t.is(code, 'storageFull');
    t.true(taken > 10);
    const held = Array.from({ length: taken }, (_, at) => at);
    t.deepEqual(await numbers(door), held, 'all that was acknowledged, and nothing else');
    const epochOf = async () => {
      const { topic } = await door.call(topicsService.describe, { topic: { name: 'orders' } });
      return topic?.partitions[0]?.leaderEpoch ?? -1;
    };
    const epoch = await epochOf();
    await rm(filler);
    for (;;) {
      const answers = await door.produce([produceOf('orders', [`${taken} again`])]);
      if (answers.get(0)?.acknowledgement != null) break;
    }
    t.true((await epochOf()) > epoch, 'under a new leader epoch');
    t.deepEqual(await numbers(door), [...held, taken]);
    await node.end('SIGKILL');
    const again = await NodeProcess.start(t, { directory: data });
    t.deepEqual(await numbers(new Door(t, again.server)), [...held, taken]);
    t.is(await again.end('SIGTERM'), 0);
    t.is((await runBalsa(t, ['verify', data])).exitCode, 0);
  },
);

mountTest('a topic made on a full disk serves when space returns', async (t) => {
  const { data, filler } = await begin(t);
  const node = await NodeProcess.start(t, {
    directory: data,
    flags: ['--reserve-bytes', '262144'],
  });
  const door = new Door(t, node.server);
  await door.call(topicsService.create, { name: 'early' });
  fillDisk(filler);
  await door.call(topicsService.create, { name: 'orders' });
  const { taken, code } = await writeUntilRefused(door);
  t.deepEqual([taken, code], [0, 'storageFull']);
  await rm(filler);
  for (;;) {
    const answers = await door.produce([produceOf('orders', ['0 at last'])]);
    if (answers.get(0)?.acknowledgement != null) break;
  }
  t.deepEqual(await numbers(door), [0]);
  t.is(await node.end('SIGTERM'), 0);
});

mountTest('what the reserve gives back is for metadata, until it is whole again', async (t) => {
  const { data, filler } = await begin(t);
  const reserve = join(data, 'raft', 'reserve');
  const sizeBytes = 1 << 20;
  const flags = ['--reserve-bytes', String(sizeBytes)];
  const node = await NodeProcess.start(t, { directory: data, flags });
  const door = new Door(t, node.server);
  const isWhole = () => existsSync(reserve) && statSync(reserve).size === sizeBytes;
  while (!isWhole()) await door.call(topicsService.list, {});
  await door.call(topicsService.create, { name: 'orders' });
  let topics = 0;
  const createTopic = async () => {
    await door.call(topicsService.create, { name: `more-${topics}`, partitions: 100 });
    topics += 1;
  };
  for (let use = 0, number = 0; use < 2; use++) {
    await door.call(topicsService.create, { name: 'old' });
    for (let at = 0; at < 30; at++) await door.produce([produceOf('old', [value])]);
    await door.produce([produceOf('orders', [`${number++} ${value}`])]);
    fillDisk(filler);
    while (existsSync(reserve)) await createTopic();
    const eaten = await writeUntilRefused(door);
    for (let more = 0; more < 3; more++) await createTopic();
    t.deepEqual(eaten, { taken: 0, code: 'storageFull' });
    await door.call(topicsService.delete, { topic: { name: 'old' } });
    for (;;) {
      const answers = await door.produce([produceOf('orders', [`${number} again`])]);
      if (answers.get(0)?.acknowledgement != null) break;
    }
    number += 1;
    t.true(isWhole());
    t.deepEqual(await numbers(door), [...Array(number).keys()]);
    await rm(filler);
  }
  t.is(await node.end('SIGTERM'), 0, node.log);
  t.is((await runBalsa(t, ['verify', data])).exitCode, 0);
});

mountTest('metadata that find no space end the node, and take nothing with them', async (t) => {
  const { data, filler } = await begin(t);
  const node = await NodeProcess.start(t, { directory: data });
  const door = new Door(t, node.server);
  await door.call(topicsService.create, { name: 'orders' });
  for (let number = 0; number < 3; number++) {
    await door.produce([produceOf('orders', [`${number} ${value}`])]);
  }
  fillDisk(filler);
  let topics = 0;
  const creating = (async () => {
    for (;;) {
      await door.call(topicsService.create, { name: `more-${topics}`, partitions: 100 });
      topics += 1;
      fillDisk(filler);
    }
  })();
  await t.throwsAsync(creating);
  t.is(await node.ended, 1, node.log);
  t.regex(node.log, /the node cannot go on/);
  await rm(filler);
  const again = await NodeProcess.start(t, { directory: data });
  const after = new Door(t, again.server);
  t.deepEqual(await numbers(after), [0, 1, 2]);
  const listed = await after.call(topicsService.list, {});
  t.true(listed.topics.length >= topics + 1, 'every topic that was acknowledged');
});
