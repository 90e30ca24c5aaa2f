/**
 * What Kafka clients cost that are connected and do nothing: the node's resident memory before and
 * after, each client having asked once for the metadata.
 */
import { metadataApi } from '../src/wire/apis/metadata.ts';
import { WireConnection } from '../test/wire/wire-connection.ts';
import { BenchNode, freePort } from './node-processes.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const METADATA_VERSION = 8;
const SETTLING_MS = 1000;
const AT_ONCE = 50;

async function connect(address: string): Promise<WireConnection> {
  const connection = await WireConnection.open(address);
  await connection.call(metadataApi, METADATA_VERSION, {
    topics: null,
    allowAutoTopicCreation: false,
    includeClusterOperations: false,
    includeTopicOperations: false,
  });
  return connection;
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const count = quick ? 100 : 1000;
  const node = new BenchNode({ directory, port: await freePort(), flags: [] });
  const connections: WireConnection[] = [];
  try {
    await node.ready;
    const address = `127.0.0.1:${node.options.port}`;
    connections.push(await connect(address));
    const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    await settled();
    const before = node.residentMib();
    while (connections.length <= count) {
      const some = Array.from({ length: AT_ONCE }, () => connect(address));
      connections.push(...(await Promise.all(some)));
    }
    await settled();
    const cost = node.residentMib() - before;
    return [{ what: `${count} idle connections`, value: cost, unit: 'MiB', atMost: 47.6 }];
  } finally {
    for (const connection of connections) connection.close();
    await node.end('SIGKILL');
  }
}
