/**
 * Rare states of the Raft cluster that a run of many seeds must have reached, each at least once.
 */
export const raftSometimes = [
  'read served',
  'write answered from what the first one did',
  'voters changed',
  'joint config committed',
  'config entry cut',
  'leadership transferred',
  'two leaders at once',
  'entries cut',
  'entries of two terms cut',
  'old entry committed by a new one',
  'leader paused',
  'wiped',
  'learner voted in',
  'power cut of all',
  'crash at the edge of an effect',
  'refused to start on damage',
  'ended: io',
  'ended: noSpace',
  'unsynced entries came back',
  'unsynced entries were lost',
  'snapshot taken',
  'snapshot of a joint config',
  'snapshot installed',
  'lived on a bare quorum',
] as const;
