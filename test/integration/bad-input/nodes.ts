/**
 * What nodes say to each other: by whom it is not to be said, and what those must not say by it who
 * may. The calls of `Peers` are made by hand, since what proves them travels beside the request.
 */
import type { balsa } from '../../../src/grpc/generated/balsa.js';
import { peerKeys } from '../../../src/grpc/peers.ts';
import type { Method } from '../../../src/grpc/services.ts';
import { joiningService, peersService } from '../../../src/grpc/services.ts';
import { joinProof, PEERS_PROTOCOL } from '../../../src/server/membership/joining-desk.ts';
import { Credentials } from '../../../src/server/peers/credentials.ts';
import { framed } from '../raw-call.ts';
import type { AnyMethod, BadCall, BadCalls, World } from './world.ts';
import { statusNameOf } from './world.ts';

/** A node that is none of the cluster's, and knows its secret. */
const self = { nodeId: 9, raftId: 'stranger' };
const nobody = new Uint8Array(0);
const garbage = Buffer.from('ff00ff00ff', 'hex');

function callOf({ cluster }: World, { path }: AnyMethod) {
  return new Credentials({ ...cluster, self }).callTo(1, path);
}

function headersOf({ clusterId, from, to, proof }: ReturnType<typeof callOf>) {
  return {
    [peerKeys.clusterId]: clusterId,
    [peerKeys.from]: from,
    [peerKeys.to]: to,
    [peerKeys.proof]: proof,
  };
}

/** Who cannot say who it is, and whom it means, is not heard. */
function unproved(world: World, method: AnyMethod): BadCall[] {
  const own = callOf(world, method);
  const call = (fields: object) => async () => {
    const headers = headersOf({ ...own, ...fields });
    return statusNameOf(await world.raw.call(method.path, framed(nobody), headers));
  };
  const other = callOf(world, { ...method, path: '/balsa.v1.Peers/Other' });
  const noName = new Credentials({ ...world.cluster, self: { nodeId: 0, raftId: '' } });
  return [
    ['FAILED_PRECONDITION', call({ clusterId: '' })],
    ['FAILED_PRECONDITION', call({ clusterId: '__proto__' })],
    ['UNAUTHENTICATED', call({ proof: '' })],
    ['UNAUTHENTICATED', call({ proof: other.proof })],
    ['UNAUTHENTICATED', call({ from: '1:other' })],
    ['FAILED_PRECONDITION', call({ to: '2' })],
    ['FAILED_PRECONDITION', call(noName.callTo(1, method.path))],
  ];
}

/** What answers one who has proved who it is. */
async function proved<Input, Request, Output, Response>(
  world: World,
  method: Method<Input, Request, Output, Response>,
  request: Input,
): Promise<{ readonly status: string; readonly response: Response | undefined }> {
  const headers = headersOf(callOf(world, method));
  const answer = await world.raw.call(
    method.path,
    framed(method.requestSerialize(request)),
    headers,
  );
  const isAnswered = answer.body.length > 0;
  const response = isAnswered ? method.responseDeserialize(answer.body.subarray(5)) : undefined;
  return { status: statusNameOf(answer), response };
}

export const peerCalls: BadCalls = {
  [peersService.raft.path]: (world) => {
    const send = (...messages: Uint8Array[]) => {
      return async () => (await proved(world, peersService.raft, { messages })).status;
    };
    return [
      ...unproved(world, peersService.raft),
      ['OK', send()],
      ['OK', send(nobody)],
      ['OK', send(garbage)],
      ['OK', send(new Uint8Array(1 << 20).fill(0xff))],
    ];
  },

  [peersService.heartbeat.path]: (world) => {
    const beat = (heartbeat: balsa.v1.HeartbeatRequest.$Properties) => async () => {
      const { response } = await proved(world, peersService.heartbeat, heartbeat);
      return response?.registerAgain === true ? 'to register' : 'no answer';
    };
    return [
      ...unproved(world, peersService.heartbeat),
      ['to register', beat({})],
      ['to register', beat({ sequence: -1, brokerEpoch: -1, incarnation: '__proto__' })],
      ['to register', beat({ sequence: 2 ** 53, brokerEpoch: 2 ** 53 })],
      ['to register', beat({ incarnation: 'x'.repeat(1 << 20) })],
    ];
  },

  [peersService.propose.path]: (world) => {
    const propose =
      (...proposals: balsa.v1.Proposal.$Properties[]) =>
      async () => {
        const { response } = await proved(world, peersService.propose, { proposals });
        const outcomes = response?.outcomes ?? [];
        return outcomes.map(({ unanswered }) => (unanswered == null ? 'applied' : 'not')).join();
      };
    return [
      ...unproved(world, peersService.propose),
      ['', propose()],
      ['not', propose({})],
      ['not', propose({ payload: garbage, version: 1 })],
      ['not,not', propose({ payload: nobody, version: 0 }, { payload: garbage, version: -1 })],
      ['not', propose({ payload: garbage, version: 2 ** 31 - 1 })],
    ];
  },

  [peersService.readIndex.path]: (world) => {
    const read = async () => {
      const { response } = await proved(world, peersService.readIndex, {});
      return (response?.index ?? 0) > 0 ? 'an index' : 'none';
    };
    return [...unproved(world, peersService.readIndex), ['an index', read]];
  },
};

/** As the file join of the node has it, right in everything but what is changed. */
function joinOf({ cluster, node }: World): balsa.v1.JoinRequest.$Properties {
  const who = { clusterId: cluster.clusterId, raftId: 'r', directoryId: 'd' };
  return {
    ...who,
    protocol: PEERS_PROTOCOL,
    version: '0',
    proof: joinProof(cluster.secret, who),
    clockMs: Date.now(),
    address: node.server,
  };
}

export const joiningCalls: BadCalls = {
  [joiningService.meet.path]: ({ door }) => {
    const meet =
      (...addresses: string[]) =>
      async () => {
        const { clusterId, addresses: own } = await door.call(joiningService.meet, { addresses });
        return clusterId === '' || own.length > 0 ? 'somebody else' : 'the node';
      };
    return [
      ['the node', meet('', '__proto__', '..', '\0')],
      ['the node', meet(...Array<string>(100_000).fill('x:1'))],
      ['the node', meet('x'.repeat(1 << 20))],
    ];
  },

  [joiningService.promise.path]: ({ door }) => {
    const promise = (request: balsa.v1.PromiseRequest.$Properties) => async () => {
      const { refusal } = await door.call(joiningService.promise, request);
      return refusal === '' ? 'promised' : 'refused';
    };
    const founder = { nodeId: -1, raftId: '__proto__', directoryId: '..', address: '' };
    const founding = { clusterId: 'other', secret: '', founders: [founder] };
    return [
      ['refused', promise({})],
      ['refused', promise({ founding: {} })],
      ['refused', promise({ founding })],
      ['refused', promise({ founding, isFounded: true, addresses: ['a:1', 'a:1'] })],
    ];
  },

  [joiningService.join.path]: (world) => {
    const join = (fields: object) => () => {
      return world.door.call(joiningService.join, { ...joinOf(world), ...fields });
    };
    return [
      ['FAILED_PRECONDITION', join({ protocol: 0 })],
      ['FAILED_PRECONDITION', join({ clockMs: 0 })],
      ['FAILED_PRECONDITION', join({ clockMs: 2 ** 53 })],
      ['NOT_FOUND', join({ clusterId: '__proto__' })],
      ['UNAUTHENTICATED', join({ clusterId: '' })],
      ['UNAUTHENTICATED', join({ clusterId: '', addresses: ['a:1'] })],
      ['UNAUTHENTICATED', join({ proof: nobody })],
      ['UNAUTHENTICATED', join({ proof: new Uint8Array(32) })],
      ['UNAUTHENTICATED', join({ raftId: 'other' })],
      ...['', '\n', 'a\nb', '[', ':', '127.0.0.1:70000', world.node.server].map(
        (address): BadCall => ['FAILED_PRECONDITION', join({ address })],
      ),
    ];
  },
};
