/**
 * What `--join` says.
 *
 *     token@host:port,host:port     a cluster that is there, and its secret
 *     host:port,host:port,…         with `--expect`: those that found one together
 *
 * A token is `b1.<cluster id>.<secret>.<authority>`: the format's version, two times 22 characters
 * of base64url, and the place of a certificate authority's hash, `-` where the cluster has none.
 */
import { isIPv6 } from 'node:net';
import { ConfigError } from '../config.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { NodeConfig } from '../settings.ts';
import { JoinError } from './join-error.ts';

export type JoinTarget =
  | {
      readonly type: 'token';
      readonly clusterId: string;
      readonly secret: string;
      readonly addresses: readonly string[];
    }
  | { readonly type: 'founders'; readonly addresses: readonly string[] };

/**
 * `undefined`: a node that is told nothing founds a cluster alone. A node that is of a cluster
 * heeds no list, and no token but one of another cluster: that directory is not meant.
 */
export function joinTargetOf(
  { join, expect }: Pick<NodeConfig, 'join' | 'expect'>,
  { path, membership }: Pick<DataDirectory, 'path' | 'membership'>,
): JoinTarget | undefined {
  if (join === '') return undefined;
  const target = parseJoinTarget(join, expect);
  const isOther = target.type === 'token' && target.clusterId !== membership?.clusterId;
  if (membership === undefined || !isOther) return target;
  const { clusterId, nodeId } = membership;
  throw new JoinError(
    'otherCluster',
    `${path} is that of node ${nodeId} of cluster ${clusterId}, and the token is of cluster ` +
      `${target.clusterId}; --data-dir names another directory`,
  );
}

const TOKEN_VERSION = 'b1';
const NO_AUTHORITY = '-';
/** Of the native door. */
const PORT_DEFAULT = 9093;
const PORT_MAX = 65535;

export function joinLine(
  { clusterId, secret }: { readonly clusterId: string; readonly secret: string },
  address: string,
): string {
  return `${[TOKEN_VERSION, clusterId, secret, NO_AUTHORITY].join('.')}@${address}`;
}

/** Throws `ConfigError`, which says what is wrong but never quotes a secret. */
export function parseJoinTarget(join: string, expect: number): JoinTarget {
  const at = join.lastIndexOf('@');
  if (at < 0 && expect === 0) {
    throw new ConfigError(
      '--join lacks the token: it is token@host:port, as the file join in the data directory of ' +
        'any node of the cluster says it; or a list of all founders together with --expect',
    );
  }
  const addresses = join
    .slice(at + 1)
    .split(',')
    .map((address) => withPort(address.trim()));
  if (at < 0) return { type: 'founders', addresses };
  if (expect > 0) throw new ConfigError('--expect goes with a list of founders, not with a token');
  return { type: 'token', ...parseToken(join.slice(0, at)), addresses };
}

function parseToken(token: string): { readonly clusterId: string; readonly secret: string } {
  const [version = '', clusterId = '', secret = '', authority] = token.split('.');
  if (/^b\d+$/.test(version) && version !== TOKEN_VERSION) {
    throw new ConfigError(
      `the join token is of version ${version}, this program reads ${TOKEN_VERSION}: ` +
        'start the version of Balsa that the cluster runs',
    );
  }
  const isWhole = [clusterId, secret].every((part) => /^[\w-]{22}$/.test(part));
  if (version === TOKEN_VERSION && isWhole && authority === NO_AUTHORITY) {
    return { clusterId, secret };
  }
  throw new ConfigError('the join token is not whole: copy all of the file join, in quotes');
}

function withPort(address: string): string {
  if (address === '') throw new ConfigError('--join names an empty address');
  if (isIPv6(address)) return `[${address}]:${PORT_DEFAULT}`;
  const parts = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(address);
  const [, host, port = PORT_DEFAULT] = parts ?? [];
  if (host === undefined || Number(port) > PORT_MAX) {
    throw new ConfigError(`--join names ${address}, which is no host:port`);
  }
  return `${host}:${port}`;
}
