/**
 * A network namespace for each node, on a bridge that ends where the harness is, so that whatever
 * goes from one node to another passes there, by addresses that tell whose it is.
 *
 *     node 1's namespace          the harness's                      node 2's namespace
 *     10.9.0.101  ── to 10.9.0.2 ──> proxy ── from 10.9.0.1 ──>  10.9.0.102 (its 127.0.0.1)
 *
 * The harness is in a namespace of its own for that, of the network and of mounts (`apart`): all of
 * it is gone with the last of its processes, and the machine has seen nothing.
 */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Ends } from './connection-owner.ts';
import type { Ground } from './ground.ts';
import type { Peer } from './network.ts';
import { ofSystem, Packets } from './packets.ts';

const NETWORK = '10.9.0';
const CLIENTS = `${NETWORK}.254`;
const BRIDGE = 'jepsen';
/** Told to the process that is apart. */
const APART = 'JEPSEN_APART';
const unshare = ['--net', '--mount', '--propagation', 'private', 'sh', '-ec'];
/** In /run `ip` keeps the names of namespaces, and the machine's is not ours. */
const prepare = `(PATH=${ofSystem.PATH}; mount -t tmpfs none /run; ip link set lo up)`;

const execute = promisify(execFile);
const ip = (...words: string[]) => execute('ip', words, { env: ofSystem });

const nodeHostOf = (number: number) => `${NETWORK}.${100 + number}`;
const addresses = {
  host: (peer: Peer) => (peer === 'client' ? CLIENTS : `${NETWORK}.${peer}`),
  nodeHost: (peer: Peer) => (peer === 'client' ? undefined : nodeHostOf(peer)),
};

/** Why nodes cannot have namespaces here; `undefined` where they can. */
export function lackOfNamespaces(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces take Linux';
  const links = [`ip link add ${BRIDGE} type bridge`, 'ip link add eth0 type veth'];
  const attempt = [prepare, 'command -v nsenter', ...links, doorsOf(nodeHostOf(1))].join('; ');
  const asked = { encoding: 'utf8', env: ofSystem } as const;
  const { status, stderr } = spawnSync('unshare', [...unshare, attempt], asked);
  if (status === 0) return undefined;
  return stderr?.trim().split('\n').at(-1) || 'there is no unshare, or no nsenter';
}

export function isApart(): boolean {
  return process.env[APART] !== undefined;
}

/** Runs that program of Node apart; resolves to its exit code, 1 where a signal ended it. */
export async function apart(words: readonly string[]): Promise<number> {
  const become = `${prepare}; exec "$@"`;
  const program = [process.execPath, ...process.execArgv, ...words];
  const env = { ...process.env, [APART]: 'yes' };
  const child = spawn('unshare', [...unshare, become, 'sh', ...program], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

export class Namespaces implements Ground {
  readonly packets = new Packets(addresses);
  readonly #numbers: readonly number[];

  private constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** One at a time. Rejects where this process is not apart. */
  static async make(numbers: readonly number[]): Promise<Namespaces> {
    if (!isApart()) throw new Error('nodes have namespaces only where the harness is apart');
    await ip('link', 'add', BRIDGE, 'type', 'bridge');
    // The first is what this namespace dials from.
    for (const host of [CLIENTS, ...numbers.map(addresses.host)]) {
      await ip('address', 'add', `${host}/24`, 'dev', BRIDGE);
    }
    await ip('link', 'set', BRIDGE, 'up');
    const made = new Namespaces(numbers);
    for (const number of numbers) await made.#add(number);
    return made;
  }

  host(number: number): string {
    return addresses.host(number);
  }

  nodeHost(number: number): string {
    return nodeHostOf(number);
  }

  listens(): string {
    return '127.0.0.1';
  }

  command(number: number): readonly string[] {
    return ['nsenter', `--net=/run/netns/${nameOf(number)}`];
  }

  dialsFrom(peer: Peer): string {
    return addresses.host(peer);
  }

  peerOf({ host }: Ends): Promise<Peer> {
    return Promise.resolve(this.#numbers.find((one) => this.nodeHost(one) === host) ?? 'client');
  }

  /** Links by name: with their namespace they would go, but only some time after. */
  async destroy(): Promise<void> {
    for (const number of this.#numbers) {
      await ip('link', 'delete', outerOf(number));
      await ip('netns', 'delete', nameOf(number));
    }
    await ip('link', 'delete', BRIDGE);
  }

  async #add(number: number): Promise<void> {
    const [name, outer] = [nameOf(number), outerOf(number)];
    const inside = (...words: string[]) => ip('-n', name, ...words);
    await ip('netns', 'add', name);
    const inner = ['peer', 'name', 'eth0', 'netns', name];
    await ip('link', 'add', outer, 'type', 'veth', ...inner);
    await ip('link', 'set', outer, 'master', BRIDGE, 'up');
    await inside('address', 'add', `${nodeHostOf(number)}/24`, 'dev', 'eth0');
    await inside('link', 'set', 'eth0', 'up');
    await inside('link', 'set', 'lo', 'up');
    const [enter = '', ...words] = this.command(number);
    await execute(enter, [...words, 'sh', '-ec', doorsOf(nodeHostOf(number))], { env: ofSystem });
  }
}

/** What is sent to a node's address comes to its loopback, where it listens. */
function doorsOf(host: string): string {
  return [
    'echo 1 > /proc/sys/net/ipv4/conf/eth0/route_localnet',
    'nft add table ip doors',
    "nft 'add chain ip doors in { type nat hook prerouting priority dstnat; }'",
    `nft add rule ip doors in ip daddr ${host} dnat to 127.0.0.1`,
  ].join('; ');
}

function nameOf(number: number): string {
  return `node-${number}`;
}

/** The bridge's end of its link. */
function outerOf(number: number): string {
  return `to-${number}`;
}
