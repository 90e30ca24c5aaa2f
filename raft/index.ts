/**
 * Raft as a pure library (Ongaro and Ousterhout, "In Search of an Understandable Consensus
 * Algorithm", extended version; Ongaro's thesis, "Consensus: Bridging Theory and Practice"). It
 * reads no clock, no disk, no socket and no chance: a driver hands all of them in, and carries out
 * what it asks for. So the very code that runs a cluster also runs in a simulator, and every run
 * can be run again.
 *
 *        timers   network   clients    disk
 *           │        │         │         │  persisted, entriesRead, snapshot…
 *           └────────┴────┬────┴─────────┘
 *                         v step(input)
 *      ┌──────────────────────────────────────────┐
 *      │ raft.ts      terms; who is heard at all  │   follower.ts   candidate.ts   leader.ts
 *      │   role ────────────────────────────────────>     the one role in force
 *      │   node.ts    what holds in every role    │         │ replicator.ts  progress.ts
 *      │     log.ts  membership.ts  outbox.ts     │         │ read-index.ts  transfer.ts
 *      └──────────────────────────────────────────┘
 *                         v takeReady()
 *           ┌────────┬────┴────┬─────────┐
 *        WAL+sync  network  answers  state machine
 *
 * ## How a driver uses it
 *
 *     const replay = new Replay({ tailBytesMax });          // what the write-ahead log holds
 *     wal.onRecord((position, payload) => replay.add(position, payload));
 *     const { stored, positions } = replay.finish();
 *     const raft = new Raft({ clusterId, self, stored, appliedIndex, settings, random });
 *
 *     raft.step(input);                                     // for everything that happens
 *     while (raft.hasReady()) {
 *       const ready = raft.takeReady();
 *       // 1. At once: send `sendNow`, give `answers`, start `entryReads` and `snapshotReads`.
 *       // 2. Append to the WAL, in this order: `hardState`; a truncation, if the first of
 *       //    `entries` replaces one; `entries`. Store `snapshotChunks`.
 *       // 3. Apply `committed`.
 *       // 4. When a sync that covers this Ready, and all before it, is done: send
 *       //    `sendAfterSync`, then step `persisted` with exactly what `persist` says.
 *     }
 *
 * Steps are cheap, syncs are not: step all that has arrived, then take one Ready. All that was
 * proposed meanwhile travels in one append and is made durable by one sync. Further Readies may be
 * taken while earlier ones are still being synced.
 *
 * A cluster is founded by writing the same snapshot mark {index 0, term 0, config of all founding
 * voters} into each one's empty log. A node that is to join starts with an empty log and is told
 * `contacts`; it subscribes to the leader, is fed as a learner, and becomes a voter by
 * `changeVoters`. A sole voter elects itself in the constructor.
 *
 * `snapshotMark(index)` gives the mark of a snapshot of the state machine as of `index`; when that
 * snapshot is durable the driver writes the mark to its WAL, steps `snapshotSaved`, and may cut the
 * WAL below `positions` that no entry past the mark needs.
 *
 * ## A worked example: three voters, one proposal
 *
 *     node 1, leading term 4       propose "x"
 *       Ready  entries 9/4 → WAL, persist {term 4, lastIndex 9}     sendNow: append 9/4 → 2, 3
 *              answers: accepted at 9/4
 *     node 2                       message append 9/4
 *       Ready  entries 9/4 → WAL, persist {term 4, lastIndex 9}     sendAfterSync: accepted 9 → 1
 *       … the sync ends            persisted {term 4, lastIndex 9}, and the acknowledgement leaves
 *     node 1                       message accepted 9 from 2: its own disk is not done: 1 of 3
 *       … its sync ends            persisted {term 4, lastIndex 9}: 2 of 3, committed
 *       Ready  committed 9/4 → apply, and only now the proposer is told what became of it
 *              sendNow: commit 9 → 2, 3
 *
 * "accepted" says where the entry stands, not that it will stay: if another entry is committed at
 * that index, or the same index with another term, the proposal is lost. Only apply knows.
 *
 * ## What it guarantees
 *
 *   - At most one leader a term; logs that agree at an index agree below it; a committed entry is
 *     in every later leader's log; every node hands out the same entries in the same order.
 *   - `committed` holds each index once in a process's life, after `appliedIndex`, and never one
 *     that is not on this node's own disk.
 *   - A vote, an acknowledgement and the own part of a quorum are told or counted only when the
 *     disk holds what they promise.
 *   - A read answered `readable` at an index sees every write acknowledged before the read came,
 *     once that index is applied. No lease, no clock.
 *   - Grants and acknowledgements are counted by pair of node id and raft id: a member that lost
 *     its disk is another member.
 *   - Every token is answered once: accepted, readable, transferred, refused, busy or notLeader;
 *     that of a read which waits for a quorum may wait until leadership ends.
 *   - A broken invariant throws (`node:assert`), in production too. The process must end: nothing
 *     that the core would say after it can be trusted.
 *
 * It takes time in ticks. With `electionTicks` e an election timeout lies in [e, 2e); a leader that
 * hears no quorum for e steps down; campaigns are ignored for e after a leader was heard.
 *
 * ## Words
 *
 *     term            a number for one leadership, or an attempt at one
 *     index           an entry's place in the log, from 1
 *     commit          the highest index that can never be undone
 *     voter, learner  a member that the config names; one that is only fed
 *     config          the voters; joint while a change is under way (two majorities)
 *     match, next     of a follower: known to be durable there; the first entry to send
 *     hard state      term and vote
 *     snapshot mark   index, term and config that a snapshot of the state machine stands for
 *     Ready           work that the core owes, for the driver to carry out
 */
export { decodeMessage, encodeMessage } from './codec.ts';
export { CodecError, type CodecErrorCode } from './codec-error.ts';
export type {
  CommandEntry,
  ConfigEntry,
  Entry,
  HardState,
  NoopEntry,
  SnapshotMark,
  VoterConfig,
} from './entry.ts';
export { entrySizeBytes } from './entry-size.ts';
export {
  type LogIndex,
  type Member,
  type MemberKey,
  memberKey,
  type NodeId,
  type RaftId,
  sameMember,
  type Term,
} from './identity.ts';
export { allVoters, isVoter } from './membership.ts';
export type { AppendRequest, Message } from './message.ts';
export {
  type ConfigAt,
  defaultSettings,
  type PartialSnapshot,
  type RaftOptions,
  type RaftSettings,
  type StoredState,
  type TermRun,
} from './options.ts';
export { type FollowerStatus, Raft, type RoleName } from './raft.ts';
export type {
  Answer,
  DiskInput,
  EntryRead,
  Input,
  Ready,
  SnapshotRead,
  SnapshotWrite,
} from './ready.ts';
export { Replay, type Replayed } from './replay.ts';
export { decodeWalRecord, encodeWalRecord, type WalRecord } from './wal-record.ts';
