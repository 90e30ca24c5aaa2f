import { sameMember } from './identity.ts';
import type { VoteRequest } from './message.ts';
import type { Node } from './node.ts';

/**
 * Answers a request to vote; the caller has entered its term if it had to. Returns whether a real
 * vote was granted.
 *
 * A vote goes to a candidate whose log is at least as up to date as the own (Raft §5.4.1), first
 * come, first served. The voter's own config does not matter: a member that was promoted may not
 * know it yet, and must vote (BC-09). A pre-vote promises nothing and changes nothing.
 */
export function answerVoteRequest(node: Node, request: VoteRequest): boolean {
  const { log } = node;
  const isUpToDate =
    request.lastTerm > log.lastTerm ||
    (request.lastTerm === log.lastTerm && request.lastIndex >= log.lastIndex);
  const envelope = node.envelope(request.from);
  if (request.preVote) {
    const granted = isUpToDate && request.term > node.term;
    const term = granted ? request.term : node.term;
    node.sendWhenTermDurable({ ...envelope, term, type: 'voteResponse', preVote: true, granted });
    return false;
  }
  const isFree = node.vote === undefined || sameMember(node.vote, request.from);
  const granted = isUpToDate && isFree && request.term === node.term;
  if (granted) node.castVote(request.from);
  const response = { ...envelope, type: 'voteResponse', preVote: false, granted } as const;
  if (granted) node.outbox.sendAfterSync.push(response);
  else node.sendWhenTermDurable(response);
  return granted;
}
