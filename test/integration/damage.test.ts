/**
 * Files that are damaged, cut, emptied or gone when a node starts: what can be mended is, what
 * cannot is named and kept byte for byte, and everything else is served.
 */
import { appendFile, cp, mkdir, open, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { Level } from 'level';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { producerIdsService, topicsService } from '../../src/grpc/services.ts';
import { Door, produceOf, Refused } from './door.ts';
import { NodeProcess, runBalsa, runStart, temporaryDirectory } from './node-process.ts';

const LOG = '00000000000000000000.log';
const WAL = join('raft', '00000000000000000000.wal');
const values = ['a', 'b', 'c', 'd'];

/** A stopped node's directory: partitions that each hold four batches of one record. */
async function filled(t: ExecutionContext, partitions = 1) {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const door = new Door(t, node.server);
  const { topic } = await door.call(topicsService.create, { name: 'orders', partitions });
  const { producerId } = await door.call(producerIdsService.allocate, {});
  for (let partition = 0; partition < partitions; partition++) {
    const requests = values.map((value, baseSequence) => {
      return { ...produceOf('orders', [value], { producerId, baseSequence }), partition };
    });
    const answers = await door.produce(requests);
    t.is(answers.get(values.length - 1)?.acknowledgement?.baseOffset, values.length - 1);
  }
  const pathOf = (partition: number) => join(directory, 'topics', `${topic?.id}-${partition}`);
  return { directory, node, producerId, pathOf };
}

async function overwrite(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Uint8Array.of(0xff, 0xfe, 0xfd, 0xfc), 0, 4, position);
  await file.close();
}

/** A row that LevelDB finds sound, and whose own check does not fit. */
async function spoilRow(metadata: string): Promise<void> {
  const contents = (await readdir(metadata)).find((name) => name !== 'current') ?? '';
  const level = new Level<Buffer, Buffer>(join(metadata, contents), {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
  });
  const [key = Buffer.alloc(0)] = await level.keys({ limit: 1 }).all();
  await level.put(key, Buffer.from('rotten'));
  await level.close();
}

async function read(door: Door, partition: number): Promise<string> {
  const edge = balsa.v1.Edge.EDGE_BEGINNING;
  try {
    const records = await door.fetch({ topic: { name: 'orders' }, partition, edge });
    return records.map(({ value }) => value).join('');
  } catch (error) {
    return error instanceof Refused ? error.refusal.code : String(error);
  }
}

async function write(door: Door, partition: number): Promise<string> {
  const answers = await door.produce([{ ...produceOf('orders', ['e']), partition }]);
  return answers.get(0)?.error?.code ?? String(answers.get(0)?.acknowledgement?.baseOffset);
}

/** Every file below a directory with its content. */
async function contents(directory: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isFile()) files.set(path, await readFile(path, 'latin1'));
    else for (const [name, content] of await contents(path)) files.set(name, content);
  }
  return files;
}

test.serial('a damaged or missing log is refused alone, and kept as it is', async (t) => {
  const { directory, node, pathOf } = await filled(t, 7);
  await node.end('SIGTERM');
  const log = (partition: number) => join(pathOf(partition), LOG);
  const { length } = await readFile(log(0));
  await overwrite(log(1), 8);
  await rm(join(pathOf(1), LOG.replace('.log', '.check')));
  await rm(pathOf(2), { recursive: true });
  await truncate(log(3), 0);
  await truncate(log(4), length - 1);
  await overwrite(log(5), length - 4);
  await truncate(join(pathOf(6), 'partition.metadata'), 0);
  const kept = await Promise.all([1, 3, 4, 5, 6].map((partition) => readFile(log(partition))));

  for (const start of ['first', 'second']) {
    const again = await NodeProcess.start(t, { directory });
    const door = new Door(t, again.server);
    t.is(await read(door, 0), 'abcd', `the others serve at the ${start} start`);
    for (const partition of [1, 6]) {
      t.is(await read(door, partition), 'logDamaged', `${partition} at the ${start} start`);
      t.is(await write(door, partition), 'logDamaged');
    }
    for (const partition of [2, 3, 4]) {
      t.is(await read(door, partition), 'notLeader', `${partition} at the ${start} start`);
      t.is(await write(door, partition), 'notLeader');
    }
    if (start === 'first') {
      for (const what of ['not served', 'missing', 'shorter'])
        t.true(again.log.includes(what), what);
    }
    await again.end(start === 'first' ? 'SIGKILL' : 'SIGTERM');
  }
  const after = await Promise.all([1, 3, 4, 5, 6].map((partition) => readFile(log(partition))));
  t.deepEqual(after, kept);
});

test.serial('a batch that does not match its CRC is never taken for a record', async (t) => {
  const { directory, node, pathOf } = await filled(t);
  await node.end('SIGTERM');
  const path = join(pathOf(0), LOG);
  await overwrite(path, (await readFile(path)).length - 4);
  const again = await NodeProcess.start(t, { directory });
  const { exitCode, stdout, stderr } = await runBalsa(t, [
    ...['consume', 'orders', '--server', again.server],
  ]);
  t.is(exitCode, 6, stderr);
  t.is(stdout.toString(), 'a\nb\nc\n');
  t.regex(stderr, /offset 3/);
});

test.serial('a torn tail is cut, and nothing acknowledged goes with it', async (t) => {
  const { directory, node, producerId, pathOf } = await filled(t);
  await node.end('SIGKILL');
  const path = join(pathOf(0), LOG);
  const whole = await readFile(path);
  await appendFile(path, whole.subarray(0, whole.length / values.length - 1));
  await appendFile(join(directory, WAL), new Uint8Array(300));
  const again = await NodeProcess.start(t, { directory });
  const door = new Door(t, again.server);
  t.is(await read(door, 0), 'abcd');
  const retried = produceOf('orders', ['d'], { producerId, baseSequence: 3 });
  t.is((await door.produce([retried])).get(0)?.acknowledgement?.baseOffset, 3);
  t.is(await write(door, 0), '4');
  t.is(await again.end('SIGTERM'), 0);
  t.is((await runBalsa(t, ['verify', directory])).exitCode, 0);
});

test.serial('side files that are gone or empty are made again', async (t) => {
  const { directory, node, producerId, pathOf } = await filled(t, 2);
  await node.end('SIGTERM');
  const derived = (await readdir(pathOf(0))).filter((name) =>
    /\.(time)?(index|check|snapshot)$/.test(name),
  );
  t.is(derived.length, 4, derived.join(' '));
  for (const name of derived) {
    await rm(join(pathOf(0), name));
    await truncate(join(pathOf(1), name), 0);
  }
  await truncate(join(directory, 'metadata', 'current'), 0);
  const again = await NodeProcess.start(t, { directory });
  const door = new Door(t, again.server);
  for (const partition of [0, 1]) {
    t.is(await read(door, partition), 'abcd');
    const retried = produceOf('orders', ['b'], { producerId, baseSequence: 1 });
    const answers = await door.produce([{ ...retried, partition }]);
    t.is(answers.get(0)?.acknowledgement?.baseOffset, 1, 'the producer is still known');
  }
  t.is(await again.end('SIGTERM'), 0);
  t.is((await runBalsa(t, ['verify', directory])).exitCode, 0);
});

test.serial(
  'a Raft log or identity that is damaged or gone is exit code 6, untouched',
  async (t) => {
    const { directory, node } = await filled(t);
    await node.end('SIGTERM');
    const damages: readonly [string, (copy: string) => Promise<void>][] = [
      ['wal', (copy) => overwrite(join(copy, WAL), 200)],
      ['raft', (copy) => truncate(join(copy, WAL), 0)],
      ['raft', (copy) => rm(join(copy, WAL))],
      ['raft-id', (copy) => truncate(join(copy, 'raft', 'raft-id'), 0)],
      ['raft-id', (copy) => rm(join(copy, 'raft', 'raft-id'))],
      ['node.json', (copy) => rm(join(copy, 'node.json'))],
      ['node.json', (copy) => truncate(join(copy, 'node.json'), 0)],
    ];
    for (const [name, damage] of damages) {
      const copy = await temporaryDirectory(t);
      await cp(directory, copy, { recursive: true });
      await damage(copy);
      const before = await contents(join(copy, 'raft'));
      const { exitCode, stderr } = await runStart(t, { directory: copy });
      t.is(exitCode, 6, stderr);
      t.true(stderr.includes(join(copy)) && stderr.includes(name), stderr);
      t.deepEqual(await contents(join(copy, 'raft')), before);
    }
  },
);

test.serial('metadata tables that are damaged are made anew from the Raft log', async (t) => {
  const { directory, node } = await filled(t);
  await node.end('SIGTERM');
  const metadata = join(directory, 'metadata');
  const rot: readonly (() => Promise<void>)[] = [
    () => overwrite(join(metadata, 'current'), 8),
    () => spoilRow(metadata),
  ];
  for (const damage of rot) {
    await damage();
    const again = await NodeProcess.start(t, { directory });
    t.is(await read(new Door(t, again.server), 0), 'abcd');
    t.is(await again.end('SIGTERM'), 0);
  }
  t.is((await runBalsa(t, ['verify', directory])).exitCode, 0);
});

test.serial(
  'without its checkpoint a node says so, and serves nothing of what it kept',
  async (t) => {
    const { directory, node, pathOf } = await filled(t);
    await node.end('SIGKILL');
    const before = await readFile(join(pathOf(0), LOG));
    await rm(join(directory, 'topics', 'checkpoint'));
    const again = await NodeProcess.start(t, { directory });
    const door = new Door(t, again.server);
    t.is(await read(door, 0), 'notLeader');
    t.regex(again.log, /what was known of the logs is lost/);
    await door.call(topicsService.create, { name: 'new' });
    const answers = await door.produce([produceOf('new', ['a'])]);
    t.is(answers.get(0)?.acknowledgement?.baseOffset, 0, 'new topics are served');
    await again.end('SIGTERM');
    t.deepEqual(await readFile(join(pathOf(0), LOG)), before);
  },
);

test.serial(
  'what the cluster does not know is set aside, and strange names left alone',
  async (t) => {
    const { directory, node, pathOf } = await filled(t);
    await node.end('SIGKILL');
    const stranger = join(directory, 'topics', `${'A'.repeat(22)}-0`);
    await cp(pathOf(0), stranger, { recursive: true });
    await mkdir(join(directory, 'topics', 'lost+found'));
    const again = await NodeProcess.start(t, { directory });
    t.regex(again.log, /lost\+found/);
    t.regex(again.log, /set aside/);
    t.is(await read(new Door(t, again.server), 0), 'abcd');
    await again.end('SIGKILL');
    const names = await readdir(join(directory, 'topics'));
    t.true(names.includes('lost+found'));
    const aside = await readFile(join(`${stranger}.aside-1`, LOG));
    t.deepEqual(aside, await readFile(join(pathOf(0), LOG)));
  },
);
