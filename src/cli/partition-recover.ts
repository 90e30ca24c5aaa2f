/**
 * `balsa partition recover TOPIC PARTITION`: shows what each replica holds. With `--node` and
 * `--accept-loss` that replica becomes the leader of a partition that has none, and what it does
 * not hold is lost.
 */
import type { ReplicaHolding } from '../client/replica-holdings.ts';
import { confirm } from './confirm.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import type { View } from './output.ts';
import { show } from './output.ts';
import type { Place } from './partition-change.ts';
import type { Terminal } from './terminal.ts';

interface RecoverOptions extends GlobalOptions {
  readonly node?: number;
  readonly acceptLoss?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export async function partitionRecover(
  terminal: Terminal,
  { topic, partition }: Place,
  options: RecoverOptions,
): Promise<number> {
  const { node: nodeId, acceptLoss = false, yes = false, dryRun = false } = options;
  if (acceptLoss !== (nodeId !== undefined)) {
    throw new CommandError(exitCodes.usage, '--node and --accept-loss go together');
  }
  return withClient({ terminal, options, topics: [topic] }, async ({ admin }) => {
    const holdings = await admin.replicaHoldings(topic, partition);
    await show(terminal, options.output, holdingsView(holdings));
    if (nodeId === undefined) return exitCodes.ok;
    const lead = `makes node ${nodeId} the leader of ${topic} ${partition}`;
    const consequence = `${lead}, and loses what only others hold`;
    if (dryRun) {
      terminal.stderr.write(`dry run: this ${consequence}; nothing was changed\n`);
      return exitCodes.ok;
    }
    if (!yes) await confirm(terminal, { consequence, name: topic });
    const request = { topic: { name: topic }, partition, nodeId, acceptLoss: topic };
    await admin.recoverPartition(request);
    terminal.stderr.write(`node ${nodeId} leads ${topic} ${partition}\n`);
    return exitCodes.ok;
  });
}

/** In words for people. */
const standings: Readonly<Record<ReplicaHolding['standing'], string>> = {
  inSync: 'in sync',
  eligible: 'eligible',
  suspect: 'suspect',
  lastKnown: 'last known',
  behind: 'behind',
};

function holdingsView(holdings: readonly ReplicaHolding[]): View<ReplicaHolding> {
  return {
    json: holdings,
    rows: holdings,
    columns: [
      { title: 'NODE', value: (row) => row.node },
      { title: 'LIVE', value: (row) => (row.isLive ? 'yes' : 'no') },
      { title: 'STANDING', value: (row) => standings[row.standing] },
      { title: 'LAST EPOCH', value: (row) => (row.lastEpoch === -1 ? 'none' : row.lastEpoch) },
      { title: 'LOG START', value: (row) => row.logStart },
      { title: 'LOG END', value: (row) => row.logEnd },
      { title: 'KNOWN', value: (row) => row.known },
    ],
    name: (row) => String(row.node),
  };
}
