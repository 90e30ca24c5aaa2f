/**
 * `balsa partition move` and `balsa partition elect`: both end when what they ask for has begun.
 */
import type { Client } from '../client/client.ts';
import type { Partition } from '../client/protocol.ts';
import type { TopicPartitionRow } from './all-partitions.ts';
import { allPartitions } from './all-partitions.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import { partitionRow } from './partition-row.ts';
import type { Terminal } from './terminal.ts';
import { topicPartitionsView } from './topic-partitions-view.ts';

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

interface ChangeOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

interface MoveOptions extends ChangeOptions {
  readonly to?: readonly number[];
  readonly cancel?: boolean;
}

export function partitionMove(
  terminal: Terminal,
  place: Place,
  options: MoveOptions,
): Promise<number> {
  const { to: replicas, cancel = false } = options;
  const request = { topic: { name: place.topic }, partition: place.partition };
  if (cancel === (replicas !== undefined)) {
    throw new CommandError(exitCodes.usage, 'say either --to with the nodes, or --cancel');
  }
  return change(terminal, place, {
    options,
    planned: ({ adding, removing, ...row }) => {
      const kept = row.replicas.filter((node) => !adding.includes(node));
      if (replicas === undefined) return { ...row, replicas: kept, adding: [], removing: [] };
      const coming = replicas.filter((node) => !kept.includes(node));
      const going = [...kept, ...removing].filter((node) => !replicas.includes(node));
      return { ...row, replicas: [...replicas], adding: coming, removing: [...new Set(going)] };
    },
    make: async ({ admin }) => {
      if (replicas === undefined) return (await admin.cancelMove(request)).partition;
      return (await admin.movePartition({ ...request, replicas: [...replicas] })).partition;
    },
  });
}

interface ElectOptions extends ChangeOptions {
  readonly node?: number;
}

export function partitionElect(
  terminal: Terminal,
  place: Place,
  options: ElectOptions,
): Promise<number> {
  const { node: nodeId = null } = options;
  const request = { topic: { name: place.topic }, partition: place.partition, nodeId };
  return change(terminal, place, {
    options,
    planned: (row) => ({ ...row, leader: nodeId ?? row.replicas[0] ?? null }),
    make: async ({ admin }) => (await admin.electLeader(request)).partition,
  });
}

interface Change {
  readonly options: ChangeOptions;
  /** What a dry run shows. */
  readonly planned: (row: TopicPartitionRow) => TopicPartitionRow;
  readonly make: (client: Client) => Promise<Partition | null | undefined>;
}

async function change(
  terminal: Terminal,
  { topic, partition }: Place,
  { options, planned, make }: Change,
): Promise<number> {
  return withClient({ terminal, options, topics: [topic] }, async (client) => {
    if (options.dryRun === true) {
      const rows = (await allPartitions(client, topic)).filter(({ id }) => id === partition);
      if (rows.length === 0) {
        throw new CommandError(exitCodes.notFound, `${topic} has no partition ${partition}`);
      }
      terminal.stderr.write('dry run: nothing was changed\n');
      await show(terminal, options.output, topicPartitionsView(rows.map(planned)));
      return exitCodes.ok;
    }
    const changed = await make(client);
    if (changed == null) throw new CommandError(exitCodes.error, 'the answer holds no partition');
    const { nodes } = await client.admin.clusterStatus();
    const row = { topic, ...partitionRow(changed, nodes) };
    await show(terminal, options.output, topicPartitionsView([row]));
    return exitCodes.ok;
  });
}
