/** Where the nodes of a run stand: their addresses, and what lies between them. */
import type { Ends } from './connection-owner.ts';
import { ConnectionOwners } from './connection-owner.ts';
import type { Peer } from './network.ts';
import type { Packets } from './packets.ts';

export interface Ground {
  /** What everybody is told; the proxies stand there. */
  host(number: number): string;
  /** Where the node is dialled by them. */
  nodeHost(number: number): string;
  /** What its process listens on: loopback, since it may be full of hooks for tests. */
  listens(number: number): string;
  /** What the command of that node begins with. */
  command(number: number): readonly string[];
  /** What a proxy dials a node from, for that peer; `undefined`: whatever the system chooses. */
  dialsFrom(peer: Peer): string | undefined;
  /** Who made that connection. */
  peerOf(ends: Ends): Promise<Peer>;
  /** Where packets can be lost below TCP. */
  readonly packets: Packets | undefined;
  destroy(): Promise<void>;
}

/**
 * Loopback addresses of the run's own: takes no root, and no packet is ever lost.
 *
 *     127.a.b.101   node 1's process        127.a.b.1   its proxies
 */
export class Loopback implements Ground {
  readonly packets = undefined;
  readonly #network: string;
  readonly #processes: () => ReadonlyMap<number, number>;
  readonly #owners: ConnectionOwners;

  /** `processes`: the nodes' numbers by their process ids. */
  constructor(processes: () => ReadonlyMap<number, number>) {
    // Not the run's seed: two runs of one seed may be under way at a time.
    const [high, low] = [64 + Math.floor(Math.random() * 64), Math.floor(Math.random() * 256)];
    this.#network = `127.${high}.${low}`;
    this.#processes = processes;
    this.#owners = new ConnectionOwners(() => [...processes().keys()]);
  }

  host(number: number): string {
    return `${this.#network}.${number}`;
  }

  nodeHost(number: number): string {
    return `${this.#network}.${100 + number}`;
  }

  listens(number: number): string {
    return this.nodeHost(number);
  }

  command(): readonly string[] {
    return [];
  }

  dialsFrom(): undefined {
    return undefined;
  }

  async peerOf(ends: Ends): Promise<Peer> {
    const owner = await this.#owners.ownerOf(ends);
    return (owner === undefined ? undefined : this.#processes().get(owner)) ?? 'client';
  }

  destroy(): Promise<void> {
    return Promise.resolve();
  }
}
