/**
 *   error     Something that was durable, or a rule between files, does not hold.
 *   warning   What a crash may leave, or what is made anew at the next start: nothing was lost.
 */
export type FindingSeverity = 'error' | 'warning';

/**
 *   unreadable    the disk would not give the bytes
 *   unknown       a file or directory that is none of ours
 *   nodeFile      node.json does not check
 *   checkpoint    topics/checkpoint is absent or does not check
 *   mark          the checkpoint says that an earlier start found this
 *   owner         a log's directory does not say that it is that log's
 *   missing       a log has an entry and no files
 *   short         a log ends before its durable end
 *   batch         bytes that are no sound batch
 *   offset        a batch does not begin where the one before it ended
 *   epoch         a batch is not of the epoch that the checkpoint has for it
 *   boundary      the durable end does not lie between two batches where the checkpoint says
 *   tornTail      bytes behind everything that was durable, and that do not check
 *   cleanEnd      clean-end of a compacted log does not check
 *   index         an entry of an index does not say what the segment holds
 *   snapshot      a producer snapshot does not say what the log holds
 *   wal           the write-ahead log does not check
 *   walRecord     a record of it is refused by whoever understands it
 *   identity      raft/raft-id does not check
 *   raftSnapshot  a snapshot of the applied state does not check
 *   tables        metadata/current, which says what tables are in force, does not check
 */
export type FindingCode =
  | 'unreadable'
  | 'unknown'
  | 'nodeFile'
  | 'checkpoint'
  | 'mark'
  | 'owner'
  | 'missing'
  | 'short'
  | 'batch'
  | 'offset'
  | 'epoch'
  | 'boundary'
  | 'tornTail'
  | 'cleanEnd'
  | 'index'
  | 'snapshot'
  | 'wal'
  | 'walRecord'
  | 'identity'
  | 'raftSnapshot'
  | 'tables';

export interface Finding {
  readonly severity: FindingSeverity;
  readonly code: FindingCode;
  /** The file or directory concerned. */
  readonly file: string;
  /** The byte in `file` at which it begins, where there is one. */
  readonly position: number | undefined;
  readonly text: string;
}
