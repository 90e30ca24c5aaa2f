/**
 * `balsa node remove NODE` and `balsa node replace NODE --by NODE`: what the node holds goes to
 * others first, then it is forgotten. Both end when that has begun; `balsa node list` shows how far
 * it is.
 */
import { allPartitions } from './all-partitions.ts';
import { confirm } from './confirm.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';
import { topicPartitionsView } from './topic-partitions-view.ts';

interface RemoveOptions extends GlobalOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export function nodeRemove(
  terminal: Terminal,
  nodeId: number,
  options: RemoveOptions,
): Promise<number> {
  return take(terminal, { nodeId, replacementId: undefined }, options);
}

interface ReplaceOptions extends RemoveOptions {
  readonly by: number;
}

export function nodeReplace(
  terminal: Terminal,
  nodeId: number,
  options: ReplaceOptions,
): Promise<number> {
  return take(terminal, { nodeId, replacementId: options.by }, options);
}

interface Taken {
  readonly nodeId: number;
  readonly replacementId: number | undefined;
}

function take(
  terminal: Terminal,
  { nodeId, replacementId }: Taken,
  options: RemoveOptions,
): Promise<number> {
  const target = replacementId === undefined ? 'the others' : `node ${replacementId}`;
  return withClient({ terminal, options }, async (client) => {
    if (options.dryRun === true) {
      const rows = await allPartitions(client, undefined);
      const held = rows.filter(({ replicas }) => replicas.includes(nodeId));
      terminal.stderr.write(`dry run: these would move from node ${nodeId} to ${target}\n`);
      await show(terminal, options.output, topicPartitionsView(held));
      return exitCodes.ok;
    }
    const consequence = `takes node ${nodeId} out of the cluster for good`;
    if (options.yes !== true) await confirm(terminal, { consequence, name: String(nodeId) });
    if (replacementId === undefined) await client.admin.removeNode(nodeId);
    else await client.admin.replaceNode(nodeId, replacementId);
    terminal.stderr.write(`what node ${nodeId} holds moves to ${target}; see balsa node list\n`);
    return exitCodes.ok;
  });
}
