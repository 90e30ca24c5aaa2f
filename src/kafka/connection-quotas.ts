/**
 * How many connections of Kafka clients there may be: on all listeners of a node together, and from
 * one address. Kafka leaves those beyond the first limit in the queue of the port; here they are
 * closed as those beyond the second, so that a client learns of it before it gives up waiting.
 */
import assert from 'node:assert/strict';

export interface ConnectionLimits {
  readonly connectionsMax: number;
  readonly connectionsPerAddressMax: number;
}

export class ConnectionQuotas {
  readonly #limits: ConnectionLimits;
  readonly #byAddress = new Map<string, number>();
  #count = 0;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
  }

  /** Counts one more, until it is closed; else returns why there is no room for it. */
  maybeAdmit(address: string): string | undefined {
    const { connectionsMax, connectionsPerAddressMax } = this.#limits;
    const count = this.#byAddress.get(address) ?? 0;
    if (this.#count >= connectionsMax) return `there are ${connectionsMax} connections`;
    if (count >= connectionsPerAddressMax) {
      return `there are ${connectionsPerAddressMax} connections from its address`;
    }
    this.#count += 1;
    this.#byAddress.set(address, count + 1);
    return undefined;
  }

  onClosed(address: string): void {
    const count = this.#byAddress.get(address);
    assert(count !== undefined, 'it was admitted');
    this.#count -= 1;
    if (count === 1) this.#byAddress.delete(address);
    else this.#byAddress.set(address, count - 1);
  }
}
