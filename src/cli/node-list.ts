/** `balsa node list`: every node with what it holds. */
import { NodeVote } from '../client/protocol.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { doorsText, nodeRow } from './node-view.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

const votes: ReadonlyMap<NodeVote | undefined, 'voter' | 'learner'> = new Map([
  [NodeVote.NODE_VOTE_VOTER, 'voter'],
  [NodeVote.NODE_VOTE_LEARNER, 'learner'],
]);

export async function nodeList(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const answer = await withClient({ terminal, options }, (client) => client.admin.nodes());
  const nodes = answer.nodes.map((share) => ({
    ...nodeRow(share.node ?? {}),
    replicas: share.replicas ?? 0,
    leading: share.leading ?? 0,
    arriving: share.arriving ?? 0,
    leaving: share.leaving ?? 0,
    vote: votes.get(share.vote) ?? null,
  }));
  await show(terminal, options.output, {
    json: nodes,
    rows: nodes,
    columns: [
      { title: 'NODE', value: (node) => node.id },
      { title: 'STATE', value: (node) => node.state },
      { title: 'VOTE', value: (node) => node.vote },
      { title: 'RACK', value: (node) => node.rack },
      { title: 'REPLICAS', value: (node) => node.replicas },
      { title: 'LEADING', value: (node) => node.leading },
      { title: 'ARRIVING', value: (node) => node.arriving },
      { title: 'LEAVING', value: (node) => node.leaving },
      { title: 'PID', value: (node) => node.pid, wide: true },
      { title: 'VERSION', value: (node) => node.version, wide: true },
      { title: 'DOORS', value: doorsText, wide: true },
    ],
    name: (node) => String(node.id),
  });
  return exitCodes.ok;
}
