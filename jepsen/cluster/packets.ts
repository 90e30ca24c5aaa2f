/**
 * Packets that the kernel loses on their way, below TCP: what was sent is sent again, later and
 * later, and neither end hears of the other's death.
 *
 * Every packet between two nodes passes the namespace of the proxies, from an address that says
 * whose it is to one that says for whom (`namespaces.ts`): nftables compares the pair there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Link, Peer } from './network.ts';

export type PacketRule =
  | { readonly type: 'lose'; readonly percent: number }
  /** The sender is told that the connection is gone; who should have heard is told nothing. */
  | { readonly type: 'refuse' };

interface Bent {
  readonly link: Link;
  readonly rule: PacketRule;
}

export interface Addresses {
  /** Where the proxies of a node stand, or whence clients come. */
  host(peer: Peer): string;
  /** The node's own; clients have none. */
  nodeHost(peer: Peer): string | undefined;
}

export class Packets {
  readonly #addresses: Addresses;
  readonly #bent = new Map<string, Bent>();
  #underWay: Promise<void> = Promise.resolve();

  constructor(addresses: Addresses) {
    this.#addresses = addresses;
  }

  /** Until they pass again. Rejects where the kernel does not take it. */
  async bend(links: readonly Link[], rule: PacketRule): Promise<void> {
    for (const link of links) this.#bent.set(link.join('>'), { link, rule });
    await this.#apply();
  }

  async pass(links: readonly Link[]): Promise<void> {
    for (const link of links) this.#bent.delete(link.join('>'));
    await this.#apply();
  }

  /** One after another, each with what is wanted when its turn comes. */
  async #apply(): Promise<void> {
    const turn = this.#underWay.then(() => {
      return load(rulesetOf([...this.#bent.values()], this.#addresses));
    });
    this.#underWay = turn.catch(() => undefined);
    await turn;
  }
}

/** For `nft -f`; takes the place of what was there, at once. */
export function rulesetOf(bent: readonly Bent[], addresses: Addresses): string {
  const lines = bent.flatMap(({ link, rule }) => {
    return pairsOf(link, addresses).map(([from, to]) => {
      return `    ip saddr ${from} ip daddr ${to} ${verdictOf(rule)}`;
    });
  });
  const chains = ['input', 'output'].flatMap((hook) => [
    `  chain ${hook} {`,
    `    type filter hook ${hook} priority 0; policy accept;`,
    ...lines,
    '  }',
  ]);
  return [
    'table ip jepsen',
    'delete table ip jepsen',
    'table ip jepsen {',
    ...chains,
    '}',
    '',
  ].join('\n');
}

/** On connections that `from` has opened to `to`, beyond the proxy too; and on those of `to`. */
function pairsOf([from, to]: Link, { host, nodeHost }: Addresses): [string, string][] {
  const [sender, receiver] = [nodeHost(from), nodeHost(to)];
  const pairs: [string, string][] = [];
  if (sender !== undefined) pairs.push([sender, host(to)]);
  if (receiver !== undefined) pairs.push([host(from), receiver]);
  return pairs;
}

function verdictOf(rule: PacketRule): string {
  if (rule.type === 'refuse') return 'meta l4proto tcp reject with tcp reset';
  return rule.percent >= 100 ? 'drop' : `numgen random mod 100 < ${rule.percent} drop`;
}

/** npm looks into node_modules first, and there is an `nft` that is another. */
export const ofSystem = { ...process.env, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

async function load(ruleset: string): Promise<void> {
  const child = spawn('nft', ['-f', '-'], { stdio: ['pipe', 'ignore', 'pipe'], env: ofSystem });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdin.on('error', () => undefined).end(ruleset);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`nft: ${said.trim()}`);
}
