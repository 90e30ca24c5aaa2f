import type { NodeId } from '../../raft/identity.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './world.ts';

export interface LinkBehaviour {
  /**
   * Every message takes `delayMinMs` and an exponentially distributed rest of mean `delayMeanMs`.
   */
  delayMinMs: number;
  delayMeanMs: number;
  lossChance: number;
  duplicateChance: number;
  /** True: as over one TCP stream, nothing overtakes. */
  isOrdered: boolean;
}

type Receive = (from: NodeId, bytes: Uint8Array) => void;

interface Link {
  /** Messages sent or under way are lost. One direction only. */
  isCut: boolean;
  /** Messages wait until the link is unclogged. */
  held: Uint8Array[] | undefined;
  /** No message of an ordered link arrives before this. */
  lastArrivalMs: number;
}

/**
 * Directed links between nodes. What it carries are bytes: sender and receiver go through the
 * codec, so a message that does not survive encoding fails here and not in production.
 */
export class SimNetwork {
  readonly behaviour: LinkBehaviour;
  readonly #scheduler: Scheduler & { readonly nowMs: number };
  readonly #random: Random;
  readonly #receivers = new Map<NodeId, Receive>();
  readonly #links = new Map<number, Link>();

  constructor(options: {
    readonly scheduler: Scheduler & { readonly nowMs: number };
    readonly random: Random;
    readonly behaviour: LinkBehaviour;
  }) {
    this.#scheduler = options.scheduler;
    this.#random = options.random;
    this.behaviour = { ...options.behaviour };
  }

  /**
   * From now on `receive` gets what arrives at `node`, also what was sent to an earlier process
   * there.
   */
  attach(node: NodeId, receive: Receive): void {
    this.#receivers.set(node, receive);
  }

  detach(node: NodeId): void {
    this.#receivers.delete(node);
  }

  send(from: NodeId, to: NodeId, bytes: Uint8Array): void {
    const link = this.#link(from, to);
    if (link.isCut || this.#random.chance(this.behaviour.lossChance)) return;
    this.#carry(from, to, bytes);
    if (this.#random.chance(this.behaviour.duplicateChance)) this.#carry(from, to, bytes);
  }

  cut(from: NodeId, to: NodeId): void {
    this.#link(from, to).isCut = true;
  }

  /** Whether what is sent now gets through, but for what is lost by chance. */
  isOpen(from: NodeId, to: NodeId): boolean {
    const { isCut, held } = this.#link(from, to);
    return !isCut && held === undefined;
  }

  clog(from: NodeId, to: NodeId): void {
    this.#link(from, to).held ??= [];
  }

  unclog(from: NodeId, to: NodeId): void {
    const link = this.#link(from, to);
    const held = link.held ?? [];
    link.held = undefined;
    for (const bytes of held) this.#carry(from, to, bytes);
  }

  /** Mends the link in both directions. */
  mend(left: NodeId, right: NodeId): void {
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      this.#link(from, to).isCut = false;
      this.unclog(from, to);
    }
  }

  /** No loss, no doubles, short delays: links that were cut stay cut. */
  calm(): void {
    Object.assign(this.behaviour, {
      delayMinMs: 0.1,
      delayMeanMs: 1,
      lossChance: 0,
      duplicateChance: 0,
    });
  }

  #carry(from: NodeId, to: NodeId, bytes: Uint8Array): void {
    const { delayMinMs, delayMeanMs, isOrdered } = this.behaviour;
    const link = this.#link(from, to);
    let delayMs = delayMinMs + this.#random.exponential(delayMeanMs);
    if (isOrdered) {
      const arrivalMs = Math.max(this.#scheduler.nowMs + delayMs, link.lastArrivalMs + 0.001);
      link.lastArrivalMs = arrivalMs;
      delayMs = arrivalMs - this.#scheduler.nowMs;
    }
    this.#scheduler.after(delayMs, () => {
      if (link.isCut) return;
      if (link.held !== undefined) link.held.push(bytes);
      else this.#receivers.get(to)?.(from, bytes);
    });
  }

  #link(from: NodeId, to: NodeId): Link {
    const key = from * 1024 + to;
    let link = this.#links.get(key);
    if (link === undefined) {
      link = { isCut: false, held: undefined, lastArrivalMs: 0 };
      this.#links.set(key, link);
    }
    return link;
  }
}
