/** Commits what was acknowledged: one commit at a time, and what comes meanwhile in the next. */
import type { AssignedPartition } from './assigned-partition.ts';

export interface OffsetOf {
  readonly partition: AssignedPartition;
  readonly offset: number;
}

export class Committer {
  readonly #send: (offsets: readonly OffsetOf[]) => Promise<void>;
  #due = new Set<AssignedPartition>();
  #next: Promise<void> | undefined;
  #underWay: Promise<void> = Promise.resolve();

  constructor(send: (offsets: readonly OffsetOf[]) => Promise<void>) {
    this.#send = send;
  }

  /** Resolves when the partition's progress, as it is now or later, is committed. */
  commit(partition: AssignedPartition): Promise<void> {
    this.#due.add(partition);
    this.#next ??= this.#underWay.then(() => this.#commitDue());
    return this.#next;
  }

  async #commitDue(): Promise<void> {
    const due = this.#due;
    this.#due = new Set();
    this.#next = undefined;
    const offsets = [...due].flatMap((partition): OffsetOf[] => {
      const offset = partition.goesOnAt;
      const isNews = offset !== undefined && offset !== partition.committed;
      return isNews && !partition.isLost ? [{ partition, offset }] : [];
    });
    const sending = offsets.length === 0 ? Promise.resolve() : this.#send(offsets);
    this.#underWay = sending.catch(() => undefined);
    await sending;
    for (const { partition, offset } of offsets) partition.committed = offset;
  }
}
