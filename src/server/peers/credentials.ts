/**
 * How the nodes of one cluster know each other: each call names the cluster, the caller and the
 * node that is meant, and proves the cluster's secret without showing it. A proof is good for one
 * caller and one method.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Member } from '../../../raft/index.ts';
import type { PeerAdmission, PeerCall } from '../../grpc/peers.ts';

export interface CredentialsOptions {
  readonly clusterId: string;
  readonly secret: string;
  readonly self: Member;
}

export class Credentials {
  readonly clusterId: string;
  /** `<node id>:<raft id>`. */
  readonly name: string;
  readonly #self: Member;
  readonly #secret: string;

  constructor({ clusterId, secret, self }: CredentialsOptions) {
    this.clusterId = clusterId;
    this.#secret = secret;
    this.#self = self;
    this.name = `${self.nodeId}:${self.raftId}`;
  }

  callTo(nodeId: number, path: string): PeerCall {
    const { clusterId, name: from } = this;
    const proof = this.#proof({ path, clusterId, from }).toString('base64url');
    return { path, clusterId, from, to: String(nodeId), proof };
  }

  admit(call: PeerCall): PeerAdmission {
    if (call.clusterId !== this.clusterId) {
      const reason = `this is a node of cluster ${this.clusterId}, not of ${call.clusterId}`;
      return { type: 'misdirected', reason };
    }
    const proof = Buffer.from(call.proof, 'base64url');
    const expected = this.#proof(call);
    if (proof.length !== expected.length || !timingSafeEqual(proof, expected)) {
      return { type: 'notProved', reason: 'the call does not prove the secret of the cluster' };
    }
    if (call.to !== String(this.#self.nodeId)) {
      const reason = `this is node ${this.#self.nodeId}, not node ${call.to}`;
      return { type: 'misdirected', reason };
    }
    const from = memberOf(call.from);
    if (from !== undefined) return { type: 'admitted', from };
    return { type: 'misdirected', reason: `${call.from} names no node` };
  }

  #proof({ path, clusterId, from }: Pick<PeerCall, 'path' | 'clusterId' | 'from'>): Buffer {
    return createHmac('sha256', this.#secret).update(`${path} ${clusterId} ${from}`).digest();
  }
}

/** What `<node id>:<raft id>` names. */
export function memberOf(name: string): Member | undefined {
  const [, nodeId, raftId] = /^([1-9]\d{0,8}):([\w-]{1,64})$/.exec(name) ?? [];
  if (nodeId === undefined || raftId === undefined) return undefined;
  return { nodeId: Number(nodeId), raftId };
}
