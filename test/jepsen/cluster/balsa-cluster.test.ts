/** The nodes of a run, as nemeses end and start them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaCluster } from '../../../jepsen/cluster/balsa-cluster.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

/** What serves until it is stopped, and finds no room then. */
const findsNoSpace = `
  process.once('SIGTERM', () => {
    process.stderr.write('balsa: ENOSPC', () => process.exit(1));
  });
  process.stdout.write('{"msg":"ready","node":1}\\n');
  setInterval(() => {}, 60_000);
`;

/** Makes a program that serves, or ends for that reason. */
async function endingWith(program: string, reason: string): Promise<string> {
  const ends = `process.stderr.write('balsa: ${reason}', () => process.exit(7));`;
  const serves = `
    process.stdout.write('{"msg":"ready","node":1}\\n');
    setInterval(() => {}, 60_000);`;
  await writeFile(program, reason === '' ? serves : ends);
  return program;
}

async function clusterOf(t: ExecutionContext, program: string): Promise<BalsaCluster> {
  const cluster = new BalsaCluster({
    program,
    count: 1,
    directory: await temporaryDirectory(t),
    random: new Random(1),
    flags: [],
    environmentOf: () => new Map(),
  });
  t.teardown(() => cluster.destroy());
  await cluster.start();
  return cluster;
}

test('a node that is being stopped is started when it has ended, whoever asks', async (t) => {
  const cluster = await clusterOf(t, join(process.cwd(), 'bin', 'balsa.cjs'));
  const stopping = cluster.stop(1);
  const killing = cluster.kill(1);
  await cluster.startNode(1);
  await cluster.whenReady(1);
  t.deepEqual(cluster.faults, []);
  t.is(cluster.stateOf(1), 'running');
  t.deepEqual(await Promise.all([stopping, killing]), [0, undefined]);
});

test('a node that cannot join yet may end, and is no fault; any other end is', async (t) => {
  const program = join(await temporaryDirectory(t), 'ends.cjs');
  const cluster = await clusterOf(t, await endingWith(program, ''));
  const reasons = ['n:9093 does not admit this node: its clock is 3 s off', 'out of thoughts'];
  for (const reason of ['no node of the cluster answers (n:9093)', ...reasons]) {
    await endingWith(program, reason);
    await cluster.kill(1);
    await cluster.startNode(1);
    await cluster.whenReady(1);
    while (cluster.stateOf(1) !== 'down') await new Promise(setImmediate);
  }
  while (cluster.faults.length === 0) await new Promise(setImmediate);
  t.deepEqual(cluster.faults, ['node 1 ended by itself, exit code 7 balsa: out of thoughts']);
});

test('a node that does not stop in order is at fault, unless its disk was full', async (t) => {
  const program = join(await temporaryDirectory(t), 'finds-no-space.cjs');
  await writeFile(program, findsNoSpace);
  const cluster = await clusterOf(t, program);
  t.is(await cluster.stop(1), 1);
  t.deepEqual(cluster.faults, ['node 1 stops with exit code 1 balsa: ENOSPC']);
  cluster.forgiveNoSpace(1);
  await cluster.startNode(1);
  await cluster.whenReady(1);
  t.is(await cluster.stop(1), 1);
  t.is(cluster.faults.length, 1);
});
