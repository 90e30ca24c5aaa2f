/**
 * Which cluster a client is a client of: the one that the first server it asked belongs to. Two
 * clusters may have topics of the same name and nodes of the same id, so nothing may be asked of a
 * server before it has said which cluster it is of. It is asked that once, and again when it has
 * failed since: another may have come to its address.
 *
 * Where a server that the program named is of another cluster, that is a mistake, or the cluster is
 * gone: both are to be known at once. An address that only the cluster named has been given to
 * somebody else since, and other servers are asked instead.
 */
import { clusterService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { CallLimits, Connection } from './connection.ts';

export class KnownCluster {
  readonly #named: readonly string[];
  #first: { readonly id: string; readonly address: string } | undefined;
  readonly #checked = new Set<string>();

  /** `named`: the addresses that the program named. */
  constructor(named: readonly string[]) {
    this.#named = named;
  }

  isChecked(address: string): boolean {
    return this.#checked.has(address);
  }

  onFailed(address: string): void {
    this.#checked.delete(address);
  }

  /** Rejects as a call does, or with `otherCluster`: retriable of a server that was not named. */
  async check(connection: Connection, limits: CallLimits): Promise<void> {
    const { address } = connection;
    const { clusterId: id } = await connection.call(clusterService.status, {}, limits);
    // A node that starts may not have learnt it yet.
    if (id === '') return;
    this.#first ??= { id, address };
    if (id !== this.#first.id) {
      const { id: known, address: first } = this.#first;
      const began = `cluster ${known}, where this client began with ${first}`;
      const message = `${address} is of cluster ${id}, not of ${began}`;
      const retriable = !this.#named.includes(address);
      throw new BalsaError('otherCluster', message, { retriable });
    }
    this.#checked.add(address);
  }
}
