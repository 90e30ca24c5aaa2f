/** Nodes as commands show them. */
import type { Node } from '../client/protocol.ts';
import { NodeState } from '../client/protocol.ts';
import { hostPort } from '../host-port.ts';

export type NodeStanding = 'active' | 'fenced' | 'draining' | 'joining';

export interface NodeRow {
  readonly id: number;
  readonly pid: number | null;
  readonly state: NodeStanding;
  readonly rack: string | null;
  readonly version: string | null;
  readonly endpoints: readonly {
    readonly door: string;
    readonly host: string;
    readonly port: number;
  }[];
}

const standings: ReadonlyMap<NodeState | undefined, NodeStanding> = new Map([
  [NodeState.NODE_STATE_ACTIVE, 'active'],
  [NodeState.NODE_STATE_FENCED, 'fenced'],
  [NodeState.NODE_STATE_DRAINING, 'draining'],
]);

export function nodeRow({ id, pid, state, rack, version, endpoints }: Node): NodeRow {
  const doors = (endpoints ?? []).map(({ door, host, port }) => {
    return { door: door ?? '', host: host ?? '', port: port ?? 0 };
  });
  return {
    id: id ?? 0,
    pid: pid ?? null,
    state: standings.get(state) ?? 'joining',
    rack: rack === undefined || rack === '' ? null : rack,
    version: version === undefined || version === '' ? null : version,
    endpoints: doors,
  };
}

export function doorsText({ endpoints }: NodeRow): string {
  return endpoints.map((endpoint) => `${endpoint.door}=${hostPort(endpoint)}`).join(' ');
}

/** What `BALSA_SERVER` is to be, so that any node may go. */
export function serversOf(nodes: readonly NodeRow[]): string {
  const doors = nodes.flatMap(({ endpoints }) => endpoints.filter(({ door }) => door === 'grpc'));
  return doors.map(hostPort).join(',');
}
