import { sameMember } from './identity.ts';
import type { VoteRequest, VoteResponse } from './message.ts';
import type { Node } from './node.ts';

/**
 * Answers a request to vote; the caller has entered its term if it had to. Returns whether a real
 * vote was granted.
 *
 * A vote goes to a candidate whose log is at least as up to date as the own (Raft §5.4.1), first
 * come, first served. The voter's own config does not matter: a member that was promoted may not
 * know it yet, and must vote (BC-09). A pre-vote promises nothing and changes nothing. Who refuses
 * because its own log is newer may be the only one who can win: it campaigns then, voter or not,
 * until a leader is heard.
 */
export function answerVoteRequest(node: Node, request: VoteRequest): boolean {
  const { log } = node;
  const isUpToDate =
    request.lastTerm > log.lastTerm ||
    (request.lastTerm === log.lastTerm && request.lastIndex >= log.lastIndex);
  const { preVote } = request;
  const isFree = node.vote === undefined || sameMember(node.vote, request.from);
  const isElection = preVote ? request.term > node.term : request.term === node.term && isFree;
  const granted = isUpToDate && isElection;
  if (granted && !preVote) node.castVote(request.from);
  if (isElection && !isUpToDate) node.wasAskedInVain = true;
  const response: VoteResponse = {
    type: 'voteResponse',
    clusterId: node.clusterId,
    from: node.self,
    to: request.from,
    term: granted ? request.term : node.term,
    preVote,
    granted,
  };
  if (granted && !preVote) node.outbox.sendAfterSync.push(response);
  else node.sendWhenTermDurable(response);
  return granted && !preVote;
}
