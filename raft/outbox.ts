import type { Message } from './message.ts';
import type { Answer, EntryRead, SnapshotRead, SnapshotWrite } from './ready.ts';

/** What steps have produced for the next Ready, beside what the log and the hard state owe it. */
export class Outbox {
  readonly sendNow: Message[] = [];
  readonly sendAfterSync: Message[] = [];
  readonly answers: Answer[] = [];
  readonly entryReads: EntryRead[] = [];
  readonly snapshotReads: SnapshotRead[] = [];
  readonly snapshotChunks: SnapshotWrite[] = [];

  get isEmpty(): boolean {
    return (
      this.sendNow.length === 0 &&
      this.sendAfterSync.length === 0 &&
      this.answers.length === 0 &&
      this.entryReads.length === 0 &&
      this.snapshotReads.length === 0 &&
      this.snapshotChunks.length === 0
    );
  }
}
