/** What operators do to topics, partitions and nodes, by command, on a cluster of three. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

interface Row {
  readonly topic: string;
  readonly id: number;
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly adding: readonly number[];
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
  const loss = ['--node', String(other), '--accept-loss'];
  t.is((await run('partition', 'recover', 'b', '0', ...loss)).exitCode, 2, 'nobody can be asked');
  t.is((await run('partition', 'recover', 'b', '0', ...loss, '--yes')).exitCode, 5, 'it is online');

  t.is((await run('node', 'remove', '9', '--yes')).exitCode, 4);
  await ok('node', 'remove', '3', '--yes');
  const left = await until((all) => all.every((row) => !row.replicas.includes(3)));
  t.true(left.every((row) => row.replicas.length >= 2));
  t.is(await nodes[2]?.ended, 0, 'a node that was removed ends by itself');
});
