/**
 * Forgets groups that nobody uses any more (KIP-211): one that had no member and no commit for the
 * time of retention goes with all its offsets; one without members and without offsets goes at the
 * next look. While a group has members, nothing of it expires.
 *
 *     told of a row without members ──> kept here ── a look: due? ──> its offsets are read
 *                                           └<─── used meanwhile ──── expireGroup ──> gone
 *
 * Invariant: a row is told of once it is in the tables (the image runs ahead of them), so the
 * offsets that are read after it hold all that were committed before it. What is committed after
 * it makes the row another one, and `apply` drops what was decided on the one before.
 */
import { slotEpochOf } from '../metadata/apply-offsets.ts';
import type { GroupRow } from '../metadata/group-rows.ts';
import type { Change, Image } from '../metadata/image.ts';
import type { OffsetRow } from '../metadata/offset-rows.ts';
import type { StoredOffsets } from '../metadata/offset-table.ts';
import type { Proposed } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';

export interface GroupExpirerOptions {
  readonly image: () => Image;
  readonly offsets: Pick<StoredOffsets, 'ofGroup'>;
  readonly propose: (record: MetadataRecord, done: (result: Proposed) => void) => void;
  readonly retentionMs: number;
}

/** What one record takes away. */
const OFFSETS_MAX = 5_000;

export class GroupExpirer {
  readonly #options: GroupExpirerOptions;
  /** The groups without members, as they were told of. */
  readonly #empty = new Map<string, GroupRow>();
  #isLooking = false;

  constructor(options: GroupExpirerOptions) {
    this.#options = options;
    this.onReplaced();
  }

  onChanges(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.type === 'group') this.#onRow(change.row);
      else if (change.type === 'groupRemoved') this.#empty.delete(change.group);
    }
  }

  onReplaced(): void {
    this.#empty.clear();
    for (const row of this.#options.image().groups.values()) this.#onRow(row);
  }

  /** Called now and then; `nowMs`: by the wall clock. One that does not lead leaves it alone. */
  onTick(isLeading: boolean, nowMs: number): void {
    if (!isLeading || this.#isLooking) return;
    this.#isLooking = true;
    this.#look([...this.#empty.values()].values(), nowMs);
  }

  #onRow(row: GroupRow): void {
    if (row.emptySinceMs === undefined) this.#empty.delete(row.group);
    else this.#empty.set(row.group, row);
  }

  /** One group after another: there is no hurry, and others' proposals wait behind these. */
  #look(rows: Iterator<GroupRow>, nowMs: number): void {
    const next = rows.next();
    if (next.done === true) {
      this.#isLooking = false;
      return;
    }
    const { offsets, retentionMs } = this.#options;
    offsets.ofGroup(next.value.group, (...[error, found]) => {
      // Tables that were replaced meanwhile cannot be read on: there is a next time.
      if (error !== null) {
        this.#isLooking = false;
        return;
      }
      const isOld = nowMs - (next.value.emptySinceMs ?? nowMs) >= retentionMs;
      const isDue = isOld || found.length === 0;
      if (isDue) this.#expire(next.value, found, () => this.#look(rows, nowMs));
      else this.#look(rows, nowMs);
    });
  }

  #expire(row: GroupRow, offsets: readonly OffsetRow[], done: () => void): void {
    const { group, revision, emptySinceMs } = row;
    if (this.#empty.get(group) !== row || emptySinceMs === undefined) return done();
    const { image, propose } = this.#options;
    const partitions = offsets.slice(0, OFFSETS_MAX).map(({ topicId, partition }) => {
      return { topicId, partition };
    });
    const isWhole = partitions.length === offsets.length;
    const slotEpoch = slotEpochOf(image(), group);
    const decidedOn = { group, slotEpoch, ifRevision: revision, emptySinceMs };
    propose({ type: 'expireGroup', ...decidedOn, partitions, isWhole }, (result) => {
      const isApplied = result.type === 'outcome' && result.outcome.type !== 'refused';
      if (isWhole || !isApplied) return done();
      this.#expire(row, offsets.slice(OFFSETS_MAX), done);
    });
  }
}
