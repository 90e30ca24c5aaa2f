/** How this node reaches the leaders it follows: one connection for each broker and lane. */
import type { Timers } from '../../clock.ts';
import type { Lane, PeerFetch } from '../../replication/peer-fetch.ts';
import type { Credentials } from './handshake.ts';
import type { Address, PeerLinkSettings } from './peer-link.ts';
import { PeerLink } from './peer-link.ts';

export interface InterBrokerClientOptions {
  readonly credentials: Credentials;
  /** Where a broker listens for others, by the applied metadata; asked at each attempt. */
  readonly addressOf: (nodeId: number) => Address | undefined;
  readonly timers: Timers;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly settings: PeerLinkSettings;
}

export const peerLinkSettings: PeerLinkSettings = {
  connectTimeoutMs: 5000,
  responseTimeoutMs: 30_000,
  keepAliveMs: 5000,
  pauseMs: { first: 20, last: 1000 },
};

export class InterBrokerClient {
  readonly #options: InterBrokerClientOptions;
  readonly #links = new Map<string, PeerLink>();
  #isClosed = false;

  constructor(options: InterBrokerClientOptions) {
    this.#options = options;
  }

  /** `done` runs after this has returned. */
  readonly fetch: PeerFetch = ({ to, lane }, request, done) =>
    this.#isClosed ? () => {} : this.#linkTo(to, lane).fetch(request, done);

  /** What is outstanding fails, and nothing is asked any more. */
  close(): void {
    this.#isClosed = true;
    for (const link of this.#links.values()) link.close('the node stops');
  }

  #linkTo(to: number, lane: Lane): PeerLink {
    const name = `${to}-${lane}`;
    const known = this.#links.get(name);
    if (known !== undefined) return known;
    const { nodeId } = this.#options.credentials;
    const clientId = `node-${nodeId}-${lane}`;
    const link = new PeerLink({ ...this.#options, to, clientId });
    this.#links.set(name, link);
    return link;
  }
}
