/**
 * Raft as a pure library (Ongaro and Ousterhout, "In Search of an Understandable Consensus
 * Algorithm"; Ongaro's thesis). It reads no clock, no disk, no socket and no chance: a driver hands
 * all of them in and carries out what it asks for.
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
