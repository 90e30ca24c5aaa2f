/** A workload at work on a node that nothing is done to, until it has done so much. */
import type { ExecutionContext } from 'ava';
import { groupFlags } from '../../jepsen/cluster/balsa-cluster.ts';
import { Random } from '../../jepsen/random.ts';
import type { Finding, RunEvent, Verdict, WorkloadContext } from '../../jepsen/workload.ts';
import { workloads } from '../../jepsen/workloads.ts';
import { freePort } from '../integration/cluster-process.ts';
import { NodeProcess, temporaryDirectory } from '../integration/node-process.ts';

export interface Loaded {
  readonly verdict: Verdict;
  /** What had not come true when it had to. */
  readonly late: Finding | undefined;
  readonly events: readonly RunEvent[];
}

export async function load(
  t: ExecutionContext,
  name: string,
  options: Partial<WorkloadContext> & {
    readonly operations: number;
    onLoaded?(node: NodeProcess): Promise<void> | void;
  },
): Promise<Loaded> {
  const port = await freePort();
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, port, flags: groupFlags });
  const events: RunEvent[] = [];
  const enough = new AbortController();
  const workload = workloads.get(name);
  if (workload === undefined) throw new Error(`there is no workload ${name}`);
  const running = await workload.open({
    servers: [`127.0.0.1:${port + 1}`],
    kafka: [`127.0.0.1:${port}`],
    concurrency: 4,
    random: new Random(7),
    clock: { nowNs: () => performance.now() * 1e6 },
    acks: 'all',
    client: 'native',
    ...options,
    record: (event) => {
      events.push(event);
      if (events.length > 2 * options.operations) enough.abort();
    },
  });
  try {
    await running.run(enough.signal);
    await options.onLoaded?.(node);
    const late = await running.catchUp?.();
    await running.finish();
    return { verdict: running.check(), late, events };
  } finally {
    await running.close();
  }
}
