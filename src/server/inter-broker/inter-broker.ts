/** This node among the brokers: it serves those that follow it, and reaches those it follows. */
import type { Image } from '../../metadata/image.ts';
import type { PeerFetch } from '../../replication/peer-fetch.ts';
import type { ReplicaFetches } from '../../replication/replica-fetches.ts';
import type { NodeWorld } from '../node-options.ts';
import type { Credentials } from './handshake.ts';
import { InterBrokerClient, peerLinkSettings } from './inter-broker-client.ts';
import type { InterBrokerServer } from './inter-broker-server.ts';

export interface InterBrokerOptions {
  /** Has its port already. */
  readonly server: InterBrokerServer;
  readonly credentials: Credentials;
  readonly image: () => Pick<Image, 'brokers'>;
  readonly world: Pick<NodeWorld, 'time' | 'random'>;
}

/** What brokers call this listener in their registrations. */
export const BROKER_DOOR = 'broker';

export class InterBroker {
  readonly #server: InterBrokerServer;
  readonly #client: InterBrokerClient;
  readonly #credentials: Credentials;

  constructor({ server, credentials, image, world }: InterBrokerOptions) {
    this.#server = server;
    this.#credentials = credentials;
    this.#client = new InterBrokerClient({
      credentials,
      addressOf: (nodeId) =>
        image()
          .brokers.get(nodeId)
          ?.endpoints.find(({ door }) => door === BROKER_DOOR),
      timers: world.time.timers,
      random: world.random,
      settings: peerLinkSettings,
    });
  }

  get fetch(): PeerFetch {
    return this.#client.fetch;
  }

  /** From now on followers are served. */
  open(fetches: Pick<ReplicaFetches, 'serve' | 'onDisconnected'>): void {
    this.#server.open({ credentials: this.#credentials, fetches });
  }

  /** Nobody is asked or served any more. */
  async close(): Promise<void> {
    this.#client.close();
    await this.#server.close();
  }
}
