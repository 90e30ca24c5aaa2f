/**
 * Three empty nodes, from their exec until all serve and a record of a topic on all three is
 * acknowledged; then the same nodes again with 1,000 partitions, after a stop in order and after
 * kill -9 of all. Every partition has records, and is led again when the clock stops.
 */
import { join } from 'node:path';
import type { Client } from '../src/client/client.ts';
import { connect } from '../src/client/client.ts';
import { median } from './callbacks.ts';
import { BenchCluster } from './node-processes.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const many = 'many';

async function startEmpty(directory: string): Promise<number> {
  const startedMs = performance.now();
  const cluster = await BenchCluster.start(directory);
  try {
    const client = connect(cluster.servers);
    await client.admin.createTopic({ name: 'first', partitions: 3, replicationFactor: 3 });
    await client.producer('first').send({ value: 'hello' });
    const seconds = (performance.now() - startedMs) / 1000;
    await client.close();
    return seconds;
  } finally {
    await cluster.end('SIGKILL');
  }
}

/** Every partition gets a few: a key a record, and many more of them than partitions. */
async function fill(client: Client, partitions: number): Promise<void> {
  await client.admin.createTopic({ name: many, partitions, replicationFactor: 3 });
  const producer = client.producer(many, { lingerMs: 5 });
  const keys = Array.from({ length: 10 * partitions }, (_, key) => key);
  await Promise.all(keys.map((key) => producer.send({ key, value: 'hello' })));
  await producer.close();
}

/** Seconds until every partition is led, and one more record is acknowledged. */
async function restart(cluster: BenchCluster): Promise<number> {
  const startedMs = performance.now();
  await cluster.restart();
  const client = connect(cluster.servers);
  for (;;) {
    const { partitions } = await client.admin.describeTopic(many);
    if (partitions.every(({ leader }) => leader != null)) break;
  }
  await client.producer(many).send({ value: 'hello again' });
  const seconds = (performance.now() - startedMs) / 1000;
  await client.close();
  return seconds;
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const rounds = quick ? 2 : 9;
  const partitions = quick ? 100 : 1_000;
  const empty: number[] = [];
  for (let at = 0; at < rounds; at++) empty.push(await startEmpty(join(directory, `${at}`)));
  const cluster = await BenchCluster.start(join(directory, many));
  const [stopped, killed]: [number[], number[]] = [[], []];
  try {
    const client = connect(cluster.servers);
    await fill(client, partitions);
    await client.close();
    for (let at = 0; at < rounds; at++) {
      await cluster.end('SIGTERM');
      stopped.push(await restart(cluster));
      await cluster.end('SIGKILL');
      killed.push(await restart(cluster));
    }
  } finally {
    await cluster.end('SIGKILL');
  }
  const again = `three nodes with ${partitions} partitions`;
  return [
    { what: 'three empty nodes, to the first ack', value: median(empty), unit: 's', atMost: 2.5 },
    { what: `${again}, after a stop`, value: median(stopped), unit: 's', atMost: 3 },
    { what: `${again}, after kill -9`, value: median(killed), unit: 's', atMost: 3 },
  ];
}
