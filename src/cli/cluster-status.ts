/** `balsa cluster status`. */
import { NodeState } from '../client/protocol.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

export async function clusterStatus(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const status = await withClient(options, (client) => client.admin.clusterStatus());
  const nodes = status.nodes.map((node) => ({
    id: node.id ?? 0,
    pid: node.pid ?? 0,
    state: node.state === NodeState.NODE_STATE_ACTIVE ? 'active' : 'fenced',
    rack: node.rack === '' ? null : (node.rack ?? null),
    endpoints: (node.endpoints ?? []).map(({ door, host, port }) => ({ door, host, port })),
  }));
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
      {
        title: 'DOORS',
        value: (node) => node.endpoints.map((it) => `${it.door}=${it.host}:${it.port}`).join(' '),
      },
      { title: 'CLUSTER', value: () => status.clusterId, wide: true },
    ],
    name: (node) => String(node.id),
  });
  const doors = nodes.flatMap((node) => node.endpoints.filter(({ door }) => door === 'grpc'));
  const servers = doors.map(({ host, port }) => `${host}:${port}`).join(',');
  if (options.output === 'table') terminal.stderr.write(`export BALSA_SERVER=${servers}\n`);
  return controller === null ? exitCodes.unhealthy : exitCodes.ok;
}
