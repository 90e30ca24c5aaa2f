/**
 * Groups by command, on a cluster of three: partitions have three leaders, and one of the nodes
 * coordinates the group. Who is in it speaks Kafka's protocol.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { findCoordinatorApi } from '../../src/wire/apis/find-coordinator.ts';
import { joinGroupApi } from '../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../src/wire/apis/leave-group.ts';
import { syncGroupApi } from '../../src/wire/apis/sync-group.ts';
import { assignment, subscription } from '../coordinator/subscription.ts';
import { RawClient } from '../kafka/raw-client.ts';
import { joinLineOf } from './cluster-process.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

async function startThree(t: ExecutionContext): Promise<readonly NodeProcess[]> {
  const nodes: NodeProcess[] = [];
  const flags = ['--group-initial-rebalance-delay-ms', '0'];
  for (let at = 0; at < 3; at++) {
    const directory = await temporaryDirectory(t);
    nodes.push(await NodeProcess.start(t, { directory, flags }));
    if (at === 0) flags.push('--join', await joinLineOf(directory));
  }
  return nodes;
}

/** A member of a classic group that reads all of `orders`; with a long session it need not beat. */
async function join(t: ExecutionContext, bootstrap: string, group: string) {
  const portOf = (address: string) => Number(address.split(':').at(-1));
  const any = await RawClient.connect(t, portOf(bootstrap));
  const { coordinators } = await any.call(findCoordinatorApi, 4, {
    ...{ key: '', keyType: 0, keys: [group] },
  });
  const client = await RawClient.connect(t, coordinators[0]?.port ?? 0);
  const { memberId, generation, errorCode } = await client.call(joinGroupApi, 3, {
    ...{ groupId: group, memberId: '', groupInstanceId: null, reason: null },
    ...{ sessionTimeoutMs: 300_000, rebalanceTimeoutMs: 300_000, protocolType: 'consumer' },
    protocols: [{ name: 'range', metadata: subscription(['orders']) }],
  });
  t.is(errorCode, 0);
  const mine = assignment(new Map([['orders', [0, 1, 2]]]));
  const member = { groupId: group, memberId, generation, groupInstanceId: null };
  const agreed = { protocolType: null, protocolName: null };
  const assignments = [{ memberId, assignment: mine }];
  t.is((await client.call(syncGroupApi, 3, { ...member, ...agreed, assignments })).errorCode, 0);
  return {
    memberId,
    coordinator: coordinators[0]?.nodeId,
    leave: () => client.call(leaveGroupApi, 2, { groupId: group, memberId, members: [] }),
  };
}

/** `orders` with 90 records over three partitions, each led by another node. */
async function fill(t: ExecutionContext, client: Client): Promise<void> {
  const { topic } = await client.admin.createTopic({ name: 'orders', partitions: 3 });
  t.is(new Set(topic?.partitions.map(({ leader }) => leader)).size, 3);
  const producer = client.producer('orders');
  const numbers = Array.from({ length: 90 }, (_, at) => String(at));
  await Promise.all(numbers.map((value) => producer.send({ key: value, value })));
}

/** `balsa group …` with a node; `ok` gives what it printed. */
function commandsOf(t: ExecutionContext, server: string) {
  const run = (...words: string[]) => {
    return runBalsa(t, ['group', ...words, '--server', server, '-o', 'json']);
  };
  const ok = async (...words: string[]) => {
    const { exitCode, stdout, stderr } = await run(...words);
    t.is(exitCode, 0, `${words.join(' ')}: ${stderr}`);
    return stdout.length === 0 ? undefined : JSON.parse(stdout.toString());
  };
  return { run, ok };
}

interface Progress {
  readonly lag: number;
  readonly highWatermark: number;
  readonly member: string;
}

test('a group is listed, described, moved and removed from any node', async (t) => {
  const nodes = await startThree(t);
  const client = connect(nodes.map(({ server }) => server).join(','));
  t.teardown(() => client.abort());
  await fill(t, client);
  const offsets = [0, 1, 2].map((partition) => {
    return { topic: { name: 'orders' }, partition, offset: 2 };
  });
  await client.offsets.commit({ group: 'billing', offsets });
  const committed = async () => {
    const fetched = await client.offsets.fetch({ group: 'billing' });
    return fetched.offsets.map(({ offset }) => offset);
  };

  const member = await join(t, nodes[0]?.bootstrap ?? '', 'billing');
  const toEnd = ['reset-offsets', 'billing', '--to', 'end', '--yes'];
  for (const { server } of nodes) {
    const { run, ok } = commandsOf(t, server);
    let [listed] = await ok('list');
    // A list may be a moment old.
    while (listed?.state !== 'stable') [listed] = await ok('list');
    t.like(listed, { group: 'billing', protocol: 'classic', members: 1 });
    t.is(listed.coordinator, member.coordinator);
    const described = await ok('describe', 'billing');
    t.like(described, { state: 'stable', assignor: 'range', members: [{ client: 'raw' }] });
    const rows = described.partitions as readonly Progress[];
    t.true(
      rows.every((row) => row.member === member.memberId && row.highWatermark - row.lag === 2),
    );
    t.is(
      rows.reduce((sum, { highWatermark }) => sum + highWatermark, 0),
      90,
    );
    t.is((await run(...toEnd)).exitCode, 5, 'it has a member');
    t.is((await run('delete', 'billing', '--yes')).exitCode, 5);
  }
  const { run, ok } = commandsOf(t, nodes[1]?.server ?? '');
  const [only] = await ok('members', 'billing');
  t.deepEqual(only.assignment, [{ topic: 'orders', partitions: [0, 1, 2] }]);
  t.is((await run(...toEnd, '--dry-run')).exitCode, 5);
  t.is((await member.leave()).errorCode, 0);

  const planned = await ok(...toEnd, '--dry-run');
  t.deepEqual(await committed(), [2, 2, 2], 'a dry run changes nothing');
  t.deepEqual(await ok(...toEnd), planned);
  const ends = planned.map(({ after }: { readonly after: number }) => after);
  t.deepEqual(await committed(), ends);
  await ok('reset-offsets', 'billing', '--shift-by', '-3', '--topic', 'orders:0', '--yes');
  t.deepEqual(await committed(), [ends[0] - 3, ends[1], ends[2]]);
  await ok('reset-offsets', 'billing', '--to', '2020-01-01', '--yes');
  t.deepEqual(await committed(), [0, 0, 0]);
  const nowhere = ['reset-offsets', 'billing', '--to', 'end', '--topic', 'order', '--yes'];
  t.is((await run(...nowhere)).exitCode, 4);
  await ok('delete', 'billing', '--yes');
  t.is((await run('describe', 'billing')).exitCode, 4);
  t.deepEqual(await committed(), []);
});
