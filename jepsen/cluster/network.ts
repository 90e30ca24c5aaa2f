/**
 * The network between the nodes of a run and their clients, as the nemeses bend it: one rule for
 * each directed link. A connection is two links, one each way, whoever opened it; so a partition
 * may be one-way.
 *
 *     client ──> 1        what clients send to node 1
 *     1 ──> client        what they hear from it
 *     1 ──> 2   2 ──> 1   between nodes
 */

/** A node by its number in the run (1 …), or whoever is none. */
export type Peer = number | 'client';

/** One direction. */
export type Link = readonly [from: Peer, to: Peer];

export type LinkRule =
  | { readonly type: 'pass' }
  /** What is sent waits at the sender, as behind a dead cable; it arrives when the rule ends. */
  | { readonly type: 'blackhole' }
  /** Connections break, and new ones do too. */
  | { readonly type: 'reset' }
  | { readonly type: 'delay'; readonly delayMs: number; readonly jitterMs: number }
  | { readonly type: 'throttle'; readonly bytesPerSecond: number }
  /** The connection breaks after so many bytes, in the middle of whatever is sent. */
  | { readonly type: 'dropAfter'; readonly bytes: number };

const PASS: LinkRule = { type: 'pass' };

export class Network {
  readonly #rules = new Map<string, LinkRule>();
  readonly #onChange = new Set<() => void>();

  rule(from: Peer, to: Peer): LinkRule {
    return this.#rules.get(`${from}>${to}`) ?? PASS;
  }

  /** Sets many links at once. */
  set(links: Iterable<Link>, rule: LinkRule): void {
    for (const [from, to] of links) {
      if (rule.type === 'pass') this.#rules.delete(`${from}>${to}`);
      else this.#rules.set(`${from}>${to}`, rule);
    }
    for (const run of this.#onChange) run();
  }

  heal(): void {
    this.#rules.clear();
    for (const run of this.#onChange) run();
  }

  /** Runs at each change until the returned function is called. */
  watch(run: () => void): () => void {
    this.#onChange.add(run);
    return () => this.#onChange.delete(run);
  }
}
