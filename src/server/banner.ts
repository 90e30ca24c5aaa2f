/** What a node says when it is ready: a line for machines, a few lines for people. */

export interface ReadyFacts {
  readonly version: string;
  readonly node: number;
  readonly cluster: string;
  readonly pid: number;
  /** Absolute. */
  readonly dataDirectory: string;
  /** `new`: this start made it. */
  readonly dataDirectoryState: 'new' | 'found';
  readonly doors: { readonly kafka: string; readonly grpc: string };
  /** The native doors of all nodes that have registered. */
  readonly servers: readonly string[];
}

const DOOR_DEFAULT = '127.0.0.1:9093';

export interface BannerOptions {
  readonly createsTopicsOnUse: boolean;
  /** Only for a terminal: whoever holds it may take part. */
  readonly join: string;
}

export function bannerOf(facts: ReadyFacts, { createsTopicsOnUse, join }: BannerOptions): string {
  const { version, node, cluster, pid, dataDirectory, dataDirectoryState, doors } = facts;
  const servers = facts.servers.join(',');
  const create = 'npx --no balsa topic create hello --partitions 1 && ';
  return [
    `balsa ${version}`,
    `  node     ${node} of cluster ${cluster}, process ${pid}`,
    `  data     ${dataDirectory} (${dataDirectoryState})`,
    `  Kafka    ${doors.kafka}`,
    `  clients  ${doors.grpc}`,
    `  to join  npx --no balsa start --join ${join}`,
    '',
    ...(servers === DOOR_DEFAULT ? [] : [`export BALSA_SERVER=${servers}`]),
    `${createsTopicsOnUse ? '' : create}echo 'hello, world' | npx --no balsa produce hello`,
    'npx --no balsa consume hello',
    '',
  ].join('\n');
}

/** Of a cluster on one machine: which process is which node, so that one may be killed. */
export function clusterBannerOf(
  version: string,
  nodes: readonly ReadyFacts[],
  servers: string,
): string {
  const lines = nodes.map(({ node, pid, doors, dataDirectory }) => {
    const addresses = `Kafka ${doors.kafka}   clients ${doors.grpc}`;
    return `  node ${node}   process ${pid}   ${addresses}   data ${dataDirectory}`;
  });
  return [
    `balsa ${version}: ${nodes.length} nodes of cluster ${nodes[0]?.cluster}`,
    ...lines.sort(),
    '',
    `export BALSA_SERVER=${servers}`,
    "echo 'hello, world' | npx --no balsa produce hello",
    'npx --no balsa consume hello',
    '',
  ].join('\n');
}
