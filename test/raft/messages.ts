import type { AppendRequest, Entry, Message } from '../../raft/index.ts';
import type { Group } from './group.ts';
import { member } from './group.ts';

/** Messages made by hand, from node 1 to node 2 unless said otherwise. */
const head = { clusterId: 'test', from: member(1), to: member(2), term: 1 };

type Fields<Type extends Message['type']> = Partial<
  Omit<Extract<Message, { readonly type: Type }>, 'type'>
>;

export function appendRequest(fields: Fields<'appendRequest'>): AppendRequest {
  const rest = { prevIndex: 0, prevTerm: 0, entries: [], commit: 0 };
  return { ...head, ...rest, ...fields, type: 'appendRequest' };
}

export function voteRequest(
  fields: Fields<'voteRequest'>,
): Extract<Message, { readonly type: 'voteRequest' }> {
  const rest = { preVote: false, lastIndex: 0, lastTerm: 0, leadershipTransfer: false };
  return { ...head, ...rest, ...fields, type: 'voteRequest' };
}

export function voteGranted(fields: Fields<'voteResponse'>): Message {
  return { ...head, preVote: false, granted: true, ...fields, type: 'voteResponse' };
}

export function heartbeat(fields: Fields<'heartbeatRequest'>): Message {
  return { ...head, commit: 0, round: 0, ...fields, type: 'heartbeatRequest' };
}

export function appendAccepted(fields: Fields<'appendAccepted'>): Message {
  return { ...head, matchIndex: 0, ...fields, type: 'appendAccepted' };
}

/** `1/1 2/1 3/2`: index and term of each. */
export function noops(places: string): readonly Entry[] {
  return places.split(' ').map((place) => {
    const [index = 0, term = 0] = place.split('/').map(Number);
    return { type: 'noop', index, term, timestampMs: 0 };
  });
}

/** Gives a node of a fresh group the log of a leader of `term`, and forgets the messages. */
export function giveLog(
  group: Group,
  nodeId: number,
  { places, term }: { readonly places: string; readonly term: number },
): void {
  const from = member(nodeId === 1 ? 3 : 1);
  const to = member(nodeId);
  group.node(nodeId).receive(appendRequest({ from, to, term, entries: noops(places) }));
  group.messages = [];
}

export function underWay<Type extends Message['type']>(
  group: Group,
  type: Type,
): readonly Extract<Message, { readonly type: Type }>[] {
  return group.messages.filter(
    (message): message is Extract<Message, { readonly type: Type }> => message.type === type,
  );
}
