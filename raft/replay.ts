import { CodecError } from './codec-error.ts';
import type { Entry, HardState, SnapshotMark } from './entry.ts';
import { entrySizeBytes } from './entry-size.ts';
import type { LogIndex, Term } from './identity.ts';
import { sameMember } from './identity.ts';
import type { ConfigAt, StoredState, TermRun } from './options.ts';
import { decodeWalRecord } from './wal-record.ts';

/** What a log of records amounts to. */
export interface Replayed {
  readonly stored: StoredState;
  /** `positions[i]` is where the record of entry `stored.snapshot.index + 1 + i` lies. */
  readonly positions: readonly number[];
}

interface Kept {
  readonly position: number;
  readonly term: Term;
  readonly entry: Entry | undefined;
}

/**
 * Folds the records of a write-ahead log, in order, into what a node starts from.
 *
 *     head: hard state, snapshot | entry 50 | entry 51 | truncation 51 | entry 51 | snapshot 50
 *
 * Every file of the log begins with a head, so hard state and snapshot repeat; older files are
 * removed, so the first entry seen may lie past the first snapshot seen, as long as a later
 * snapshot covers the gap. Anything else that does not follow from what came before is damage that
 * checksums do not show: `add` and `finish` throw `CodecError` with code `order`.
 */
export class Replay {
  readonly #tailBytesMax: number;
  #hardState: HardState = { term: 0, vote: undefined };
  #snapshot: SnapshotMark = { index: 0, term: 0, config: { voters: [] } };
  #firstIndex: LogIndex = 1;
  #hasEntries = false;
  readonly #kept: Kept[] = [];
  #configs: ConfigAt[] = [];
  /** `#kept[i]` holds its entry for `i >= #tailStart`. */
  #tailStart = 0;
  #tailBytes = 0;

  constructor(options: { readonly tailBytesMax: number }) {
    this.#tailBytesMax = options.tailBytesMax;
  }

  add(position: number, payload: Uint8Array): void {
    const record = decodeWalRecord(payload);
    switch (record.type) {
      case 'entry':
        this.#onEntry(position, record.entry);
        break;
      case 'hardState':
        this.#onHardState(record.hardState);
        break;
      case 'truncation':
        this.#onTruncation(record.firstIndex);
        break;
      case 'snapshot':
        this.#onSnapshot(record.snapshot);
        break;
      default:
        record satisfies never;
    }
  }

  finish(): Replayed {
    const snapshot = this.#snapshot;
    if (this.#kept.length > 0 && this.#firstIndex > snapshot.index + 1) {
      throw new CodecError('order', 'entries after the snapshot are missing');
    }
    const lastTerm = this.#kept.at(-1)?.term ?? snapshot.term;
    if (lastTerm > this.#hardState.term) {
      throw new CodecError('order', 'an entry is newer than the hard state');
    }
    const tail: Entry[] = [];
    for (const { entry } of this.#kept.slice(this.#tailStart)) {
      if (entry !== undefined) tail.push(entry);
    }
    const stored = {
      hardState: this.#hardState,
      snapshot,
      terms: this.#terms(),
      lastIndex: snapshot.index + this.#kept.length,
      configs: this.#configs,
      tail,
    };
    return { stored, positions: this.#kept.map((kept) => kept.position) };
  }

  get #nextIndex(): LogIndex {
    return this.#firstIndex + this.#kept.length;
  }

  #onEntry(position: number, entry: Entry): void {
    if (!this.#hasEntries && entry.index > this.#firstIndex) this.#firstIndex = entry.index;
    this.#hasEntries = true;
    if (entry.index !== this.#nextIndex) {
      throw new CodecError('order', `entry ${entry.index} stands where ${this.#nextIndex} belongs`);
    }
    if (entry.term < (this.#kept.at(-1)?.term ?? this.#snapshot.term)) {
      throw new CodecError('order', 'terms go back along the log');
    }
    this.#kept.push({ position, term: entry.term, entry });
    this.#tailBytes += entrySizeBytes(entry);
    if (entry.type === 'config') this.#configs.push({ index: entry.index, config: entry.config });
    while (this.#tailBytes > this.#tailBytesMax) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#kept[this.#tailStart];
    if (oldest?.entry === undefined) return;
    this.#tailBytes -= entrySizeBytes(oldest.entry);
    this.#kept[this.#tailStart] = { ...oldest, entry: undefined };
    this.#tailStart += 1;
  }

  #onHardState(next: HardState): void {
    const { term, vote } = this.#hardState;
    const isChangedVote =
      vote !== undefined && (next.vote === undefined || !sameMember(vote, next.vote));
    if (next.term < term || (next.term === term && isChangedVote)) {
      throw new CodecError('order', 'the hard state goes back');
    }
    this.#hardState = next;
  }

  #onTruncation(firstIndex: LogIndex): void {
    // What it cut lay in a file that is gone; the entry that follows, where a crash has left it,
    // says where the log goes on.
    if (!this.#hasEntries && firstIndex >= this.#firstIndex) return;
    const isBehindGap = this.#firstIndex > this.#snapshot.index + 1;
    if (isBehindGap && firstIndex > this.#snapshot.index && firstIndex < this.#firstIndex) {
      // It cut what lay in files that are gone, and all that is seen with it.
      this.#keepBelow(this.#firstIndex);
      this.#firstIndex = firstIndex;
      return;
    }
    if (firstIndex < this.#firstIndex || firstIndex >= this.#nextIndex) {
      throw new CodecError('order', 'a truncation cuts nothing');
    }
    if (firstIndex <= this.#snapshot.index) {
      throw new CodecError('order', 'a truncation cuts into the snapshot');
    }
    this.#keepBelow(firstIndex);
  }

  #keepBelow(index: LogIndex): void {
    for (const { entry } of this.#kept.splice(index - this.#firstIndex)) {
      if (entry !== undefined) this.#tailBytes -= entrySizeBytes(entry);
    }
    this.#tailStart = Math.min(this.#tailStart, this.#kept.length);
    this.#configs = this.#configs.filter((known) => known.index < index);
  }

  #onSnapshot(snapshot: SnapshotMark): void {
    if (snapshot.index < this.#snapshot.index) {
      throw new CodecError('order', 'the snapshot goes back');
    }
    this.#snapshot = snapshot;
    const held = this.#kept[snapshot.index - this.#firstIndex];
    const isBefore = snapshot.index < this.#firstIndex;
    if (isBefore && this.#hasEntries) return;
    if (held?.term !== snapshot.term) this.#keepBelow(this.#firstIndex);
    const removed = this.#kept.splice(0, snapshot.index + 1 - this.#firstIndex);
    for (const { entry } of removed)
      if (entry !== undefined) this.#tailBytes -= entrySizeBytes(entry);
    this.#tailStart = Math.max(0, this.#tailStart - removed.length);
    this.#configs = this.#configs.filter((known) => known.index > snapshot.index);
    this.#firstIndex = snapshot.index + 1;
  }

  #terms(): readonly TermRun[] {
    const runs: TermRun[] = [];
    this.#kept.forEach(({ term }, place) => {
      if (runs.at(-1)?.term !== term) runs.push({ firstIndex: this.#firstIndex + place, term });
    });
    return runs;
  }
}
