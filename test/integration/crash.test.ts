/** A node that is killed, stopped and paused under the load of the client library. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { freePort } from './cluster-process.ts';
import { Load } from './load.ts';
import { NodeProcess, runBalsa, temporaryDirectory, verified } from './node-process.ts';

const PARTITIONS = 3;
const KILLS = 4;

function clientOf(t: ExecutionContext, node: NodeProcess): Client {
  const client = connect(node.server);
  t.teardown(() => client.abort());
  return client;
}

async function begin(t: ExecutionContext) {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, port: await freePort() });
  const client = clientOf(t, node);
  await client.admin.createTopic({ name: 'load', partitions: PARTITIONS });
  return { directory, node, client, load: new Load(client, 'load') };
}

test.serial('kill -9, again and again, loses and doubles no acknowledged record', async (t) => {
  const { directory, node: first, client, load } = await begin(t);
  let node = first;
  for (let kill = 0; kill < KILLS; kill++) {
    await load.progress(500 + Math.floor(Math.random() * 3000));
    await node.end('SIGKILL');
    await verified(t, directory);
    node = await NodeProcess.start(t, { directory, port: node.port });
    t.is(node.ready.dataDirectoryState, 'found');
  }
  await load.progress();
  await load.stop();
  t.deepEqual(await load.problems(), [], 'every record once, in order');
  const { topic } = await client.admin.describeTopic('load');
  t.true(topic?.partitions.every((it) => (it.highWatermark ?? 0) > 0) ?? false, 'all took part');
  t.is(await node.end('SIGTERM'), 0);
  await verified(t, directory);
});

test.serial('SIGTERM under load ends with 0 and a clean-stop mark', async (t) => {
  const { directory, node, load } = await begin(t);
  await load.progress(1000);
  t.is(await node.end('SIGTERM'), 0, node.log);
  t.regex(await readFile(join(directory, 'node.json'), 'utf8'), /"cleanStop": true/);
  await verified(t, directory);
  const again = await NodeProcess.start(t, { directory, port: node.port });
  t.regex(await readFile(join(directory, 'node.json'), 'utf8'), /"cleanStop": false/);
  await load.progress();
  await load.stop();
  t.deepEqual(await load.problems(), []);
  t.is(await again.end('SIGTERM'), 0);
});

test.serial('a client outlasts a node that is paused', async (t) => {
  const { directory, node, load } = await begin(t);
  for (let pause = 0; pause < 3; pause++) {
    await load.progress(200);
    node.signal('SIGSTOP');
    await runBalsa(t, ['--version']);
    node.signal('SIGCONT');
  }
  await load.progress(200);
  await load.stop();
  t.deepEqual(await load.problems(), []);
  t.is(await node.end('SIGTERM'), 0);
  await verified(t, directory);
});
