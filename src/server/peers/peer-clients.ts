/** One client a peer, at the address where the book has it now. */
import type { AddressBook } from './address-book.ts';
import type { Credentials } from './credentials.ts';
import { PeerClient } from './peer-client.ts';

export interface PeerClientsOptions {
  readonly addresses: AddressBook;
  readonly credentials: Credentials;
  readonly onNotice: (notice: string, detail: Readonly<Record<string, unknown>>) => void;
}

export class PeerClients {
  readonly #options: PeerClientsOptions;
  readonly #clients = new Map<number, PeerClient>();
  /** What was last said about a peer: said once. */
  readonly #refusals = new Map<number, string>();
  #isClosed = false;

  constructor(options: PeerClientsOptions) {
    this.#options = options;
  }

  /** `undefined` where nobody knows an address. */
  to(nodeId: number): PeerClient | undefined {
    const address = this.#options.addresses.addressOf(nodeId);
    const known = this.#clients.get(nodeId);
    if (address === undefined || this.#isClosed) return undefined;
    if (known?.address === address) return known;
    known?.close();
    const client = new PeerClient({
      nodeId,
      address,
      credentials: this.#options.credentials,
      onRefused: (reason) => this.#onRefused(nodeId, reason),
    });
    this.#clients.set(nodeId, client);
    return client;
  }

  close(): void {
    this.#isClosed = true;
    for (const client of this.#clients.values()) client.close();
  }

  #onRefused(nodeId: number, reason: string): void {
    if (this.#refusals.get(nodeId) === reason) return;
    this.#refusals.set(nodeId, reason);
    const address = this.#clients.get(nodeId)?.address;
    this.#options.onNotice('a node refuses to hear this one', { nodeId, address, reason });
  }
}
