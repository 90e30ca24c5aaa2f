/**
 * 10,000 partitions of three replicas on three nodes: how long until each is led and whole, and
 * what the nodes then spend while nobody uses them.
 */
import { connect } from '../src/client/client.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const TOPICS = 10;

/** Shares of a core, by node. */
async function spent(cluster: BenchCluster, durationMs: number): Promise<Map<number, number>> {
  const before = new Map([...cluster.nodes].map(([id, node]) => [id, node.cpuMs()]));
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  return new Map(
    [...cluster.nodes].map(([id, node]) => {
      return [id, (node.cpuMs() - (before.get(id) ?? 0)) / durationMs];
    }),
  );
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const partitions = quick ? 100 : 1_000;
  const cluster = await BenchCluster.start(directory);
  try {
    const client = connect(cluster.servers);
    const startedMs = performance.now();
    const names = Array.from({ length: TOPICS }, (_, at) => `topic-${at}`);
    for (const name of names) {
      await client.admin.createTopic({ name, partitions, replicationFactor: 3 });
    }
    for (const name of names) await whenWhole(client, name);
    const created = (performance.now() - startedMs) / 1000;
    const { controller } = await client.admin.clusterStatus();
    await client.close();
    // What the creation left to do is no idle work.
    await new Promise((resolve) => setTimeout(resolve, quick ? 2_000 : 10_000));
    const shares = await spent(cluster, quick ? 3_000 : 30_000);
    const others = [...shares].filter(([id]) => id !== controller).map(([, share]) => share);
    const memory = Math.max(...[...cluster.nodes.values()].map((node) => node.residentMib()));
    const count = (TOPICS * partitions).toLocaleString('en');
    return [
      { what: `creating ${count} partitions`, value: created, unit: 's', atMost: 60 },
      {
        what: 'CPU of an idle broker, the busier one',
        value: 100 * Math.max(...others),
        unit: '% of a core',
        atMost: 10,
      },
      {
        what: 'CPU of the broker that is the controller',
        value: 100 * (shares.get(controller ?? 0) ?? Number.NaN),
        unit: '% of a core',
      },
      { what: 'resident memory of the largest', value: memory, unit: 'MiB' },
    ];
  } finally {
    await cluster.end('SIGKILL');
  }
}
