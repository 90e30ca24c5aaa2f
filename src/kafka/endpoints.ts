/**
 * Where clients find the brokers: of each broker the endpoint of the listener that the client
 * itself came in on.
 *
 * A node whose address nobody has set is told as the one that the client has just reached it by: it
 * is the only one that is known to work from where the client is.
 */
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Broker } from '../metadata/rows.ts';
import type { NodeEndpoint } from '../wire/apis/leader-hints.ts';
import type { Caller } from './api-handler.ts';

export interface EndpointsOptions {
  readonly nodeId: number;
  readonly metadata: Pick<MetadataAccess, 'image' | 'controller'>;
  /** Of this node's listeners, those whose address is not to be guessed. */
  readonly advertised: ReadonlySet<string>;
}

export class Endpoints {
  readonly #options: EndpointsOptions;

  constructor(options: EndpointsOptions) {
    this.#options = options;
  }

  /** By id, those that live, and this one. */
  live(caller: Caller): readonly NodeEndpoint[] {
    return this.#endpointsOf((broker) => this.isLive(broker.nodeId), caller);
  }

  all(caller: Caller): readonly NodeEndpoint[] {
    return this.#endpointsOf(() => true, caller);
  }

  isLive(nodeId: number): boolean {
    const { nodeId: own, metadata } = this.#options;
    if (nodeId === own) return true;
    const broker = metadata.image.brokers.get(nodeId);
    return broker !== undefined && broker.state !== 'fenced';
  }

  /** `undefined`: not known, or not to be found by this listener. */
  of(nodeId: number, caller: Caller): NodeEndpoint | undefined {
    const broker = this.#options.metadata.image.brokers.get(nodeId);
    return broker === undefined ? undefined : this.#endpointOf(broker, caller);
  }

  /** One that lives: the Raft leader, else this node, which passes on what it is asked. */
  controllerId(caller: Caller): number {
    const { nodeId: own, metadata } = this.#options;
    const { nodeId } = metadata.controller;
    if (nodeId === undefined || !this.isLive(nodeId)) return own;
    return this.of(nodeId, caller) === undefined ? own : nodeId;
  }

  #endpointsOf(isMeant: (broker: Broker) => boolean, caller: Caller): readonly NodeEndpoint[] {
    const brokers = [...this.#options.metadata.image.brokers.values()].filter(isMeant);
    return brokers
      .sort((left, right) => left.nodeId - right.nodeId)
      .flatMap((broker) => this.#endpointOf(broker, caller) ?? []);
  }

  #endpointOf(broker: Broker, caller: Caller): NodeEndpoint | undefined {
    const { nodeId, rack } = broker;
    const { listener, localHost, localPort } = caller;
    const { nodeId: own, advertised } = this.#options;
    const where = { nodeId, rack: rack === '' ? null : rack };
    if (nodeId === own && !advertised.has(listener)) {
      return { ...where, host: localHost, port: localPort };
    }
    const endpoint = broker.endpoints.find(({ door }) => door === doorOf(listener));
    if (endpoint === undefined) return undefined;
    return { ...where, host: endpoint.host, port: endpoint.port };
  }
}

/** What brokers call a listener of this door in their registrations. */
export function doorOf(listener: string): string {
  return listener === DEFAULT_LISTENER ? 'kafka' : `kafka:${listener}`;
}

/** The one of a node that was told of none. The name is Kafka's. */
export const DEFAULT_LISTENER = 'PLAINTEXT';
