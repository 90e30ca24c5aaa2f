/** What operators do to topics, partitions and nodes, by command, on a cluster of three. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { ClusterUnderTest } from './cluster-under-test.ts';
import { Load } from './load.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

interface Row {
  readonly topic: string;
  readonly id: number;
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly adding: readonly number[];
  readonly logStart: number | null;
  readonly highWatermark: number | null;
  readonly logEnd: number | null;
  readonly removing: readonly number[];
}

async function startThree(t: ExecutionContext): Promise<readonly NodeProcess[]> {
  const directory = await temporaryDirectory(t);
  const nodes = [await NodeProcess.start(t, { directory })];
  const line = (await readFile(join(directory, 'join'), 'utf8')).trim();
  for (const _ of [2, 3]) {
    const flags = ['--join', line];
    nodes.push(await NodeProcess.start(t, { directory: await temporaryDirectory(t), flags }));
  }
  return nodes;
}

test('topics grow, partitions move and change leaders, and a node is taken out', async (t) => {
  const nodes = await startThree(t);
  const server = nodes.map((node) => node.server).join(',');
  const run = (...words: string[]) => runBalsa(t, [...words, '--server', server]);
  const ok = async (...words: string[]) => {
    const { exitCode, stdout, stderr } = await run(...words);
    t.is(exitCode, 0, `${words.join(' ')}: ${stderr}`);
    return stdout.toString();
  };
  const rows = async (...words: string[]) => {
    return JSON.parse(await ok('partition', 'list', ...words, '-o', 'json')) as readonly Row[];
  };
  const until = async (isSo: (all: readonly Row[]) => boolean) => {
    let all = await rows();
    while (!isSo(all)) all = await rows();
    return all;
  };

  const whole = ['--partitions', '3', '--replication-factor', '3', '-o', 'json'];
  checkEnds(t, JSON.parse(await ok('topic', 'create', 'c', ...whole)).partitions);
  await ok('topic', 'delete', 'c', '--yes');
  await ok('topic', 'create', 'a', '--partitions', '2', '--replication-factor', '2');
  await ok('topic', 'add-partitions', 'a', '--partitions', '3', '--dry-run');
  t.is((await rows('a')).length, 2);
  await ok('topic', 'add-partitions', 'a', '--partitions', '3');
  t.is((await rows('a')).length, 3);
  t.is((await run('topic', 'add-partitions', 'a', '--partitions', '2')).exitCode, 2);

  await ok('topic', 'alter', 'a', '--config', 'retention.ms=1000', '--dry-run');
  const configs = async () => JSON.parse(await ok('topic', 'describe', 'a', '-o', 'json')).configs;
  t.deepEqual(await configs(), {});
  await ok('topic', 'alter', 'a', '--config', 'retention.ms=1000');
  t.deepEqual(await configs(), { 'retention.ms': '1000' });
  const typo = await run('topic', 'alter', 'a', '--config', 'retention.sm=1000');
  t.is(typo.exitCode, 2);
  t.regex(typo.stderr, /did you mean retention\.ms\?/);

  await ok('topic', 'create', 'b', '--partitions', '1', '--replication-factor', '2');
  const replicas = (await rows('b'))[0]?.replicas ?? [];
  const other = [1, 2, 3].find((id) => !replicas.includes(id));
  const to = [other, replicas[0]].join(',');
  const planned = await ok('partition', 'move', 'b', '0', '--to', to, '--dry-run', '-o', 'json');
  t.like(JSON.parse(planned)[0], { adding: [other], removing: [replicas[1]] });
  t.deepEqual((await rows('b'))[0]?.replicas, replicas, 'nothing was changed');
  await ok('partition', 'move', 'b', '0', '--to', to);
  await until((all) => {
    const moved = all.find((row) => row.topic === 'b');
    return moved?.isr.length === 2 && moved.replicas.join(',') === to;
  });
  t.is((await run('partition', 'move', 'b', '0', '--cancel')).exitCode, 5, 'nothing moves');
  t.is((await run('partition', 'move', 'b', '9', '--to', to)).exitCode, 4);

  await ok('partition', 'elect', 'b', '0', '--node', String(replicas[0]));
  const holdings = JSON.parse(await ok('partition', 'recover', 'b', '0', '-o', 'json'));
  t.like(holdings[0], { node: other, isLive: true, standing: 'inSync', known: 'now', logEnd: 0 });
  const table = await ok('partition', 'recover', 'b', '0');
  t.regex(table, new RegExp(`^${other} +yes +in sync +none +0 +0 +now$`, 'm'));
  const loss = ['--node', String(other), '--accept-loss'];
  t.is((await run('partition', 'recover', 'b', '0', ...loss)).exitCode, 2, 'nobody can be asked');
  t.is((await run('partition', 'recover', 'b', '0', ...loss, '--yes')).exitCode, 5, 'it is online');

  t.is((await run('node', 'remove', '9', '--yes')).exitCode, 4);
  await ok('node', 'remove', '3', '--yes');
  const left = await until((all) => all.every((row) => !row.replicas.includes(3)));
  t.true(left.every((row) => row.replicas.length >= 2));
  t.is(await nodes[2]?.ended, 0, 'a node that was removed ends by itself');
});

/** Of a new topic with a partition for each node to lead. */
function checkEnds(t: ExecutionContext, partitions: readonly Row[]): void {
  t.deepEqual(partitions.map(({ leader }) => leader).sort(), [1, 2, 3]);
  for (const partition of partitions) {
    t.like(partition, { logStart: 0, highWatermark: 0, logEnd: 0 }, 'whoever leads it');
  }
}

/** So slow that a move lasts as long as a test has a use for it. */
const THROTTLED = ['--follower-replication-throttled-rate', '50000'];

test('a move that is called off leaves the replicas from before it, and every record', async (t) => {
  const cluster = await ClusterUnderTest.found(t, { flags: THROTTLED });
  const { admin } = cluster.client;
  await admin.createTopic({ name: 'load', partitions: 1, replicationFactor: 2 });
  const [whole] = await cluster.untilWhole('load');
  const before = whole?.replicas ?? [];
  const other = cluster.running.find((id) => !before.includes(id)) ?? 0;
  const load = new Load(cluster.client, 'load', { paddingBytes: 2000 });
  await load.progress(2500);

  const move = async (...words: string[]) => {
    const at = ['-o', 'json', '--server', cluster.servers];
    const ran = await runBalsa(t, ['partition', 'move', 'load', '0', ...words, ...at]);
    t.is(ran.exitCode, 0, ran.stderr);
    return (JSON.parse(ran.stdout.toString()) as readonly Row[])[0];
  };
  const begun = await move('--to', [other, before[0]].join());
  t.like(begun, { adding: [other], removing: [before[1]] });
  // It has some of the data, and not all.
  for (;;) {
    const holdings = await admin.replicaHoldings('load', 0);
    const copied = holdings.find(({ node }) => node === other)?.logEnd ?? 0;
    if (copied > 0) break;
  }
  await cluster.until('load', ({ isr, adding }) => {
    return adding?.join() === String(other) && isr?.includes(other) === false;
  });

  const planned = await move('--cancel', '--dry-run');
  t.deepEqual([...(planned?.replicas ?? [])].sort(), [...before].sort());
  const [moving] = await cluster.until('load', () => true);
  t.deepEqual(moving?.adding, [other], 'a dry run changes nothing');
  const cancelled = await move('--cancel');
  t.like(cancelled, { adding: [], removing: [] });
  t.deepEqual([...(cancelled?.replicas ?? [])].sort(), [...before].sort());
  t.deepEqual([...(cancelled?.isr ?? [])].sort(), [...before].sort());
  await load.progress(500);
  const [after] = await cluster.untilWhole('load');
  t.deepEqual([...(after?.replicas ?? [])].sort(), [...before].sort());
  await load.stop();
  t.deepEqual(await load.problems(), []);
  await cluster.checkReplicas('load');
});
