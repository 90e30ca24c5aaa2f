/** `balsa cluster status`. Exit code 6 where a node is missing or nobody leads the metadata. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { doorsText, nodeRow, serversOf } from './node-view.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

export async function clusterStatus(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const status = await withClient({ terminal, options }, (client) => client.admin.clusterStatus());
  const nodes = status.nodes.map(nodeRow);
  const controller = status.controller ?? null;
  await show(terminal, options.output, {
    json: { clusterId: status.clusterId, controller, nodes },
    rows: nodes,
    columns: [
      { title: 'NODE', value: (node) => node.id },
      { title: 'PID', value: (node) => node.pid },
      { title: 'STATE', value: (node) => node.state },
      { title: 'CONTROLLER', value: (node) => (node.id === controller ? 'yes' : 'no') },
      { title: 'RACK', value: (node) => node.rack },
      { title: 'DOORS', value: doorsText },
      { title: 'VERSION', value: (node) => node.version, wide: true },
      { title: 'CLUSTER', value: () => status.clusterId, wide: true },
    ],
    name: (node) => String(node.id),
  });
  if (options.output === 'table') {
    terminal.stderr.write(`export BALSA_SERVER=${serversOf(nodes)}\n`);
  }
  const isWhole = controller !== null && nodes.every(({ state }) => state !== 'fenced');
  return isWhole ? exitCodes.ok : exitCodes.unhealthy;
}
