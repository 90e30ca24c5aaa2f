/**
 * Forgets the offsets of topics that were deleted. Nobody is shown them any more; they only take
 * space. No record can name them all, so the controller looks for them after a topic has gone, and
 * once when it begins, for what its predecessor left.
 */
import { slotEpochOf } from '../metadata/apply-offsets.ts';
import type { Change, Image } from '../metadata/image.ts';
import type { OffsetRow } from '../metadata/offset-rows.ts';
import type { StoredOffsets } from '../metadata/offset-table.ts';
import type { Proposed } from '../metadata/proposer.ts';
import type { MetadataRecord, RecordOf } from '../metadata/records.ts';

export interface OffsetSweeperOptions {
  readonly image: () => Image;
  readonly offsets: Pick<StoredOffsets, 'scan'>;
  readonly propose: (record: MetadataRecord, done: (result: Proposed) => void) => void;
}

type Deletion = RecordOf<'deleteOffsets'>;

export class OffsetSweeper {
  readonly #options: OffsetSweeperOptions;
  #isDue = true;
  #isRunning = false;

  constructor(options: OffsetSweeperOptions) {
    this.#options = options;
  }

  onChanges(changes: readonly Change[]): void {
    this.#isDue ||= changes.some(({ type }) => type === 'topicRemoved');
  }

  onReplaced(): void {
    this.#isDue = true;
  }

  /** Called now and then. One that does not lead only remembers what there will be to do. */
  onTick(isLeading: boolean): void {
    if (!isLeading || !this.#isDue || this.#isRunning) return;
    this.#isDue = false;
    this.#isRunning = true;
    const deletions: Deletion[] = [];
    const onRows = (rows: readonly OffsetRow[]) => deletions.push(...this.#deletionsOf(rows));
    this.#options.offsets.scan(onRows, (...[error]) => {
      // Tables that were replaced meanwhile cannot be read on: there is a next time.
      if (error !== null) this.#isDue = true;
      this.#propose(deletions);
    });
  }

  /** One after another: there is no hurry, and other proposals wait behind them. */
  #propose(deletions: Deletion[]): void {
    const next = deletions.shift();
    if (next === undefined) {
      this.#isRunning = false;
      return;
    }
    this.#options.propose(next, (result) => {
      const isApplied = result.type === 'outcome' && result.outcome.type !== 'refused';
      if (!isApplied) this.#isDue = true;
      this.#propose(isApplied ? deletions : []);
    });
  }

  #deletionsOf(rows: readonly OffsetRow[]): Deletion[] {
    const image = this.#options.image();
    const byGroup = new Map<string, { topicId: string; partition: number }[]>();
    for (const { group, topicId, partition } of rows) {
      if (image.topics.has(topicId)) continue;
      const gone = byGroup.get(group);
      if (gone === undefined) byGroup.set(group, [{ topicId, partition }]);
      else gone.push({ topicId, partition });
    }
    return [...byGroup].map(([group, partitions]) => {
      const slotEpoch = slotEpochOf(image, group);
      return { type: 'deleteOffsets', group, slotEpoch, partitions };
    });
  }
}
