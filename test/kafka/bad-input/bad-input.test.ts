/**
 * The Kafka door of a node as its users run it, asked wrongly in every way that is counted in
 * `bad-input.ts`: each is answered by its error or by the end of its connection, and a healthy
 * client goes on as if nothing were.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { produceApi } from '../../../src/wire/apis/produce.ts';
import { batch, produceRequest } from '../../compat/differential/cases/common.ts';
import { fetchRequest } from '../../compat/differential/cases/fetch.ts';
import { NodeProcess, temporaryDirectory } from '../../integration/node-process.ts';
import { RawClient } from '../raw-client.ts';
import type { BadInput } from './bad-input.ts';
import { OddDoor } from './bad-input.ts';
import { framing } from './framing.ts';
import { groups } from './groups.ts';
import { named } from './names.ts';
import { patterns } from './patterns.ts';
import { produced } from './produce.ts';
import { reads } from './reads.ts';
import { repeatedNames } from './repeated.ts';
import { COMPACTED, makeTopic, TOPIC } from './requests.ts';
import { OLD, OLD_BATCHES, unread } from './unread.ts';
import { values } from './values.ts';

const HEALTHY = 'healthy';
const RESIDENT_BYTES_MAX = 400 << 20;

/** Produces and reads back on a connection that has been there from the beginning. */
async function goesOn(client: RawClient): Promise<boolean> {
  const request = produceRequest(HEALTHY, [batch(['v'])]);
  const produced = (await client.call(produceApi, 9, request)).topics[0]?.partitions[0];
  const fetchOffset = produced?.baseOffset ?? -1;
  const asked = fetchRequest(HEALTHY, { fetchOffset });
  const fetched = (await client.call(fetchApi, 11, asked)).topics[0]?.partitions[0];
  return produced?.errorCode === 0 && fetched?.errorCode === 0 && fetched.records.length > 0;
}

function portOf({ bootstrap }: NodeProcess): number {
  return Number(bootstrap.split(':').at(-1));
}

async function nodeOf(t: ExecutionContext): Promise<NodeProcess> {
  const flags = ['--group-initial-rebalance-delay-ms', '0'];
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t), flags });
  const client = await RawClient.connect(t, portOf(node));
  for (const name of [HEALTHY, TOPIC]) await makeTopic(client, name);
  await makeTopic(client, COMPACTED, { 'cleanup.policy': 'compact' });
  return node;
}

/** Memory is judged by the most that was ever held: what nobody reads is gone with its client. */
async function playOn(
  t: ExecutionContext,
  node: NodeProcess,
  inputs: readonly BadInput[],
): Promise<void> {
  const door = new OddDoor(t, portOf(node));
  const healthy = await door.connect();
  for (const { group, what, want, play: playOne } of inputs) {
    t.deepEqual(await playOne(door), want, `${group}: ${what}`);
    t.true(await goesOn(healthy), `after ${group}: ${what}`);
    const peak = await node.peakResidentBytes();
    t.true(peak < RESIDENT_BYTES_MAX, `${group}: ${what}: ${peak} bytes of memory`);
  }
  t.is(await node.end('SIGTERM'), 0);
}

async function play(t: ExecutionContext, inputs: readonly BadInput[]): Promise<void> {
  await playOn(t, await nodeOf(t), inputs);
}

test('what is no frame, or no value of its type, ends its connection and no other', async (t) => {
  await play(t, [...framing, ...values]);
});

test('no batch is stored that must not be', async (t) => {
  await play(t, produced);
});

test('who reads gets by no number more than there is', async (t) => {
  await play(t, reads);
});

test('what is no name, no setting and no pattern has its error', async (t) => {
  await play(t, [...named, ...patterns]);
});

test('what groups must not be asked has its error', async (t) => {
  await play(t, groups);
});

test('what is named very often is answered in proportion to what names it', async (t) => {
  await play(t, repeatedNames);
});

test('who asks for old records and takes none of them costs no memory by it', async (t) => {
  const node = await nodeOf(t);
  const writer = await RawClient.connect(t, portOf(node));
  await makeTopic(writer, OLD);
  for (const records of OLD_BATCHES) {
    const answer = await writer.call(produceApi, 9, produceRequest(OLD, [records]));
    t.is(answer.topics[0]?.partitions[0]?.errorCode, 0);
  }
  t.is(await node.end('SIGTERM'), 0);
  // What was written is not in memory any more, and is read from the disk for each who asks.
  await playOn(t, await node.startAgain(t), unread);
});
