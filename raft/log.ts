import assert from 'node:assert/strict';
import type { Entry, SnapshotMark } from './entry.ts';
import { entrySizeBytes } from './entry-size.ts';
import type { LogIndex, Term } from './identity.ts';
import type { StoredState } from './options.ts';
import { TermRuns } from './term-runs.ts';

/** A Ready whose sync is under way: what it makes durable, less what was cut since it was taken. */
interface PendingSync {
  readonly term: Term;
  readonly lastIndex: LogIndex;
  /** The prefix of `lastIndex` that no cut has touched since. */
  safeIndex: LogIndex;
}

/**
 * A member's log: the terms of all indexes, the newest entries, and how much of it is on disk.
 *
 *     snapshot.index     cacheFirst      durableIndex   takenIndex   lastIndex
 *          |  on disk only   |   in memory    |  being synced  |  not yet in a Ready
 *
 * Invariants:
 *   1. durableIndex <= takenIndex <= lastIndex; an entry beyond durableIndex is in memory.
 *   2. A finished sync counts only for the prefix that no cut has touched since its Ready was
 *      taken. An index alone would not do: the log may have been cut and grown again to the same
 *      length meanwhile (an ABA, known from etcd's asynchronous storage writes), and the new
 *      entries are not yet on disk.
 *   3. An entry at or below the snapshot may still be in memory and then serves followers that lag
 *      a little; on disk it may be gone.
 */
export class RaftLog {
  #terms: TermRuns;
  #snapshot: SnapshotMark;
  /** `#entries[#head]` has index `#cacheFirst`; slots below `#head` are free. */
  #entries: Entry[];
  #head = 0;
  #cacheFirst: LogIndex;
  #cacheBytes = 0;
  #takenIndex: LogIndex;
  #durableIndex: LogIndex;
  readonly #syncs: PendingSync[] = [];
  readonly #cacheBytesMax: number;

  constructor(stored: StoredState, cacheBytesMax: number) {
    const { snapshot, terms, lastIndex, tail } = stored;
    this.#snapshot = snapshot;
    this.#terms = new TermRuns(snapshot.index, snapshot.term);
    terms.forEach((run, place) => {
      const end = terms[place + 1]?.firstIndex ?? lastIndex + 1;
      assert(
        run.firstIndex === this.#terms.lastIndex + 1 && end > run.firstIndex,
        'runs have no gap',
      );
      this.#terms.extend(end - 1, run.term);
    });
    assert(this.#terms.lastIndex === lastIndex, 'the term of every entry is known');
    const first = tail[0];
    assert(first === undefined || first.index > snapshot.index, 'the tail lies after the snapshot');
    assert(
      first === undefined || first.index + tail.length - 1 === lastIndex,
      'the tail is the end',
    );
    this.#entries = [...tail];
    this.#cacheFirst = lastIndex + 1 - tail.length;
    for (const entry of tail) this.#cacheBytes += entrySizeBytes(entry);
    this.#takenIndex = lastIndex;
    this.#durableIndex = lastIndex;
    this.#cacheBytesMax = cacheBytesMax;
  }

  get snapshot(): SnapshotMark {
    return this.#snapshot;
  }

  get lastIndex(): LogIndex {
    return this.#terms.lastIndex;
  }

  get lastTerm(): Term {
    return this.#terms.lastTerm;
  }

  /** Everything up to here is on disk and will be found there after a crash. */
  get durableIndex(): LogIndex {
    return this.#durableIndex;
  }

  /** The lowest index whose entry is in memory; `lastIndex + 1` when none is. */
  get cacheFirst(): LogIndex {
    return this.#cacheFirst;
  }

  /** The first entry that can still be had, from memory or from disk. */
  get firstIndex(): LogIndex {
    return this.#terms.boundary + 1;
  }

  get hasUntaken(): boolean {
    return this.#takenIndex < this.lastIndex;
  }

  /** `undefined` where it was forgotten or never was. */
  termAt(index: LogIndex): Term | undefined {
    return this.#terms.termAt(index);
  }

  lastIndexAtMost(index: LogIndex, term: Term): LogIndex {
    return this.#terms.lastIndexAtMost(index, term);
  }

  /** Must be in memory. */
  entryAt(index: LogIndex): Entry {
    const entry = this.#entries[this.#head + index - this.#cacheFirst];
    assert(entry !== undefined && entry.index === index, 'the entry is in memory');
    return entry;
  }

  /** Entries from memory: from `first` to `last` (inclusive), as many as fit, at least one. */
  slice(first: LogIndex, last: LogIndex, sizeBytesMax: number): readonly Entry[] {
    let sizeBytes = entrySizeBytes(this.entryAt(first));
    let end = first + 1;
    while (end <= last) {
      sizeBytes += entrySizeBytes(this.entryAt(end));
      if (sizeBytes > sizeBytesMax) break;
      end += 1;
    }
    const start = this.#head + first - this.#cacheFirst;
    return this.#entries.slice(start, start + end - first);
  }

  append(entry: Entry): void {
    assert(entry.index === this.lastIndex + 1, 'an append attaches to the last entry');
    this.#terms.extend(entry.index, entry.term);
    this.#entries.push(entry);
    this.#cacheBytes += entrySizeBytes(entry);
  }

  /**
   * Removes every entry at or past `index`. The caller has checked that none of them is committed.
   */
  cut(index: LogIndex): void {
    assert(index <= this.lastIndex, 'a cut removes something');
    this.#terms.cut(index);
    if (index < this.#cacheFirst) {
      this.#clearCache(index);
    } else {
      const removed = this.#entries.splice(this.#head + index - this.#cacheFirst);
      for (const entry of removed) this.#cacheBytes -= entrySizeBytes(entry);
    }
    this.#takenIndex = Math.min(this.#takenIndex, index - 1);
    this.#durableIndex = Math.min(this.#durableIndex, index - 1);
    for (const sync of this.#syncs) sync.safeIndex = Math.min(sync.safeIndex, index - 1);
  }

  /** Drains the entries that no Ready has carried yet. */
  takeUntaken(): readonly Entry[] {
    const start = this.#head + this.#takenIndex + 1 - this.#cacheFirst;
    this.#takenIndex = this.lastIndex;
    return this.#entries.slice(start);
  }

  /** A Ready taken in `term` goes to disk; `onPersisted` follows once for each, in order. */
  noteSync(term: Term): void {
    const lastIndex = this.#takenIndex;
    this.#syncs.push({ term, lastIndex, safeIndex: lastIndex });
  }

  onPersisted(term: Term, lastIndex: LogIndex): void {
    const sync = this.#syncs.shift();
    assert(
      sync !== undefined && sync.term === term && sync.lastIndex === lastIndex,
      'readies become durable in the order they were taken',
    );
    this.#durableIndex = Math.max(this.#durableIndex, sync.safeIndex);
    assert(this.#durableIndex <= this.#takenIndex, 'durable entries are in the log');
  }

  /** A durable snapshot of the own state machine covers everything up to `snapshot.index`. */
  compact(snapshot: SnapshotMark): void {
    if (snapshot.index <= this.#snapshot.index) return;
    assert(snapshot.index <= this.#durableIndex, 'a snapshot covers durable entries only');
    assert(this.termAt(snapshot.index) === snapshot.term, 'a snapshot is of this log');
    this.#snapshot = snapshot;
    this.#terms.forgetBelow(Math.min(snapshot.index, this.#cacheFirst - 1));
  }

  /**
   * A leader's snapshot is durably installed. Where the log holds the snapshot's last entry what
   * follows it stays, else all of it goes (Raft §7, rules 6 and 7).
   */
  install(snapshot: SnapshotMark): void {
    assert(snapshot.index > this.#snapshot.index, 'an installed snapshot is newer');
    assert(!this.hasUntaken, 'nothing was appended while the snapshot was installed');
    if (this.termAt(snapshot.index) === snapshot.term) {
      this.#durableIndex = Math.max(this.#durableIndex, snapshot.index);
      this.compact(snapshot);
      return;
    }
    this.#snapshot = snapshot;
    this.#terms = new TermRuns(snapshot.index, snapshot.term);
    this.#clearCache(snapshot.index + 1);
    this.#takenIndex = snapshot.index;
    this.#durableIndex = snapshot.index;
    for (const sync of this.#syncs) sync.safeIndex = 0;
  }

  /** Frees memory over the budget. Entries past `handedIndex` are still to be applied and stay. */
  evict(handedIndex: LogIndex): void {
    const limit = Math.min(handedIndex, this.#durableIndex);
    if (this.#cacheBytes <= this.#cacheBytesMax || this.#cacheFirst > limit) return;
    while (this.#cacheBytes > this.#cacheBytesMax && this.#cacheFirst <= limit) {
      this.#cacheBytes -= entrySizeBytes(this.entryAt(this.#cacheFirst));
      this.#head += 1;
      this.#cacheFirst += 1;
    }
    if (this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    this.#terms.forgetBelow(Math.min(this.#snapshot.index, this.#cacheFirst - 1));
  }

  /** Of entries that were read back, those that the log still holds: it may have been cut since. */
  stillHeld(entries: readonly Entry[]): readonly Entry[] {
    const end = entries.findIndex((entry) => this.termAt(entry.index) !== entry.term);
    return end === -1 ? entries : entries.slice(0, end);
  }

  #clearCache(nextIndex: LogIndex): void {
    this.#entries = [];
    this.#head = 0;
    this.#cacheBytes = 0;
    this.#cacheFirst = nextIndex;
  }
}
