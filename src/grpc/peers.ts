/**
 * balsa.v1.Peers (`proto/peers.proto`). Every call is checked before anything of it is heard: who
 * calls, whom the caller means, and whether it knows the cluster's secret.
 */
import type { ServerDuplexStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import type { balsa } from './generated/balsa.js';
import type { RaftStreamListener } from './raft-stream.ts';
import { RaftStream } from './raft-stream.ts';
import { peersService } from './services.ts';
import { bounded } from './status.ts';

/** A node as the Raft group knows it. */
export interface Peer {
  readonly nodeId: number;
  readonly raftId: string;
}

/** What a call says of itself. */
export interface PeerCall {
  /** Of the method. */
  readonly path: string;
  readonly clusterId: string;
  readonly from: string;
  readonly to: string;
  readonly proof: string;
}

export type PeerAdmission =
  | { readonly type: 'admitted'; readonly from: Peer }
  /** `notProved`: it does not know the secret; `misdirected`: another cluster, or another node. */
  | { readonly type: 'notProved' | 'misdirected'; readonly reason: string };

export interface Heartbeat {
  readonly sequence: number;
  readonly brokerEpoch: number;
  readonly incarnation: string;
}

/** What becomes of a broker that is heard. */
export type HeartbeatVerdict = 'alive' | 'registerAgain' | 'removed';

/** What a node does for its peers. */
export interface PeersService {
  /** `<node id>:<raft id>` of this node. */
  readonly self: string;
  admit(call: PeerCall): PeerAdmission;
  /** The stream may be used from now on, until its listener hears of its end. */
  openRaft(from: Peer, open: (listener: RaftStreamListener) => RaftStream): void;
  /** `undefined`: only the leader answers. */
  onHeartbeat(from: Peer, heartbeat: Heartbeat): HeartbeatVerdict | undefined;
  /** The node may be gone. */
  onHeartbeatsBroken(from: Peer): void;
  propose(
    command: { readonly payload: Uint8Array; readonly version: number },
    done: (outcome: balsa.v1.ProposalOutcome.$Properties) => void,
  ): void;
  readIndex(done: (response: balsa.v1.ReadIndexResponse.$Properties) => void): void;
}

/** The keys of a call's metadata. */
export const peerKeys = {
  clusterId: 'balsa-cluster',
  from: 'balsa-from',
  to: 'balsa-to',
  proof: 'balsa-proof',
} as const;

const NO_BYTES = new Uint8Array(0);

type RaftCall = ServerDuplexStream<balsa.v1.RaftFrame, balsa.v1.RaftFrame.$Properties>;
type HeartbeatCall = ServerDuplexStream<
  balsa.v1.HeartbeatRequest,
  balsa.v1.HeartbeatResponse.$Properties
>;

export function peersHandlers(service: PeersService) {
  return {
    raft: (call: RaftCall) => {
      const from = admitStream(call, service, peersService.raft.path);
      if (from === undefined) return;
      const metadata = new Metadata();
      metadata.set(peerKeys.from, service.self);
      call.sendMetadata(metadata);
      service.openRaft(from, (listener) => new RaftStream(call, listener));
    },

    heartbeat: (call: HeartbeatCall) => {
      const from = admitStream(call, service, peersService.heartbeat.path);
      if (from === undefined) return;
      call.on('data', ({ sequence, brokerEpoch, incarnation }: balsa.v1.HeartbeatRequest) => {
        const verdict = service.onHeartbeat(from, { sequence, brokerEpoch, incarnation });
        if (verdict === undefined) return;
        const registerAgain = verdict === 'registerAgain';
        call.write({ sequence, registerAgain, removed: verdict === 'removed' });
      });
      let isBroken = false;
      const onBroken = () => {
        if (isBroken) return;
        isBroken = true;
        call.end();
        service.onHeartbeatsBroken(from);
      };
      for (const event of ['end', 'close', 'error', 'cancelled']) call.on(event, onBroken);
    },

    propose: proved<balsa.v1.ProposeRequest, balsa.v1.ProposeResponse.$Properties>(
      service,
      peersService.propose.path,
      ({ proposals }, done) => proposeAll(service, proposals, (outcomes) => done({ outcomes })),
    ),

    readIndex: proved<balsa.v1.ReadIndexRequest, balsa.v1.ReadIndexResponse.$Properties>(
      service,
      peersService.readIndex.path,
      (_, done) => service.readIndex(done),
    ),
  };
}

/** `done` runs when something has come of each. */
function proposeAll(
  service: PeersService,
  proposals: readonly balsa.v1.Proposal.$Properties[],
  done: (outcomes: balsa.v1.ProposalOutcome.$Properties[]) => void,
): void {
  const outcomes: balsa.v1.ProposalOutcome.$Properties[] = proposals.map(() => ({}));
  let left = proposals.length;
  if (left === 0) return done(outcomes);
  for (const [at, { payload = NO_BYTES, version = 0 }] of proposals.entries()) {
    service.propose({ payload, version }, (outcome) => {
      outcomes[at] = outcome;
      left -= 1;
      if (left === 0) done(outcomes);
    });
  }
}

function proved<Request, Response>(
  service: PeersService,
  path: string,
  serve: (request: Request, done: (response: Response) => void) => void,
) {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => {
    const admission = service.admit(callOf(call.metadata, path));
    if (admission.type !== 'admitted') return callback(refusalOf(admission));
    serve(call.request, (response) => callback(null, response));
  };
}

/** `undefined`: the call was refused, and has ended. */
function admitStream(
  call: { readonly metadata: Metadata; emit(event: string, error: object): boolean },
  service: PeersService,
  path: string,
): Peer | undefined {
  const admission = service.admit(callOf(call.metadata, path));
  if (admission.type === 'admitted') return admission.from;
  call.emit('error', refusalOf(admission));
  return undefined;
}

function callOf(metadata: Metadata, path: string): PeerCall {
  const textOf = (key: string) => String(metadata.get(key)[0] ?? '');
  const { clusterId, from, to, proof } = peerKeys;
  return {
    path,
    clusterId: textOf(clusterId),
    from: textOf(from),
    to: textOf(to),
    proof: textOf(proof),
  };
}

function refusalOf({ type, reason }: Exclude<PeerAdmission, { type: 'admitted' }>) {
  const code = type === 'notProved' ? status.UNAUTHENTICATED : status.FAILED_PRECONDITION;
  return { code, details: bounded(reason) };
}
