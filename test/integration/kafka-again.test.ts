/**
 * The Kafka door of a node as its users run it, when what clients know of a topic is of the past:
 * its id after it was deleted and made again, its leader's epoch after another election.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { deleteTopicsApi } from '../../src/wire/apis/delete-topics.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { listOffsetsApi } from '../../src/wire/apis/list-offsets.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { offsetCommitApi } from '../../src/wire/apis/offset-commit.ts';
import { offsetFetchApi } from '../../src/wire/apis/offset-fetch.ts';
import { offsetForLeaderEpochApi } from '../../src/wire/apis/offset-for-leader-epoch.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { splitBatches } from '../../storage/batch/record-batch.ts';
import { batch, produceRequest } from '../compat/differential/cases/common.ts';
import { fetchRequest } from '../compat/differential/cases/fetch.ts';
import { allTopics, makeTopic } from '../kafka/bad-input/requests.ts';
import { RawClient } from '../kafka/raw-client.ts';
import { recordsOf } from '../storage/cleaner/keyed-log.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';

const TOPIC = 'orders';
const GROUP = 'readers';

/** A topic as clients name it: by its name, or by an id. */
type Named = { readonly topic: string } | { readonly topicId: string };

const byName: Named = { topic: TOPIC };

async function clientOf(t: ExecutionContext, { bootstrap }: NodeProcess): Promise<RawClient> {
  return await RawClient.connect(t, Number(bootstrap.split(':').at(-1)));
}

async function nodeOf(t: ExecutionContext): Promise<NodeProcess> {
  return await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
}

/** What clients do with a topic, by name in the last version that knows names. */
class Client {
  readonly #client: RawClient;

  constructor(client: RawClient) {
    this.#client = client;
  }

  async produce(named: Named, value: string) {
    const isId = 'topicId' in named;
    const request = produceRequest(isId ? '' : named.topic, [batch([value])], isId ? named : {});
    const { topics } = await this.#client.call(produceApi, isId ? 13 : 12, request);
    return topics[0]?.partitions[0];
  }

  /** The values that lie there, or the error. */
  async read(named: Named): Promise<readonly (string | null)[] | number> {
    const isId = 'topicId' in named;
    const asked = isId ? fetchRequest('', {}, named) : fetchRequest(named.topic);
    const { topics } = await this.#client.call(fetchApi, isId ? 18 : 12, asked);
    const [fetched] = topics[0]?.partitions ?? [];
    if (fetched === undefined || fetched.errorCode !== 0) return fetched?.errorCode ?? -1;
    return recordsOf(splitBatches(fetched.records), {}).map(({ value }) => value);
  }

  async commit(named: Named, offset: number): Promise<number | undefined> {
    const partitions = [{ partition: 0, offset, leaderEpoch: -1, metadata: `at ${offset}` }];
    const names = { name: '', topicId: NO_UUID, ...nameOf(named) };
    const nobody = { generation: -1, memberId: '', groupInstanceId: null };
    const request = { groupId: GROUP, ...nobody, topics: [{ ...names, partitions }] };
    const version = 'topicId' in named ? 10 : 9;
    const { topics } = await this.#client.call(offsetCommitApi, version, request);
    return topics[0]?.partitions[0]?.errorCode;
  }

  /** Error and offset of each topic that is answered; `undefined`: of all. */
  async committed(named?: Named): Promise<readonly (readonly number[])[]> {
    const names = { name: '', topicId: NO_UUID, ...(named && nameOf(named)) };
    const topics = named === undefined ? null : [{ ...names, partitions: [0] }];
    const asked = { groupId: GROUP, memberId: null, memberEpoch: -1, topics };
    const request = { groupId: '', topics: null, groups: [asked], requireStable: false };
    const version = named !== undefined && 'topic' in named ? 9 : 10;
    const { groups } = await this.#client.call(offsetFetchApi, version, request);
    return (groups[0]?.topics ?? []).flatMap(({ partitions }) =>
      partitions.map(({ errorCode, offset }) => [errorCode, offset]),
    );
  }
}

function nameOf(named: Named): { readonly name: string } | { readonly topicId: string } {
  return 'topic' in named ? { name: named.topic } : named;
}

test('a topic that was deleted and made again is another one, whatever it is called', async (t) => {
  const node = await nodeOf(t);
  const raw = await clientOf(t, node);
  const client = new Client(raw);
  const before = { topicId: await makeTopic(raw, TOPIC) };
  for (const value of ['a', 'b', 'c']) t.is((await client.produce(before, value))?.errorCode, 0);
  t.deepEqual(await client.read(byName), ['a', 'b', 'c']);
  t.is(await client.commit(before, 2), 0);
  t.deepEqual(await client.committed(byName), [[0, 2]]);

  const waiter = await clientOf(t, node);
  const atEnd = fetchRequest('', { fetchOffset: 3 }, { ...before, maxWaitMs: 600_000 });
  const waiting = waiter.call(fetchApi, 18, atEnd);
  const deletion = { topics: [{ name: null, ...before }], timeoutMs: 10_000 };
  t.is((await raw.call(deleteTopicsApi, 6, deletion)).topics[0]?.errorCode, 0);
  const after = { topicId: await makeTopic(raw, TOPIC) };
  t.not(after.topicId, before.topicId);
  const { unknownTopicId } = errorCodes;
  t.is((await waiting).topics[0]?.partitions[0]?.errorCode, unknownTopicId, 'a Fetch that waited');

  t.deepEqual(await client.committed(byName), [[0, -1]]);
  t.deepEqual(await client.committed(after), [[0, -1]]);
  t.deepEqual(await client.committed(before), [[unknownTopicId, -1]]);
  t.deepEqual(await client.committed(), []);
  t.like(await client.produce(before, 'late'), { errorCode: unknownTopicId });
  t.is(await client.read(before), unknownTopicId);
  t.is(await client.commit(before, 3), unknownTopicId);

  t.like(await client.produce(byName, 'd'), { errorCode: 0, baseOffset: 0 });
  t.like(await client.produce(after, 'e'), { errorCode: 0, baseOffset: 1 });
  t.deepEqual(await client.read(byName), ['d', 'e']);
  t.deepEqual(await client.read(after), ['d', 'e']);
  t.is(await client.commit(byName, 1), 0);
  t.deepEqual(await client.committed(after), [[0, 1]]);
  t.deepEqual(await client.committed(), [[0, 1]]);
  t.is(await node.end('SIGTERM'), 0);
});

async function epochOf(client: RawClient): Promise<number> {
  for (;;) {
    const { topics } = await client.call(metadataApi, 12, allTopics);
    const [row] = topics[0]?.partitions ?? [];
    if (row?.errorCode === 0) return row.leaderEpoch;
  }
}

/** What each of the three that may be asked under an epoch answers. */
async function errorsUnder(client: RawClient, currentLeaderEpoch: number) {
  const place = { partition: 0, currentLeaderEpoch };
  const fetched = await client.call(fetchApi, 12, fetchRequest(TOPIC, place));
  const listed = await client.call(listOffsetsApi, 11, {
    replicaId: -1,
    isolation: 0,
    topics: [{ topic: TOPIC, partitions: [{ ...place, timestampMs: -1 }] }],
    timeoutMs: 0,
  });
  const ended = await client.call(offsetForLeaderEpochApi, 4, {
    replicaId: -1,
    topics: [{ topic: TOPIC, partitions: [{ ...place, leaderEpoch: 0 }] }],
  });
  return [fetched, listed, ended].map(({ topics }) => topics[0]?.partitions[0]?.errorCode);
}

const same = (errorCode: number) => Array.from({ length: 3 }, () => errorCode);

test('who asks under the epoch of an earlier leader is fenced; one to come is not known yet', async (t) => {
  const node = await nodeOf(t);
  const first = await clientOf(t, node);
  await makeTopic(first, TOPIC);
  t.is((await new Client(first).produce(byName, 'a'))?.errorCode, 0);
  const before = await epochOf(first);
  t.deepEqual(await errorsUnder(first, before), [0, 0, 0]);
  t.is(await node.end('SIGTERM'), 0);
  const again = await node.startAgain(t);
  const client = await clientOf(t, again);
  const now = await epochOf(client);
  t.true(now > before, `${before}, and now ${now}`);
  const { fencedLeaderEpoch, unknownLeaderEpoch } = errorCodes;
  t.deepEqual(await errorsUnder(client, before), same(fencedLeaderEpoch));
  t.deepEqual(await errorsUnder(client, now + 1), same(unknownLeaderEpoch));
  t.deepEqual(await errorsUnder(client, now), same(0));
  t.deepEqual(await errorsUnder(client, -1), same(0));
  t.is(await again.end('SIGTERM'), 0);
});

test('a topic that was made again serves nobody by an epoch of the one before', async (t) => {
  const node = await nodeOf(t);
  const first = await clientOf(t, node);
  const before = { topicId: await makeTopic(first, TOPIC) };
  t.is((await new Client(first).produce(before, 'a'))?.errorCode, 0);
  t.is(await node.end('SIGTERM'), 0);
  const again = await node.startAgain(t);
  const raw = await clientOf(t, again);
  const client = new Client(raw);
  const epochBefore = await epochOf(raw);
  const deletion = { topics: [{ name: null, ...before }], timeoutMs: 10_000 };
  t.is((await raw.call(deleteTopicsApi, 6, deletion)).topics[0]?.errorCode, 0);
  const after = { topicId: await makeTopic(raw, TOPIC) };
  t.is((await client.produce(byName, 'b'))?.errorCode, 0);

  // Id and epoch are told together: by the id a client knows that the lower epoch is no old news.
  const [told] = (await raw.call(metadataApi, 12, allTopics)).topics;
  const epoch = told?.partitions[0]?.leaderEpoch ?? -1;
  t.like(told, after);
  t.true(epoch < epochBefore, `${epochBefore}, and now ${epoch}`);
  const { unknownLeaderEpoch, unknownTopicId } = errorCodes;
  t.deepEqual(await errorsUnder(raw, epoch), same(0));
  t.deepEqual(await errorsUnder(raw, epochBefore), same(unknownLeaderEpoch), 'by its name');
  const fetch = async (named: { readonly topicId: string }, currentLeaderEpoch: number) => {
    const asked = fetchRequest('', { currentLeaderEpoch }, named);
    return (await raw.call(fetchApi, 18, asked)).topics[0]?.partitions[0]?.errorCode;
  };
  t.is(await fetch(after, epoch), 0);
  t.is(await fetch(after, epochBefore), unknownLeaderEpoch);
  for (const each of [epoch, epochBefore, -1]) t.is(await fetch(before, each), unknownTopicId);
  t.is(await again.end('SIGTERM'), 0);
});
