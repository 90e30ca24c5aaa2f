import type {
  Answer,
  Entry,
  Member,
  Message,
  Raft,
  Ready,
  SnapshotMark,
  VoterConfig,
} from '../../raft/index.ts';

/**
 * Everything of a script's output as one short line each. Members are `2b`: node id and raft id.
 */

export function describeMember({ nodeId, raftId }: Member): string {
  return `${nodeId}${raftId}`;
}

export function describeConfig({ voters, outgoing }: VoterConfig): string {
  const incoming = voters.map(describeMember).join(',');
  return outgoing === undefined
    ? `{${incoming}}`
    : `{${incoming} & ${outgoing.map(describeMember).join(',')}}`;
}

export function describeEntry(entry: Entry): string {
  const place = `${entry.index}/${entry.term}`;
  switch (entry.type) {
    case 'command':
      return `${place}:${Buffer.from(entry.payload).toString()}`;
    case 'noop':
      return `${place}:-`;
    case 'config':
      return `${place}:${describeConfig(entry.config)}`;
    default:
      return entry satisfies never;
  }
}

function describeEntries(entries: readonly Entry[]): string {
  return entries.length === 0 ? 'nothing' : entries.map(describeEntry).join(' ');
}

function describeMark({ index, term, config }: SnapshotMark): string {
  return `${index}/${term}${describeConfig(config)}`;
}

export function describeMessage(message: Message): string {
  const head = `${describeMember(message.from)}->${describeMember(message.to)} t${message.term}`;
  return `${head} ${describeBody(message)}`;
}

function describeBody(message: Message): string {
  switch (message.type) {
    case 'voteRequest': {
      const kind = message.preVote ? 'pre-vote' : 'vote';
      const by = message.leadershipTransfer ? ', asked by the leader' : '';
      return `${kind}? last ${message.lastIndex}/${message.lastTerm}${by}`;
    }
    case 'voteResponse':
      return `${message.preVote ? 'pre-vote' : 'vote'} ${message.granted ? 'granted' : 'refused'}`;
    case 'appendRequest': {
      const { prevIndex, prevTerm, entries, commit } = message;
      return `append after ${prevIndex}/${prevTerm}: ${describeEntries(entries)}, commit ${commit}`;
    }
    case 'appendAccepted':
      return `accepted up to ${message.matchIndex}`;
    case 'appendRejected': {
      const { prevIndex, hintIndex, hintTerm } = message;
      return `rejected after ${prevIndex}, hint ${hintIndex}/${hintTerm}`;
    }
    case 'heartbeatRequest':
      return `heartbeat, commit ${message.commit}${describeRound(message.round)}`;
    case 'heartbeatResponse':
      return `heartbeat heard${describeRound(message.round)}`;
    case 'snapshotChunk': {
      const { snapshot, position, data, last } = message;
      const end = last ? ', the last' : '';
      return `snapshot ${describeMark(snapshot)} at ${position}: ${data.length} bytes${end}`;
    }
    case 'snapshotChunkStored': {
      const { snapshotIndex, nextPosition, installed } = message;
      const outcome = installed ? 'installed' : `stored up to ${nextPosition}`;
      return `snapshot ${snapshotIndex} ${outcome}`;
    }
    case 'timeoutNow':
      return 'campaign now';
    case 'subscribe':
      return `subscribe, last ${message.lastIndex}`;
    default:
      return message satisfies never;
  }
}

function describeRound(round: number): string {
  return round === 0 ? '' : `, round ${round}`;
}

/** What a Ready makes its driver do, but for sending. */
export function describeReady(ready: Ready): readonly string[] {
  const { hardState, entries, committed } = ready;
  const lines: string[] = [];
  if (hardState !== undefined) {
    const vote =
      hardState.vote === undefined ? 'no vote' : `vote ${describeMember(hardState.vote)}`;
    lines.push(`stores term ${hardState.term}, ${vote}`);
  }
  if (entries.length > 0) lines.push(`stores ${describeEntries(entries)}`);
  if (committed.length > 0) lines.push(`applies ${describeEntries(committed)}`);
  for (const answer of ready.answers) lines.push(`answers ${describeAnswer(answer)}`);
  for (const { firstIndex, lastIndex } of ready.entryReads) {
    lines.push(`reads entries ${firstIndex} to ${lastIndex}`);
  }
  return lines;
}

export function describeAnswer(answer: Answer): string {
  switch (answer.type) {
    case 'accepted':
      return `#${answer.token}: accepted at ${answer.index}/${answer.term}`;
    case 'readable':
      return `#${answer.token}: readable at ${answer.index}`;
    case 'notLeader': {
      const leader = answer.leader === undefined ? 'nobody known' : describeMember(answer.leader);
      return `#${answer.token}: not leader, ${leader} leads`;
    }
    case 'busy':
    case 'refused':
      return `#${answer.token}: ${answer.type}, ${answer.reason}`;
    case 'transferred':
      return `#${answer.token}: transferred`;
    default:
      return answer satisfies never;
  }
}

export function describeRole(raft: Raft): string {
  const { role, term, leader } = raft;
  if (role !== 'follower') return `${role} of term ${term}`;
  const whom = leader === undefined ? 'nobody' : describeMember(leader);
  return `follower of ${whom} in term ${term}`;
}

export function describeStatus(raft: Raft): string {
  const { commit, handedIndex, durableIndex, lastIndex, firstIndex, config } = raft;
  const span = `log ${firstIndex}..${lastIndex} durable ${durableIndex}`;
  const log = `${span} commit ${commit} applied ${handedIndex}`;
  const followers = raft.followers.map(
    ({ member, state, match, next }) =>
      `\n    ${describeMember(member)} ${state} match ${match} next ${next}`,
  );
  return `${describeRole(raft)}, ${log}, voters ${describeConfig(config)}${followers.join('')}`;
}
