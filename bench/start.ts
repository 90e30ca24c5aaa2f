/**
 * From exec of node to the first acknowledged record of a node with an empty data directory, and
 * what that node then holds in memory. The client is loaded before the clock starts; it connects
 * when the node says that it is ready, makes a topic and produces.
 */
import { join } from 'node:path';
import { connect } from '../src/client/client.ts';
import { median } from './callbacks.ts';
import { BenchNode, freePort } from './node-processes.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const MB_A_MIB = 1.048576;

interface Start {
  readonly ackedMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

async function startOnce(directory: string): Promise<Start> {
  const port = await freePort();
  const startedMs = performance.now();
  const node = new BenchNode({ directory, port, flags: [] });
  try {
    await node.ready;
    const client = connect(node.server);
    await client.admin.createTopic({ name: 'first', partitions: 1 });
    await client.producer('first').send({ value: 'hello' });
    const ackedMs = performance.now() - startedMs;
    const result = { ackedMs, cpuMs: node.cpuMs(), memoryMb: node.residentMib() * MB_A_MIB };
    await client.close();
    return result;
  } finally {
    await node.end('SIGTERM');
  }
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const starts: Start[] = [];
  for (let count = 0; count < (quick ? 3 : 15); count++) {
    starts.push(await startOnce(join(directory, `${count}`)));
  }
  const acked = median(starts.map(({ ackedMs }) => ackedMs));
  const cpu = median(starts.map((start) => start.cpuMs));
  const memory = median(starts.map(({ memoryMb }) => memoryMb));
  return [
    { what: 'from exec to the first ack', value: acked / 1000, unit: 's', atMost: 0.7 },
    { what: 'CPU time of that node until then', value: cpu / 1000, unit: 's' },
    { what: 'resident memory of that node', value: memory, unit: 'MB', atMost: 90 },
  ];
}
