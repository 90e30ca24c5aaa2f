/**
 * Where nodes that are not yet of the cluster ask: who is here, whether this node will found a
 * cluster with them, whether they may join the one it is of (`src/grpc/joining.ts`).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type { balsa } from '../../grpc/generated/balsa.js';
import type { JoiningOutcome, JoiningService } from '../../grpc/joining.ts';
import { joiningService } from '../../grpc/services.ts';
import { hostPort } from '../../host-port.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { NodeOptions } from '../node-options.ts';
import { isEqualList, refusalOfPromise } from './founding-step.ts';
import { callJoining } from './joining-client.ts';

/** The version of the services of `Joining` and `Peers`. */
export const PEERS_PROTOCOL = 1;
/** Times of records come from clocks; retention and leases of keys go by them. */
const CLOCK_APART_MS_MAX = 60_000;
const CALL_BACK_MS = 3000;

export interface JoiningDeskOptions {
  readonly options: NodeOptions;
  readonly directory: DataDirectory;
  /** The list that this node was started with; empty where it was none. */
  readonly addresses: readonly string[];
}

/** What a joining node proves that it knows the secret of its token by. */
export function joinProof(
  secret: string,
  node: { readonly clusterId: string; readonly raftId: string; readonly directoryId: string },
): Buffer {
  const text = `join ${node.clusterId} ${node.raftId} ${node.directoryId}`;
  return createHmac('sha256', secret).update(text).digest();
}

type JoinOutcome = JoiningOutcome<balsa.v1.JoinResponse.$Properties>;
type PromiseOutcome = JoiningOutcome<balsa.v1.PromiseResponse.$Properties>;
type Refused = Extract<JoinOutcome, { type: 'refused' }>;

export class JoiningDesk implements JoiningService {
  readonly #options: JoiningDeskOptions;
  #metadata: MetadataAccess | undefined;

  constructor(options: JoiningDeskOptions) {
    this.#options = options;
  }

  /** This node can admit others from now on. */
  open(metadata: MetadataAccess): void {
    this.#metadata = metadata;
  }

  meet(): balsa.v1.MeetResponse.$Properties {
    const { options, directory, addresses } = this.#options;
    return {
      protocol: PEERS_PROTOCOL,
      version: options.programVersion,
      directoryId: directory.directoryId,
      raftId: directory.raftFault === undefined ? directory.raftId : '',
      clusterId: directory.membership?.clusterId ?? '',
      addresses: [...addresses],
    };
  }

  promise(request: balsa.v1.PromiseRequest, done: (outcome: PromiseOutcome) => void): void {
    this.#promise(request).then(
      (response) => done({ type: 'response', response }),
      (error: Error) => this.#options.options.listener.onFatal(error),
    );
  }

  join(request: balsa.v1.JoinRequest, done: (outcome: JoinOutcome) => void): void {
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) return done(refusal);
    this.#callBack(request).then(
      (refused) => (refused === undefined ? this.#admit(request, done) : done(refused)),
      (error: Error) => this.#options.options.listener.onFatal(error),
    );
  }

  async #promise({
    founding,
    isFounded,
    addresses: list,
  }: balsa.v1.PromiseRequest): Promise<balsa.v1.PromiseResponse.$Properties> {
    const { directory, addresses } = this.#options;
    const { membership, directoryId } = directory;
    if (founding === null) return { refusal: 'the request names no cluster' };
    if (membership?.clusterId === founding.clusterId) return {};
    const self = { directoryId, raftId: directory.raftId };
    const view = { addresses, self, clusterId: membership?.clusterId };
    const refusal = refusalOfPromise(founding, list, view);
    if (refusal !== undefined) return { refusal, clusterId: view.clusterId ?? '' };
    const isPromised = isFounded
      ? directory.promise?.clusterId === founding.clusterId
      : await directory.promiseTo(founding);
    if (!isPromised) return { refusal: 'it has promised something else' };
    if (isFounded) await directory.take(founding);
    return {};
  }

  #refusalOf(request: balsa.v1.JoinRequest): Refused | undefined {
    const { options, directory } = this.#options;
    const { membership } = directory;
    if (membership === undefined || this.#metadata === undefined) {
      return refused('unavailable', 'this node is not yet of a cluster itself');
    }
    if (request.protocol !== PEERS_PROTOCOL) {
      const { programVersion: version } = options;
      const own = `nodes here run Balsa ${version}, protocol ${PEERS_PROTOCOL}`;
      const theirs = `it runs Balsa ${request.version}, protocol ${request.protocol}`;
      return refused('impossible', `the version does not fit: ${own}; ${theirs}`);
    }
    const wrong = this.#wrongToken(request, membership);
    if (wrong !== undefined) return wrong;
    const apartMs = request.clockMs - options.world.time.clock.wallMs();
    if (Math.abs(apartMs) <= CLOCK_APART_MS_MAX) return undefined;
    const apart = `${Math.round(Math.abs(apartMs) / 1000)} s`;
    const side = apartMs > 0 ? 'ahead of' : 'behind';
    return refused('impossible', `its clock is ${apart} ${side} that of the cluster: set it`);
  }

  /**
   * Without a token only a node that was given the very list by which this one is a founder: then
   * it is one of those that whoever started them meant.
   */
  #wrongToken(
    { clusterId, proof, raftId, directoryId, addresses }: balsa.v1.JoinRequest,
    membership: { readonly clusterId: string; readonly secret: string },
  ): Refused | undefined {
    if (clusterId === '') {
      const own = this.#options.addresses;
      if (own.length > 0 && isEqualList(addresses, own)) return undefined;
      const where = 'the file join in the data directory of any node holds it';
      return refused('notProved', `cluster ${membership.clusterId} wants a token: ${where}`);
    }
    if (clusterId !== membership.clusterId) {
      const own = membership.clusterId;
      return refused('otherCluster', `the token is of cluster ${clusterId}, and this is ${own}`);
    }
    const expected = joinProof(membership.secret, { clusterId, raftId, directoryId });
    const isRight = proof.length === expected.length && timingSafeEqual(proof, expected);
    return isRight ? undefined : refused('notProved', 'the token does not hold the secret');
  }

  /** A node that nobody can reach at the address that it gives would be of no use. */
  async #callBack({ address, directoryId }: balsa.v1.JoinRequest): Promise<Refused | undefined> {
    const call = { address, deadlineMs: CALL_BACK_MS };
    const met = await callJoining(call, joiningService.meet, {});
    if (met.type === 'response' && met.response.directoryId === directoryId) return undefined;
    const found = met.type === 'response' ? 'another node answers there' : met.reason;
    return refused('impossible', `its address ${address} does not lead to it: ${found}`);
  }

  #admit(
    { raftId, directoryId, clusterId: given }: balsa.v1.JoinRequest,
    done: (outcome: JoinOutcome) => void,
  ): void {
    const metadata = this.#metadata;
    const { membership } = this.#options.directory;
    if (metadata === undefined || membership === undefined) return;
    metadata.proposer.propose({ type: 'admitNode', raftId, directoryId }, (result) => {
      if (result.type !== 'outcome') {
        const reason = result.type === 'timedOut' ? result.reason : 'the node stops';
        return done(refused('unavailable', reason));
      }
      const { outcome } = result;
      if (outcome.type === 'refused') return done(refused('unavailable', outcome.message));
      if (outcome.type !== 'admitted') throw new Error(`an admission came to ${outcome.type}`);
      const { clusterId, secret } = membership;
      const members = membersOf(metadata);
      const response = { nodeId: outcome.nodeId, clusterId, members };
      done({ type: 'response', response: given === '' ? { ...response, secret } : response });
    });
  }
}

function membersOf({ image }: MetadataAccess): balsa.v1.Founder.$Properties[] {
  return [...image.brokers.values()].flatMap(({ nodeId, raftId, directoryId, endpoints }) => {
    const door = endpoints.find((endpoint) => endpoint.door === 'grpc');
    return door === undefined ? [] : [{ nodeId, raftId, directoryId, address: hostPort(door) }];
  });
}

function refused(code: Refused['code'], reason: string): Refused {
  return { type: 'refused', code, reason };
}
