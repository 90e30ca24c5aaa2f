/** Rare states of a cluster that a run of many seeds must have reached, each at least once. */
export const clusterSometimes = [
  'acknowledged with acks all',
  'acknowledged with acks leader',
  'acknowledged with acks none',
  'a leader was elected',
  'in-sync set shrank',
  'in-sync set expanded',
  'one replica in sync',
  'a replica is eligible',
  'a replica was cut',
  'a producer found a gap',
  'refused for want of replicas',
  'records were deleted',
  'the leader of a partition was killed',
  'a leader lost sight of the controller',
  'power cut of all',
  'stopped cleanly',
  'wiped',
  'the last that was known to hold all is lost',
  'unclean election',
  'snapshot installed',
  'lived on a bare quorum',
  'done: alterTopic',
  'done: reassignPartition',
  'done: cancelReassignment',
  'done: electLeader',
  'done: deleteTopic',
  'the states of two nodes were compared',
] as const;

/** The same where logs rot and grow old. */
export const decaySometimes = [
  ...clusterSometimes,
  'retention freed records',
  'a follower gave up what its leader had',
  'a log rotted',
  'damage was found',
  'a damaged replica began anew',
] as const;

/** The same where nodes come and go. */
export const membershipSometimes = [
  ...clusterSometimes,
  'a node was admitted',
  'a node has its share',
  'a node was forgotten',
  'a removed node was told',
  'a removed node was refused',
  'a Raft log was set aside',
  'done: addPartitions',
  'done: removeNode',
] as const;
