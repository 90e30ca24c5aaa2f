/** What this node does when its peers call (`src/grpc/peers.ts`). */
import type { Member } from '../../../raft/index.ts';
import type {
  Heartbeat,
  HeartbeatVerdict,
  PeerAdmission,
  PeerCall,
  PeersService,
} from '../../grpc/peers.ts';
import type { RaftStream, RaftStreamListener } from '../../grpc/raft-stream.ts';
import type { RaftLink } from '../raft-link.ts';
import type { Peers } from './peers.ts';

/** Who leads decides over the brokers; every voter listens. */
export interface HeartbeatListener {
  onHeartbeat(from: Member, heartbeat: Heartbeat): HeartbeatVerdict | undefined;
  onBroken(from: Member): void;
}

export class PeersServer implements PeersService {
  readonly #peers: Peers;
  readonly #link: RaftLink;
  readonly #listener: HeartbeatListener;

  constructor(peers: Peers, link: RaftLink, listener: HeartbeatListener) {
    this.#peers = peers;
    this.#link = link;
    this.#listener = listener;
  }

  get self(): string {
    return this.#peers.credentials.name;
  }

  admit(call: PeerCall): PeerAdmission {
    return this.#peers.credentials.admit(call);
  }

  openRaft(from: Member, open: (listener: RaftStreamListener) => RaftStream): void {
    this.#peers.transport.accept(from, open);
  }

  onHeartbeat(from: Member, heartbeat: Heartbeat): HeartbeatVerdict | undefined {
    return this.#listener.onHeartbeat(from, heartbeat);
  }

  onHeartbeatsBroken(from: Member): void {
    this.#listener.onBroken(from);
  }

  propose(...call: Parameters<PeersService['propose']>): void {
    this.#link.proposeHere(...call);
  }

  readIndex(...call: Parameters<PeersService['readIndex']>): void {
    this.#link.readIndexHere(...call);
  }
}
