/**
 * Who takes part. A member is a pair: the node id, which an operator knows, and the raft id, a
 * random value made together with the Raft log. A node whose log was lost comes back under a new
 * raft id, so that what the old log promised (votes, acknowledgements) is never counted for the new
 * one (KIP-853, directory ids).
 */

/** Positive safe integer, unique in the cluster. */
export type NodeId = number;
/** 22 characters of base64url: 16 random bytes. */
export type RaftId = string;
/** Starts at 0 (before the first election), never goes back. Safe integer. */
export type Term = number;
/** The first entry has index 1. Safe integer. */
export type LogIndex = number;

export interface Member {
  readonly nodeId: NodeId;
  readonly raftId: RaftId;
}

/** The key under which grants and acknowledgements are counted. */
export type MemberKey = string;

export function memberKey(member: Member): MemberKey {
  return `${member.nodeId}:${member.raftId}`;
}

export function sameMember(left: Member, right: Member): boolean {
  return left.nodeId === right.nodeId && left.raftId === right.raftId;
}
