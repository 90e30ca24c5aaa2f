/** Where the nodes' native doors are, by what the cluster says of itself. */
import { clusterService } from '../grpc/services.ts';
import type { Link } from './link.ts';
import { nativeAddressOf } from './native-address.ts';

export class NodeAddresses {
  readonly #link: Link;
  #known: ReadonlyMap<number, string> = new Map();
  #metadataIndex = -1;
  #isStale = true;
  #asking: Promise<void> | undefined;

  constructor(link: Link) {
    this.#link = link;
  }

  /** A node was not where it was said to be: it may have come back elsewhere. */
  onFailed(): void {
    this.#isStale = true;
  }

  async of(nodeId: number): Promise<string | undefined> {
    if (this.#isStale || !this.#known.has(nodeId)) await this.#ask();
    return this.#known.get(nodeId);
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askNow(): Promise<void> {
    this.#isStale = false;
    try {
      const { nodes, metadataIndex } = await this.#link.ask(clusterService.status, {});
      if (metadataIndex < this.#metadataIndex) return;
      const addresses = new Map<number, string>();
      for (const node of nodes) {
        const address = nativeAddressOf(node);
        if (address !== undefined) addresses.set(node.id ?? 0, address);
      }
      this.#metadataIndex = metadataIndex;
      this.#known = addresses;
      this.#link.onServers([...addresses.values()]);
    } catch (error) {
      this.#isStale = true;
      throw error;
    }
  }
}
