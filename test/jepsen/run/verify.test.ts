/** What `balsa verify` says of the disks of stopped nodes, as a run hears it. */
import { open, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { verifyFault } from '../../../jepsen/run/final-state.ts';
import { topicsService } from '../../../src/grpc/services.ts';
import { Door, produceOf } from '../../integration/door.ts';
import { NodeProcess, temporaryDirectory } from '../../integration/node-process.ts';

const LOG = '00000000000000000000.log';

/** A stopped node's directory, and a partition in it that holds four batches. */
async function stopped(t: ExecutionContext, signal: 'SIGTERM' | 'SIGKILL') {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const door = new Door(t, node.server);
  const { topic } = await door.call(topicsService.create, { name: 'orders', partitions: 1 });
  await door.produce(['a', 'b', 'c', 'd'].map((value) => produceOf('orders', [value])));
  await node.end(signal);
  return { directory, log: join(directory, 'topics', `${topic?.id}-0`, LOG) };
}

async function spoil(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Uint8Array.of(0xff, 0xfe, 0xfd, 0xfc), 0, 4, position);
  await file.close();
}

test.serial('nothing is wrong with the disk of a node, however it ended', async (t) => {
  const inOrder = await stopped(t, 'SIGTERM');
  t.is(await verifyFault(inOrder.directory), undefined);
  t.is(await verifyFault(inOrder.directory), undefined, 'to look changes nothing');
  const killed = await stopped(t, 'SIGKILL');
  t.is(await verifyFault(killed.directory), undefined);
  const directory = await temporaryDirectory(t);
  await (await NodeProcess.start(t, { directory })).end('SIGTERM');
  t.is(await verifyFault(directory), undefined, 'it held nothing');
});

test.serial('bytes that rot, a log cut short and a file that is gone are told', async (t) => {
  const rotten = await stopped(t, 'SIGTERM');
  const { length } = await readFile(rotten.log);
  await spoil(rotten.log, length - 4);
  t.regex((await verifyFault(rotten.directory)) ?? '', /no sound batch/);
  await truncate(rotten.log, Math.floor(length / 2));
  t.truthy(await verifyFault(rotten.directory));
  const { directory } = await stopped(t, 'SIGTERM');
  const raft = join(directory, 'raft');
  const [wal = ''] = (await readdir(raft)).filter((name) => name.endsWith('.wal'));
  await spoil(join(raft, wal), 40);
  t.truthy(await verifyFault(directory));
  const { directory: another, log } = await stopped(t, 'SIGTERM');
  await rm(log);
  t.truthy(await verifyFault(another));
});
