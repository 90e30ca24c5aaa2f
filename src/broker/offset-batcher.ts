/**
 * Commits of offsets on their way: those that come together share one record, so that the cost of
 * consensus is paid once for many groups.
 *
 *     empty ── a commit ──> leaves at once, if nothing is under way
 *       └─ else gathers ── what is under way returns, or it is full, or GATHER_MS ──> leaves
 *
 * Invariants:
 *   1. Commits leave in the order in which they came.
 *   2. Every `done` runs once.
 */
import type { Cancel, Timers } from '../clock.ts';
import type { RecordOf } from '../metadata/records.ts';
import type { Changed } from './change.ts';
import { change } from './change.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refusalOf } from './refusal.ts';

export type GroupCommit = RecordOf<'commitOffsets'>['commits'][number];

export type CommitOutcome = { readonly type: 'committed' } | Refusal;

interface Gathered {
  readonly commit: GroupCommit;
  readonly done: (outcome: CommitOutcome) => void;
}

const GATHER_MS = 3;
const OFFSETS_MAX = 5_000;

export class OffsetBatcher {
  readonly #metadata: MetadataAccess;
  readonly #timers: Timers;
  #gathered: Gathered[] = [];
  #offsetCount = 0;
  #underWay = 0;
  #cancelTimer: Cancel | undefined;

  constructor(metadata: MetadataAccess, timers: Timers) {
    this.#metadata = metadata;
    this.#timers = timers;
  }

  commit(commit: GroupCommit, done: (outcome: CommitOutcome) => void): void {
    this.#gathered.push({ commit, done });
    this.#offsetCount += commit.offsets.length;
    if (this.#underWay === 0 || this.#offsetCount >= OFFSETS_MAX) return this.#leave();
    this.#cancelTimer ??= this.#timers.after(GATHER_MS, () => this.#leave());
  }

  /** What has gathered leaves now, ahead of whatever is proposed next. */
  flush(): void {
    this.#leave();
  }

  #leave(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const batch = this.#gathered;
    if (batch.length === 0) return;
    this.#gathered = [];
    this.#offsetCount = 0;
    this.#underWay += 1;
    const commits = batch.map(({ commit }) => commit);
    change(this.#metadata, { type: 'commitOffsets', commits }, (changed) => {
      this.#underWay -= 1;
      batch.forEach(({ done }, at) => {
        done(outcomeOf(changed, at));
      });
      if (this.#underWay === 0) this.#leave();
    });
  }
}

function outcomeOf(changed: Changed, at: number): CommitOutcome {
  if (changed.type === 'refused') return changed;
  const { outcome } = changed;
  const code = outcome.type === 'committed' ? outcome.refusals[at] : undefined;
  if (code === undefined) return { type: 'committed' };
  const message = 'the coordination of the group, or one of the topics, has changed meanwhile';
  return refusalOf({ type: 'refused', code, message });
}
